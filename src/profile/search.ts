/**
 * The state and the rules of a directory: which records a question finds, in which order, how many each filter would
 * leave. Everything that takes long is a generator: whoever drives it lets the page live in between.
 */
import type { Feed, Organization } from '../feed/schema.ts';
import { FACETS, FOUND, tally, type FacetName, type Tally } from './facets.ts';
import { collator } from './intl.ts';
import { Matcher, type Matches } from './matcher.ts';
import type { Messages } from './messages.ts';
import { atOnce, byKey, byScore, firstOf, letterOf, sortInSteps } from './order.ts';
import { NO_QUERY, type Filters, type Query, type Sort } from './query.ts';
import { SearchKeys } from './search-keys.ts';
import { own, speakerOf, type Speaker } from './speaker.ts';
import { choose, type Phrase } from './text.ts';

/** What a question found. */
export interface Found extends Pick<Tally, 'total' | 'counts'>, Omit<Matches, 'scores'> {
  /** Numbers of records, the first first; while the directory is still being read perhaps only as many as asked for. */
  rows: number[] | Uint32Array;
  /** At which place of `rows` each letter begins, where they are sorted by name. */
  letters: ReadonlyMap<string, number> | undefined;
}

/** Records that are read when they are wanted. */
export interface Records {
  readonly size: number;
  peek<K extends 'id' | 'name' | 'lang'>(place: number, field: K): Organization[K] | undefined;
  recordAt(place: number): Organization | undefined;
}

export class Search {
  readonly keys: SearchKeys;
  readonly speaker: Speaker;
  /** Whether all that had come was read once: filters before that would grow under the visitor's eyes. */
  known = false;
  /** Whether it is known of any record when it was last changed. */
  hasUpdates = false;
  /** Those of a hand-picked list that have not come yet. */
  readonly missing: Set<string>;
  /** Where the record of each row stands. */
  readonly #sources: Records[] = [];
  readonly #places: number[] = [];
  readonly #rows = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #matcher: Matcher;
  /** The first country of each, for sorting. */
  readonly #countries: (string | undefined)[] = [];
  readonly #years: (number | undefined)[] = [];
  readonly #days: (number | undefined)[] = [];
  readonly #letters: string[] = [];
  readonly #orders = new Map<string, Uint32Array>();
  /** The first few by name, until all are sorted. */
  #first: number[] = [];

  /**
   * @param locked what the page's author has chosen already: nothing else is here
   * @param only the ids of a hand-picked list; all where it is empty
   */
  constructor(
    readonly feed: Feed,
    readonly locale: string,
    messages: Messages,
    readonly locked: Filters,
    readonly only: readonly string[],
  ) {
    // What belongs to no record is said as of the feed.
    this.speaker = speakerOf(feed, { id: '', name: '' }, locale, messages);
    this.keys = new SearchKeys(feed, this.speaker);
    this.missing = new Set(only);
    this.#matcher = new Matcher(this.keys);
  }

  /** Whether everything has been read and sorted. */
  get complete(): boolean {
    return this.read && this.#orders.has('name');
  }

  /** How many records there are. */
  get size(): number {
    return this.#places.length;
  }

  /** The record of a row. */
  at(row: number): Organization {
    return this.#sources[row]!.recordAt(this.#places[row]!)!;
  }

  /** Where the record of a row came from. */
  sourceOf(row: number): Records {
    return this.#sources[row]!;
  }

  /** The record with this id. */
  record(id: string): Organization | undefined {
    const row = this.#rows.get(id);
    return row === undefined ? undefined : this.at(row);
  }

  /** Whether all filters are known. */
  get read(): boolean {
    return this.known && this.#days.length === this.size;
  }

  /** Whether all words are known. */
  get indexed(): boolean {
    return this.#matcher.size === this.size;
  }

  /** The row of a record. */
  rowOf(id: string): number | undefined {
    return this.#rows.get(id);
  }

  /** The country by which a record is sorted. */
  countryOf(row: number): Phrase | undefined {
    const code = this.#countries[row];
    return code === undefined ? undefined : this.keys.labelOf('country', code);
  }

