/** Finds a record by its id in a feed that may not be read yet. */
import type { Feed, Organization } from './schema.ts';

/** Feeds whose records are read when they are wanted. */
export const openFeeds = new WeakMap<Feed, { record(id: string): Organization | undefined }>();

/** The record with this id. */
export function recordOf(feed: Feed, id: string): Organization | undefined {
  const open = openFeeds.get(feed);
  return open ? open.record(id) : feed.organizations.find((record) => record.id === id);
}
