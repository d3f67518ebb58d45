/** A page that the browser renders before anybody has gone there: what asks, asks once; what waits for a click, waits. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
// Playwright holds up what is prerendered.
import { launch } from 'puppeteer-core';
import sirv from 'sirv';
import { findBrowser } from '../browser.mjs';

/** Milliseconds: a slow machine is no defect. */
const PATIENCE = 200_000;
const root = resolve(import.meta.dirname, '../..');
const [scripts, demo] = ['dist/embed', 'demo'].map((folder) => sirv(resolve(root, folder), { dev: true }));
const head = '<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">';
const org = 'org="missing-children-europe"';
const pages = {
  '/': `<a href="/next">Next</a><script type="speculationrules">
    { "prerender": [{ "source": "list", "urls": ["/next"], "eagerness": "immediate" }] }</script>`,
  '/next': `<script>
      const events = [];
      const tell = (what) => fetch('/told?' + encodeURIComponent(JSON.stringify(what)));
      for (const type of ['org-load', 'org-error'])
        addEventListener(type, () => {
          events.push(type);
          if (events.length === 3) tell({ early: document.prerendering });
          if (events.length === 4) tell({ events });
        });
      document.addEventListener('prerenderingchange', () => {
        const click = document.querySelector('#click');
        tell({ events, ready: document.querySelectorAll(':state(ready)').length, waits: click.matches(':state(waiting)') })
          .then(() => click.shadowRoot.querySelector('[part=load]').click());
      });
    </script>
    <script type="module" src="/org-cards.js"></script>
    <org-card feed="/feed.json" ${org}></org-card><org-tags feed="/feed.json" ${org}></org-tags>
    <org-directory feed="/feed.json"></org-directory>
    <org-card id="click" feed="/feed.json?click" ${org} loading="click"><a href="/old">The old way</a></org-card>`,
};
/** What was asked for, and whether nobody was there yet. */
const asked = [];
let server, browser, origin;
before(async () => {
  server = createServer((request, response) => {
    const early = request.headers['sec-purpose'] ?? '';
    asked.push({ url: request.url, early: early.includes('prerender') });
    const page = pages[request.url];
    if (page) return response.writeHead(200, { 'content-type': 'text/html' }).end(head + page);
    scripts(request, response, () => demo(request, response));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${server.address().port}`;
  // On a machine with little memory left it would not be done.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-features=Prerender2MemoryControls'];
  const executablePath = await findBrowser();
  browser = await launch({ executablePath, args, timeout: PATIENCE, protocolTimeout: PATIENCE });
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

test('a prerendered page asks for its feed once, for what waits for a click not at all, and is there at once', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${origin}/`);
  const feeds = () => asked.filter(({ url }) => url.startsWith('/feed.json'));
  assert.deepEqual(await told(), { early: true });
  assert.deepEqual(feeds(), [{ url: '/feed.json', early: true }]);
  await page.click('a');
  assert.deepEqual(await told(), { events: ['org-load', 'org-load', 'org-load'], ready: 3, waits: true });
  assert.equal((await told()).events.length, 4);
  assert.deepEqual(feeds(), [
    { url: '/feed.json', early: true },
    { url: '/feed.json?click', early: false },
  ]);
});

/** What the page tells, by way of the server: what swaps its frames cannot be asked. */
async function told() {
  const told = () => asked.findIndex(({ url }) => url.startsWith('/told?'));
  await until(() => told() >= 0);
  const [{ url }] = asked.splice(told(), 1);
  return JSON.parse(decodeURIComponent(url.slice('/told?'.length)));
}

/** Asks at each request whether it is so. */
async function until(condition) {
  while (!condition()) await once(server, 'request');
}
