/** Feeds for those who load them by hand: whole, and with what was wrong in them. */
import { issuesOf, type Issue } from './issues.ts';
import * as load from './load.ts';
import type { Feed } from './schema.ts';

/** A feed with the address it came from and what was wrong in it. */
export interface LoadedFeed {
  readonly feed: Feed;
  readonly issues: readonly Issue[];
  /** After redirects: relative links of the feed lead from here. */
  readonly url: string;
}

const loaded = new WeakMap<load.LoadedFeed, LoadedFeed>();

/**
 * Loads a feed. Whoever asks for the same address on the same page shares one request and one reading; a failure is
 * forgotten, so that the next one asks again. Where the network fails, the last good copy of the browser's HTTP cache
 * serves. A `<link rel="preload" as="fetch" crossorigin>` of the page is used.
 * @param url address of the feed, relative to the page
 * @throws {FeedError} with its `reason`; the signal's own reason when aborted
 */
export async function loadFeed(url: string, options?: load.Asking): Promise<LoadedFeed> {
  try {
    const open = await load.loadFeed(url, options);
    let feed = loaded.get(open);
    if (!feed) loaded.set(open, (feed = { feed: open.feed, issues: issuesOf(open), url: open.url }));
    return feed;
  } catch (error) {
    if (error instanceof load.FeedError) error.issues = error.read.flatMap(issuesOf);
    throw error;
  }
}
