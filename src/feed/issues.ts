/** What was wrong in a feed: walks again through what the reader left something out of, and notes what, where and why. */
import { isNothing, isObject } from './exact.ts';
import * as kinds from './kinds.ts';
import { cutCircles, envelope, record, sameOrigin, terms } from './mend.ts';
import { ENVELOPE, type OpenFeed } from './open.ts';
import { take, type Context, type Parts, type Reader } from './readers.ts';

/** Something in a feed that was left out or is doubtful. `explain` makes a sentence of it. */
export interface Issue {
  code: IssueCode;
  /** error: something was lost; warning: nothing was lost, yet somebody should know. */
  level: 'error' | 'warning';
  /** Where: `organizations[3].website`; empty for the feed as a whole. */
  path: string;
  /** The value as it stood (shortened), or what the sentence needs besides. */
  args?: Record<string, string | number>;
}
export type IssueCode =
  | 'not-a-feed'
  | 'other-version'
  | 'missing'
  | 'empty'
  | 'not-an-object'
  | 'not-text'
  | 'too-long'
  | 'too-many'
  | 'bad-id'
  | 'duplicate-id'
  | 'bad-language'
  | 'bad-place'
  | 'bad-date'
  | 'bad-url'
  | 'other-origin'
  | 'bad-email'
  | 'bad-phone'
  | 'bad-number'
  | 'bad-colour'
  | 'bad-version'
  | 'confidential'
  | 'cycle';

/** What a value is not that a rule refuses. */
const codes = new Map<unknown, IssueCode>([
  [kinds.line, 'not-text'],
  [kinds.prose, 'not-text'],
  [kinds.slug, 'bad-id'],
  [kinds.languageTag, 'bad-language'],
  [kinds.place, 'bad-place'],
  [kinds.country, 'bad-place'],
  [kinds.partialDate, 'bad-date'],
  [kinds.dateTime, 'bad-date'],
  [kinds.link, 'bad-url'],
  [kinds.website, 'bad-url'],
  [kinds.anyLink, 'bad-url'],
  [sameOrigin, 'bad-url'],
  [kinds.email, 'bad-email'],
  [kinds.tel, 'bad-phone'],
  [kinds.count, 'bad-number'],
  [kinds.latitude, 'bad-number'],
  [kinds.longitude, 'bad-number'],
  [kinds.colour, 'bad-colour'],
  [kinds.version, 'bad-version'],
]);

/** Most issues that are kept: a feed can have more than there is memory for. */
const MAX_ISSUES = 100_000;

const excerpt = (value: unknown): string | number =>
  typeof value === 'number'
    ? value
    : Array.isArray(value)
      ? '[…]'
      : isObject(value)
        ? '{…}'
        : String(value).slice(0, 80);

/** A key is foreign text, too. */
function join(path: string, foreign: string): string {
  const key = foreign.slice(0, 128).replace(/[\p{C}\u2028\u2029]/gu, '\ufffd');
  return path && key ? `${path}.${key}` : path || key;
}

const found = new WeakMap<OpenFeed, Issue[]>();

/** Everything that was wrong; reads what is not read yet. */
export function issuesOf(open: OpenFeed): Issue[] {
  let issues = found.get(open);
  if (!issues) found.set(open, (issues = look(open)));
  return issues;
}

