/**
 * The browser tests in an installed Firefox (FIREFOX_PATH, or firefox-esr). Puppeteer drives it, since Playwright takes
 * only its own build. `emulateMedia` does not work there.
 */
import { chromeLauncher } from '@web/test-runner-chrome';
import chromium from './web-test-runner.config.mjs';

const executablePath = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

export default {
  ...chromium,
  browsers: [
    chromeLauncher({
      launchOptions: {
        browser: 'firefox',
        executablePath,
        headless: true,
        env: { ...process.env, TZ: 'Asia/Dubai' },
        extraPrefsFirefox: { 'intl.accept_languages': 'fr-BE' },
      },
    }),
  ],
};
