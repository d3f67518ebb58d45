/**
 * Runs before the npm scripts and installs what is missing: the packages and, for `node test/prepare.mjs browser`,
 * a browser (`webkit`: what drives that one). It has no dependencies, since it runs when there is no node_modules.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBrowser, installBrowser } from './browser.mjs';
import { prepareWebKit } from './webkit.mjs';

const root = resolve(import.meta.dirname, '..');

if (!packagesAreThere()) {
  console.log('Installing the packages with npm ci. This takes about a minute.');
  const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['ci', ...options], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) stop('The packages could not be installed: npm ci failed. Is the npm registry within reach?');
}

if (process.argv[2] === 'browser' && !(await findBrowser())) {
  if (process.env.CHROME_PATH) stop(`CHROME_PATH is "${process.env.CHROME_PATH}", and no browser starts there.`);
  console.log('The tests need a browser, and there is none.');
  if (!(await installBrowser())) {
    stop('No browser could be installed: install Chrome or Chromium, or set CHROME_PATH to one, and try again.');
  }
}

if (process.argv[2] === 'webkit') {
  const missing = prepareWebKit();
  if (missing) stop(missing);
}

/** Whether every package of the lock file is installed in its version. (Times of files say little after a checkout.) */
function packagesAreThere() {
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

function packagesOf(lockFile) {
  const path = resolve(root, lockFile);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
