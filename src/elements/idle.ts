/** Reads what is left of feeds while the page has nothing else to do, and tells the page's owner what is wrong in them. */
import { whole, type OpenFeed } from '../feed/open.ts';
import type { FeedElement } from './feed-element.ts';
import { help } from './help.ts';
import type { Answer } from './source.ts';

const whenIdle: (work: () => void, options: object) => unknown = globalThis.requestIdleCallback ?? setTimeout;
/** Milliseconds after which a page that is never idle has to have a little time, too. */
const options = { timeout: 1_000 };
/** Milliseconds at a time: nobody who presses a key meanwhile must notice. */
const LEISURE = 8;
/** So many times sixteen records are looked at before the first frame. */
const FEW = 64;

/** Whether everything is read; undefined where something is not written exactly, and nothing is here that could read it. */
function readOn(read: readonly OpenFeed[], enough: () => boolean): boolean | undefined {
  try {
    return read.every((feed) => feed.readOn(enough));
  } catch {
    return undefined;
  }
}

/** Whoever cannot wait reads them sooner, by asking. */
async function readIdly(read: readonly OpenFeed[]): Promise<void> {
  for (let done; !done;) {
    await new Promise<void>((resolve) => whenIdle(resolve, options));
    const end = Date.now() + LEISURE;
    // Without what could read it there is nothing to go on with.
    done = readOn(read, () => Date.now() > end) ?? !(await help());
  }
}

export async function reportIdly(found: Pick<Answer, 'read' | 'lost'>, element: FeedElement): Promise<void> {
  const { read } = found;
  await readIdly(read);
  if (element.debug || found.lost || read.some(({ faults }) => faults.size))
    (await help())?.reportAnswer(found, element);
}

/**
 * Until whoever asks for all records gets them: at once, unless they are many, or one is not written exactly.
 * @param rest what is still to be drawn of a large directory
 */
export async function readable(read: readonly OpenFeed[], rest: Promise<unknown> | undefined): Promise<void> {
  let left = FEW;
  await rest;
  if (!whole.read && (rest || !readOn(read, () => !left--))) await readIdly(read);
}
