/**
 * The browser tests in WebKit, Safari's engine, as Linux has it. `emulateMedia` and `setViewport` do not work there.
 * One page at a time: more would run in frames of one page, without the focus.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import chromium from './web-test-runner.config.mjs';
import { findMiniBrowser, webdriverLauncher } from './webkit.mjs';

const port = await freePort();
const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
  stdio: 'ignore',
  env: { ...process.env, TZ: 'Asia/Dubai', LANGUAGE: 'fr_BE' },
});
process.once('exit', () => driver.kill());

export default {
  ...chromium,
  concurrency: 1,
  browsers: [
    await webdriverLauncher({
      hostname: '127.0.0.1',
      port,
      path: '/',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation', '--geometry=800x700'] },
      },
    }),
  ],
};

function freePort() {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
