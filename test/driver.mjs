/**
 * What tests ask of the driver of the browser, in commands that all three have; the test runner's own do not.
 * `media`     shows the page on paper, in dark, in forced colours, with reduced motion
 * `viewport`  how large the page is
 * `chord`     presses keys together, the last one last
 */
export const driver = () => ({
  name: 'driver',
  async executeCommand({ command, payload, session: { browser, id } }) {
    if (!Object.hasOwn(ways.playwright, command)) return undefined;
    const way = ways[browser.type][command];
    if (!way) throw new Error(`${command} is not supported for browser type ${browser.type}`);
    await way(browser.getPage?.(id) ?? browser.driver, payload);
    return true;
  },
});

const ways = {
  // Chromium.
  playwright: {
    media: (page, media) => page.emulateMedia(media),
    viewport: (page, size) => page.setViewportSize(size),
    chord: (page, keys) => page.keyboard.press(keys.join('+')),
  },
  // Firefox.
  puppeteer: {
    media: (page, media) => setInFirefox(page.browser().connection, media),
    viewport: (page, size) => page.setViewport(size),
    async chord({ keyboard }, keys) {
      const last = keys.at(-1);
      const held = keys.slice(0, -1);
      for (const key of held) await keyboard.down(key);
      await keyboard.press(last);
      for (const key of held) await keyboard.up(key);
    },
  },
  // WebKit.
  webdriver: {
    async viewport(page, { width, height }) {
      // The size is the window's, with its bars.
      const [x, y] = await page.execute('return [outerWidth - innerWidth, outerHeight - innerHeight]');
      await page.setWindowRect(null, null, width + x, height + y);
    },
    chord: (page, keys) => page.keys(keys),
  },
};

/** For Firefox's driver no command exists; the browser's own script can do it, where the driver may speak to that. */
async function setInFirefox(connection, media) {
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const set = (wishes) => {
    for (const { linkedBrowser } of globalThis.gBrowser.tabs) Object.assign(linkedBrowser.browsingContext, wishes);
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
