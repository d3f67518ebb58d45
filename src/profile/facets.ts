/** By what a directory is filtered: the values that its records have, and how many have each. Numbers, not objects, since every key press counts anew. */

export const FACETS = ['type', 'tag', 'country', 'founded'] as const;
export type FacetName = (typeof FACETS)[number];

/** What marks a record that is found; what one facet alone keeps out is marked with what follows. */
export const FOUND = 1;

/** Wider values of one record: vocabularies of a thousand, one in the other, would fill the memory. */
const MAX_WIDER = 200;

/** The values of one facet and which record has which. */
export class Facet {
  /** Keys by number. */
  readonly keys: string[] = [];
  /** Whether some record has the value itself, and not only something narrower. */
  readonly own: boolean[] = [];
  readonly #numbers = new Map<string, number>();
  /** The values of all records one after the other, and where each record's begin. */
  readonly #values: number[] = [];
  readonly #starts: number[] = [0];

  /**
   * @param around the key that is wider than a key, if there is one: what has the one has the other, too
   * @param normal the key that is meant by what stands in an attribute or an address
   */
  constructor(
    readonly around: (key: string) => readonly string[],
    readonly normal: (value: string) => string,
  ) {}

  /** The keys and everything around them, the nearest first. */
  expand(keys: readonly string[]): Set<string> {
    const all = new Set(keys);
    for (const key of all) for (const wider of this.around(key)) if (all.size < keys.length + MAX_WIDER) all.add(wider);
    return all;
  }

  /** Adds the values of the next record. */
  add(keys: readonly string[]): void {
    for (const key of this.expand(keys)) {
      let number = this.#numbers.get(key);
      if (number === undefined) {
        number = this.keys.push(key) - 1;
        this.#numbers.set(key, number);
        this.own.push(false);
      }
      this.#values.push(number);
    }
    for (const key of keys) this.own[this.#numbers.get(key)!] = true;
    this.#starts.push(this.#values.length);
  }

  /** Marks the values that are wanted; undefined where nothing is. */
  wanted(values: readonly string[]): Uint8Array | undefined {
    if (!values.length) return undefined;
    const marks = new Uint8Array(this.keys.length);
    for (const value of values) {
      const number = this.#numbers.get(this.normal(value));
      if (number !== undefined) marks[number] = 1;
      const [, from, to] = /^(\d{4})-(\d{4})$/.exec(value) ?? [];
      // A period that is no value of its own: every year of it.
      if (from && number === undefined)
        this.keys.forEach((key, i) => key.length === 4 && key >= from && key <= to! && (marks[i] = 1));
    }
    return marks;
  }

  /** Raises what each record is worth to the highest mark among its values. */
  raise(worth: Uint8Array, marks: Uint8Array): void {
    for (let row = 0, i = 0; row < worth.length; row++)
      for (; i < this.#starts[row + 1]!; i++) worth[row] = Math.max(worth[row]!, marks[this.#values[i]!]!);
  }

  /** How many of what is found, or else marked so, have each value. */
  count(marks: Uint8Array, also: number): Uint32Array {
    const counts = new Uint32Array(this.keys.length);
    for (let row = 0; row < marks.length; row++)
      if (marks[row] === FOUND || marks[row] === also)
        for (let i = this.#starts[row]!; i < this.#starts[row + 1]!; i++) counts[this.#values[i]!]!++;
    return counts;
  }
}

/** What a question finds. */
export interface Tally {
  total: number;
  /** `FOUND` for every record that is found. */
  found: Uint8Array;
  /** How many records have each value: of those that pass all filters but the facet's own. */
  counts: Record<FacetName, Uint32Array>;
}

/**
 * Values of one facet are alternatives, facets narrow each other.
 * @param matches whether a record answers the words that were typed; undefined where there are none
 */
export function tally(
  facets: Record<FacetName, Facet>,
  filters: Record<FacetName, readonly string[]>,
  rows: number,
  matches: ArrayLike<number> | undefined,
): Tally {
  const found = new Uint8Array(rows);
  const narrowing = FACETS.flatMap((name, i) => {
    const wanted = facets[name].wanted(filters[name]);
    if (!wanted) return [];
    const passes = new Uint8Array(rows);
    facets[name].raise(passes, wanted);
    return { passes, mark: FOUND + 1 + i };
  });
  let total = 0;
  for (let row = 0; row < rows; row++) {
    if (matches && !matches[row]) continue;
    let mark = FOUND;
    for (const { passes, mark: failed } of narrowing) if (!passes[row]) mark = mark === FOUND ? failed : 0;
    found[row] = mark;
    if (mark === FOUND) total++;
  }
  const counts = Object.fromEntries(
    FACETS.map((name, i) => [name, facets[name].count(found, FOUND + 1 + i)]),
  ) as Tally['counts'];
  return { total, found, counts };
}
