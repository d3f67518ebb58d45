/** Finds a record by its id: a page may ask for a thousand of a hundred thousand, or for one alone. */
import type { Feed, Organization } from './schema.ts';

const indexes = new WeakMap<readonly unknown[], Map<unknown, number>>();

/** Where the first entry with this id stands; past the end where there is none. */
export function placeOf(entries: readonly unknown[], id: string): number {
  const idOf = (entry: unknown): unknown => (entry as { id?: unknown } | null | undefined)?.id;
  let index = indexes.get(entries);
  if (!index) {
    // To look once is cheaper than to make an index.
    indexes.set(entries, (index = new Map()));
    const place = entries.findIndex((entry) => idOf(entry) === id);
    return place < 0 ? entries.length : place;
  }
  if (!index.size) for (let place = entries.length; place--;) index.set(idOf(entries[place]), place);
  return index.get(id) ?? entries.length;
}

/** Feeds whose records are read when they are wanted. */
export const openFeeds = new WeakMap<Feed, { record(id: string): Organization | undefined }>();

/** The record with this id. */
export const recordOf = (feed: Feed, id: string): Organization | undefined =>
  openFeeds.has(feed) ? openFeeds.get(feed)!.record(id) : feed.organizations[placeOf(feed.organizations, id)];
