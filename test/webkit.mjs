/**
 * What drives WebKit in the tests: the browser and its driver of the system, and the test runner's launcher, which is
 * large and for these tests only, so it is installed when they are wanted. Needs no package to be imported.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const cache = resolve(import.meta.dirname, '../node_modules/.cache/webkit');
const launcher = join(cache, 'node_modules/@web/test-runner-webdriver/index.mjs');
const onPath = (name) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Installs the launcher; gives a sentence on what is missing, or undefined where the tests can run. */
export function prepareWebKit() {
  if (!onPath('WebKitWebDriver') || !onPath('xvfb-run') || !findMiniBrowser())
    return 'The tests in WebKit need WebKitWebDriver, MiniBrowser and xvfb-run: on Debian and Ubuntu, apt-get install webkit2gtk-driver xvfb xauth. Elsewhere open the demo (npm start) in Safari.';
  if (existsSync(launcher)) return undefined;
  console.log('Installing what drives WebKit. This takes about a minute.');
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', '--prefix', cache, ...options, '@web/test-runner-webdriver@0.9.0'], {
    stdio: 'inherit',
  });
  return status === 0 ? undefined : 'What drives WebKit could not be installed. Is the npm registry within reach?';
}

/** WebKitGTK's own small browser, beside the library. */
export function findMiniBrowser() {
  for (const root of ['/usr/lib', '/usr/libexec', '/usr/lib64'])
    for (const folder of existsSync(root) ? ['', ...readdirSync(root).filter((name) => name.includes('linux'))] : [])
      for (const version of ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0']) {
        const path = join(root, folder, version, 'MiniBrowser');
        if (existsSync(path)) return path;
      }
  return undefined;
}

/** The function of `@web/test-runner-webdriver`. */
export const webdriverLauncher = async (options) =>
  (await import(pathToFileURL(launcher).href)).webdriverLauncher(options);
