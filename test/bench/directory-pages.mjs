/** The directory and what it is compared with, each on a page of its own with the same records. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const cache = 'node_modules/.cache/bench';

/** Records of a list, without what only a full card shows: the fields of `profile: "summary"`. */
const LIST_FIELDS = 'id name acronym alt_names type areas founded tags summary url updated'.split(' ');
export function listForm(text) {
  const feed = JSON.parse(text);
  const organizations = feed.organizations.map((record) =>
    Object.fromEntries(LIST_FIELDS.filter((name) => name in record).map((name) => [name, record[name]])),
  );
  return JSON.stringify({ ...feed, profile: 'summary', organizations });
}

const STYLE = `<style>
  body { font: 16px/1.5 sans-serif; margin: 1em; }
  #list { display: grid; gap: 1em; grid-template-columns: repeat(auto-fill, minmax(18em, 1fr)); list-style: none; padding: 0; }
  .item { border: 1px solid #dde2e7; border-radius: 0.75em; overflow-wrap: anywhere; padding: 1em; }
  .logo { background: #eef3f9; block-size: 3em; display: grid; inline-size: 3em; place-items: center; }
  .name { font-size: 1.125em; margin: 0; }
  .facts { color: #57616c; margin: 0; }
  .summary { -webkit-box-orient: vertical; -webkit-line-clamp: 3; display: -webkit-box; overflow: hidden; }
  .tags { display: flex; flex-wrap: wrap; gap: 0.4em; list-style: none; padding: 0; }
  .tags li { background: #eef3f9; border-radius: 1em; padding: 0 0.6em; }
</style>`;

const page = (head, body, feed) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Benchmark</title>
    <link rel="icon" href="data:," />
    ${head}
  </head>
  <body data-feed="${feed}">${body}</body>
</html>`;

/**
 * One way to show a feed: what it is called, its page, where its items are, what is there only when all is read and sorted,
 * and how long to wait for a key's result.
 */
export const directory = {
  name: 'org-directory',
  items: 'org-directory >>> [part~=item]',
  field: 'org-directory >>> [part~=search] input, org-directory >>> input[type=search]',
  rest: ['org-directory >>> [part~=filter] input', 'org-directory >>> [part~=letters] button:enabled'],
  gap: 120,
  html: (feed) =>
    page(
      '<script type="module" src="/embed/org-cards.js"></script><style>body { font: 16px/1.5 sans-serif; margin: 1em }</style>',
      `<org-directory feed="${feed}" logos="none"></org-directory>`,
      feed,
    ),
};

export const handWritten = {
  name: 'a plain substring scan',
  items: '#list > li',
  field: 'input',
  gap: 120,
  html: (feed) =>
    page(
      `${STYLE}<script type="module" src="/bench/hand-written-list.js"></script>`,
      '<input type="search" aria-label="Search"><p role="status"></p><ul id="list"></ul>',
      feed,
    ),
};

export const listJs = {
  name: 'list.js',
  items: '#list > li',
  field: 'input',
  gap: 120,
  html: (feed) =>
    page(
      `${STYLE}<script src="/list.js"></script><script type="module" src="/bench/list-js.js"></script>`,
      '<div id="all"><input class="search" type="search" aria-label="Search"><ul id="list" class="list"></ul></div>',
      feed,
    ),
};

/** Its search waits on purpose after the last key: this is what its visitors get. */
export const pagefindUi = (bundle) => ({
  name: 'Pagefind’s component UI',
  items: 'pagefind-results li, pagefind-results article',
  field: 'pagefind-input input',
  gap: 1200,
  html: (feed) =>
    page(
      `<link rel="stylesheet" href="${bundle}pagefind-component-ui.css" /><script type="module" src="${bundle}pagefind-component-ui.js"></script>`,
      `<pagefind-config bundle-path="${bundle}" lang="en"></pagefind-config><pagefind-input></pagefind-input><pagefind-results></pagefind-results>`,
      feed,
    ),
});

/** The same index asked by its own script, without the wait. */
export const pagefindScript = (bundle) => ({
  name: 'Pagefind’s script',
  items: '#list > li',
  field: 'input',
  gap: 600,
  html: (feed) =>
    page(
      `${STYLE}<script type="module">
        const pagefind = await import('${bundle}pagefind.js');
        await pagefind.init();
        const [field, list] = ['input', '#list'].map((selector) => document.querySelector(selector));
        let asked = 0;
        field.addEventListener('input', async () => {
          const turn = ++asked;
          const { results } = await pagefind.search(field.value);
          const found = await Promise.all(results.slice(0, 24).map((result) => result.data()));
          if (turn !== asked) return;
          list.replaceChildren(...found.map(({ url, meta, excerpt }) => {
            const item = Object.assign(document.createElement('li'), { className: 'item' });
            const link = Object.assign(document.createElement('a'), { href: url, textContent: meta.title });
            const text = Object.assign(document.createElement('p'), { className: 'summary' });
            text.innerHTML = excerpt;
            item.append(link, text);
            return item;
          }));
        });
      </script>`,
      '<input type="search" aria-label="Search"><ul id="list"></ul>',
      feed,
    ),
});

const pick = (text) => (typeof text === 'object' ? (text.en ?? Object.values(text)[0]) : text) ?? '';

/** Pagefind's index of a feed, which takes minutes and is kept for the next run; gives the path at which it is served. */
export async function indexFeed(site, text, count) {
  const folder = join(cache, `pagefind-${count}`);
  const path = `/pagefind-${count}/`;
  site.mount(path, folder);
  const stamp = resolve(root, folder, 'feed.sha256');
  const hash = createHash('sha256').update(text).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return path;
  const { close, createIndex } = await import('pagefind');
  const { index } = await createIndex({});
  const { organizations, tags } = JSON.parse(text);
  for (const { url, name, acronym, summary, areas = [], type = '', ...record } of organizations) {
    const labels = (record.tags ?? []).map((id) => pick(tags[id]?.label ?? id));
    const content = [pick(name), pick(acronym), pick(summary), ...labels].join(' ');
    const filters = { country: areas, type: [type], tag: labels };
    await index.addCustomRecord({ url, content, language: 'en', meta: { title: pick(name) }, filters });
  }
  mkdirSync(resolve(root, folder), { recursive: true });
  const { errors } = await index.writeFiles({ outputPath: resolve(root, folder) });
  if (errors.length) throw new Error(errors.join('\n'));
  await close();
  writeFileSync(stamp, hash);
  return path;
}
