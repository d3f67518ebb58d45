/** The published site of the demo as visitors see it: with script and without, in frames, for those who cannot see it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import sirv from 'sirv';
import { parseFeed, profileOf } from '../dist/index.js';
import { launch, notInFirefox } from './launch.mjs';
import { workshop } from './commands.mjs';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const root = resolve(import.meta.dirname, '..');
const { at, run, tree, write } = workshop();
const demo = JSON.parse(readFileSync(join(root, 'demo/feed.json'), 'utf8'));

let browser, server, origin;
before(async () => {
  let serve;
  // WordPress adds its own query to the address of an oEmbed answer.
  server = createServer((request, response) => serve(request, response));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${server.address().port}`;
  const { status, stderr } = run(
    'publish',
    join(root, 'demo/feed.json'),
    '--out',
    'site',
    '--base-url',
    `${origin}/`,
    '--no-pictures',
  );
  assert.equal(status, 0, stderr);
  // A small one in one language: its first page has no link but that to its content before the directory.
  const small = write('small.json', { ...demo, languages: ['en'], organizations: demo.organizations.slice(0, 3) });
  run('publish', small, '--out', 'site/small', '--base-url', `${origin}/small/`, '--no-pictures');
  const files = sirv(at('site'), {
    dev: true,
    setHeaders: (response) => response.setHeader('access-control-allow-origin', '*'),
  });
  const ownPage = (attributes) =>
    `<!doctype html><title>Directory</title><style>org-directory { display: block; min-block-size: 100vh }</style>
    <script type="module" src="/org-cards.js"></script><org-directory feed="/feed.json" ${attributes}></org-directory>`;
  const own = {
    '/host': '<!doctype html><title>Host</title>',
    '/charts': ownPage('charts="map years"'),
    '/table': ownPage('layout="table"'),
    '/by-country': ownPage('sort="country"'),
  };
  serve = (request, response) => {
    const page = own[request.url];
    if (page) response.setHeader('content-type', 'text/html').end(page);
    else files(request, response);
  };
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

async function open(path, options = {}, prepare = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
  const page = await context.newPage();
  const requests = [];
  const errors = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map(({ value }) => value))).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });
  await prepare(page);
  await page.goto(origin + path, { waitUntil: 'load' });
  return { page, requests, errors };
}
const seed = '/organizations/missing-children-europe/';

const unseen = notInFirefox('it does not tell what moves');
/** The demo's feed with as many organizations as wanted. */
const feedOf = (size) => ({
  ...demo,
  organizations: Array.from({ length: size }, (_, i) => {
    const { id, name, relations: _relations, ...rest } = demo.organizations[i % demo.organizations.length];
    const names = typeof name === 'string' ? `${name} ${i}` : Object.fromEntries(Object.entries(name).map(([lang, text]) => [lang, `${text} ${i}`]));
    return { ...rest, id: `${id}-${i}`, name: names };
  }),
}); // prettier-ignore

/** How far what is on the screen moves until a directory is complete. */
async function shiftOf(path, width, size) {
  const { page } = await open(path, { viewport: { width, height: 900 } }, async (page) => {
    if (size) await page.route('**/feed.json', (route) => route.fulfill({ json: feedOf(size) }));
  });
  await page.locator('org-directory:state(ready)').waitFor();
  await page.locator('org-directory fieldset').nth(3).waitFor({ state: 'attached' });
  if (path !== '/by-country' && !(size < 12))
    await page.locator('org-directory [part=letters] button:enabled').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const shifts = await page.evaluate(() => globalThis.shifts);
  await page.context().close();
  return shifts.reduce((sum, value) => sum + value, 0);
}

test('the directory takes the first page over without moving anything, whatever its size', unseen, async () => {
  for (const width of [400, 800, 1280]) {
    for (const path of ['/', '/fr/', '/es/']) assert.equal(await shiftOf(path, width), 0, `${path} at ${width}`);
    for (const size of [3, 600]) assert.equal(await shiftOf('/', width, size), 0, `${size} at ${width}`);
  }
});

