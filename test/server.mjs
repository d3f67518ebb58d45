/**
 * The servers that tests load feeds from, over real HTTP: slow, broken, missing, endless or on another origin.
 *
 * /feeds/<name>.json     a file of test/feeds/
 * /feeds/serve?…         what the query says: `body` (a file of test/feeds/) or `text`, `status`, `type`, `cache`,
 *                        `header` (`Name: value`, may be repeated), `hold` (from that of the requests with this
 *                        `key` on no answer before it is let go),
 *                        `truncate` (bytes, then the end), `stall` (half, then silence), `endless`, `drop` (the
 *                        connection), `drop-after` (drops it from then on, after so many requests with this `key`)
 * /feeds/fail-then-ok?…  answers 500 the first `times` requests with this `key`, then `body`
 * /feeds/away/<folder>/feed.json leads on to feed.json in that folder, of any origin
 * /feeds/let-go?key=…    answers what was held back
 * /feeds/count?key=…     how many requests there were with this `key` (any of the routes above counts it)
 * /feeds/open?key=…      how many of them are still being answered
 * /demo/hosts/policies/page.html?nonce  that page under the policy of this name; the second origin is its directory
 * /demo/…, /embed/…      demo/ with the scripts beside it, as it is published, and dist/embed/ alone
 *
 * All answers allow every origin, unless the query has `cors=0`, and are not cached.
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import sirv from 'sirv';
import { policyPage } from './policies.mjs';

const root = resolve(import.meta.dirname, '..');
const file = (folder) => sirv(join(root, folder), { dev: true });
const [demo, scripts] = [file('demo'), file('dist/embed')];
const folders = [
  { prefix: '/demo/', serve: (request, response) => demo(request, response, () => scripts(request, response)) },
  { prefix: '/embed/', serve: scripts },
];
let directory;
const counts = new Map();
const open = new Map();
/** What waits until it is let go, by key: a promise with its end. */
const gates = new Map();

/** For the test runner's own origin. */
export async function middleware(context, next) {
  if (!isOurs(context.path)) return next();
  context.respond = false;
  await answer(context.req, context.res);
}

/** Holds a server on a second origin while the tests run; the command `second-origin` tells them which. */
export function secondOrigin() {
  const server = createServer((request, response) => {
    // As a directory is published: everything at the root.
    if (!isOurs(request.url)) request.url = `/demo${request.url}`;
    return answer(request, response);
  });
  return {
    name: 'second-origin',
    async serverStart() {
      await new Promise((done) => server.listen(0, '127.0.0.1', done));
      directory = `http://127.0.0.1:${server.address().port}`;
    },
    serverStop() {
      server.closeAllConnections();
      server.close();
    },
    executeCommand: ({ command }) => (command === 'second-origin' ? directory : undefined),
  };
}

const isOurs = (path) => path.startsWith('/feeds/') || folders.some(({ prefix }) => path.startsWith(prefix));

async function answer(request, response) {
  const { pathname, searchParams: query } = new URL(request.url, 'http://localhost');
  if (query.get('cors') !== '0') response.setHeader('access-control-allow-origin', '*');
  response.setHeader('cache-control', query.get('cache') ?? 'no-store');
  const folder = folders.find(({ prefix }) => pathname.startsWith(prefix));
  const page = policyPage(request.url, directory);
  if (page) return response.writeHead(200, page.headers).end(page.markup);
  if (folder) {
    request.url = request.url.slice(folder.prefix.length - 1);
    return folder.serve(request, response);
  }
  try {
    await answerFeed(pathname, query, response);
  } catch (error) {
    if (response.headersSent) return response.destroy();
    response.writeHead(error.code === 'ENOENT' ? 404 : 500, { 'content-type': 'text/plain' }).end(error.message);
  }
}

async function answerFeed(pathname, query, response) {
  const key = query.get('key');
  const route = pathname.slice('/feeds/'.length);
  if (route === 'count') return send(response, {}, String(counts.get(key) ?? 0));
  if (route === 'open') return send(response, {}, String(open.get(key) ?? 0));
  if (route === 'let-go') return send(response, {}, String(gateOf(key).open()));
  const count = (counts.get(key) ?? 0) + 1;
  if (key) {
    counts.set(key, count);
    open.set(key, (open.get(key) ?? 0) + 1);
    response.once('close', () => open.set(key, open.get(key) - 1));
  }
  if (route.startsWith('away/')) {
    const location = route.slice('away/'.length).replace('/feed.json', 'feed.json');
    return response.writeHead(302, { location: decodeURIComponent(location) }).end();
  }
  if (route === 'serve') return program(query, response, count);
  if (route === 'fail-then-ok') {
    const status = count <= Number(query.get('times') ?? 1) ? 500 : 200;
    return send(response, { status }, await feed(query.get('body')));
  }
  return send(response, {}, await feed(route));
}

async function program(query, response, count) {
  if (count >= Number(query.get('hold') ?? Infinity)) await gateOf(query.get('key')).opened;
  if (query.has('drop') || count > Number(query.get('drop-after') ?? Infinity)) return response.destroy();
  for (const header of query.getAll('header')) response.setHeader(...header.split(/:\s*(.*)/s, 2));
  const options = { status: Number(query.get('status') ?? 200), type: query.get('type') ?? undefined };
  const body = query.has('body') ? await feed(query.get('body')) : Buffer.from(query.get('text') ?? '');
  if (query.has('endless')) return pipeline(Readable.from(endless(body)), head(response, options)).catch(() => {});
  if (query.has('stall')) return head(response, options).write(body.subarray(0, body.length / 2));
  return send(response, options, query.has('truncate') ? body.subarray(0, Number(query.get('truncate'))) : body);
}

function gateOf(key) {
  if (!gates.has(key)) {
    let open;
    const opened = new Promise((done) => (open = done));
    gates.set(key, { open, opened });
  }
  return gates.get(key);
}

function* endless(start) {
  yield start;
  const blanks = Buffer.alloc(1 << 20, ' ');
  for (;;) yield blanks;
}

const send = (response, options, body) => head(response, options).end(body);
const head = (response, { status = 200, type = 'application/json' }) =>
  response.writeHead(status, { 'content-type': type });

/** A file of test/feeds/, with or without its `.json`. */
function feed(name) {
  if (!name || name.includes('..')) throw new Error('Which feed?');
  return readFile(join(root, 'test/feeds', /\.\w+$/.test(name) ? name : `${name}.json`));
}
