/**
 * What drives WebKit in the tests: the browser and its driver of the system, and the test runner's launcher, which is
 * large and for these tests only, so it is installed when they are wanted. Needs no package to be imported.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
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

/** Milliseconds for a page to end. */
const PATIENCE = 60_000;

/**
 * The launcher of `@web/test-runner-webdriver`, with a driver and a browser of its own. A page that is busy for ever
 * answers nobody and lets nobody in: then both are begun anew.
 */
export async function webkitLauncher() {
  const { webdriverLauncher } = await import(pathToFileURL(launcher).href);
  const options = {
    hostname: '127.0.0.1',
    path: '/',
    connectionRetryTimeout: PATIENCE,
    connectionRetryCount: 1,
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
    },
  };
  let driver;
  async function begin() {
    options.port = await freePort();
    const env = { ...process.env, TZ: 'Asia/Dubai', LANGUAGE: 'fr_BE' };
    // With a group of its own, to which its browser belongs.
    driver = spawn('WebKitWebDriver', [`--port=${options.port}`], { stdio: 'ignore', env, detached: true });
  }
  const end = () => {
    try {
      process.kill(-driver.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  };
  process.once('exit', end);
  await begin();
  const made = webdriverLauncher(options);
  const stop = made.stopSession.bind(made);
  made.stopSession = async (id) => {
    let timer;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE)));
    const ended = await Promise.race([stop(id).catch(() => undefined), late]);
    clearTimeout(timer);
    if (ended) return ended;
    end();
    await begin();
    made.driver = made.driverManager = undefined;
    return {};
  };
  return made;
}

function freePort() {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
