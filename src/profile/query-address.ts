/** A directory's question in an address: readable, nothing else there is touched, and nonsense in it does no harm. */
import { FACETS } from './facets.ts';
import { listOf, sortOf, type Filters, type Query } from './query.ts';

/** What an address can hold before it is nonsense. */
const MAX_VALUES = 50;
const MAX_LENGTH = 200;
/** The entries of an address that are ours. */
const NAMES = ['q', ...FACETS, 'sort', 'org'];

/** The entries of `?a=1&b=2` or `#a=1`, as they stand: those of others are not touched. */
const entries = (part: string): string[] => part.replace(/^[?#]/, '').split('&').filter(Boolean);
const isOurs = (entry: string, prefix: string): boolean => NAMES.includes(nameIn(entry, prefix));
const nameIn = (entry: string, prefix: string): string => {
  const name = new URLSearchParams(entry.split('=', 1)[0]).keys().next().value ?? '';
  return name.startsWith(`${prefix}-`) ? name.slice(prefix.length + 1) : '';
};

/** @param part `location.search` or `location.hash` */
export function readQuery(part: string, prefix: string): Query {
  const ours = new URLSearchParams(
    entries(part)
      .filter((entry) => isOurs(entry, prefix))
      .join('&'),
  );
  const get = (name: string): string => (ours.get(`${prefix}-${name}`) ?? '').slice(0, MAX_LENGTH);
  const filters = FACETS.map((name) => {
    const values = ours.getAll(`${prefix}-${name}`).flatMap((value) => listOf(value));
    return [name, [...new Set(values)].filter((value) => value.length <= MAX_LENGTH).slice(0, MAX_VALUES)];
  });
  return {
    ...(Object.fromEntries(filters) as Filters),
    q: get('q'),
    sort: sortOf(get('sort')),
    org: /^[A-Za-z0-9][\w.~-]*$/.test(get('org')) ? get('org') : undefined,
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
