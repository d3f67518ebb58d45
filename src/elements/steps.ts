/** Does long work in small steps, so that the page stays alive. */

/** Milliseconds of work at a time: while somebody waits for it, and beside whatever the page does. */
const HASTE = 24;
const LEISURE = 8;

const pause = (idle: boolean): Promise<void> =>
  new Promise((resolve) => {
    if (idle && 'requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 200 });
    else if (idle) setTimeout(resolve, 4);
    else {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
      port2.postMessage(0);
    }
  });

/** Goes on for a moment; whether it is done. */
function advance(work: Iterator<void>, milliseconds: number): boolean {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) if (work.next().done) return true;
  return false;
}

/** Does all of it. @param idle whether nobody waits for it */
export async function finish(work: Iterator<void>, idle: boolean, signal: AbortSignal): Promise<void> {
  while (!advance(work, idle ? LEISURE : HASTE)) {
    await pause(idle);
    signal.throwIfAborted();
  }
}
