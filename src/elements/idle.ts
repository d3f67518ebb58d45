/** Reads what is left of a feed while the page has nothing else to do. */
import type { OpenFeed } from '../feed/open.ts';

/** Milliseconds of a slice where the browser does not tell how much time there is. */
const SLICE = 8;

const readings = new WeakMap<OpenFeed, Promise<void>>();

/** Resolves when all of a feed is read; whoever cannot wait reads it sooner, by asking for it. */
export function readIdly(open: OpenFeed): Promise<void> {
  let reading = readings.get(open);
  if (!reading) {
    reading = new Promise((resolve) => {
      const read = (enough: () => boolean): void => (open.readOn(enough) ? resolve() : goOn());
      const goOn = (): void => {
        if ('requestIdleCallback' in globalThis) requestIdleCallback((time) => read(() => time.timeRemaining() < 1));
        else
          setTimeout(() => {
            const end = performance.now() + SLICE;
            read(() => performance.now() > end);
          });
      };
      goOn();
    });
    readings.set(open, reading);
  }
  return reading;
}