function look(open: OpenFeed): Issue[] {
  const { json, entries, feed, faults } = open;
  const issues: Issue[] = [];
  function note(code: IssueCode, path: string, ...about: unknown[]): void {
    const args = about.length ? { args: { value: excerpt(about[0]) } } : {};
    if (issues.length < MAX_ISSUES) issues.push({ code, level: 'error', path, ...args });
  }
  const warn = (code: IssueCode, path: string): number => issues.push({ code, level: 'warning', path });
  const told = (path: string, from = 0): boolean =>
    issues.slice(from).some((issue) => issue.path.startsWith(path) && /^($|[.[])/.test(issue.path.slice(path.length)));
  const base = URL.canParse(open.url ?? '') ? open.url : undefined;

  function walk(reader: Reader<unknown>, value: unknown, path: string): void {
    const context: Context = { base };
    const kept = take(reader, value, context);
    if (!context.faulty) return;
    const parts = reader.parts ?? {};
    if (parts.choose) return walk(parts.choose(value), value, path);
    if (parts.fields) walkObject(parts, value, path);
    else if (parts.isKey) walkDictionary(parts, value, path, kept);
    else if (parts.item) walkList(parts, value, path);
    else if (reader === sameOrigin && kinds.link(value, context)) note('other-origin', path, value);
    else if (kept !== undefined) note('too-long', path, value);
    else {
      const code = codes.get(reader)!;
      // A text that is one, and of which nothing is left.
      note(code === 'not-text' && typeof value === 'string' ? 'empty' : code, path, value);
    }
  }

  function walkObject(
    { fields = new Map<string, Reader<unknown>>(), required = [], wrap }: Parts,
    given: unknown,
    path: string,
  ): void {
    const value = wrap && typeof given === 'string' ? { [wrap]: given } : given;
    if (!isObject(value)) return note('not-an-object', path, value);
    // Nothing of it may be told.
    if (fields.has('confidential') && !kinds.isPublic(value['confidential']))
      return void warn('confidential', join(path, 'confidential'));
    const before = issues.length;
    for (const key of Object.keys(value)) if (fields.has(key)) walk(fields.get(key)!, value[key], join(path, key));
    for (const key of required)
      if (take(fields.get(key)!, value[key], { base }) === undefined && !told(join(path, key), before))
        note('missing', join(path, key));
  }

  function walkList({ item }: Parts, value: unknown, path: string): void {
    const entries: unknown[] = Array.isArray(value) ? value : [value];
    if (entries.length > kinds.MAX_ENTRIES) note('too-many', path, entries.length);
    for (let i = 0; i < entries.length && i < kinds.MAX_ENTRIES; i++) walk(item!, entries[i], `${path}[${i}]`);
  }

  function walkDictionary(parts: Parts, value: unknown, path: string, kept: unknown): void {
    if (!isObject(value)) return note('not-an-object', path, value);
    const keys = Object.keys(value);
    // No language among them: these are the fields of another format, and one thing is wrong.
    if (parts.isKey === kinds.languageTag && keys[0] && !keys.some((key) => kinds.languageTag(key)))
      return note('not-text', path, value);
    let size = 0;
    for (const [key, entry] of Object.entries(value)) {
      if (isNothing(entry) || ++size > kinds.MAX_ENTRIES) continue;
      if (parts.isKey!(key, {}) === undefined) note(codes.get(parts.isKey)!, join(path, key), key);
      else walk(parts.item!, entry, join(path, key));
    }
    if (size > kinds.MAX_ENTRIES) note('too-many', path, size);
    if (kept === undefined) note('empty', path, value);
    if (parts !== terms.parts) return;
    cutCircles(terms(value, { base }), (id, broader) => note('cycle', `${join(path, id)}.broader`, broader));
  }

  if (!feed) {
    const mark = isObject(json) ? json['orgfeed'] : json;
    if (kinds.version(mark) && isObject(json)) note('other-version', 'orgfeed', mark);
    else note('not-a-feed', '', mark);
    return issues;
  }
  // To ask for all records reads those that nobody has asked for.
  void feed.organizations;
  const { organizations, org_url } = json as Record<string, unknown>;
  if (faults.has(ENVELOPE) || (org_url && !sameOrigin(org_url, { base }))) {
    walk(envelope, json, '');
    if (feed.title === undefined && !told('title')) warn('missing', 'title');
    if (!organizations && !feed.pages && !feed.search) note('missing', 'organizations');
    if (Array.isArray(organizations) && organizations.length > open.size)
      note('too-many', 'organizations', organizations.length);
  }
  for (const place of [...faults].sort((a, b) => a - b)) {
    if (place === ENVELOPE) continue;
    const path = `organizations[${place}]`;
    walk(record, entries[place], path);
    const kept = take(record, entries[place], { base });
    if (kept && !open.recordAt(place)) note('duplicate-id', `${path}.id`, kept.id);
  }
  return issues;
}
