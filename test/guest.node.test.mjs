/** A guest on the page of somebody else: what is asked for and when, what is told, what is left behind. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import sirv from 'sirv';
import { launch } from './launch.mjs';

const root = resolve(import.meta.dirname, '..');
const serve = (folder) => sirv(resolve(root, folder), { dev: true });
const [scripts, demo] = [serve('dist/embed'), serve('demo')];
/** What the directory was asked for, and what it was told of the page. */
const asked = [];
const directory = await listen((request, response) => {
  asked.push({ path: request.url, referer: request.headers.referer, cookie: request.headers.cookie });
  response.setHeader('access-control-allow-origin', '*');
  // Pictures alone may carry cookies, as everywhere on the web.
  if (!request.url.endsWith('.svg')) response.setHeader('set-cookie', 'visitor=1');
  scripts(request, response, () => demo(request, response));
});
const pages = new Map();
const partner = await listen((request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(pages.get(request.url.split('?')[0]) ?? '<link rel="icon" href="data:,">Elsewhere');
});
let browser;
before(async () => {
  // What Playwright switches off is what a page goes through when a visitor goes back.
  browser = await launch({
    args: ['--js-flags=--expose-gc'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
});
after(async () => {
  await browser?.close();
  for (const { server } of [directory, partner]) {
    server.closeAllConnections();
    server.close();
  }
});

const script = `<script type="module" src="${directory.origin}/org-cards.js"></script>`;
const harbour = `feed="${directory.origin}/hosts/policies/feed.json"`;
const link = '<a href="https://directory.example/">Harbour Help</a>';
const paths = () => asked.map(({ path }) => path);
const isOurs = (path) => /^\/(org-cards\.js|chunks\/[\w-]+\.js)$/.test(path);

/** Opens a page at the partner's; every page asks anew, and the one before asks no more. */
async function open(body, { lang = 'en', path = `/page${pages.size}` } = {}) {
  pages.set(path, `<!doctype html><html lang="${lang}"><link rel="icon" href="data:,">${body}</html>`);
  for (const context of browser.contexts()) await context.close(); // oxlint-disable-line no-await-in-loop -- few
  asked.length = 0;
  const page = await (await browser.newContext()).newPage();
  await page.goto(partner.origin + path);
  return page;
}
/** When what the page would ask for by now has been asked for; which request is the last a driver tells late or never. */
const quiet = (page) =>
  page.evaluate(async () => {
    for (let i = 0; i < 3; i++)
      await new Promise((done) => requestIdleCallback(() => requestAnimationFrame(() => setTimeout(done))));
    await fetch('/quiet');
  });
const ready = (page, name = 'org-card') => page.locator(`${name}:state(ready)`).first().waitFor();

for (const name of ['org-card', 'org-tags', 'org-contact', 'org-directory'])
  test(`a click comes before any request but for our script: ${name}`, async () => {
    const page = await open(`${script}<${name} ${harbour} loading="click">${link}</${name}>`, { lang: 'fr' });
    await page.locator(`${name}:state(waiting)`).waitFor();
    const button = page.locator(`${name} [part~=load]`);
    await button.waitFor();
    await page.mouse.wheel(0, 500);
    await quiet(page);
    assert.ok(paths().every(isOurs), paths().join());
    assert.ok(await page.locator(`${name} > a`).isVisible());
    const words = await page.locator(name).evaluate(({ shadowRoot }) => shadowRoot.textContent);
    assert.match(words, new RegExp(`demandées à ${new URL(directory.origin).host}`));
    await button.click();
    await ready(page, name);
    assert.ok(paths().includes('/hosts/policies/feed.json'));
  });

test('pictures wait for the click, and are not asked for where the page wants none', async () => {
  const page = await open(`${script}<org-card ${harbour} loading="click">${link}</org-card>`);
  await page.locator('org-card [part~=load]').click();
  await ready(page);
  await page.locator('org-card img').evaluate((image) => image.decode());
  assert.ok(paths().includes('/hosts/policies/logo.svg'));
  const plain = await open(`${script}<org-card ${harbour} logos="none">${link}</org-card>`);
  await ready(plain);
  await quiet(plain);
  assert.ok(!paths().includes('/hosts/policies/logo.svg'));
});

test('hosts of feeds and logos are told of the page what the embedder allows', async () => {
  const told = async (attributes) => {
    const page = await open(`${script}<org-card ${harbour} ${attributes}>${link}</org-card>`);
    await ready(page);
    await page.locator('org-card img').evaluate((image) => image.decode());
    const of = (end) => asked.find(({ path }) => path.endsWith(end)).referer;
    return [of('feed.json'), of('logo.svg')];
  };
  const usual = [`${partner.origin}/`, `${partner.origin}/`];
  assert.deepEqual(await told(''), usual);
  assert.deepEqual(await told('referrerpolicy="no-referrer"'), [undefined, undefined]);
  assert.ok((await told('referrerpolicy="unsafe-url"')).every((referer) => referer.includes('/page')));
  assert.deepEqual(await told('referrerpolicy="nonsense"'), usual);
});

test('nothing is stored, and no cookie goes along', async () => {
  const everything = ['org-card', 'org-tags', 'org-contact', 'org-directory'].map(
    (name) => `<${name} ${harbour}></${name}>`,
  );
  const page = await open(script + everything.join(''));
  await ready(page, 'org-directory');
  await page.reload();
  await ready(page, 'org-directory');
  const stored = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: await indexedDB.databases(),
    caches: await globalThis.caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    window: Object.keys(globalThis).filter((key) => /org|lit/i.test(key) && !/^(origin|origin\w+|on\w+)$/i.test(key)),
  }));
  const { window, ...rest } = stored;
  assert.deepEqual(rest, { local: 0, session: 0, cookies: '', databases: [], caches: [], workers: 0 });
  // Lit marks which versions of it are on a page.
  assert.ok(
    window.every((name) => /^(lit|reactive)/.test(name)),
    window.join(),
  );
  assert.deepEqual(await page.context().cookies(), []);
  assert.ok(asked.every(({ cookie }) => cookie === undefined));
});

