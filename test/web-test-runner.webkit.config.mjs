/**
 * The browser tests in WebKit, Safari's engine, as Linux has it. The command `media` does not work there.
 * One page at a time: more would run in frames of one page, without the focus.
 */
import chromium from './web-test-runner.config.mjs';
import { webkitLauncher } from './webkit.mjs';

/** What it does not have, or what drives it: the end of each test's name, and why. */
const missing = {
  'that the page preloads is not asked for twice': 'it asks again for what it has preloaded, whoever asks',
  'a body that is not packed as it says': 'it takes such a body as it is',
  'on a page that is zoomed and turned': 'zoomed, its letters have other widths and its lines break elsewhere',
  'has a table whose headings stand over their columns, and figures in their order':
    'it leaves the space in a cell of plain text on the other side',
  'now is read from the browser’s cache': 'driven, it keeps no cache',
};

export default {
  ...chromium,
  concurrency: 1,
  // Whatever becomes of a file, the next one has its turn.
  testsFinishTimeout: 600_000,
  testRunnerHtml: (framework) => `<!doctype html><script type="module" src="${framework}"></script>
    <script type="module">${leaveOut}; leaveOut(${JSON.stringify(Object.keys(missing))})</script>`,
  reporters: [...chromium.reporters, { stop: () => console.log(missingOnes()) }],
  browsers: [await webkitLauncher()],
};

/** In the page: skips them. To the test runner a file with tests that were never asked for has failed. */
function leaveOut(names) {
  globalThis.mocha.suite.beforeEach(function () {
    if (names.some((name) => this.currentTest.title.endsWith(name))) this.skip();
  });
}

function missingOnes() {
  const lines = Object.entries(missing).map(([name, why]) => `- “… ${name}”: ${why}`);
  return ['Left out in WebKit:', ...lines].join('\n');
}