  /** The letters of all names, in the order of the dictionary; they are the same before the names are sorted. */
  letters(sort: string): string[] {
    const all = [...new Set(this.#letters)].sort(collator(this.locale).compare);
    return sort.startsWith('-') ? all.toReversed() : all;
  }

  /**
   * Takes records in, by name; they themselves are read when they are wanted.
   * @param count how many of the first will be wanted at once
   */
  *add(records: Records, count = 0): Generator<void> {
    const { feed, locale, only, missing } = this;
    const languages = [feed.lang ?? locale, ...(feed.languages ?? []).slice(0, 50)];
    const locked = FACETS.filter((name) => this.locked[name].length);
    this.#orders.clear();
    this.#first = [];
    for (let place = 0; place < records.size; place++) {
      if (place % 64 === 63) yield;
      // Whatever has an id and a name is a record; of an id that comes twice the first wins.
      const id = records.peek(place, 'id');
      const name = records.peek(place, 'name');
      if (id === undefined || name === undefined || this.#rows.has(id)) continue;
      if (only.length && !missing.delete(id)) continue;
      if (locked.length && !this.#isInside(records.recordAt(place)!, locked)) continue;
      this.#rows.set(id, this.#places.push(place) - 1);
      this.#sources.push(records);
      const text =
        typeof name === 'string'
          ? name
          : (own(name, locale) ??
            choose(name, [locale, records.peek(place, 'lang') ?? languages[0]!, ...languages])!.value);
      // Nobody looks for a name among the quotation marks.
      const sorted = /^[a-z]/i.test(text) ? text : text.replace(/^[^\p{L}\p{N}]+(?=.)/u, '');
      this.#names.push(sorted);
      this.#letters.push(letterOf(sorted, locale));
    }
    this.#first = yield* firstOf(this.#places.keys(), count, this.#byName);
  }

  #isInside(organization: Organization, locked: readonly FacetName[]): boolean {
    const values = this.keys.keysOf(organization);
    return locked.every((name) => {
      const facet = this.keys.facets[name];
      const all = facet.expand(values[name]);
      return this.locked[name].some((value) => all.has(facet.normal(value)));
    });
  }

  /**
   * Reads what has been taken in.
   * @param words whether for words, too, which takes four times as long as for filters and orders alone
   */
  *readOn(words = true): Generator<void> {
    const { keys } = this;
    for (let row = words ? this.#matcher.size : this.#days.length; row < this.size; row++) {
      const organization = this.at(row);
      if (row === this.#days.length) {
        const values = keys.keysOf(organization);
        for (const name of FACETS) keys.facets[name].add(values[name]);
        this.#countries.push(values.country.find((code) => code.length === 2) ?? values.country[0]);
        this.#years.push(digits(organization.founded));
        this.#days.push(digits(organization.updated));
        this.hasUpdates ||= !!organization.updated;
      }
      if (words) this.#matcher.add(organization);
      // Code that never ran is slow, and the first key would wait for it.
      if (words && row % 128 === 64 && row < 2e3) this.find({ ...NO_QUERY, q: this.#letters[row]! }, 'name', 0);
      if (row % 16 === 15) yield;
    }
    this.known = true;
  }

  /** Sorts by name. */
  *sort(): Generator<void> {
    if (this.#orders.has('name')) return;
    const rows = Uint32Array.from(this.#places.keys());
    this.#orders.set('name', yield* sortInSteps(rows, this.#byName));
  }

  readonly #byName = (a: number, b: number): number =>
    collator(this.locale).compare(this.#names[a]!, this.#names[b]!) || a - b;

  /**
   * @param start the order where nobody has asked for another
   * @param count how many of the first are wanted at least
   */
  find(query: Query, start: Sort, count: number): Found {
    const { scores, words, fuzzy } = this.#matcher.find(query.q);
    const size = this.#days.length;
    const asked = FACETS.some((name) => query[name].length);
    const { total, found, counts } = tally(this.keys.facets, query, size, scores);
    const sort = query.sort ?? (scores ? undefined : start);
    // Until all is read and sorted: enough for the list as it is at rest.
    const early = sort === 'name' ? !this.complete : !this.read;
    if (!asked && !scores && early) {
      const known = this.#first.length >= Math.min(count, this.size);
      const rows = known ? this.#first.slice(0, count) : atOnce(firstOf(this.#places.keys(), count, this.#byName));
      return { total: this.size, rows, counts, words, fuzzy, letters: undefined };
    }
    const rows = this.#inOrder(sort, found, total, count, scores);
    const byName = sort?.endsWith('name') && rows.length === total;
    return { total, rows, counts, words, fuzzy, letters: byName ? this.#lettersOf(rows) : undefined };
  }

  #inOrder(
    sort: Sort | undefined,
    found: Uint8Array,
    total: number,
    count: number,
    scores: Uint16Array | undefined,
  ): number[] | Uint32Array {
    const byName = this.#orders.get('name');
    const rows = new Uint32Array(total);
    let at = 0;
    for (const row of byName?.length === found.length ? byName : found.keys())
      if (found[row] === FOUND) rows[at++] = row;
    if (!sort) return byScore(rows, scores!);
    const back = sort.startsWith('-');
    if (sort.endsWith('name')) {
      const compare = back ? (a: number, b: number) => this.#byName(b, a) : this.#byName;
      return !byName ? atOnce(firstOf(rows, count, compare)) : back ? rows.toReversed() : rows;
    }
    const keyOf = this.#sortKey(sort.replace('-', ''));
    return byKey(rows, (row) => {
      const key = keyOf(row);
      // What has no value comes last either way.
      return key === undefined ? 2 ** 31 : back ? -key : key;
    });
  }

  /** A number for every record; undefined where it has no such value. */
  #sortKey(sort: string): (row: number) => number | undefined {
    if (sort === 'founded') return (row) => this.#years[row];
    if (sort === 'updated') {
      return (row) => {
        const day = this.#days[row];
        // The latest first.
        return day === undefined ? undefined : -day;
      };
    }
    const codes = [...new Set(this.#countries)].filter((code) => code !== undefined);
    const labels = new Map(codes.map((code) => [code, this.keys.labelOf('country', code).text]));
    const { compare } = collator(this.locale);
    const places = new Map(
      codes.sort((a, b) => compare(labels.get(a)!, labels.get(b)!)).map((code, i) => [code, i] as const),
    );
    return (row) => places.get(this.#countries[row] ?? '');
  }

  #lettersOf(rows: ArrayLike<number>): Map<string, number> {
    const letters = new Map<string, number>();
    for (let i = 0; i < rows.length; i++) {
      const letter = this.#letters[rows[i]!]!;
      if (!letters.has(letter)) letters.set(letter, i);
    }
    return letters;
  }
}

/** A partial date as a number that sorts: 2008 → 20080000. */
const digits = (date: string | undefined): number | undefined =>
  date === undefined ? undefined : Number(date.slice(0, 10).replaceAll('-', '').padEnd(8, '0'));
