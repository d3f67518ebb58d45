/** Reads what is left of feeds while the page has nothing else to do, and tells the page's owner what is wrong in them. */
import type { FeedElement } from './feed-element.ts';
import { help } from './help.ts';
import type { Answer } from './source.ts';

/** Milliseconds of a slice where the browser does not tell how much time there is. */
const SLICE = 8;

const whenIdle = (work: (time: Pick<IdleDeadline, 'timeRemaining'>) => void): unknown =>
  globalThis.requestIdleCallback?.(work) ??
  setTimeout(() => {
    const end = performance.now() + SLICE;
    work({ timeRemaining: () => end - performance.now() });
  });

/** Whoever cannot wait reads them sooner, by asking. */
export const reportIdly = (answer: Answer, element: FeedElement): unknown =>
  whenIdle((time) => {
    const { read, lost } = answer;
    if (!read.every((feed) => feed.readOn(() => time.timeRemaining() < 1))) reportIdly(answer, element);
    else if (lost || read.some(({ faults }) => faults.size))
      void help().then((helps) => helps?.reportAnswer(answer, element));
  });
