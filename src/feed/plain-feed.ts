/** Opens a feed: at once where its values are exactly as they should be, else by what knows what to do with any other. */
import { MAX_RECORDS } from './exact.ts';
import { feed as readFeed } from './fields.ts';
import type { Context } from './plain.ts';
import { openFeeds } from './records.ts';
import type { Feed, Organization } from './schema.ts';

/** A feed that is open. */
export interface Reading {
  readonly json: unknown;
  /** Where it came from: relative links lead from there. */
  readonly url: string | undefined;
  /** Undefined where nothing could be read: not a feed, or another major version. */
  readonly feed: Feed | undefined;
  /** The records as they stand, good or bad. Foreign: nothing of them may be shown. */
  readonly entries: readonly unknown[];
  /** Places of the records that something was left out of, as far as they are read. */
  readonly faults: ReadonlySet<number>;
  /** How many records stand in it; some may turn out to be of no use. */
  readonly size: number;
  /** The record at a place; undefined where nothing usable stands, or where an earlier one has the same id. */
  recordAt(place: number): Organization | undefined;
  /** The record with this id. */
  record(id: string): Organization | undefined;
  /** The record with this id; without an id the only one there is, further pages included. */
  find(id: string | undefined): Organization | undefined;
  /** One field of a record that need not be read for it. */
  peek<K extends keyof Organization>(place: number, field: K): Organization[K] | undefined;
  /** Reads on where the last call ended. Whether everything is read. */
  readOn(enough: () => boolean): boolean;
}

/** A feed whose values are exactly as they should be; with a fault where one is not. All of it is read at once. */
function plainFeed(json: unknown, url: string | undefined, most?: number): Reading {
  const context: Context = { base: URL.canParse(url ?? '') ? url : undefined, ...(most && { most }) };
  const read = readFeed(json, context);
  const organizations = read?.organizations ?? [];
  const feed = read?.orgfeed.startsWith('1.') ? { ...read, organizations } : undefined;
  const isWhole =
    feed?.title &&
    ((json as { organizations?: unknown }).organizations || feed.pages || feed.search) &&
    new Set(organizations.map(({ id }) => id)).size === organizations.length;
  const record = (id: string) => organizations.find((record) => record.id === id);
  const reading: Reading = {
    json,
    url,
    feed,
    entries: organizations,
    faults: new Set(context.faulty || !isWhole ? [-1] : []),
    size: organizations.length,
    recordAt: (place) => organizations[place],
    record,
    find: (id) => (id ? record(id) : feed?.next || organizations[1] ? undefined : organizations[0]),
    peek: (place, field) => organizations[place]?.[field],
    readOn: () => true,
  };
  if (feed) openFeeds.set(feed, reading);
  return reading;
}

/** What opens any feed, where it is loaded already. */
export const whole: { open?: (json: unknown, url: string | undefined) => Reading } = {};

/** @param url where it came from */
export function openFeed(json: unknown, url: string | undefined): Reading | Promise<Reading> {
  if (whole.open) return whole.open(json, url);
  const plain = plainFeed(json, url);
  // More records than a list may have are read when they are wanted. Where that cannot be had, what is right is shown.
  return plain.faults.size
    ? import('./any-feed.ts').then(
        () => whole.open!(json, url),
        () => plainFeed(json, url, MAX_RECORDS),
      )
    : plain;
}
