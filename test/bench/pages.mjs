/** The server that the benchmark measures at, and the pages on it. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const root = resolve(import.meta.dirname, '../..');
const folders = { '/embed/': 'dist/embed', '/dist/': 'dist', '/demo/': 'demo', '/bench/': 'test/bench' };
const types = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '': 'text/html',
};
const compress = promisify(brotliCompress);

/** Answers everything from memory, compressed once, so that both sides of a comparison get theirs in the same way. */
export async function startServer() {
  const answers = new Map();
  const site = {
    origin: '',
    /** Milliseconds before every answer. */
    delay: 0,
    /** What was asked for, with the time of the question and of the answer. */
    requests: [],
    put: (path, text) => answers.set(path, brotli(text)),
    /** Adds a folder of files below a path. */
    mount: (path, folder) => (folders[path] = folder),
    close: () => server.close(),
  };
  const server = createServer(async (request, response) => {
    const { pathname: path } = new URL(request.url, 'http://localhost');
    const entry = { path, start: performance.now(), end: Infinity };
    site.requests.push(entry);
    await wait(site.delay);
    try {
      if (!answers.has(path)) answers.set(path, brotli(await read(path)));
      const body = await answers.get(path);
      const headers = {
        'content-type': `${types[extname(path)] ?? 'application/octet-stream'}; charset=utf-8`,
        'content-encoding': 'br',
      };
      entry.end = performance.now();
      response.writeHead(200, { ...headers, 'content-length': body.length }).end(body);
    } catch (error) {
      response.writeHead(404).end(error.message);
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  return site;
}

const brotli = (text) => compress(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });

function read(path) {
  const prefix = Object.keys(folders).find((start) => path.startsWith(start));
  return readFile(join(root, folders[prefix], path.slice(prefix.length)));
}

/** Script and tag of the two that are compared. */
export const ours = { tag: 'org-card', script: '/embed/org-cards.js' };
export const theirs = { tag: 'hand-written', script: '/bench/hand-written.js' };

/** One element a record. */
export const elements = ({ tag }, feed, ids, more = '', inside = '') =>
  ids.map((id) => `<${tag} feed="${feed}" org="${id}"${more}>${inside}</${tag}>`).join('\n');

/** A page that shows so many elements and notes what a visitor would notice. */
export const pageOf = ({ script }, body, { count = 1, lang = 'en', head = '' } = {}) => `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Benchmark</title>
    <link rel="icon" href="data:," />
    <script>(${watch})(${count});</script>
    ${head}
    <script type="module" src="${script}"></script>
  </head>
  <body>
    ${body}
  </body>
</html>`;

/** Runs in the page: when the frame with the last card was done, the longest task, what moved, and the first card. */
function watch(count) {
  const seen = { painted: 0, longest: 0, shift: 0, height: 0, text: '' };
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('longtask', ({ duration }) => (seen.longest = Math.max(seen.longest, duration)));
  observe('layout-shift', ({ value }) => (seen.shift += value));
  const channel = new MessageChannel();
  let left = count;
  globalThis.seen = new Promise((resolve, reject) => {
    addEventListener('org-error', ({ reason }) => reject(new Error(reason)));
    setTimeout(() => reject(new Error('Nothing was shown for a minute.')), 60_000);
    addEventListener('org-load', () => {
      // A message sent before the frame is drawn arrives after it.
      if (--left === 0) requestAnimationFrame(() => channel.port2.postMessage(''));
    });
    channel.port1.onmessage = () => {
      seen.painted = performance.now();
      const card = document.querySelector('[org]');
      seen.height = card.getBoundingClientRect().height;
      seen.text = card.shadowRoot.textContent;
      // Observers are told a little later.
      setTimeout(() => resolve(seen), 100);
    };
  });
}
