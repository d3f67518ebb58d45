/** What a visitor asks of a directory. */
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
