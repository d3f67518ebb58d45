/** Small apps of seven frameworks, built by Vite, in a real browser: the elements are as good as the framework's own. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import sirv from 'sirv';
import { compile } from 'svelte/compiler';
import { build, createServer as createVite } from 'vite';
import { launch } from '../launch.mjs';

// Else Vite's server would make builds for developers of everything that follows.
process.env.NODE_ENV = 'production';
const here = import.meta.dirname;
const root = resolve(here, '../..');
const out = join(root, 'node_modules/.cache/framework-apps');
const config = {
  root: here,
  configFile: false,
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [
    {
      name: 'svelte',
      transform: (code, id, { ssr } = {}) =>
        id.endsWith('.svelte') ? compile(code, { filename: id, generate: ssr ? 'server' : 'client' }).js : undefined,
    },
  ],
};
/** What each server makes of the elements. */
const served = {};
/** The page of each app. */
const pages = new Map();
let server, browser;

before(async () => {
  const vite = await createVite({
    ...config,
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
  });
  const load = (file) => vite.ssrLoadModule(join(here, file));
  const [react, reactDom] = [await load('react-served.tsx'), await import('react-dom/server')];
  const { createElement } = await import('react');
  served.react = reactDom.renderToString(createElement(react.App));
  const [vue, { createSSRApp }, { renderToString }] = [
    await load('vue-served.js'),
    await import('vue'),
    await import('vue/server-renderer'),
  ];
  served.vue = await renderToString(createSSRApp(vue.served));
  const [svelte, { render }] = [
    await vite.ssrLoadModule(join(here, 'Served.svelte')),
    await vite.ssrLoadModule('svelte/server'),
  ];
  served.svelte = render(svelte.default).body;
  await vite.close();

  const input = Object.fromEntries(
    ['react.tsx', 'vue.ts', 'svelte.ts', 'angular.ts', 'preact.ts', 'solid.ts', 'lit.ts'].map((file) => [
      file.split('.')[0],
      join(here, file),
    ]),
  );
  await build({
    ...config,
    build: { outDir: out, emptyOutDir: true, rolldownOptions: { input, output: { entryFileNames: '[name].js' } } },
  });
  for (const name of Object.keys(input))
    pages.set(
      `/${name}`,
      `<!doctype html><html lang="en"><title>${name}</title><link rel="icon" href="data:,"><div id="app"></div>
       <div id="served">${served[name] ?? ''}</div><script>document.getElementById('served').querySelector('*')?.setAttribute('title', 'The same as before')</script>
       <script type="module" src="/${name}.js"></script>`,
    );
  const [app, feeds] = [out, join(root, 'test')].map((folder) => sirv(folder, { dev: true }));
  server = createServer((request, response) => {
    const page = pages.get(request.url);
    if (page) return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    app(request, response, () => feeds(request, response, () => response.writeHead(404).end()));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

for (const name of ['react', 'vue', 'svelte', 'angular', 'preact', 'solid', 'lit'])
  test(`an app of ${name} sets, hears, moves and removes the elements`, async () => {
    const page = await browser.newPage();
    const errors = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    const feeds = [];
    page.on('request', (request) => request.url().endsWith('.json') && feeds.push(request.url()));
    await page.goto(`http://127.0.0.1:${server.address().port}/${name}`);
    const card = page.locator('#card');
    const nameOf = (selector) => page.locator(`${selector} [part=name]`).first().innerText();
    const logged = (line) => page.waitForFunction((line) => window.log.includes(line), line);
    const change = (state) => page.evaluate((state) => void window.app(state), state);

    await page.locator('#card:state(ready)').waitFor();
    assert.match(await nameOf('#card'), /^Missing Children Europe/);
    assert.equal(await card.locator('h2[part=name]').count(), 1, 'heading-level');
    await logged('org-load missing-children-europe');
    assert.equal(await card.locator('> a').isVisible(), false, 'the fallback has given way');
    assert.equal(await nameOf('#data'), 'From data', 'an object as a property');

    await card.evaluate((element) => (element.mark = 'the same'));
    await change({ org: 'oijj' });
    await logged('org-load oijj');
    await page.waitForFunction(() =>
      document.querySelector('#card').shadowRoot.textContent.includes('Justice Juvénile'),
    );
    assert.equal(await card.evaluate(({ mark }) => mark), 'the same', 'no new element for another organization');
    await change({ org: 'nobody' });
    await logged('org-error not-found');
    assert.ok(await card.locator('> a').isVisible(), 'the fallback is still there');

    const names = () => page.locator('li org-card [part=name]').allInnerTexts();
    await page.locator('li org-card:state(ready)').nth(2).waitFor();
    assert.deepEqual(await names(), ['Help one', 'Help two', 'Help three']);
    const told = await page.evaluate(() => {
      for (const element of document.querySelectorAll('li org-card')) element.mark = element.organization.id;
      return window.log.length;
    });
    await change({ list: ['three', 'one', 'two'].map((id) => ({ id, name: `Help ${id}` })) });
    await page.waitForFunction(() => document.querySelector('li org-card').shadowRoot.textContent.includes('three'));
    assert.deepEqual(await names(), ['Help three', 'Help one', 'Help two']);
    // Solid tells entries apart by what they are, and these are new ones.
    if (name !== 'solid') {
      const marks = await page.locator('li org-card').evaluateAll((elements) => elements.map(({ mark }) => mark));
      assert.deepEqual(marks, ['three', 'one', 'two'], 'they moved');
    }
    assert.ok((await page.evaluate(() => window.log.length)) >= told);

    await page.locator('#contact:state(ready)').waitFor();
    for (const shown of [false, true, false]) {
      await change({ shown });
      await page.locator('#contact').waitFor({ state: shown ? 'visible' : 'detached' });
    }
    await page.locator('#tags a').first().click();
    await logged('org-tag water');
    assert.match(page.url(), new RegExp(`/${name}$`), 'the app kept the link from being followed');

    if (served[name]) {
      const upgraded = page.locator('#served #served-card[title]:state(ready)');
      await upgraded.waitFor();
      assert.match(await upgraded.locator('[part=name]').innerText(), /Justice Juvénile/);
    }
    assert.equal(new Set(feeds).size, feeds.length, 'one request for a feed');
    // What is not in the feed is reported; nothing else is.
    assert.deepEqual(
      errors.filter((text) => !text.startsWith('org-cards: not-found')),
      [],
    );
    await page.close();
  });

test('what a server renders is a link for those without script', () => {
  assert.deepEqual(Object.keys(served), ['react', 'vue', 'svelte']);
  for (const html of Object.values(served)) {
    assert.match(html, /<org-card[^>]*feed="\/feeds\/seed\.json"/);
    assert.match(html, /<a href="\/fallback">The old way<\/a>/);
  }
});

test('the tags have types in React, Vue and Svelte, and wrong values are refused', () => {
  // As in an app that has installed the package: the compiler looks for it below node_modules only.
  const app = join(root, 'node_modules/.cache/framework-types');
  rmSync(app, { recursive: true, force: true });
  mkdirSync(join(app, 'node_modules'), { recursive: true });
  symlinkSync(root, join(app, 'node_modules/org-cards'), 'junction');
  for (const file of ['types.tsx', 'tsconfig.json']) copyFileSync(join(here, file), join(app, file));
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', app], {
    encoding: 'utf8',
  });
  assert.equal(stdout, '');
  assert.equal(status, 0);
});
