/**
 * Reads a feed: picks the fields that are known and drops what is not of their kind. Every face reads through it.
 * It is typed by schema.ts, so the compiler refuses a forgotten or a foreign field, and held to half of the time of
 * JSON.parse: tables of readers, one pass, and no path is built before something is wrong.
 */
import * as kinds from './kinds.ts';
import type * as schema from './schema.ts';

/** Something in a feed that was left out or is doubtful. `explain` makes a sentence of it. */
export interface Issue {
  code: IssueCode;
  /** error: something was lost; warning: nothing was lost, yet somebody should know; hint: could be better. */
  level: 'error' | 'warning' | 'hint';
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

interface Context {
  base: string | undefined;
  issues: Issue[];
  /** Ids read so far. */
  ids: Set<string>;
}
/** Gives undefined where nothing usable is there; what was wrong has been noted then. */
type Reader<T> = (value: unknown, context: Context) => T | undefined;
type Fields<T> = { [K in keyof T]-?: Reader<NonNullable<T[K]>> };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const excerpt = (value: unknown): string =>
  Array.isArray(value) ? '[…]' : typeof value === 'object' ? '{…}' : String(value).slice(0, 80);

function drop(context: Context, code: IssueCode, value: unknown): undefined {
  context.issues.push({ code, level: 'error', path: '', args: { value: excerpt(value) } });
}

/** Puts the key before the paths of the issues that came up below it. */
function locate(issues: Issue[], from: number, key: string): void {
  for (let i = from; i < issues.length; i++) {
    const { path } = issues[i]!;
    issues[i]!.path = path && path[0] !== '[' ? `${key}.${path}` : key + path;
  }
}

const leaf =
  <T>(rule: (value: unknown, base?: string) => T | undefined, code: IssueCode): Reader<T> =>
  (value, context) => {
    const result = rule(value, context.base);
    if (result === undefined) return drop(context, code, value);
    if (kinds.tooLong(value)) drop(context, 'too-long', value);
    return result === '' ? undefined : result;
  };

function object<T>(fields: Fields<T>, ...required: (keyof T & string)[]): Reader<T> {
  const readers = new Map<string, Reader<unknown>>(Object.entries(fields));
  return (value, context) => {
    if (!isObject(value)) return drop(context, 'not-an-object', value);
    const { issues } = context;
    const start = issues.length;
    // What is good as it stands is taken as it stands; a copy is made where something must go or change.
    let result: Record<string, unknown> | undefined;
    for (const key in value) {
      const entry = value[key];
      const read = entry === null || entry === '' ? undefined : readers.get(key);
      const before = issues.length;
      const kept = read?.(entry, context);
      if (issues.length > before) locate(issues, before, key);
      if (kept !== entry) result ??= until(value, key);
      if (result && kept !== undefined) result[key] = kept;
    }
    result ??= value;
    let complete = true;
    for (const key of required) {
      if (result[key] !== undefined) continue;
      complete = false;
      if (!issues.some(({ path }, i) => i >= start && path.startsWith(key)))
        issues.push({ code: 'missing', level: 'error', path: key });
    }
    return complete ? (result as T) : undefined;
  };
}

/** A copy of the entries before a key. */
function until(value: Record<string, unknown>, end: string): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    if (key === end) break;
    copy[key] = value[key];
  }
  return copy;
}

/** An array, or one entry alone. */
const list =
  <T>(item: Reader<T>, most = kinds.MAX_ENTRIES): Reader<T[]> =>
  (value, context) => {
    const entries = Array.isArray(value) ? value : [value];
    if (entries.length > most) drop(context, 'too-many', entries.length);
    let result: T[] | undefined = entries.length > most || entries.length === 0 ? [] : undefined;
    for (let i = 0; i < entries.length && i < most; i++) {
      const entry: unknown = entries[i];
      const before = context.issues.length;
      const kept = entry === null || entry === '' || entry === undefined ? undefined : item(entry, context);
      if (context.issues.length > before) locate(context.issues, before, `[${i}]`);
      if (kept !== entry) result ??= entries.slice(0, i) as T[];
      if (result && kept !== undefined) result.push(kept);
    }
    result ??= entries as T[];
    return result.length ? result : undefined;
  };

