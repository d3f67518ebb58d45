/** Reads a feed: its envelope at once, its records when they are wanted, each once. Every face reads through here. */
import { envelope, record, recordFields } from './fields.ts';
import { MAX_RECORDS, version } from './kinds.ts';
import { excerpt, isNothing, isObject, locate, MAX_ISSUES, take } from './readers.ts';
import type { Context, Issue, IssueCode, Reader } from './readers.ts';
import { openFeeds, placeOf } from './records.ts';
import type { Feed, Organization } from './schema.ts';

export type { Issue, IssueCode } from './readers.ts';

/** What reading gives: the good part, and what was wrong. */
export interface ParsedFeed {
  /** Undefined where nothing could be read: not a feed, or another major version. */
  feed: Feed | undefined;
  issues: Issue[];
}

const fault = (code: IssueCode, path: string, value?: unknown): Issue => ({
  code,
  level: 'error',
  path,
  ...(value !== undefined && { args: { value: excerpt(value) } }),
});

/**
 * A feed that is open: its envelope is read, its records are when somebody asks for them, each once. Whatever asks for
 * all of them (`feed.organizations`, `issues`) reads what is left.
 *
 * For very many: `peek` at the names, sort, show `recordAt` of the first page, then `readOn` in idle slices.
 */
export class OpenFeed implements ParsedFeed {
  readonly feed: Feed | undefined;
  /** The records as they stand, good or bad. Foreign: nothing of them may be shown. */
  readonly entries: readonly unknown[];
  readonly #context: Context;
  /** What was wrong in the envelope. */
  readonly #issues: Issue[] = [];
  /** The records that are read, by their place in `entries`; null where nothing usable stands. */
  readonly #records: (Organization | null | undefined)[] = [];
  /** What was wrong in each. */
  readonly #recordIssues = new Map<number, Issue[]>();
  #noted = 0;
  /** All before this place are read. */
  #next = 0;
  #all: Organization[] | undefined;

  constructor(
    json: unknown,
    /** Where it came from: relative links lead from there. */
    readonly url: string | undefined,
  ) {
    const issues = this.#issues;
    const base = URL.canParse(url ?? '') ? url : undefined;
    this.#context = { base, issues: [] };
    const mark = isObject(json) ? version(json['orgfeed']) : undefined;
    if (!isObject(json) || !mark?.startsWith('1.')) {
      const value = isObject(json) ? json['orgfeed'] : json;
      issues.push(mark ? fault('other-version', 'orgfeed', value) : fault('not-a-feed', '', excerpt(value)));
      this.entries = [];
      return;
    }
    const { organizations } = json;
    const entries = (this.entries = isNothing(organizations)
      ? []
      : Array.isArray(organizations)
        ? organizations
        : [organizations]);
    const feed = (this.feed = { ...envelope.read(json, { base, issues }) } as Feed);
    if (feed.title === undefined && !issues.some(({ path }) => path.startsWith('title')))
      issues.push({ code: 'missing', level: 'warning', path: 'title' });
    if (!organizations && !feed.pages && !feed.search) issues.push(fault('missing', 'organizations'));
    if (entries.length > MAX_RECORDS) issues.push(fault('too-many', 'organizations', entries.length));
    openFeeds.set(feed, this);
    Object.defineProperty(feed, 'organizations', {
      get: () => this.#everything(),
      configurable: true,
      enumerable: true,
    });
  }

  /** How many records stand in it; some may turn out to be of no use. */
  get size(): number {
    return Math.min(this.entries.length, MAX_RECORDS);
  }

  /** What was wrong, all of it. */
  get issues(): Issue[] {
    this.#everything();
    return this.#issues;
  }

  /** The record at a place; undefined where nothing usable stands, or where an earlier one has the same id. */
  recordAt(place: number): Organization | undefined {
    const record = this.#read(place);
    return record && this.record(record.id) === record ? record : undefined;
  }

  /** The record with this id: of several the first that is of use. */
  record(id: string): Organization | undefined {
    for (let at = placeOf(this.entries, id); at < this.size; at++) {
      // The one at a place found is almost always good.
      const record = (this.entries[at] as { id?: unknown } | null)?.id === id && this.#read(at);
      if (record) return record;
    }
    return undefined;
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
    const reader = recordFields[field] as Reader<Organization[K]>;
    return isObject(entry) ? take(reader, entry[field], { ...this.#context, issues: [] }) : undefined;
  }

  /**
   * Reads on where the last call ended.
   * @param enough asked after every few records, whether to stop
   * @returns whether everything is read
   */
  readOn(enough: () => boolean): boolean {
    while (this.#next < this.size) {
      this.#read(this.#next++);
      if (this.#next % 16 === 0 && enough()) break;
    }
    return this.#next === this.size;
  }

  #read(place: number): Organization | null {
    const known = this.#records[place];
    if (known !== undefined) return known;
    const context = this.#context;
    const read = take(record, this.entries[place], context) ?? null;
    const { issues } = context;
    if (issues.length) {
      context.issues = [];
      // A feed can have more issues than there is memory for.
      if ((this.#noted += issues.length) < MAX_ISSUES) this.#recordIssues.set(place, issues);
    }
    return (this.#records[place] = read);
  }

  /** All that are of use, of each id the first; and their issues behind those of the envelope. */
  #everything(): Organization[] {
    if (this.#all) return this.#all;
    this.readOn(() => false);
    const all: Organization[] = (this.#all = []);
    const ids = new Set<string>();
    for (let place = 0; place < this.size; place++) {
      const record = this.#records[place];
      let issues = this.#recordIssues.get(place);
      if (record && ids.size < ids.add(record.id).size) all.push(record);
      else if (record) (issues ??= []).push(fault('duplicate-id', 'id', record.id));
      if (!issues) continue;
      locate(issues, 0, `organizations[${place}]`);
      for (const issue of issues) if (this.#issues.length < MAX_ISSUES) this.#issues.push(issue);
    }
    // From now on a list like any other.
    Object.defineProperty(this.feed ?? {}, 'organizations', { value: all, writable: true });
    return all;
  }
}

/**
 * Reads a parsed JSON value as a feed. Never throws, whatever it is given.
 * @param json what JSON.parse gave
 * @param baseUrl the address the feed came from; relative links lead from there
 */
export function parseFeed(json: unknown, baseUrl?: string): ParsedFeed {
  try {
    const { feed, issues } = new OpenFeed(json, baseUrl);
    return { feed, issues };
  } catch {
    // Nothing that JSON.parse gives comes here, but a page can set any object as data: a proxy, a getter that throws.
    return { feed: undefined, issues: [fault('not-a-feed', '', '{…}')] };
  }
}
