/** Opens a feed: its envelope is read at once, its records when they are wanted, each once. Every face reads through here. */
import { isNothing, isObject, version, type Kind } from './exact.ts';
import { feed as around, MAX_RECORDS, record } from './fields.ts';
import { openFeeds } from './records.ts';
import type { Feed, Organization } from './schema.ts';

/** Makes the best of a value that is not written exactly: mend.ts, where it is loaded. */
export const whole: {
  read?: Read;
  /** An engine forgets what it learnt of feeds with the last of them, and would learn it anew with the next. */
  none?: OpenFeed;
} = {};
/** @param place where what is left out is noted */
type Read = <T>(kind: Kind<T>, value: unknown, open: OpenFeed, place: number | undefined) => T | undefined;
/** Thrown by whatever needs it where it is not. */
export const UNREAD = {};

/**
 * What is most often not written exactly, and needs no reader: nothing where there is nothing to say, and a text of one
 * paragraph. Of `confidential` the reader alone judges.
 */
function tidy(key: string, value: unknown): unknown {
  if (key === 'confidential') return value;
  if (Array.isArray(value)) return value.filter(() => true);
  if (/^(description|body)$/.test(key))
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([tag, text]) => [tag, [text].flat()]))
      : value && [value];
  return isNothing(value) ? undefined : value;
}

/** In place of a record's: the feed around them. */
export const ENVELOPE = -1;

/**
 * A feed that is open: its envelope is read, its records are when somebody asks for them, each once. Whatever asks for
 * all of them (`feed.organizations`) reads what is left. `issuesOf` (issues.ts) tells what was wrong.
 *
 * For very many: `peek` at the names, sort, show `recordAt` of the first page, then `readOn` in idle slices.
 */
export class OpenFeed {
  /** The records as they stand, good or bad. Foreign: nothing of them may be shown. */
  readonly entries: readonly unknown[] = [];
  /** Places of the records that something was left out of, as far as they are read; ENVELOPE for what is around them. */
  readonly faults = new Set<number>();
  /** Whether it can be read at all: a feed, of this major version. */
  declare readonly isFeed: boolean;
  declare readonly json: unknown;
  /** Where it came from: relative links lead from there. */
  declare readonly url: string | undefined;
  #feed: Feed | undefined;
  /** The records that are read, by their place in `entries`; false where nothing usable stands. */
  readonly #records: (Organization | false | undefined)[] = [];
  /** Where the first one with an id stands, the first one of use once it was asked for. */
  readonly #places = new Map<unknown, number>();
  /** All before this place are read. */
  #next = 0;
  /** What is of use of them, of each id the first. */
  readonly #all: Organization[] = [];
  readonly #ids = new Set<string>();

  constructor(json: unknown, url: string | undefined) {
    const { orgfeed: mark, organizations } = (isObject(json) ? json : {}) as {
      orgfeed?: unknown;
      organizations?: unknown;
    };
    this.json = json;
    this.url = url;
    this.isFeed = version(typeof mark === 'number' ? mark.toFixed(1) : mark);
    if (this.isFeed) this.entries = ([] as unknown[]).concat(organizations ?? []).slice(0, MAX_RECORDS);
  }

  /** Undefined where nothing could be read: not a feed, or another major version. */
  get feed(): Feed | undefined {
    if (this.#feed || !this.isFeed) return this.#feed;
    // oxlint-disable-next-line typescript/no-this-alias -- a getter has a `this` of its own
    const open = this;
    const feed = (this.#feed = {
      ...this.#take(around, this.json, ENVELOPE)!,
      get organizations() {
        open.readOn(() => false);
        return open.#all;
      },
    });
    openFeeds.set(feed, this);
    return feed;
  }

  /** How many records stand in it; some may turn out to be of no use. */
  get size(): number {
    return this.entries.length;
  }

  /** The record at a place; undefined where nothing usable stands, or where an earlier one has the same id. */
  recordAt(place: number): Organization | undefined {
    const record = this.#read(place);
    return record && this.record(record.id) === record ? record : undefined;
  }

  /** The record with this id: of several the first that is of use. */
  record(id: string): Organization | undefined {
    const { entries, size } = this;
    const idAt = (place: number) => (entries[place] as { id?: unknown } | null | undefined)?.id;
    if (!this.#places.size) for (let place = size; place--;) this.#places.set(idAt(place), place);
    const first = this.#places.get(id) ?? size;
    // The one at the place found is almost always good; nobody looks for it twice.
    let at = first;
    while (at < size && !(idAt(at) === id && this.#read(at))) at++;
    if (at > first) this.#places.set(id, at);
    return this.#records[at] || undefined;
  }

  /** The record with this id; without an id the only one there is, further pages included. */
  find(id: string | undefined): Organization | undefined {
    if (id) return this.record(id);
    let only: Organization | undefined;
    for (let at = 0; at < this.size; at++) {
      const record = this.recordAt(at);
      if (record && (only || this.feed?.next)) return undefined;
      only ??= record;
    }
    return only;
  }

  /** One field of a record that need not be read for it: names to sort by, types to choose by. */
  peek<K extends keyof Organization>(place: number, field: K): Organization[K] | undefined {
    const entry = this.entries[place];
    return isObject(entry) ? this.#take(record.fields.get(field)! as Kind<Organization[K]>, entry[field]) : undefined;
  }

  /**
   * Reads on where the last call ended.
   * @param enough asked after every few records, whether to stop
   * @returns whether everything is read
   */
  readOn(enough: () => boolean): boolean {
    while (this.#next < this.size) {
      const record = this.#read(this.#next);
      if (record && this.#ids.size < this.#ids.add(record.id).size) this.#all.push(record);
      else if (record) this.faults.add(this.#next);
      if (++this.#next % 16 === 0 && enough()) return false;
    }
    return true;
  }

  /** The record at a place, even if an earlier one has its id. */
  #read(place: number): Organization | false {
    return (this.#records[place] ??= this.#take(record, this.entries[place], place) ?? false);
  }

  /** What can be used of a value; where something cannot, its place is noted. */
  #take<T>(kind: Kind<T>, value: unknown, place?: number): T | undefined {
    if (whole.read) return whole.read(kind, value, this, place);
    if (value === undefined || kind(value)) return value as T | undefined;
    // A few: whoever reads on is better off with the reader.
    if (!this.#next && place !== ENVELOPE)
      try {
        const tidied: unknown = JSON.parse(JSON.stringify(value), tidy);
        if (kind(tidied)) return tidied as T;
      } catch {
        // Nested too deeply: the reader never looks into what it does not know.
      }
    throw UNREAD;
  }
}
