/** Does long work in small steps, so that the page stays alive. */

/** Milliseconds of work at a time: while somebody waits for it, and beside whatever the page does. */
const HASTE = 24;
const LEISURE = 3;

let drawing: Promise<unknown> | undefined;

/** Until what has just changed is on the screen: meanwhile nothing is done that nobody waits for. Where nothing is drawn no frame comes. */
export const drawn = (): Promise<unknown> =>
  (drawing ??= new Promise((frame) => {
    requestAnimationFrame(frame);
    setTimeout(frame, 200);
  })
    .then(() => pause())
    .then(() => (drawing = undefined)));

/** Lets the page live. @param idle whether nobody waits for what comes after */
export const pause = (idle?: boolean): Promise<unknown> =>
  new Promise((resolve) => {
    if (idle) {
      // What browsers call idle is a sixth of the time at most; what comes after everything else has all that is left.
      const { scheduler } = globalThis as Background;
      void scheduler?.postTask?.(resolve as () => void, { priority: 'background' });
      // It never comes on a page that is always busy.
      setTimeout(resolve, scheduler ? 200 : 4);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(0);
    };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
    port2.postMessage(0);
  }).then(() => idle && drawing?.then(() => pause(idle)));

interface Background {
  scheduler?: { postTask?: (work: () => void, options: { priority: 'background' }) => unknown };
}

/** Goes on for a moment; whether it is done. */
function advance(work: Iterator<void>, milliseconds: number): boolean {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) if (work.next().done) return true;
  return false;
}

/** Does all of it; after a whole slice what follows has a task of its own. @param idle whether nobody waits for it */
export async function finish(work: Iterator<void>, signal?: AbortSignal, idle?: boolean): Promise<void> {
  const start = Date.now();
  for (let done = false; !done;) {
    done = advance(work, idle ? LEISURE : HASTE);
    if (done && Date.now() - start < HASTE) return;
    await pause(idle);
    signal?.throwIfAborted();
  }
}