test(
  'pictures above the filters are there with the list, and a list has its order from the first',
  unseen,
  async () => {
    for (const width of [400, 800, 1280])
      for (const path of ['/charts', '/table', '/by-country'])
        for (const size of [undefined, 600])
          assert.equal(await shiftOf(path, width, size), 0, `${path} of ${size} at ${width}`);
  },
);

const scripted = notInFirefox('its driver cannot switch script off');
test('with script off the page shows every fact of the profile', scripted, async () => {
  const { feed } = parseFeed(demo, `${origin}/feed.json`);
  for (const [path, lang] of [
    [seed, 'en'],
    [`${seed}fr/`, 'fr'],
  ]) {
    const { page } = await open(path, { javaScriptEnabled: false });
    const text = (await page.locator('org-card article').textContent()).replace(/\s+/g, ' ');
    const profile = profileOf(feed, feed.organizations[0], lang);
    const phrases = [
      profile.name, profile.acronym, ...profile.places, ...profile.facts.map(({ value }) => value), ...profile.details.map(({ value }) => value),
      ...profile.tags.map(({ label }) => label), ...profile.sections.flatMap(({ title }) => [title]), ...profile.contact.flatMap(({ lines }) => lines),
      ...profile.relations.map(({ name }) => name), profile.source.name, profile.dated, ...profile.links.map(({ name }) => name), ...profile.notices.map(({ text }) => text),
    ]; // prettier-ignore
    for (const { text: phrase } of phrases) assert.ok(text.includes(phrase.replace(/\s+/g, ' ')), phrase);
    for (const { text: long } of profile.sections.flatMap(({ paragraphs }) => paragraphs))
      for (const sentence of long.split(/(?<=\. )/))
        assert.ok(text.includes(sentence.trim().replace(/\s+/g, ' ')), sentence);
    assert.equal(await page.locator('h1').count(), 1);
    assert.equal(await page.locator('button:visible').count(), 0);
    await page.context().close();
  }
});

/** Where everything is, to the last fraction of a pixel and letter, and how it looks. */
const look = (page) =>
  page.locator('org-card').evaluate(({ shadowRoot }) => {
    const boxOf = (of) => [...of.getClientRects()].map(({ x, y, width, height }) => [x, y, width, height]);
    const frame = shadowRoot.querySelector('.frame');
    const elements = [frame, ...frame.querySelectorAll('*')].map((element) => {
      const { color, backgroundColor, font, display } = getComputedStyle(element);
      return [element.localName, boxOf(element), color, backgroundColor, font, display].join(' ');
    });
    const texts = [];
    const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNode(walker.currentNode);
      const boxes = boxOf(range);
      if (boxes.length) texts.push(`${walker.currentNode.data.trim()} ${boxes.join(' ')}`);
    }
    return [frame.innerText, ...elements, ...texts];
  });

test('with script on the element takes over without a request for data, a change or a shift', async () => {
  for (const path of [seed, `${seed}fr/`, '/organizations/anti-slavery-international/es/']) {
    const served = await open(path, { javaScriptEnabled: false });
    const before = await look(served.page);
    await served.page.context().close();
    const { page, requests, errors } = await open(path);
    await page.locator('org-card:state(ready)').waitFor();
    assert.deepEqual(await look(page), before, `${path} looks as before`);
    assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
    assert.deepEqual(errors, []);
    assert.deepEqual(
      requests.filter((asked) => asked.endsWith('.json')),
      [],
    );
    assert.equal(await page.locator('h1').count(), 1);
    await page.context().close();
  }
});

