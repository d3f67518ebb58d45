/**
 * The browser tests in an installed Firefox (FIREFOX_PATH, or the one on the path). Puppeteer drives it, since the test
 * runner's Playwright takes only its own build.
 * One page at a time: of two tabs one is never drawn, of two windows one never has the focus.
 */
import { chromeLauncher } from '@web/test-runner-chrome';
import { findFirefox } from './launch.mjs';
import chromium from './web-test-runner.config.mjs';

export default {
  ...chromium,
  concurrency: 1,
  browsers: [
    chromeLauncher({
      launchOptions: {
        browser: 'firefox',
        executablePath: findFirefox(),
        headless: true,
        // How a page is shown (on paper, in dark) is the browser's own business: test/driver.mjs.
        args: ['--remote-allow-system-access'],
        env: { ...process.env, TZ: 'Asia/Dubai' },
        extraPrefsFirefox: {
          'intl.accept_languages': 'fr-BE',
          // The list of downloads would take the keys of all tests that come after one.
          'browser.download.alwaysOpenPanel': false,
        },
      },
    }),
  ],
};
