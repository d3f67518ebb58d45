/** Browser tests: the .test.ts files in Chromium. One file alone: `npm run test:browser -- --files test/x.test.ts`. */
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { findBrowser } from './browser.mjs';
import { countReporter } from './count-reporter.mjs';
import { driver } from './driver.mjs';
import { seed } from './seeded.mjs';
import { middleware, secondOrigin } from './server.mjs';

/** No test may reach another machine, and the browser asks nobody for updates. */
const offline = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1', '--disable-sync'];

/** What the scripts for foreign pages have in place of Lit; only the tests that compare the two have both. */
const standIn = {
  name: 'stand-in',
  resolveImport: ({ source, context }) =>
    source === 'lit' && !context.path.startsWith('/test/slim/') ? '/src/slim/lit.ts' : undefined,
};

export default {
  files: 'test/**/*.test.ts',
  nodeResolve: { exportConditions: ['development'] },
  plugins: [
    esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022', define: { SEED: String(seed) } }),
    standIn,
    secondOrigin(),
    driver(),
  ],
  middleware: [middleware],
  concurrency: 2,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  // A slow machine is no defect, however slow.
  testFramework: { config: { timeout: 600_000 } },
  testsFinishTimeout: 3_600_000,
  browserStartTimeout: 600_000,
  testsStartTimeout: 600_000,
  reporters: [defaultReporter({ reportTestProgress: false }), countReporter()],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: {
        executablePath: await findBrowser(),
        timeout: 600_000,
        args: ['--no-sandbox', '--disable-gpu', ...offline],
      },
      // Not where the developers are: a test that passes only in their language and time zone fails here.
      async createBrowserContext({ browser }) {
        const context = await browser.newContext({ locale: 'fr-BE', timezoneId: 'Asia/Dubai' });
        context.setDefaultTimeout(600_000);
        return context;
      },
    }),
  ],
};
