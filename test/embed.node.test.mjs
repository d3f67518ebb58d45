/** The built script as partners use it: on a plain page of another origin, with nothing but the headers that README names. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import sirv from 'sirv';
import { isFirefox, launch, notInFirefox } from './launch.mjs';

const root = resolve(import.meta.dirname, '..');
const publisher = await listen(files('dist/embed', 'demo'));
/** The partner's pages, by their path. */
const pages = new Map();
const partner = await listen((request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(pages.get(request.url) ?? '');
});
let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const { server } of [publisher, partner]) {
    server.closeAllConnections();
    server.close();
  }
});

const org = 'org="missing-children-europe"';
const feed = `feed="${publisher.origin}/feed.json"`;
const script = `<script type="module" src="${publisher.origin}/org-cards.js"></script>`;
const link = '<a href="https://directory.example/missing-children-europe">Missing Children Europe</a>';
const preload = `<link rel="preload" as="fetch" crossorigin href="${publisher.origin}/feed.json">`;

test('all three elements work on a plain page of another origin', async () => {
  const { page, errors } = await open(
    'en',
    `${script}<org-card ${feed} ${org}>${link}</org-card><org-tags ${feed} ${org}></org-tags>
     <org-contact ${feed} org="international-juvenile-justice-observatory"></org-contact>`,
    3,
  );
  assert.equal(await page.locator('org-card [part~=name]').innerText(), 'Missing Children Europe (MCE)');
  assert.equal(await page.locator('org-tags [part~=tag]').count(), 8);
  assert.match(await page.locator('org-contact [part~=contact]').innerText(), /Fax/);
  assert.deepEqual(errors, []);
});

test('one card is one script and one feed, and nothing else is asked for', async () => {
  const { requests } = await open('en', `${script}<org-card ${feed} ${org}>${link}</org-card>`);
  assert.deepEqual(requests, ['/org-cards.js', '/feed.json']);
});

test('a button does not stick to the words before it', async () => {
  const { page } = await open(
    'en',
    `${script}<org-card feed="${publisher.origin}/nothing.json">${link}</org-card>
     <org-tags loading="click" ${feed} ${org}>${link}</org-tags>`,
    0,
  );
  for (const name of ['Try again', 'Show']) {
    const button = page.getByRole('button', { name });
    const gap = await button.evaluate(
      (node) => node.getBoundingClientRect().left - node.previousElementSibling.getBoundingClientRect().right,
    );
    assert.ok(gap > 2, `${name}: ${gap}px`);
  }
});

test('a card uses the feed that the page has preloaded', async () => {
  const { requests } = await open('en', `${preload}${script}<org-card ${feed} ${org}>${link}</org-card>`);
  assert.deepEqual(requests.toSorted(), ['/feed.json', '/org-cards.js']);
});

