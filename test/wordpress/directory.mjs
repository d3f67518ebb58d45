/** The published demo on 127.0.0.1:8080, where WordPress may ask for it: a local address on its own host, at a port that it allows. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sirv from 'sirv';

const root = resolve(import.meta.dirname, '../..');
export const base = 'http://127.0.0.1:8080/';

/**
 * @returns `answers`, by path what is answered in place of a file: a text, or a function of request and response;
 * `away`, whether every connection breaks; `asked`, the paths that were asked for; `stop()`.
 */
export async function startDirectory() {
  const folder = mkdtempSync(join(tmpdir(), 'org-cards-directory-'));
  const options = ['--out', folder, '--base-url', base, '--no-pictures'];
  execFileSync(process.execPath, ['dist/cli/main.js', 'publish', 'demo/feed.json', ...options], {
    cwd: root,
    stdio: 'ignore',
  });
  const files = sirv(folder, { dev: true });
  const directory = { answers: new Map(), away: false, asked: [], stop };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, base);
    directory.asked.push(pathname);
    if (directory.away) return request.socket.destroy();
    response.setHeader('access-control-allow-origin', '*');
    const answer = directory.answers.get(pathname);
    if (typeof answer === 'function') return answer(request, response);
    if (answer !== undefined) return response.setHeader('content-type', 'text/html; charset=utf-8').end(answer);
    return files(request, response, () => response.writeHead(404).end('Not found'));
  });
  await new Promise((done, fail) => {
    server.once('error', (error) =>
      fail(
        error.code === 'EADDRINUSE' ? new Error('Something else listens on port 8080, which WordPress needs.') : error,
      ),
    );
    server.listen(8080, '127.0.0.1', done);
  });
  function stop() {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return directory;
}
