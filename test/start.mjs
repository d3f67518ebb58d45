/**
 * `npm start`: serves demo/ together with the built scripts, as a web server would: nothing is injected into the page.
 * PORT says which port; without it, it is the first free one from 8000 on.
 */
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import compression from 'compression';
import sirv from 'sirv';
import { policyPage } from './policies.mjs';

const compress = compression();
const scripts = folder('dist/embed');
const demo = folder('demo');
// The style sheets of others that the pages of demo/hosts/ use.
const root = folder('.');
const packages = (request, response) =>
  request.url.startsWith('/node_modules/') ? root(request, response) : response.writeHead(404).end();
const wanted = process.env.PORT;
let port = Number(wanted || 8000);

const server = createServer((request, response) => {
  const page = policyPage(request.url, `http://${request.headers.host}`);
  if (page) return response.writeHead(200, page.headers).end(page.markup);
  compress(request, response, () =>
    scripts(request, response, () => demo(request, response, () => packages(request, response))),
  );
});
server.on('error', (error) => {
  if (error.code === 'EADDRINUSE' && !wanted) return server.listen(++port);
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Set PORT to another one.` : error.message);
  process.exit(1);
});
server.on('listening', () => console.log(`The demo is at http://localhost:${server.address().port}/`));
server.listen(port);

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
// A signal to npm ends the shell between npm and this process, and does not reach us.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || process.exit(0), 500);

function folder(name) {
  return sirv(resolve(import.meta.dirname, '..', name), { dev: true, etag: true, setHeaders });
}

function setHeaders(response, path) {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('x-content-type-options', 'nosniff');
  // Chunks have their hash in the name; everything else is asked for again each time and answered with 304.
  if (path.startsWith('/chunks/')) response.setHeader('cache-control', 'public, max-age=31536000, immutable');
}
