/** What a first card can do without: loaded when an element wants it, at hand from then on. */
import { FeedError } from '../feed/load.ts';
import { UNREAD } from '../feed/open.ts';
import type { help as all } from './helps.ts';

export type Helps = typeof all;

export let helps: Helps | undefined;
/** For a server, which cannot wait. */
export const keep = (all: Helps): void => void (helps = all);
let coming: Promise<Helps | undefined> | undefined;

/** Undefined where it cannot be had: there is nothing better then than to go without, and to ask anew the next time. */
export const help = (): Promise<Helps | undefined> =>
  (coming ??= import('./helps.ts')
    .then(({ help }) => (helps = help))
    .catch((cause: unknown) => (coming = console.warn?.(`org-cards: ${cause}`) as undefined)));

/** When what reads any value is here, if that was missing; else what was wrong goes on. */
export async function wholeReader(cause: unknown, url: string): Promise<void> {
  if (cause !== UNREAD) throw cause;
  if (!(await help())) throw new FeedError('network', url);
}
