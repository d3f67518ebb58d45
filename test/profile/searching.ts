/** A directory's rules on a feed, all of it read and sorted. */
import { parseFeed } from '../../src/index.ts';
import type { Feed } from '../../src/index.ts';
import { forgive } from '../../src/profile/forgive.ts';
import { atHand } from '../../src/profile/matcher.ts';
import { en } from '../../src/profile/messages/en.ts';
import { NO_FILTERS, NO_QUERY, type Filters, type Query } from '../../src/profile/query.ts';
import { Search, type Found } from '../../src/profile/search.ts';

// Pages load it when somebody begins to search.
atHand.forgive = forgive;

export function searchIn(
  json: object,
  {
    locale = 'en',
    locked = {},
    only = [],
    meanwhile = () => {},
  }: { locale?: string; locked?: Partial<Filters>; only?: string[]; meanwhile?: (search: Search) => void } = {},
) {
  const { feed } = parseFeed({ orgfeed: '1.0', title: 'T', ...json }, 'https://feed.example/') as { feed: Feed };
  const { organizations } = feed;
  const search = new Search(feed, locale, en, { ...NO_FILTERS, ...locked }, only);
  const records = {
    size: organizations.length,
    peek: <K extends 'id' | 'name' | 'lang'>(place: number, field: K) => organizations[place]![field],
    recordAt: (place: number) => organizations[place],
  };
  for (const work of [search.add(records), search.readOn(), search.sort()]) while (!work.next().done) meanwhile(search);
  const find = (query: Partial<Query> | string): Found =>
    search.find({ ...NO_QUERY, ...(typeof query === 'string' ? { q: query } : query) }, 'name', 1e6);
  const ids = (query: Partial<Query> | string): string[] => Array.from(find(query).rows, (row) => search.at(row).id);
  return { search, find, ids, feed };
}
