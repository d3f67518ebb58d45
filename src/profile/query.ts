/** What a visitor asks of a directory, and how that stands in an address: readable, and nonsense in it does no harm. */
import { FACETS, type FacetName } from './facets.ts';

export const SORTS = ['name', 'country', 'founded', 'updated'] as const;
/** With a minus before it the other way round. */
export type Sort = (typeof SORTS)[number] | `-${(typeof SORTS)[number]}`;

export type Filters = Record<FacetName, readonly string[]>;
export interface Query extends Filters {
  /** As typed. */
  q: string;
  /** Undefined: best matches first where there are words, else as the page's author wants it. */
  sort: Sort | undefined;
  /** The organization that is open. */
  org: string | undefined;
}

export const NO_FILTERS: Filters = { type: [], tag: [], country: [], founded: [] };
export const NO_QUERY: Query = { ...NO_FILTERS, q: '', sort: undefined, org: undefined };

export const sortOf = (value: string | null | undefined): Sort | undefined => {
  const sort = value?.trim().toLowerCase() ?? '';
  return (SORTS as readonly string[]).includes(sort.replace('-', '')) ? (sort as Sort) : undefined;
};

export const filtered = (filters: Filters): boolean => FACETS.some((name) => filters[name].length > 0);

/** Entries of a list as in `class`; commas are forgiven. */
export const listOf = (value: string | null | undefined): string[] => [
  ...new Set((value ?? '').split(/[\s,]+/).filter(Boolean)),
];

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
