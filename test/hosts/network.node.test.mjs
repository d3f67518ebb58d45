/** The built script where the network fails, and when it comes back. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { generate } from 'selfsigned';
import sirv from 'sirv';
import { launch } from '../launch.mjs';

const root = resolve(import.meta.dirname, '../..');
const [scripts, demo] = ['dist/embed', 'demo'].map((folder) => sirv(resolve(root, folder), { dev: true }));
const card = '<org-card feed="/feed.json" org="missing-children-europe"><a href="/old">The old way</a></org-card>';
const html = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
  <script type="module" src="/org-cards.js"></script>`;
const directory = '<org-directory feed="/feed.json"><a href="/old">The old way</a></org-directory>';
/** How the next feeds are answered, by path; the demo's own where nothing is said. */
const answers = new Map();
let server, browser, origin;
before(async () => {
  server = createServer((request, response) => {
    if (request.url === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    const answer = answers.get(request.url);
    if (answer) return answer(response);
    scripts(request, response, () => demo(request, response));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

/** A page with the script but no element yet. */
async function open({ random = 0.1, clock = false } = {}) {
  const page = await browser.newPage();
  if (clock) await page.clock.install();
  await page.addInitScript((random) => (Math.random = () => random), random);
  const asked = [];
  const errors = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  // What the network refuses is an error of the page in Firefox.
  page.on('pageerror', ({ message }) => message.startsWith('The Same Origin Policy') || errors.push(message));
  await page.goto(origin);
  await page.waitForFunction(() => customElements.get('org-card'));
  await page.evaluate(() => {
    window.reasons = [];
    document.addEventListener('org-error', ({ reason }) => window.reasons.push(reason));
  });
  const put = (markup) => page.evaluate((markup) => (document.body.innerHTML = markup), markup);
  return { page, asked, errors, put };
}

test('cards that failed for want of a network come by themselves when it is back, with one request', async () => {
  const { page, asked, errors, put } = await open();
  await page.context().setOffline(true);
  await put(card.repeat(20));
  // Not even the words for it can be had.
  await page.waitForFunction(() => window.reasons.length === 20);
  assert.deepEqual(await page.evaluate(() => [...new Set(window.reasons)]), ['network']);
  assert.ok(await page.locator('org-card > a').first().isVisible());
  const before = asked.filter((path) => path === '/feed.json').length;
  await page.context().setOffline(false);
  await page.locator('org-card:state(ready)').nth(19).waitFor();
  assert.equal(await page.locator('org-card [part=name]').count(), 20);
  assert.equal(asked.filter((path) => path === '/feed.json').length - before, 1);
  assert.deepEqual(errors, []);
  await page.close();
});

test('a card that a reader has taken away, or whose feed is simply wrong, does not ask again', async () => {
  const { page, asked, put } = await open({ random: 0 });
  await put(card.replace('/feed.json', '/missing.json'));
  await page.waitForFunction(() => window.reasons.includes('http'));
  await page.context().setOffline(true);
  await page.evaluate((markup) => document.body.insertAdjacentHTML('beforeend', markup), card);
  await page.waitForFunction(() => window.reasons.includes('network'));
  await page.evaluate(() => document.querySelectorAll('org-card')[1].remove());
  const before = asked.length;
  await page.context().setOffline(false);
  await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done))));
  assert.deepEqual(asked.slice(before), []);
  await page.close();
});

test('a feed that a blocker refuses is a network error, and the children stay', async () => {
  const { page, errors, put } = await open();
  await page.route('**/feed.json', (route) => route.abort('blockedbyclient'));
  await put(card);
  await page.waitForFunction(() => window.reasons.includes('network'));
  assert.ok(await page.locator('org-card > a').isVisible());
  await page.locator('org-card [part=retry]').waitFor();
  await page.unroute('**/feed.json');
  await page.locator('org-card [part=retry]').click();
  await page.locator('org-card:state(ready)').waitFor();
  assert.deepEqual(errors, []);
  await page.close();
});

/** What a page sees of a directory that failed: its reason, the way back, and the directory once it is asked again. */
async function expectFailure({ page, errors }, reason) {
  await page.waitForFunction((reason) => window.reasons.includes(reason), reason);
  assert.ok(await page.locator('org-directory > a').isVisible());
  await page.locator('org-directory [part=retry]').waitFor();
  assert.deepEqual(await page.evaluate(() => window.reasons), [reason]);
  assert.deepEqual(errors, []);
}

const whole = readFileSync(resolve(root, 'demo/feed.json'));
const json = { 'content-type': 'application/json' };
const failures = {
  'is not there': ['http', (response) => response.writeHead(404).end('<h1>Gone</h1>')],
  'is asked for too often': ['http', (response) => response.writeHead(429, { 'retry-after': '1' }).end()],
  'rests for a while': ['http', (response) => response.writeHead(503, { 'retry-after': '0' }).end()],
  'breaks off': ['format', (response) => response.writeHead(200, json).end(whole.subarray(0, 100_000))],
  'is answered with a page': ['format', (response) => response.writeHead(200).end(html)],
  'is lost on the way': ['network', (response) => response.destroy()],
};
for (const [what, [reason, answer]] of Object.entries(failures))
  test(`a directory whose feed ${what} keeps the page’s own way, asks nobody by itself, and comes when asked`, async () => {
    const place = await open({ clock: true });
    const asked = () => place.asked.filter((path) => path === '/feed.json').length;
    answers.set('/feed.json', answer);
    await place.put(directory);
    await expectFailure(place, reason);
    const before = asked();
    // `Retry-After` is for programs: here the visitor chooses when, however long the page stands.
    await place.page.clock.fastForward(3_600_000);
    assert.equal(asked(), before);
    answers.clear();
    await place.page.locator('org-directory [part=retry]').click();
    await place.page.locator('org-directory:state(ready) [part=item]').nth(23).waitFor();
    assert.equal(asked(), before + 1);
    await place.page.close();
  });

test('a connection that breaks in the middle of a feed is told as that, and blamed on nobody else', async () => {
  const place = await open();
  answers.set('/feed.json', (response) => {
    response.writeHead(200, { ...json, 'content-length': whole.length });
    response.write(whole.subarray(0, 100_000), () => setTimeout(() => response.destroy()));
  });
  const told = place.page.waitForEvent('console', (message) => message.text().startsWith('org-cards: '));
  await place.put(directory);
  await expectFailure(place, 'format');
  assert.doesNotMatch((await told).text(), /Another script/);
  answers.clear();
  await place.page.close();
});

test('a directory of another origin that allows no one is a network error, and comes when it does', async () => {
  const place = await open();
  const elsewhere = createServer((_, response) => response.writeHead(200, { ...json, ...allowed }).end(whole));
  let allowed = {};
  await new Promise((done) => elsewhere.listen(0, '127.0.0.1', done));
  await place.put(directory.replace('/feed.json', `http://127.0.0.1:${elsewhere.address().port}/feed.json`));
  await expectFailure(place, 'network');
  allowed = { 'access-control-allow-origin': '*' };
  await place.page.locator('org-directory [part=retry]').click();
  await place.page.locator('org-directory:state(ready) [part=item]').nth(23).waitFor();
  await place.page.close();
  elsewhere.closeAllConnections();
  elsewhere.close();
});

test('a directory that failed for want of a network, code and all, comes by itself when it is back', async () => {
  const place = await open();
  await place.page.context().setOffline(true);
  await place.put(directory);
  await place.page.waitForFunction(() => window.reasons.length === 1);
  assert.deepEqual(await place.page.evaluate(() => window.reasons), ['network']);
  assert.ok(await place.page.locator('org-directory > a').isVisible());
  await place.page.context().setOffline(false);
  await place.page.locator('org-directory:state(ready) [part=item]').nth(23).waitFor();
  assert.deepEqual(place.errors, []);
  await place.page.close();
});

test('a page of a feed that is being taken in while the element is moved is taken in whole', async () => {
  const place = await open();
  const feed = (length, rest) => {
    const organizations = Array.from({ length }, (_, i) => ({ id: `${length}-${i}`, name: `Name ${i}` }));
    return (response) =>
      response.writeHead(200, json).end(JSON.stringify({ orgfeed: '1.0', title: 'T', organizations, ...rest }));
  };
  answers.set('/feed.json', feed(30, { next: 'second.json' }));
  answers.set('/second.json', feed(60_000));
  await place.put(`<main></main>${directory}`);
  await place.page.locator('org-directory:state(ready) [part=progress]').waitFor();
  const before = await place.page.evaluate(async () => {
    const element = document.querySelector('org-directory');
    for (;;) {
      element.requestUpdate();
      await element.updateComplete; // oxlint-disable-line no-await-in-loop -- until there is some of it
      const taken = Number.parseInt(element.shadowRoot.querySelector('[part=count]').textContent);
      if (taken > 30) {
        document.querySelector('main').append(element);
        return taken;
      }
      await new Promise((done) => setTimeout(done)); // oxlint-disable-line no-await-in-loop -- it goes on meanwhile
    }
  });
  assert.ok(before < 60_030, 'it was in the midst of it');
  await place.page.locator('[part=progress]').waitFor({ state: 'detached' });
  assert.equal(await place.page.locator('[part=count]').innerText(), '60030 organisations');
  answers.clear();
  await place.page.close();
});

test('where a feed has more pages than are followed, its owner is told once', async () => {
  const place = await open();
  const told = [];
  place.page.on('console', (message) => message.text().startsWith('org-cards: ') && told.push(message.text()));
  const page = (n) => (response) => {
    const organizations = [{ id: `o${n}`, name: `Name ${n}` }];
    response
      .writeHead(200, json)
      .end(JSON.stringify({ orgfeed: '1.0', title: 'T', total: 3, organizations, next: `${n + 1}.json` }));
  };
  answers.set('/feed.json', page(1));
  for (let n = 2; n <= 1_001; n++) answers.set(`/${n}.json`, page(n));
  const said = place.page.waitForEvent('console', (message) => message.text().includes('/1001.json'));
  await place.put(`<main></main>${directory}`);
  await place.page.locator('[part=progress]', { hasText: 'more to come' }).waitFor();
  await said;
  await place.page.locator('[part=progress]').waitFor({ state: 'detached' });
  assert.equal(await place.page.locator('[part=count]').innerText(), '1000 organisations');
  assert.deepEqual(told, [`org-cards: too-large: ${origin}/1001.json`]);
  answers.clear();
  await place.page.close();
});

test('a certificate that nobody vouches for, or that has expired, is a network error, and the children stay', async () => {
  const day = 86_400_000;
  for (const [from, to] of [
    [-1, 1],
    [-30, -1],
  ]) {
    const [notBeforeDate, notAfterDate] = [from, to].map((days) => new Date(Date.now() + days * day));
    const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
      notBeforeDate,
      notAfterDate,
    });
    const secure = createSecureServer({ key, cert }, (_, response) =>
      response.writeHead(200, { ...json, 'access-control-allow-origin': '*' }).end(whole),
    );
    await new Promise((done) => secure.listen(0, '127.0.0.1', done));
    const feed = `https://127.0.0.1:${secure.address().port}/feed.json`;
    const place = await open();
    await place.put((directory + card).replaceAll('/feed.json', feed));
    await place.page.waitForFunction(() => window.reasons.length === 2);
    assert.deepEqual(await place.page.evaluate(() => window.reasons), ['network', 'network']);
    for (const tag of ['org-directory', 'org-card']) {
      assert.ok(await place.page.locator(`${tag} > a`).isVisible());
      await place.page.locator(`${tag} [part=retry]`).waitFor();
    }
    assert.deepEqual(place.errors, []);
    await place.page.close();
    secure.closeAllConnections();
    secure.close();
  }
});
