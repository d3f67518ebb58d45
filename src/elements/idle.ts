/** Reads what is left of feeds while the page has nothing else to do, and tells the page's owner what is wrong in them. */
import type { FeedElement } from './feed-element.ts';
import { help } from './help.ts';
import type { Answer } from './source.ts';

// Where the browser does not tell how much time there is, a few records at a time.
const whenIdle: (work: (time?: IdleDeadline) => void) => unknown = globalThis.requestIdleCallback ?? setTimeout;

/** Whoever cannot wait reads them sooner, by asking. */
export const reportIdly = (answer: Answer, element: FeedElement): unknown =>
  whenIdle((time) => {
    const { read, lost } = answer;
    const enough = (): boolean => !time || time.timeRemaining() < 1;
    if (!read.every((feed) => feed.readOn(enough))) reportIdly(answer, element);
    else if (lost || read.some(({ faults }) => faults.size))
      void help().then((helps) => helps?.reportAnswer(answer, element));
  });
