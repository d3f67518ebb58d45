/** Cards that a server has rendered with @lit-labs/ssr, and how the script takes them over in a browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import 'org-cards/define.js';
import sirv from 'sirv';
import { launch } from './launch.mjs';

const root = resolve(import.meta.dirname, '..');
const seed = JSON.parse(readFileSync(resolve(root, 'test/feeds/seed.json'), 'utf8'));
const files = sirv(resolve(root, 'dist/embed'), { dev: true });
/** The pieces of pages by their path, as they come from a network; the script waits until `script` is fulfilled. */
const pages = new Map();
/** What waits for a word of the page. */
const told = new Map();
const isTold = (word) => new Promise((done) => told.set(word, done));
let script = Promise.resolve();
const server = createServer(async (request, response) => {
  if (request.url.endsWith('.js')) return void script.then(() => files(request, response));
  // The page itself says how far it is: nobody else can ask one that is still being parsed.
  if (request.url.startsWith('/told/')) told.get(request.url.slice('/told/'.length))?.();
  response.setHeader('content-type', 'text/html; charset=utf-8');
  for await (const piece of pages.get(request.url) ?? []) response.write(piece);
  response.end();
});
let browser;
before(async () => {
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

/** The recipe of README: the data by property for the server, as JSON in a child for the browser. */
const card = (data) => html`
  <org-card lang="fr" org="missing-children-europe" .data=${data}>
    ${unsafeHTML(`<script type="application/json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`)}
    <a href="https://directory.example/missing-children-europe">Missing Children Europe</a>
  </org-card>
`;
const markup = (template) => collectResultSync(render(template));

test('a server renders a whole card at once, in the language of the reader', () => {
  const text = markup(card(seed));
  assert.match(text, /<template shadowroot="open" shadowrootmode="open">/);
  const said = text.replace(/<style>.*?<\/style>|<script.*?<\/script>|<[^>]+>/gs, '');
  for (const word of [
    'Missing Children Europe',
    'Europe, Belgique',
    "Pays d'origine",
    'Séquestration',
    '1000 Bruxelles',
  ])
    assert.ok(said.replaceAll('&#39;', "'").includes(word), word);
});

test('no field is too much for a server', () => {
  const feed = JSON.parse(readFileSync(resolve(root, 'test/feeds/every-field.json'), 'utf8'));
  const text = markup(html`<org-card .data=${feed} org=${feed.organizations[0].id}></org-card>`);
  assert.match(text, /part="section relations"/);
});

test('a server renders addresses in the order of their country, and elements side by side', () => {
  const organization = {
    id: 'a',
    name: 'Harbour',
    tags: ['Boats'],
    addresses: [
      { lines: ['1 Main Street'], locality: 'Springfield', region: 'IL', postal_code: '62701', country: 'US' },
    ],
  };
  const said = markup(
    html`<org-contact .organization=${organization}></org-contact><org-tags .organization=${organization}></org-tags>`,
  ).replace(/<[^>]+>/g, '');
  assert.match(said, /Springfield, IL 62701/);
  assert.match(said, /Boats/);
});

test('without data a server renders a place for the children, and asks nobody', () => {
  const text = markup(html`<org-card feed="https://nowhere.example/feed.json"><a href="/x">Harbour</a></org-card>`);
  assert.match(text, /<slot><\/slot>.*<\/template><a href="\/x">Harbour<\/a>/s);
});

test('what no reader accepts leaves the place for the children, too', () => {
  for (const data of [{}, [], 'text', 1, { orgfeed: '2.0' }, { orgfeed: '1.0', organizations: [] }])
    assert.match(markup(html`<org-card .data=${data}><a href="/x">Harbour</a></org-card>`), /<slot><\/slot>/);
});

/** Notes for every frame how many parts a card has and how many names, and sums up what shifts. */
const watch = `<link rel="icon" href="data:,"><script>
  since = shifts = 0; frames = [];
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) shifts += entry.startTime > since && entry.value })
    .observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    const root = document.querySelector('org-card')?.shadowRoot;
    if (root) frames.push(['[part]', '[part~=name]'].map((parts) => root.querySelectorAll(parts).length));
    requestAnimationFrame(look);
  };
  look();
</script>`;
const twoFrames = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const addressOf = (path) => `http://127.0.0.1:${server.address().port}${path}`;

/** Opens a served card, does something before the script comes, and watches every frame until the card is live. */
async function takeOver(body, act = () => {}, { path = `/${pages.size}` } = {}) {
  pages.set(path, [
    `<!doctype html><html lang="fr">${watch}<script type="module" src="/org-cards.js"></script><p>Before</p>${body}<p>After</p></html>`,
  ]);
  let letGo;
  script = new Promise((done) => (letGo = done));
  const page = await browser.newPage();
  const requests = [];
  const errors = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()));
  await page.goto(addressOf(path), { waitUntil: 'commit' });
  await page.getByText('After').waitFor();
  await act(page);
  const lasting = await page.locator('org-card').evaluate((card) => {
    globalThis.before = card.shadowRoot.querySelector('[part~=name]');
    return getComputedStyle(globalThis.before).fontSize;
  });
  // How the card came is no business of the script.
  await page.evaluate(() => {
    Object.assign(globalThis, { since: performance.now(), shifts: 0, frames: [] });
  });
  letGo();
  await page.locator('org-card:state(ready)').waitFor();
  await twoFrames(page);
  const { shifts, frames, old } = await page.evaluate(() => ({ shifts, frames, old: before.isConnected }));
  assert.equal(old, false, 'the card is live');
  assert.ok(lasting);
  return { page, requests, errors, shifts, names: frames.map(([, names]) => names), path };
}

