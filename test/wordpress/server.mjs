/** A WordPress of its own for one test run: started from what `install.mjs` put there, thrown away afterwards. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { install, nodeBinary, playground, wordpress } from './install.mjs';

const root = resolve(import.meta.dirname, '../..');

// Runs PHP that a test sends, inside WordPress, and answers with what it returns.
const DRIVER = `<?php
require __DIR__ . '/wp-load.php';
header( 'Content-Type: application/json' );
try {
	echo wp_json_encode( array( 'value' => eval( file_get_contents( 'php://input' ) ) ) );
} catch ( Throwable $error ) {
	echo wp_json_encode( array( 'error' => (string) $error ) );
}
`;

/**
 * @returns `origin`; `php(code, input)`, what PHP code returns inside WordPress, with `$in` as its input; `log()`, PHP's
 * complaints; `stop()`.
 */
export async function startWordPress({ php: version = '8.3' } = {}) {
  install();
  const folder = mkdtempSync(join(tmpdir(), 'org-cards-wordpress-'));
  const site = join(folder, 'site');
  execFileSync('cp', ['-R', wordpress, site]);
  writeFileSync(join(site, 'drive.php'), DRIVER);
  unzip(join(root, 'dist/wordpress/org-cards.zip'), join(site, 'wp-content/plugins'));
  const port = await freePort();
  const booleans = ['WP_DEBUG=true', 'WP_DEBUG_LOG=true', 'WP_DEBUG_DISPLAY=false', 'SCRIPT_DEBUG=true'];
  const options = [
    '--wordpress-install-mode=install-from-existing-files',
    `--mount-before-install=${site}:/wordpress`,
    `--port=${port}`,
    `--php=${version}`,
    '--workers=2',
    ...booleans.flatMap((pair) => ['--define-bool', ...pair.split('=')]),
  ];
  const child = spawn(nodeBinary, [playground, 'server', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await new Promise((done) => child.once('close', done));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await ready(child);
    const origin = `http://127.0.0.1:${port}`;
    // The first request installs.
    await fetch(origin);
    return { origin, php: (code, input) => run(`${origin}/drive.php`, code, input), log: () => logIn(site), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function run(driver, code, input = null) {
  const encoded = Buffer.from(JSON.stringify(input)).toString('base64');
  const body = `$in = json_decode( base64_decode( '${encoded}' ), true );\n${code}`;
  const text = await (await fetch(driver, { method: 'POST', body })).text();
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new Error(`PHP said: ${text}`);
  }
  if (answer.error) throw new Error(answer.error);
  return answer.value;
}

function logIn(site) {
  const file = join(site, 'wp-content/debug.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function unzip(file, folder) {
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(file)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

function ready(child) {
  let said = '';
  return new Promise((done, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        said += data;
        if (said.includes('Ready!')) done();
      });
    child.once('close', () => fail(new Error(`WordPress did not start:\n${said}`)));
  });
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
