/** Finds one organization in a feed, in its further pages, or in the file of its own to which a summary leads. */
import { FeedError, loadFeed, type Asking, type LoadedFeed } from './load.ts';
import { ENVELOPE } from './open.ts';
import { openFeeds } from './records.ts';
import type { Feed, Organization } from './schema.ts';

/** Most pages that are followed. */
const MAX_PAGES = 1_000;

/** A record and the feed that explains it. */
export interface Found {
  feed: Feed;
  organization: Organization;
  /** What was read on the way, for its issues. */
  read: LoadedFeed[];
  /** Why only the summary is here, where more should be. */
  lost?: FeedError;
}

/**
 * @param start the feed, or its first page
 * @param id may be left out where the feed has one record
 * @param whole whether a summary will not do
 * @throws {FeedError} `not-found`, or what `loadFeed` throws
 */
export async function findOrganization(
  start: LoadedFeed,
  id: string | undefined,
  whole: boolean,
  asking: Asking,
): Promise<Found> {
  const read = [start];
  const seen = new Set([start.url]);
  for (let page = start; ; read.push(page)) {
    const { feed } = page;
    const organization = page.find(id);
    const found = organization && { feed, organization, read };
    const own = whole ? ownFeed(page, organization, id) : undefined;
    if (own && !seen.has(own)) {
      seen.add(own);
      try {
        const file = await loadFeed(own, asking);
        const record = file.find(organization?.id ?? id);
        if (record) return { feed: merged(feed, file.feed), organization: record, read: [...read, file] };
      } catch (error) {
        asking.signal?.throwIfAborted();
        if (found) return { ...found, lost: error as FeedError };
      }
    }
    if (found) return found;
    const next = id && nextPage(page, seen);
    if (!next || seen.size > MAX_PAGES) throw new FeedError('not-found', start.url, { read });
    seen.add(next);
    page = await loadFeed(next, asking);
  }
}

/** A record's own file may lean on the vocabularies, the publisher and the names of the feed that led to it. */
function merged(feed: Feed, file: Feed): Feed {
  const { organizations, ...around } = Object.getOwnPropertyDescriptors(feed);
  const both = Object.defineProperties({}, { ...around, ...Object.getOwnPropertyDescriptors(file), organizations });
  openFeeds.set(both as Feed, openFeeds.get(feed)!);
  return both as Feed;
}

/** The file with everything about one record, on the feed's own origin. */
function ownFeed(
  { feed, url, faults }: LoadedFeed,
  organization: Organization | undefined,
  id: string | undefined,
): string | undefined {
  const known = organization?.id ?? id;
  if (organization && feed.profile?.toLowerCase() !== 'summary') return undefined;
  const template = organization?.feed_url ?? (known && feed.org_url?.replaceAll('{id}', encodeURIComponent(known)));
  if (!template || new URL(template).origin === new URL(url).origin) return template;
  // What is written exactly has been read without regard to where the feed is.
  faults.add(ENVELOPE);
  return undefined;
}

const nextPage = ({ feed }: LoadedFeed, seen: Set<string>): string | undefined =>
  [feed.next, ...(feed.pages ?? []).map(({ href }) => href)].find((href) => href && !seen.has(href));
