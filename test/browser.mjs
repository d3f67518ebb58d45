/** Finds a Chrome or Chromium for the tests, and installs one where there is none. Needs no package to be imported. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const cache = join(root, 'node_modules/.cache/chromium');
const windows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;

/** The path of a browser that starts, or undefined. */
export async function findBrowser() {
  if (process.env.CHROME_PATH) return works(process.env.CHROME_PATH);
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  const usual = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...programs.filter(Boolean).map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
  ];
  for (const path of [...onPath, ...usual]) if (works(path)) return path;
  return works(await playwrightsPath()) ?? works(await packagedPath());
}

/** Tries one way after the other; gives the path, or undefined where none of them worked. */
export async function installBrowser() {
  const ways = [
    { name: 'Debian', when: isRoot && isDebian(), run: installFromDebian },
    { name: 'Playwright', when: true, run: installFromPlaywright },
    { name: 'npm', when: process.platform === 'linux' && process.arch === 'x64', run: installFromNpm },
  ];
  for (const { name, when, run } of ways) {
    if (!when) continue;
    console.log(`Installing Chromium from ${name}.`);
    run();
    const path = await findBrowser();
    if (path) return path;
    console.log(`That did not work.`);
  }
  return undefined;
}

/** The path itself when a program is there that tells its version (on Windows Chrome would open a window instead). */
function works(path) {
  if (!path || !existsSync(path)) return undefined;
  return windows || spawnSync(path, ['--version'], { timeout: 120_000 }).status === 0 ? path : undefined;
}

async function playwrightsPath() {
  try {
    const { chromium } = await import('playwright-core');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** Chromium out of an npm package; it unpacks its libraries where it takes itself to be in a cloud function. */
async function packagedPath() {
  const entry = join(cache, 'node_modules/@sparticuz/chromium/build/esm/index.js');
  if (!existsSync(entry)) return undefined;
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x';
  const { default: chromium } = await import(pathToFileURL(entry).href);
  return chromium.executablePath();
}

/** On Ubuntu the package of that name only installs a snap. */
function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function installFromDebian() {
  run('apt-get', ['update']);
  // Without the timeout a lock that another installation holds ends this one at once.
  run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', 'chromium']);
}

function installFromPlaywright() {
  const withLibraries = isRoot && process.platform === 'linux' ? ['--with-deps'] : [];
  run(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', ...withLibraries, 'chromium']);
}

function installFromNpm() {
  const options = ['--prefix', cache, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  // 148 and later want Node 22.
  run('npm', ['install', ...options, '@sparticuz/chromium@147.0.0']);
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, env, encoding: 'utf8' });
  if (status !== 0)
    console.log(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim().split('\n').slice(-4).join('\n'));
}