test('previews, search engines and readers of feeds find what they look for', async () => {
  const { page } = await open(`${seed}fr/`);
  const head = await page.evaluate(() => {
    const attribute = (selector, name) => document.querySelector(selector)?.getAttribute(name);
    return {
      title: document.title,
      lang: document.documentElement.lang,
      canonical: attribute('link[rel=canonical]', 'href'),
      languages: [...document.querySelectorAll('link[hreflang]')].map(({ hreflang, href }) => [hreflang, href]),
      feed: document.querySelector('link[type="application/orgfeed+json"]').href,
      oembed: document.querySelector('link[type="application/json+oembed"]').href,
      vcard: document.querySelector('link[type="text/vcard"]').href,
      image: attribute('meta[property="og:title"]', 'content'),
      data: JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent),
      description: attribute('meta[name=description]', 'content'),
    };
  });
  assert.match(head.title, /^Missing Children Europe \(MCE\) – Annuaire/);
  assert.equal(head.lang, 'fr');
  assert.equal(head.canonical, `${origin}${seed}fr/`);
  assert.deepEqual(
    head.languages.map(([lang]) => lang),
    ['en', 'fr', 'es', 'x-default'],
  );
  assert.equal(head.data.foundingDate, '2008');
  assert.equal(head.data.foundingLocation.name, 'Belgique');
  assert.ok(head.description.length > 40);
  for (const address of [...head.languages.map(([, href]) => href), head.feed, head.oembed, head.vcard])
    assert.equal((await fetch(address)).status, 200, address);
  const answer = await (await fetch(`${head.oembed}?maxwidth=600&url=x&format=json`)).json();
  assert.equal(answer.type, 'rich');
  assert.match(answer.html, /<iframe[^>]+embed\.html/);
  await page.context().close();
});

test('every kind of page is fit for those who cannot see it, light and dark', async () => {
  const findings = async (page, options) => {
    const { violations } = await page.evaluate((options) => globalThis.axe.run(options), options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  };
  const mails = [`${seed}email.html`, '/updates.html'];
  const lists = ['/', '/fr/', '/a-z/a/', '/country/', '/tag/children/', '/small/'];
  for (const path of [seed, `${seed}fr/`, `${seed}embed.html`, ...lists, ...mails]) {
    const { page } = await open(path, { viewport: { width: 400, height: 900 } });
    await page.evaluate(axe);
    assert.deepEqual(await findings(page, {}), [], path);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${path} fits`);
    // The dark changes colours alone.
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await findings(page, { runOnly: ['color-contrast'] }), [], `${path} in the dark`);
    await page.context().close();
  }
});

test('without script every organisation can be reached from the first page', async () => {
  const seen = new Set(['/']);
  const found = new Set();
  for (const path of seen) {
    const html = await (await fetch(origin + path)).text();
    for (const [, href] of html.matchAll(/<a[^>]* href="([^"#]*)"/g)) {
      const { pathname, origin: at } = new URL(href, origin + path);
      if (at !== origin) continue;
      if (pathname.startsWith('/organizations/')) found.add(pathname.split('/')[2]);
      else if (/^\/(a-z|country|type|tag)\//.test(pathname)) seen.add(pathname);
    }
  }
  assert.equal(found.size, 112);
});

test('in a frame the page tells its height, answers who asks late, and hands links over', async () => {
  const { page } = await open('/host');
  const messages = await page.evaluate(
    (src) =>
      new Promise((resolve) => {
        const got = [];
        const frame = document.createElement('iframe');
        frame.sandbox = 'allow-scripts';
        addEventListener('message', ({ data, source }) => {
          if (source !== frame.contentWindow) return;
          got.push(data);
          if (got.length === 1) source.postMessage({ message: 'ready', secret: 'abc123' }, '*');
          else resolve(got);
        });
        frame.src = src;
        document.body.append(frame);
      }),
    `${origin}${seed}embed.html#?secret=abc123`,
  );
  for (const { message, value, secret } of messages) {
    assert.equal(message, 'height');
    assert.equal(secret, 'abc123');
    assert.ok(value > 200);
  }
  const frame = page.frames()[1];
  for (const [selector, expected] of [
    ['[part~=website] a', seed],
    ['.whole a', seed],
  ]) {
    const message = page.evaluate(
      () =>
        new Promise((done) => addEventListener('message', ({ data }) => data.message === 'link' && done(data.value))),
    );
    await frame.locator(selector).first().click();
    assert.equal(new URL(await message).pathname, expected);
  }
  const links = await frame.locator('a').evaluateAll((all) => all.map(({ target }) => target));
  assert.ok(links.length > 3 && links.every((target) => target === '_top'));
  await page.context().close();
});

test('in a frame the page answers only the page around, only with its secret, and stays whole whatever it is sent', async () => {
  const { page } = await open('/host');
  const errors = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const answers = await page.evaluate(async (src) => {
    const heights = async (hash) => {
      const frame = document.createElement('iframe');
      const stranger = document.body.appendChild(document.createElement('iframe'));
      const got = [];
      addEventListener('message', ({ data, source }) => {
        if (source === frame.contentWindow && data !== 'end') got.push(data);
      });
      await new Promise((done) => {
        frame.onload = done;
        frame.src = src + hash;
        document.body.append(frame);
      });
      // What is sent comes in order: when the frame has heard this, it has heard all before, and so has the page.
      const ends = [];
      addEventListener('message', ({ data }) => data === 'end' && ends.shift()?.());
      frame.contentWindow.eval('addEventListener("message", ({ data }) => data === "end" && parent.postMessage(data))');
      const quiet = async () => {
        const end = new Promise((done) => {
          ends.push(done);
        });
        frame.contentWindow.postMessage('end', '*');
        await end;
        return got.splice(0);
      };
      await quiet();
      const junk = [
        null,
        undefined,
        'ready',
        1e9,
        [],
        {},
        { message: 'ready' },
        { message: 'ready', secret: 'other' },
        { message: 'ready', secret: ['abc123'] },
        { message: ['ready'], secret: 'abc123' },
        { message: 'height', value: -1, secret: 'abc123' },
        { message: 'link', value: 'javascript:alert(1)', secret: 'abc123' },
        new Map([['message', 'ready']]),
        new ArrayBuffer(8),
        Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [i, 'x'])),
      ];
      for (const data of junk) frame.contentWindow.postMessage(data, '*');
      // Not from the page around.
      stranger.contentWindow.eval('target => target.postMessage({ message: "ready", secret: "abc123" }, "*")')(
        frame.contentWindow,
      );
      const unasked = await quiet();
      frame.contentWindow.postMessage({ message: 'ready', secret: 'abc123' }, '*');
      const asked = await quiet();
      frame.remove();
      stranger.remove();
      return { unasked, asked };
    };
    return {
      own: await heights('#?secret=abc123'),
      foul: await heights('#?secret=%3Cscript%3Ealert(1)%3C/script%3E&secret='),
    };
  }, `${origin}${seed}embed.html`);
  // It may settle late, and tells that once by itself.
  assert.ok(answers.own.unasked.length < 2);
  const { message, secret } = answers.own.asked.at(-1);
  assert.deepEqual([message, secret], ['height', 'abc123']);
  // A secret that is none is none: then only whoever names none is answered.
  for (const told of [...answers.foul.unasked, ...answers.foul.asked]) assert.equal(told.secret, '');
  assert.deepEqual(errors, []);
  await page.context().close();
});

