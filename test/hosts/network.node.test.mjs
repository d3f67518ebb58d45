/** The built script where the network fails, and when it comes back. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { findBrowser } from '../browser.mjs';

const root = resolve(import.meta.dirname, '../..');
const [scripts, demo] = ['dist/embed', 'demo'].map((folder) => sirv(resolve(root, folder), { dev: true }));
const card = '<org-card feed="/feed.json" org="missing-children-europe"><a href="/old">The old way</a></org-card>';
const html = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
  <script type="module" src="/org-cards.js"></script>`;
let server, browser, origin;
before(async () => {
  server = createServer((request, response) => {
    if (request.url === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    scripts(request, response, () => demo(request, response));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** A page with the script but no element yet. */
async function open({ random = 0.1 } = {}) {
  const page = await browser.newPage();
  await page.addInitScript((random) => (Math.random = () => random), random);
  const asked = [];
  const errors = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  page.on('pageerror', (error) => errors.push(error.message));
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
