/**
 * The commands `media` and `viewport`, for tests: how a page is shown (on paper, in dark, in forced colours, with
 * reduced motion) and how large. The test runner's own can do all of it in Chromium only.
 */
export const screen = () => ({
  name: 'screen',
  async executeCommand({ command, payload, session: { browser, id } }) {
    if (command !== 'media' && command !== 'viewport') return undefined;
    const set = ways[browser.type][command];
    if (!set) throw new Error(`${command} is not supported for browser type ${browser.type}`);
    await set(browser, id, payload);
    return true;
  },
});

const ways = {
  playwright: {
    media: (browser, id, media) => browser.getPage(id).emulateMedia(media),
    viewport: (browser, id, size) => browser.getPage(id).setViewportSize(size),
  },
  // Firefox.
  puppeteer: {
    media: (browser, id, media) => setInFirefox(browser.getPage(id).browser().connection, media),
    viewport: (browser, id, size) => browser.getPage(id).setViewport(size),
  },
  // WebKit. The size is the window's, with its bars.
  webdriver: {
    async viewport({ driver }, id, { width, height }) {
      const bars = () => driver.execute('return [outerWidth - innerWidth, outerHeight - innerHeight]');
      const [x, y] = await bars();
      await driver.setWindowRect(null, null, width + x, height + y);
    },
  },
};

/** For Firefox's driver no command exists; the browser's own script can do it, where the driver may speak to that. */
async function setInFirefox(connection, media) {
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const set = (context) => {
    for (const { linkedBrowser } of globalThis.gBrowser.tabs) Object.assign(linkedBrowser.browsingContext, context);
  };
  const wishes = {
    mediumOverride: media.media,
    prefersColorSchemeOverride: media.colorScheme,
    forcedColorsOverride: media.forcedColors,
    prefersReducedMotionOverride: media.reducedMotion,
  };
  const { result: answer } = await connection.send('script.evaluate', {
    target: { context: result.contexts[0].context },
    expression: `(${set})(${JSON.stringify(wishes)})`,
    awaitPromise: false,
  });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
}