test('a French card loads its words beside the feed, not after it', async () => {
  const { page, requests } = await open('fr', `${script}<org-card ${feed} ${org}>${link}</org-card>`, 1, {
    hold: '/feed.json',
    until: '/chunks/fr-',
  });
  assert.equal(requests.filter((path) => path.endsWith('.js')).length, 2);
  assert.match(await page.locator('org-card [part~=facts]').innerText(), /Pays d'origine/i);
});

test('the code of a directory loads beside the feed, and only where there is one', async () => {
  const { page, requests, errors } = await open('en', `${script}<org-directory ${feed}>${link}</org-directory>`, 1, {
    hold: '/feed.json',
    until: '/chunks/directory-',
  });
  assert.equal(requests.filter((path) => path.startsWith('/chunks/')).length, 1, requests.join());
  assert.equal(await page.getByRole('search').getByRole('searchbox').count(), 1);
  assert.match(await page.getByRole('status').first().innerText(), /^112 /);
  assert.equal(
    await page.locator('org-directory').getByRole('list').first().getByRole('listitem').first().isVisible(),
    true,
  );
  await page.getByRole('searchbox').fill('mce');
  await page.getByRole('link', { name: /Missing Children Europe/ }).click();
  await page.getByRole('dialog', { name: /Missing Children Europe/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // Of a download the driver of Firefox tells nothing.
  if (!isFirefox) {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    assert.equal((await downloading).suggestedFilename(), 'organizations.csv');
  }
  assert.deepEqual(errors, []);
});

/** A feed in which one record is not written exactly. */
const untidy = (change) => {
  const feed = JSON.parse(readFileSync(resolve(root, 'demo/feed.json'), 'utf8'));
  change(feed, (id) => feed.organizations.find((record) => record.id === id));
  return JSON.stringify(feed);
};
const reader = (path) => path.startsWith('/chunks/helps-');

test('what reads any feed loads for what is wanted and not written exactly, once; the rest is read when there is time', async () => {
  const cards = `<org-card feed="/untidy.json" ${org}></org-card><org-card feed="/untidy.json" org="eurochild"></org-card>`;
  const ours = ['missing-children-europe', 'hope-for-children'];
  for (const [what, change] of Object.entries({
    'the record': (_, record) => (record(ours[0]).founded = 2008),
    'one that it names': (_, record) => (record(ours[1]).name = ' Hope for children '),
    'the feed around it': (feed) => (feed.updated = ' 2024-01-01 '),
  })) {
    pages.set('/untidy.json', untidy(change));
    const { page, errors, requests } = await open('en', script + cards, 2);
    // Ready is a card before what it names has been read, too: it is drawn when that is here.
    await page.waitForFunction(() =>
      /2008[^]*Hope for children/i.test(document.querySelector('org-card').shadowRoot.textContent),
    );
    assert.equal(requests.filter(reader).length, 1, what);
    assert.deepEqual(errors, [], what);
  }
  // One that nobody shows.
  pages.set(
    '/untidy.json',
    untidy((_, record) => (record(ours[1]).website = 'nothing')),
  );
  const { page, requests, said } = await open('en', script + cards.replaceAll('eurochild', ours[0]), 2);
  const told = (text) => /organizations\[\d+\]\.website/.test(text);
  if (!said.some(told)) await page.waitForEvent('console', (message) => told(message.text()));
  assert.equal(requests.filter(reader).length, 1);
});

test('who hears that a card is loaded has every record of its feed', async () => {
  pages.set(
    '/untidy.json',
    untidy((_, record) => (record('hope-for-children').founded = 1999)),
  );
  const listen = `<script>addEventListener('org-load', ({ feed }) => {
    globalThis.heard = feed.organizations.map(({ id, founded }) => id + ' ' + founded) })</script>`;
  const { page } = await open('en', `${listen}${script}<org-card feed="/untidy.json" ${org}></org-card>`);
  await page.waitForFunction(() => globalThis.heard);
  const heard = await page.evaluate(() => globalThis.heard);
  assert.equal(heard.length, 112);
  assert.ok(heard.includes('hope-for-children 1999'), heard.join());
});

test('where what reads any feed cannot be loaded, what is written exactly is shown, and the rest after another try', async () => {
  pages.set(
    '/untidy.json',
    untidy((_, record) => (record('hope-for-children').founded = 1999)),
  );
  const { page } = await open(
    'en',
    `${script}<org-card feed="/untidy.json" org="pjud-benin"></org-card>
     <org-card feed="/untidy.json" org="hope-for-children">${link}</org-card>`,
    1,
    { block: '**/chunks/**' },
  );
  await page.locator('org-card:state(error)').waitFor();
  assert.ok(await page.locator('org-card > a').isVisible());
  assert.match(await page.locator('org-card [part~=contact]').first().innerText(), /pjudbenin/);
  await page.unrouteAll();
  await page
    .locator('org-card')
    .last()
    .evaluate((card) => card.reload());
  await page.locator('org-card:state(ready)').nth(1).waitFor();
  assert.match(await page.locator('org-card [part~=facts]').last().innerText(), /1999/);
});

test('a directory goes on with what reads any feed, whatever it meets first', async () => {
  for (const [what, change] of Object.entries({
    'the feed': (feed) => (feed.languages = 'en'),
    'a name': (_, record) => (record('hope-for-children').name = ' Hope for children '),
    'a fact': (_, record) => (record('hope-for-children').founded = 1999),
    'of many': (feed) => {
      for (let i = 0; i < 400; i++)
        feed.organizations.push({ id: `more-${i}`, name: `1 more ${i}`, ...(i === 1 && { founded: 1900 }) });
    },
  })) {
    pages.set('/untidy.json', untidy(change));
    const { page, errors } = await open('en', `${script}<org-directory feed="/untidy.json">${link}</org-directory>`);
    await page.getByRole('searchbox').fill('hope for children');
    await page
      .getByRole('link', { name: /Hope for children/i })
      .first()
      .waitFor();
    assert.match(await page.getByRole('status').first().innerText(), /^[1-9]/, what);
    assert.deepEqual(errors, [], what);
  }
});

test('the one-file build asks for no chunk, whatever the language', async () => {
  const { requests } = await open(
    'fr',
    `${script.replace('org-cards.js', 'org-cards.all.js')}<org-card ${feed} ${org}>${link}</org-card>`,
  );
  assert.deepEqual(requests, ['/org-cards.all.js', '/feed.json']);
});

test('the script twice on a page is as good as once', async () => {
  const again = `${script}<script type="module" src="${publisher.origin}/org-cards.all.js"></script>`;
  const { errors } = await open('en', `${again}<org-card ${feed} ${org}>${link}</org-card>`);
  assert.deepEqual(errors, []);
});

test('where not even the words for a failure can be loaded, the children stay, and nobody sees a blank', async () => {
  const missing = `feed="${publisher.origin}/missing.json"`;
  const { page, errors } = await open(
    'en',
    `${script}<org-card ${missing}>${link}</org-card><org-card ${missing}></org-card>`,
    0,
    { block: '**/chunks/**' },
  );
  await page.locator('org-card:state(error)').nth(1).waitFor();
  assert.ok(await page.locator('org-card > a').isVisible());
  const { height } = await page.locator('org-card').nth(1).boundingBox();
  assert.ok(height > 10, 'words without children');
  const said = await page
    .locator('org-card')
    .nth(1)
    .evaluate(({ shadowRoot }) => shadowRoot.textContent);
  assert.match(said, /network: .*missing\.json/);
  assert.ok(
    errors.every((text) =>
      /Failed to load|blocked by CORS|Same Origin Policy|^Loading failed|dynamically imported/.test(text),
    ),
    errors.join(),
  );
});

test('where the chunks are gone, cards that need none are shown, and what else there is says why, in one line', async () => {
  const data = '<script type="application/json">{"id":"a","name":"A"}</script>';
  const { page, errors, said } = await open(
    'en',
    `${script}<org-card ${feed} ${org}>${link}</org-card><org-directory ${feed}>${link}</org-directory>
     <org-card>${data}${link}</org-card><org-card>${data}</org-card>`,
    1,
    { block: '**/chunks/**' },
  );
  await page.locator('org-directory:state(error) > a').waitFor();
  await page.locator('org-card:state(error)').nth(1).waitFor();
  for (const card of await page.locator('org-card, org-directory').all())
    assert.ok((await card.boundingBox()).height > 10);
  assert.equal((await page.locator('a:visible', { hasText: /./ }).count()) > 2, true);
  const told = said.filter((text) => text.startsWith('org-cards: '));
  assert.ok(told.length > 0 && told.every((text) => text.includes('chunks/helps')), told.join('\n'));
  assert.equal(new Set(told.map((text) => text.replace(/\?\d/, ''))).size, 1);
  assert.ok(
    errors.every((text) => /^Failed to load|dynamically imported|^Loading failed|^The Same Origin Policy/.test(text)),
    errors.join(),
  );
});

test('what only a detail needs is asked for once before it is opened, and its loss is no error of the page', async () => {
  const { page, errors } = await open('en', `${script}<org-directory ${feed}>${link}</org-directory>`, 1, {
    block: '**/chunks/directory-card-*',
  });
  const asked = [];
  page.on('request', (request) => request.url().includes('/directory-card-') && asked.push(request.url()));
  const names = page.locator('org-directory [part~=name] :is(a, button)');
  const first = page.waitForRequest(/directory-card-/);
  await names.nth(0).hover();
  await first;
  for (const place of [1, 2, 0]) {
    await names.nth(place).hover();
    await names.nth(place).focus();
  }
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(asked.length, 1);
  // Firefox remembers what it could not have.
  const again = isFirefox || page.waitForRequest(/directory-card-/);
  await names.nth(0).press('Enter');
  await again;
  assert.deepEqual(
    errors.filter((text) => text.includes('dynamically imported')),
    [],
  );
});

test('where a proxy answers with nothing in place of the chunks, it is no other matter', async () => {
  const { page, errors } = await open('en', `${script}<org-directory ${feed}>${link}</org-directory>`, 0, {
    empty: '**/chunks/**',
  });
  await page.locator('org-directory:state(error) > a').waitFor();
  assert.deepEqual(errors, []);
});

test('without the CORS header the page keeps its own link', async () => {
  const { page, errors } = await open(
    'en',
    `${script}<org-card feed="${partner.origin.replace('127.0.0.1', 'localhost')}/feed.json" ${org}>${link}</org-card>`,
    0,
  );
  await page.locator('org-card:state(error)').waitFor({ state: 'attached' });
  assert.ok(await page.locator('org-card > a').isVisible());
  // The report loads when it is wanted.
  const told = (text) => text.includes('network');
  if (!errors.some(told)) await page.waitForEvent('console', (message) => told(message.text()));
});

const unseen = notInFirefox('it does not tell what moves');
test('nothing moves where the space is reserved, or the fallback has the size of the card', unseen, async () => {
  const watch = `<script>shift = 0;
    add = (entries) => { for (const { value } of entries) shift += value };
    observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });</script>`;
  const moved = async (style) => {
    const card = `<p>Before</p><org-card ${feed} ${org}>${link}</org-card><p>After</p>`;
    const { page } = await open('en', `${watch}<style>${style}</style>${script}${card}`);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const { height } = await page.locator('org-card').boundingBox();
    // What the observer has not been told yet, too.
    const shift = await page.evaluate(() => (add(observer.takeRecords()), globalThis.shift));
    return { shift, height };
  };
  const { shift, height } = await moved('org-card { display: block }');
  assert.notEqual(shift, 0, 'the paragraph below moves where no space is kept');
  assert.equal((await moved(`org-card { display: block; min-height: ${height}px }`)).shift, 0);
  assert.equal((await moved(`org-card > a { display: block; height: ${height}px }`)).shift, 0);
});

/** Opens a page at the partner's and waits until so many elements are ready. */
async function open(lang, body, ready = 1, { hold, until, block, empty } = {}) {
  const path = `/${pages.size}`;
  pages.set(path, `<!doctype html><html lang="${lang}"><link rel="icon" href="data:,">${body}</html>`);
  const page = await browser.newPage();
  const requests = [];
  const errors = [];
  const said = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin === publisher.origin) requests.push(url.pathname);
  });
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  if (block) await page.route(block, (route) => route.abort());
  const nothing = { contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' }, body: '' };
  if (empty) await page.route(empty, (route) => route.fulfill(nothing));
  if (hold) {
    const asked = page.waitForRequest((request) => request.url().includes(until));
    await page.route(`**${hold}`, async (route) => {
      await asked;
      await route.continue();
    });
  }
  await page.goto(partner.origin + path);
  if (ready)
    await page
      .locator(':is(org-card, org-tags, org-contact, org-directory):state(ready)')
      .nth(ready - 1)
      .waitFor();
  return { page, requests, errors, said };
}

function files(...folders) {
  const [first, second] = folders.map((folder) =>
    sirv(resolve(root, folder), {
      dev: true,
      setHeaders: (response) => response.setHeader('access-control-allow-origin', '*'),
    }),
  );
  return (request, response) => first(request, response, () => second(request, response));
}

async function listen(handler) {
  const server = createServer(handler);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}
