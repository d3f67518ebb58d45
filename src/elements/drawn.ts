/** What can wait until something is drawn: a first card needs none of it. */
import { whole, type OpenFeed } from '../feed/open.ts';
import type { FeedElement } from './feed-element.ts';
import type { Answer } from './source.ts';

/** @param work is done when the page has nothing else to do; a page that is never idle has to have a little time, too */
export const whenIdle = (work: () => void): unknown =>
  globalThis.requestIdleCallback?.(work, { timeout: 1_000 }) ?? setTimeout(work);

let tell!: () => void;
/** Comes when something is drawn, or waits for the visitor; undefined where it cannot be had. */
export const rest = new Promise<void>((resolve) => (tell = () => whenIdle(resolve)))
  .then(() => import('./rest.ts'))
  .catch(() => undefined);
export { tell as drawn };

/** Tells the page's owner what is wrong in what was read, once there is time to read the rest of it. */
export const reportIdly = (answer: Pick<Answer, 'read' | 'lost'>, element: FeedElement): void =>
  void rest.then((rest) => rest?.report(answer, element));

/** So many times sixteen records are looked at before the first frame, and of a directory, which has more to do then. */
const FEW = 64;
const FEWER = 8;

/** Whether everything is read; undefined where something is not written exactly, and nothing is here that could read it. */
export function readOn(read: readonly OpenFeed[], enough: () => boolean): boolean | undefined {
  try {
    return read.every((feed) => feed.readOn(enough));
  } catch {
    return undefined;
  }
}

/** Until whoever asks for all records gets them: at once, unless they are many, or one is not written exactly. */
export async function readable(read: readonly OpenFeed[], all: unknown): Promise<void> {
  let left = all ? FEWER : FEW;
  if (!whole.read && !readOn(read, () => !left--)) await (await rest)?.readIdly(read);
}
