/** A directory's question in an address: readable, nothing else there is touched, and nonsense in it does no harm. */
// Types alone: what a chunk shares with the one that loads it costs a third one.
import type { FacetName } from './facets.ts';
import type { Filters, Query, Sort } from './query.ts';

/** What an address can hold before it is nonsense. */
const MAX_VALUES = 50;
const MAX_LENGTH = 200;
/** The entries of an address that are ours. */
const FILTERS: FacetName[] = ['type', 'tag', 'country', 'founded'];
const NAMES = ['q', ...FILTERS, 'sort', 'org'];

/** The entries of `?a=1&b=2` or `#a=1`, as they stand: those of others are not touched. */
const entries = (part: string): string[] => part.replace(/^[?#]/, '').split('&').filter(Boolean);
const isOurs = (entry: string, prefix: string): boolean => NAMES.includes(nameIn(entry, prefix));
const nameIn = (entry: string, prefix: string): string => {
  const name = new URLSearchParams(entry.split('=', 1)[0]).keys().next().value ?? '';
  return name.startsWith(`${prefix}-`) ? name.slice(prefix.length + 1) : '';
};

const only = (value: string, like: RegExp): string | undefined => (like.test(value) ? value : undefined);

/** What such a value looks like, whether there is one or not; types and tags may be anything. */
const LIKE: Partial<Record<FacetName, RegExp>> = {
  country: /^([a-z]{2}(-[a-z\d]{1,3})?|\d{3}|x-.+)$/i,
  founded: /^\d{4}(-\d{4})?$/,
};

/** @param part `location.search` or `location.hash` */
export function readQuery(part: string, prefix: string): Query {
  const ours = new URLSearchParams(
    entries(part)
      .filter((entry) => isOurs(entry, prefix))
      .join('&'),
  );
  const get = (name: string): string => (ours.get(`${prefix}-${name}`) ?? '').slice(0, MAX_LENGTH);
  const filters = FILTERS.map((name) => {
    const values = ours.getAll(`${prefix}-${name}`).flatMap((value) => value.split(/[\s,]+/));
    const isOne = (value: string): boolean => (LIKE[name] ?? /./).test(value) && value.length <= MAX_LENGTH;
    return [name, [...new Set(values)].filter(isOne).slice(0, MAX_VALUES)];
  });
  return {
    ...(Object.fromEntries(filters) as Filters),
    q: get('q'),
    sort: only(get('sort'), /^-?(name|country|founded|updated)$/) as Sort | undefined,
    org: only(get('org'), /^[A-Za-z0-9][\w.~-]*$/),
  };
}

/** The part of an address with this query in it, everything else as it was. */
export function writeQuery(part: string, prefix: string, query: Query): string {
  const ours = new URLSearchParams();
  for (const name of NAMES) {
    const value = query[name as keyof Query];
    const text = Array.isArray(value) ? value.join(' ') : String(value ?? '').trim();
    if (text) ours.set(`${prefix}-${name}`, text);
  }
  return [...entries(part).filter((entry) => !isOurs(entry, prefix)), ...entries(ours.toString())].join('&');
}
