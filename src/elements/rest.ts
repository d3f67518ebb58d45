/** What can wait until something is drawn: the rest of the look, and of the feed. */
import type { OpenFeed } from '../feed/open.ts';
import { styles } from './base-styles.ts';
import { readOn, whenIdle } from './drawn.ts';
import type { FeedElement } from './feed-element.ts';
import { help } from './help.ts';
import { restStyles } from './rest-styles.ts';
import type { Answer } from './source.ts';

// All elements share one style sheet.
const sheet = styles.styleSheet!;
for (const { cssText } of restStyles.styleSheet!.cssRules) sheet.insertRule(cssText, sheet.cssRules.length);

/** Milliseconds at a time: nobody who presses a key meanwhile must notice. */
const LEISURE = 8;

/** Reads what is left of feeds while the page has nothing else to do. Whoever cannot wait reads them sooner, by asking. */
export async function readIdly(read: readonly OpenFeed[]): Promise<void> {
  for (let done; !done;) {
    await new Promise<void>(whenIdle);
    const end = performance.now() + LEISURE;
    done = readOn(read, () => performance.now() > end);
    if (done === undefined && !(await help())) return;
  }
}

/** Then tells the page's owner what is wrong in them. */
export async function report({ read, lost }: Pick<Answer, 'read' | 'lost'>, element: FeedElement): Promise<void> {
  await readIdly(read);
  if (lost || read.some(({ faults }) => faults.size)) (await help())?.reportAnswer({ read, lost }, element);
}