test('thousands of connects and disconnects: one request, one event, nothing kept', async () => {
  const page = await open(script);
  await page.evaluate(() => customElements.whenDefined('org-card'));
  const { events, left, moved } = await page.evaluate(async (feed) => {
    let events = 0;
    document.addEventListener('org-load', () => events++);
    const make = () => Object.assign(document.createElement('org-card'), { feed, org: 'harbour' });
    const here = (card) => card.matches(':state(ready)');
    const until = async (test) => {
      while (!test()) await new Promise((done) => setTimeout(done, 5));
    };
    // One that is moved about a thousand times.
    const card = make();
    const boxes = [document.createElement('div'), document.createElement('div')];
    document.body.append(...boxes);
    boxes[0].append(card);
    await until(() => events);
    for (let i = 0; i < 1000; i++) boxes[i % 2].append(card);
    for (let i = 0; i < 200; i++) {
      card.remove();
      await Promise.resolve();
      boxes[0].append(card);
    }
    await new Promise((done) => setTimeout(done, 50));
    const moved = [events, here(card), card.shadowRoot.querySelectorAll('[part~=name]').length];
    // Two thousand that come and go, some before they are drawn.
    const refs = [];
    for (let round = 0; round < 20; round++) {
      const all = Array.from({ length: 100 }, make);
      document.body.append(...all);
      const before = events;
      if (round % 2) await until(() => events === before + all.length);
      for (const one of all) {
        refs.push(new WeakRef(one));
        one.remove();
      }
    }
    await new Promise((done) => setTimeout(done, 100));
    const left = () => refs.filter((ref) => ref.deref()).length;
    // Firefox is asked by nobody to clear up. The last few may still be held by the engine itself.
    for (let i = 0; globalThis.gc && i < 600 && left() >= 20; i++) {
      // In a task of its own: whoever asks after one keeps it until the end of theirs.
      await new Promise((done) => setTimeout(done, 50));
      globalThis.gc();
      await new Promise((done) => setTimeout(done));
    }
    return { events, moved, left: globalThis.gc ? left() : 0 };
  }, `${directory.origin}/hosts/policies/feed.json`);
  assert.deepEqual(moved, [1, true, 1]);
  assert.equal(events, 1 + 1000, 'one of each that stayed until it was drawn');
  assert.ok(left < 20, `${left} of 2000 elements are kept`);
  assert.equal(paths().filter((path) => path.endsWith('feed.json')).length, 1);
});

test('back and forward: the card is there at once, without a second request or event', async () => {
  // The page tells by way of the server: a page out of the cache is none that every driver knows.
  const told = () =>
    new Promise((tell) => {
      const hear = ({ url }) => {
        if (!url.startsWith('/told?')) return;
        partner.server.off('request', hear);
        tell(JSON.parse(decodeURIComponent(url.slice(6))));
      };
      partner.server.on('request', hear);
    });
  const first = told();
  const page = await open(
    `${script}<script>const events = []; addEventListener('org-load', () => events.push('load'));
     addEventListener('pageshow', ({ persisted }) => {
       events.push(persisted);
       fetch('/told?' + JSON.stringify([...events, !!document.querySelector('org-card:state(ready)')]));
     });</script><org-card ${harbour}>${link}</org-card>`,
  );
  await ready(page);
  // A page that is left while it loads is not kept.
  await first;
  await page.locator('org-card img').evaluate((image) => image.decode());
  await page.goto(`${partner.origin}/elsewhere`);
  const second = told();
  await page.evaluate(() => void setTimeout(() => history.back()));
  assert.deepEqual(await second, [false, 'load', true, true], 'kept in the cache for going back');
  assert.equal(paths().filter((path) => path.endsWith('feed.json')).length, 1);
});

test('a tag that somebody else has taken stays theirs: one warning, no error, the other elements work', async () => {
  const page = await (await browser.newContext()).newPage();
  const said = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(error.message));
  pages.set(
    '/taken',
    `<!doctype html><link rel="icon" href="data:,"><script>customElements.define('org-card', class extends HTMLElement {
      connectedCallback() { this.append('Theirs') } })</script>${script}<org-card></org-card>
      <org-tags ${harbour}></org-tags><p><a class="org-card" href="${directory.origin}/hosts/policies/">Harbour</a></p>`,
  );
  await page.goto(`${partner.origin}/taken`);
  await ready(page, 'org-tags');
  await page.locator('p > org-card').waitFor();
  assert.equal(await page.locator('body > org-card').innerText(), 'Theirs');
  assert.ok(await page.getByText('Harbour', { exact: true }).isVisible());
  const about = said.filter((line) => !line.includes('members_count'));
  assert.deepEqual(about, ['warning: org-cards: another script has defined org-card already']);
});

async function listen(handler) {
  const server = createServer(handler);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}