test('what can be copied is copied', async () => {
  const { page } = await open(seed, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('button[data-copy=link]').click();
  await page.getByText('Copied', { exact: true }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, `<a href="${origin}${seed}#org-card">Missing Children Europe (MCE)</a>`);
  await page.context().close();
});

test('a policy that allows the two style sheets by their hashes lets the page work', async () => {
  const policy = /Content-Security-Policy: (.*)/.exec(readFileSync(at('site/_headers'), 'utf8'))[1];
  const context = await browser.newContext();
  const page = await context.newPage();
  const refused = [];
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()));
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await page.goto(origin + seed);
  await page.locator('org-card:state(ready)').waitFor();
  assert.deepEqual(refused, []);
  await context.close();
});

test('the Nu HTML checker finds no error', (t) => {
  if (spawnSync('java', ['-version']).status !== 0) return t.skip('There is no Java on this machine.');
  const jar = require('vnu-jar');
  const pages = [...tree('site').keys()].filter((path) => path.endsWith('.html') && !/card\.html$|^v\//.test(path));
  // All kinds, in all languages; every eighth of what is made alike.
  const always = /^((fr|es)\/)?(index\.html|(a-z|country|type|tag)\/index\.html)$|^updates|missing-children/;
  const some = pages
    .toSorted()
    .filter((path, i) => always.test(path) || i % 8 === 0)
    .map((path) => at('site', path));
  const { status, stderr } = spawnSync('java', ['-Xss8m', '-jar', jar, '--errors-only', '--format', 'gnu', ...some], {
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
  });
  assert.equal(status, 0, stderr.split('\n').slice(0, 20).join('\n'));
});
