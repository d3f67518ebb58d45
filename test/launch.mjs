/**
 * Starts the browser of the Node-run tests: Chromium, or with `BROWSER=firefox` an installed Firefox, driven over
 * WebDriver BiDi.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, firefox } from 'playwright-core';
import { findBrowser } from './browser.mjs';

export const isFirefox = process.env.BROWSER === 'firefox';
/** For the options of a test that asks for what Firefox, or what drives it, does not have. */
export const notInFirefox = (reason) => ({ skip: isFirefox && reason });

/** Milliseconds until it is there, and until its pages do what is waited for: a slow machine is no defect. */
const timeout = 200_000;

/** @param options for Chromium, beside those that it always needs; of them `prefs` alone is for Firefox */
export async function launch({ args = [], prefs = {}, ...options } = {}) {
  const browser = isFirefox ? await launchFirefox(prefs) : await launchChromium(args, options);
  browser.on('context', (context) => context.setDefaultTimeout(timeout));
  return browser;
}

async function launchChromium(args, options) {
  const executablePath = await findBrowser();
  return chromium.launch({ executablePath, timeout, args: ['--no-sandbox', '--disable-gpu', ...args], ...options });
}

/** FIREFOX_PATH, or the first on the path. */
export function findFirefox() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/Applications/Firefox.app/Contents/MacOS'];
  const paths = folders.flatMap((folder) => ['firefox', 'firefox-esr'].map((name) => join(folder, name)));
  return process.env.FIREFOX_PATH ?? paths.find(existsSync);
}

async function launchFirefox(firefoxUserPrefs) {
  const executablePath = findFirefox();
  const browser = await firefox.launch({ channel: 'moz-firefox', executablePath, timeout, firefoxUserPrefs });
  // Playwright sets the colour scheme of every page, for which the stock browser has no command.
  // oxlint-disable-next-line no-underscore-dangle
  const session = Object.getPrototypeOf(browser._connection.toImpl(browser)._browserSession);
  const { send } = session;
  session.send = function (method, ...rest) {
    return method === 'emulation.setMediaFeaturesOverride' ? Promise.resolve({}) : send.call(this, method, ...rest);
  };
  return browser;
}