test('the browser takes a served card over in one frame: no request but for code, no flash, no shift', async () => {
  const { page, requests, errors, shifts, names, path } = await takeOver(markup(card(seed)));
  assert.deepEqual(
    requests.filter((address) => !/^\/chunks\/(fr|helps)-/.test(address)),
    [path, '/org-cards.js'],
  );
  assert.deepEqual([...new Set(names)], [1], 'one name in every frame, neither none nor two');
  assert.equal(shifts, 0);
  assert.deepEqual(errors, []);
  assert.match(await page.locator('org-card [part~=facts]').innerText(), /Pays d'origine/i);
});

test('what the reader has opened stays open, and the focus where it was', async () => {
  const { page } = await takeOver(markup(card(seed)), async (page) => {
    await page.locator('org-card details summary').click();
    await page.locator('org-card [part~=phone] a').focus();
  });
  assert.ok(await page.locator('org-card details').evaluate(({ open }) => open));
  assert.equal(
    await page.locator('org-card').evaluate(({ shadowRoot }) => shadowRoot.activeElement?.getAttribute('href')),
    'tel:+3228947484',
  );
});

/** Where the network may cut a card: not within a tag, so that each piece can end with a sign of its own. */
const CUTS = [/<template/, /<article/, /<h3[^>]*part="name"/, /<ul[^>]*part="tags"/, /<\/template>/, /<\/org-card>/];

for (const { title, from, at } of [
  { title: 'a script that is there before the card waits for all its pieces', from: 'data', at: 0 },
  { title: 'and where the feed is asked for it waits for no more than them', from: 'feed', at: 0 },
  { title: 'a script that comes in the middle of a card waits for the rest of it', from: 'feed', at: 3 },
])
  test(title, async () => {
    const path = `/pieces/${from}/${at}`;
    const served = markup(card(seed)).replace(/( org=.*)<script.*?<\/script>/s, (all, rest) =>
      from === 'feed' ? ` feed="/feed.json"${rest}` : all,
    );
    const cuts = [0, ...CUTS.map((place) => served.search(place)), served.length];
    assert.ok(
      cuts.every((cut, i) => i === 0 || cut > cuts[i - 1]),
      `all are there, in this order: ${cuts}`,
    );
    let letGo;
    script = new Promise((done) => (letGo = done));
    const page = await browser.newPage();
    pages.set('/feed.json', [JSON.stringify(seed)]);
    pages.set(
      path,
      (async function* () {
        yield `<!doctype html><html lang="fr">${watch}<script>
          const tell = (word) => fetch('/told/' + word);
          customElements.whenDefined('org-card').then(() => tell('defined'));
          addEventListener('org-load', () => tell('loaded'));
          // Each piece, when it has been on the screen.
          let piece = 0, left = 2;
          const next = () => {
            const roots = [document.body, document.querySelector('org-card')?.shadowRoot];
            if (roots.some((root) => root?.innerHTML.includes('<!--piece ' + piece + '-->')) && !left--) {
              left = 2;
              tell(piece++);
            }
            requestAnimationFrame(next);
          };
          next();
        </script><script type="module" async src="/org-cards.js"></script>`;
        const loaded = isTold('loaded');
        for (const [i, cut] of cuts.slice(1).entries()) {
          if (i === at) {
            const defined = isTold('defined');
            letGo();
            await defined;
          }
          const parsed = isTold(String(i));
          yield `${served.slice(cuts[i], cut)}<!--piece ${i}-->`;
          await parsed;
        }
        yield '<p>After</p>';
        if (from === 'feed') await loaded;
        yield '</html>';
      })(),
    );
    await page.goto(addressOf(path));
    await page.locator('org-card:state(ready)').waitFor();
    await twoFrames(page);
    const frames = await page.evaluate(() => frames);
    for (const counts of [0, 1].map((i) => frames.map((frame) => frame[i])))
      assert.deepEqual(
        counts,
        counts.toSorted((a, b) => a - b),
        'what has come stays, once',
      );
    assert.deepEqual([frames[0][1], frames.at(-1)[1]], [0, 1], 'the name came while it was watched, and once');
    assert.equal(await page.locator('org-card > template').count(), 0);
    assert.equal(
      await page.evaluate(() => document.querySelector('org-card').shadowRoot.innerHTML.includes('piece')),
      false,
    );
    await page.close();
  });

test('a served card stays for good where nothing comes in its place', async () => {
  const served = markup(html`<org-card .organization=${{ id: 'a', name: 'Harbour' }}></org-card>`);
  pages.set('/alone', [
    `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/org-cards.js"></script>
    ${served}${served.replace('<org-card', '<org-card feed="/missing.json"')}`,
  ]);
  script = Promise.resolve();
  const page = await browser.newPage();
  await page.goto(addressOf('/alone'));
  await page.locator('org-card:state(error)').waitFor();
  for (const alone of await page.locator('org-card').all())
    assert.equal(await alone.locator('[part~=name]').innerText(), 'Harbour');
});
