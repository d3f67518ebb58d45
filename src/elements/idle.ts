/** Reads what is left of feeds while the page has nothing else to do, and tells the page's owner what is wrong in them. */
import type { FeedElement } from './feed-element.ts';
import { help } from './help.ts';
import type { Answer } from './source.ts';

const whenIdle: (work: () => void) => unknown = globalThis.requestIdleCallback ?? setTimeout;
/** Milliseconds at a time: nobody who presses a key meanwhile must notice. */
const LEISURE = 8;

/** Whoever cannot wait reads them sooner, by asking. */
export const reportIdly = (answer: Answer, element: FeedElement): unknown =>
  whenIdle(() => {
    const { read, lost } = answer;
    const end = performance.now() + LEISURE;
    const enough = (): boolean => performance.now() > end;
    if (!read.every((feed) => feed.readOn(enough))) reportIdly(answer, element);
    else if (lost || read.some(({ faults }) => faults.size))
      void help().then((helps) => helps?.reportAnswer(answer, element));
  });