/** An object whose keys are data. No kind of key lets `__proto__` pass; look entries up with Object.hasOwn. */
const dictionary =
  <T>(isKey: (key: unknown) => string | undefined, code: IssueCode, item: Reader<T>): Reader<Record<string, T>> =>
  (value, context) => {
    if (!isObject(value)) return drop(context, 'not-an-object', value);
    let result: Record<string, unknown> | undefined;
    let size = 0;
    for (const key in value) {
      const entry = value[key];
      const before = context.issues.length;
      let kept: T | undefined;
      if (entry !== null && entry !== '') {
        if (++size > kinds.MAX_ENTRIES) {
          drop(context, 'too-many', Object.keys(value).length);
          result ??= until(value, key);
          break;
        }
        kept = isKey(key) === undefined ? drop(context, code, key) : item(entry, context);
      }
      if (context.issues.length > before) locate(context.issues, before, key);
      if (kept !== entry) result ??= until(value, key);
      if (result && kept !== undefined) result[key] = kept;
    }
    return (result ?? value) as Record<string, T>;
  };

const line = leaf(kinds.line, 'not-text');
const id = leaf(kinds.slug, 'bad-id');
const language = leaf(kinds.languageTag, 'bad-language');
const place = leaf(kinds.place, 'bad-place');
const date = leaf(kinds.partialDate, 'bad-date');
const dateTime = leaf(kinds.dateTime, 'bad-date');
const url = leaf((value, base) => kinds.link(value, base), 'bad-url');
const website = leaf(kinds.website, 'bad-url');
const count = leaf(kinds.count, 'bad-number');
const version = leaf(kinds.version, 'bad-version');

const byLanguage = <T>(item: Reader<T>): Reader<Record<string, T>> => {
  const read = dictionary(kinds.languageTag, 'bad-language', item);
  return (value, context) => {
    const result = read(value, context);
    if (!result) return result;
    for (const _ in result) return result;
    return drop(context, 'empty', value);
  };
};
const lines = byLanguage(line);
const text: Reader<schema.Text> = (value, context) =>
  typeof value === 'object' ? lines(value, context) : line(value, context);

const prose = leaf(kinds.prose, 'not-text');
const entries = list(prose);
const divided: Reader<string[]> = (value, context) => {
  const parts = entries(value, context);
  return parts?.some((part) => part.includes('\n')) ? parts.flatMap((part) => part.split(/\n\s*\n/)) : parts;
};
const proseByLanguage = byLanguage(divided);
const paragraphs: Reader<schema.Paragraphs> = (value, context) =>
  isObject(value) ? proseByLanguage(value, context) : divided(value, context);

/** A plain string stands for an object with that string in one field. */
const orString =
  <T>(read: Reader<T>, key: string): Reader<T> =>
  (value, context) =>
    read(typeof value === 'string' ? { [key]: value } : value, context);

const linkFields = object<schema.Link>({ rel: line, href: leaf(kinds.anyLink, 'bad-url'), label: text }, 'href');
const term = object<schema.Term>(
  { label: text, alt: list(text), description: text, broader: id, same_as: list(website) },
  'label',
);

const openAddress = object<schema.Address>({
  purpose: line,
  label: text,
  lines: list(line),
  po_box: line,
  district: text,
  locality: text,
  region: text,
  postal_code: line,
  country: leaf(kinds.country, 'bad-place'),
  formatted: text,
  lat: leaf(kinds.latitude, 'bad-number'),
  lon: leaf(kinds.longitude, 'bad-number'),
  confidential: () => undefined,
});
/** The issue of a confidential address carries nothing of it. */
const address: Reader<schema.Address> = (value, context) => {
  if (!isObject(value) || kinds.open(value['confidential'])) return openAddress(value, context);
  context.issues.push({ code: 'confidential', level: 'warning', path: 'confidential' });
  return undefined;
};

const facts: Fields<Omit<schema.Publisher, 'id' | 'name'>> = {
  acronym: text,
  alt_names: list(text),
  legal_name: text,
  lang: language,
  type: line,
  legal_form: text,
  areas: list(place),
  origin: place,
  founded: date,
  dissolved: date,
  status: line,
  member_since: date,
  member_until: date,
  tags: list(line),
  summary: text,
  description: paragraphs,
  sections: list(object({ title: text, body: paragraphs }, 'title', 'body')),
  logo: object(
    { src: url, alt: text, width: count, height: count, background: leaf(kinds.colour, 'bad-colour') },
    'src',
  ),
  addresses: list(address),
  phones: list(
    orString(
      object<schema.Phone>({
        tel: leaf(kinds.tel, 'bad-phone'),
        display: line,
        type: line,
        ext: line,
        label: text,
        languages: list(language),
      }),
      'display',
    ),
  ),
  emails: list(orString(object({ address: leaf(kinds.email, 'bad-email'), label: text }, 'address'), 'address')),
  website,
  social: list(website),
  links: list(linkFields),
  hours: text,
  members_count: count,
  relations: list(object<schema.Relation>({ rel: line, org: id, name: text, url, country: place })),
  ids: dictionary(kinds.slug, 'bad-id', line),
  url,
  feed_url: url,
  updated: dateTime,
  verified: object({ date: dateTime, by: text }, 'date'),
};

