/** Reads what is left of feeds while the page has nothing else to do, and tells the page's owner what is wrong in them. */
import { whole, type OpenFeed } from '../feed/open.ts';
import type { FeedElement } from './feed-element.ts';
import { help } from './help.ts';
import type { Answer } from './source.ts';

const whenIdle: (work: () => void) => unknown = globalThis.requestIdleCallback ?? setTimeout;
/** Milliseconds at a time: nobody who presses a key meanwhile must notice. */
const LEISURE = 8;
/** Before the first frame. */
const HASTE = 4;

/** Whether everything is read; undefined where something is not written exactly, and nothing is here that could read it. */
function readOn(read: readonly OpenFeed[], milliseconds: number): boolean | undefined {
  const end = performance.now() + milliseconds;
  try {
    return read.every((feed) => feed.readOn(() => performance.now() > end));
  } catch {
    return undefined;
  }
}

/** Whoever cannot wait reads them sooner, by asking. */
export const reportIdly = (answer: Answer, element: FeedElement): unknown =>
  whenIdle(async () => {
    const { read, lost } = answer;
    const done = readOn(read, LEISURE);
    if (done === undefined && !(await help())) return;
    if (!done) reportIdly(answer, element);
    else if (lost || read.some(({ faults }) => faults.size))
      void help().then((helps) => helps?.reportAnswer(answer, element));
  });

/** Whether all records can be had as soon as somebody asks for them, as far as there is time to look. */
export const isReadable = (read: readonly OpenFeed[]): boolean => !!whole.read || !!readOn(read, HASTE);