const anyOrganization = object<schema.Organization>({ id, name: text, ...facts }, 'id', 'name');
/** One record; of an id that comes twice the first wins. */
const organization: Reader<schema.Organization> = (value, context) => {
  const record = anyOrganization(value, context);
  if (!record || context.ids.size < context.ids.add(record.id).size) return record;
  context.issues.push({ code: 'duplicate-id', level: 'error', path: 'id', args: { value: record.id } });
  return undefined;
};

/** What a page asks the feed to be followed to stays where the feed came from. */
const sameOrigin: Reader<string> = (value, context) => {
  const address = url(value, context);
  if (!address || new URL(address).origin === new URL(context.base ?? address).origin) return address;
  return drop(context, 'other-origin', value);
};

const envelope: Fields<Omit<schema.Feed, 'organizations'>> = {
  orgfeed: version,
  title: text,
  lang: language,
  languages: list(language),
  url,
  feed_url: url,
  updated: dateTime,
  license: line,
  rights: text,
  publisher: object<schema.Publisher>({ id, name: text, ...facts }, 'name'),
  links: list(linkFields),
  notices: list(object({ kind: line, text, link: linkFields }, 'text')),
  types: dictionary(kinds.slug, 'bad-id', term),
  tags: dictionary(kinds.slug, 'bad-id', term),
  places: dictionary((key) => kinds.place(key), 'bad-place', object({ label: text, includes: list(place) })),
  profile: line,
  org_url: sameOrigin,
  total: count,
  next: sameOrigin,
  pages: list(object({ href: sameOrigin, count }, 'href')),
  search: object({ engine: line, href: url }, 'engine', 'href'),
  alternates: list(object({ orgfeed: version, href: url }, 'orgfeed', 'href')),
};

const feedReader = object<schema.Feed>({ ...envelope, organizations: list(organization, kinds.MAX_RECORDS) });

/** A wider term may not lead back to where it came from: the link that closes the circle is cut. */
function cutCycles(terms: Record<string, schema.Term> | undefined, name: string, issues: Issue[]): void {
  const done = new Set<string>();
  for (const start in terms) {
    const way = new Set<string>();
    for (let at: string | undefined = start; at && terms[at] && !done.has(at); at = terms[at]!.broader) {
      way.add(at);
      const broader: string | undefined = terms[at]!.broader;
      if (!broader || !way.has(broader)) continue;
      delete terms[at]!.broader;
      issues.push({ code: 'cycle', level: 'error', path: `${name}.${at}.broader`, args: { value: broader } });
    }
    for (const id of way) done.add(id);
  }
}

/** What reading gives: the good part, and what was wrong. */
export interface ParsedFeed {
  /** Undefined where nothing could be read: not a feed, or another major version. */
  feed: schema.Feed | undefined;
  issues: Issue[];
}

/**
 * Reads a parsed JSON value as a feed. Never throws, whatever it is given.
 * @param json what JSON.parse gave
 * @param baseUrl the address the feed came from; relative links lead from there
 */
export function parseFeed(json: unknown, baseUrl?: string): ParsedFeed {
  const base = baseUrl !== undefined && URL.canParse(baseUrl) ? baseUrl : undefined;
  const issues: Issue[] = [];
  const mark = isObject(json) ? kinds.version(json['orgfeed']) : undefined;
  if (!mark?.startsWith('1.')) {
    const args = { value: isObject(json) ? excerpt(json['orgfeed']) : excerpt(json) };
    issues.push({ code: mark ? 'other-version' : 'not-a-feed', level: 'error', path: mark ? 'orgfeed' : '', args });
    return { feed: undefined, issues };
  }
  const feed = feedReader(json, { base, issues, ids: new Set() })!;
  if (feed.title === undefined && !issues.some(({ path }) => path.startsWith('title')))
    issues.push({ code: 'missing', level: 'warning', path: 'title' });
  if (!(json as { organizations?: unknown }).organizations && !feed.pages && !feed.search)
    issues.push({ code: 'missing', level: 'error', path: 'organizations' });
  cutCycles(feed.types, 'types', issues);
  cutCycles(feed.tags, 'tags', issues);
  return { feed, issues };
}
