/**
 * Org Feed 1.0, defined once: types, JSON Schema and reference tables come from here.
 * Browsers read feeds through read.ts, which is typed by this schema and gives the same verdicts (a property-based
 * test compares them); they download this file only with the attribute `debug`, for what each field means.
 */
import * as z from 'zod/mini';
import { isObject } from './exact.ts';
import { MAX_RECORDS } from './fields.ts';
import * as kinds from './kinds.ts';

/** What a JSON Schema says of a value; `code` is the issue that a value of another kind causes. */
interface Kind extends Record<string, unknown> {
  type?: string | string[];
  pattern?: string;
  format?: string;
  description: string;
}

/** Other spellings that JSON Schema must know of and zod sees only after they were made one. */
export const spellings = new WeakMap<object, (schema: object) => object>();
const meta = <S extends z.core.$ZodType>(schema: S, about: { description: string }): S => {
  z.globalRegistry.add(schema, about);
  return schema;
};

/** A leaf: the rule from kinds.ts, as a check with the issue's code. */
function leaf<T>(rule: (value: unknown) => T | undefined, code: string, about: Kind) {
  const read = z.transform((value: unknown, context): T => {
    const result = rule(value);
    // A text that is one, and of which nothing is left.
    const wrong = code === 'not-text' && typeof value === 'string' ? 'empty' : code;
    const fault = result === undefined ? wrong : kinds.tooLong(value) ? 'too-long' : undefined;
    if (fault) context.issues.push({ code: 'custom', input: value, params: { code: fault } });
    return result ?? z.NEVER;
  });
  return meta(z.pipe(z.unknown(), read), about);
}

/** Makes another spelling the usual one before the schema sees it. */
// oxlint-disable-next-line typescript/no-explicit-any -- what comes out is checked by the schema behind it
const spelling = (change: (value: unknown) => unknown) => z.transform((value: unknown): any => change(value));

/** Absent, null and the empty string are one: nothing to say. */
const absent = spelling((value) => (value === null || value === '' ? undefined : value));
const optional = <S extends z.core.$ZodType>(schema: S, description: string) =>
  z.optional(z.pipe(absent, meta(z.optional(schema), { description })));

/** An array, or one entry alone; entries that are absent do not count. */
function list<S extends z.core.$ZodType>(item: S, most = kinds.MAX_ENTRIES) {
  const wrap = spelling((value) => (value === undefined || Array.isArray(value) ? value : [value]));
  const array = z.array(z.optional(z.pipe(absent, z.optional(item)))).check(z.maxLength(most));
  spellings.set(array, (schema) => ({ anyOf: [schema, (schema as { items: object }).items] }));
  const present = z.transform((entries: (z.output<S> | undefined)[]) => entries.filter((entry) => entry !== undefined));
  return z.pipe(z.pipe(wrap, array), present);
}

/** An object whose keys are of one kind; entries that are absent do not count. */
function dictionary<S extends z.core.$ZodType>(keys: typeof id, values: S, most = kinds.MAX_ENTRIES) {
  const present = spelling((value) =>
    isObject(value) ? without(value, (entry) => entry === null || entry === '') : value,
  );
  const fits = z.refine((value) => Object.keys(value as object).length <= most, { params: { code: 'too-many' } });
  const record = z.record(keys, values).check(fits);
  const filled = z.transform((value: z.output<typeof record>) =>
    without(value, (entry) => Array.isArray(entry) && !entry.length),
  );
  return z.pipe(z.pipe(present, record), filled);
}

const without = <T>(value: Record<string, T>, unwanted: (entry: T) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => !unwanted(entry)));

const string = { type: 'string' };
const line = leaf(kinds.line, 'not-text', { ...string, description: 'One line of text' });
const id = leaf(kinds.slug, 'bad-id', {
  ...string,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$',
  description: 'An id',
});
const language = leaf(kinds.languageTag, 'bad-language', {
  ...string,
  description: 'A BCP 47 language tag; `und` for unknown',
});
const place = leaf(kinds.place, 'bad-place', {
  ...string,
  description: 'ISO 3166-1 alpha-2, ISO 3166-2, UN M49 in three digits, or an `x-…` of `places`',
});
const date = leaf(kinds.partialDate, 'bad-date', {
  type: ['string', 'integer'],
  description: 'YYYY, YYYY-MM or YYYY-MM-DD',
});
const dateTime = leaf(kinds.dateTime, 'bad-date', {
  type: ['string', 'integer'],
  description: 'A date, with a time or without',
});
const url = leaf((value) => kinds.link(value, { base: RELATIVE_TO }), 'bad-url', {
  ...string,
  description: 'An http(s) address, relative to the feed or absolute',
});
const website = leaf(kinds.website, 'bad-url', {
  ...string,
  pattern: '^[Hh][Tt][Tt][Pp][Ss]?:',
  description: 'An absolute http(s) address',
});
const anyLink = leaf((value) => kinds.anyLink(value, { base: RELATIVE_TO }), 'bad-url', {
  ...string,
  description: 'An http(s), mailto or tel address',
});
const count = leaf(kinds.count, 'bad-number', { type: 'integer', minimum: 0, description: 'A whole number' });
/** Stands for the feed's own address, which the schema does not know. */
const RELATIVE_TO = 'https://feed.invalid/';

const byLanguage = dictionary(language, line);
const said = z.refine((value) => Object.keys(value as object | string).length > 0, { params: { code: 'empty' } });
const text = meta(z.union([line, byLanguage]).check(said), {
  description: 'A string, or an object of language tags and strings',
});
const paragraphList = list(leaf(kinds.prose, 'not-text', { ...string, description: 'A paragraph' }));
const paragraphs = meta(z.union([paragraphList, dictionary(language, paragraphList).check(said)]), {
  description:
    'A string (paragraphs are divided by empty lines), an array of strings, or an object of language tags and either',
});

const link = z.object({
  rel: optional(
    line,
    'What the link is: login, register, suggest-edit, privacy, terms, about, contact, tag, or a word of your own',
  ),
  href: anyLink,
  label: optional(text, 'The words of the link; a default for each known `rel`'),
});

const term = z.object({
  label: text,
  alt: optional(list(text), 'Other words by which people look for it'),
  description: optional(text, 'What is meant'),
  broader: optional(id, 'The id of the wider term'),
  same_as: optional(list(website), 'The same thing in other vocabularies'),
});

const logo = z.object({
  src: url,
  alt: optional(text, 'What the picture says; empty where the name stands beside it'),
  width: optional(count, 'Pixels'),
  height: optional(count, 'Pixels'),
  background: optional(
    leaf(kinds.colour, 'bad-colour', { ...string, pattern: '^#[0-9A-Fa-f]{3,8}$', description: 'A colour' }),
    'The colour on which a transparent logo can be seen',
  ),
});

const address = z.object({
  purpose: optional(line, 'seat, post, visits or a word of your own'),
  label: optional(text, 'What the reader calls it'),
  lines: optional(list(line), 'Street, number, building, as written on a letter'),
  po_box: optional(line, 'Post-office box'),
  district: optional(text, 'Part of the town'),
  locality: optional(text, 'Town'),
  region: optional(text, 'State, province, county'),
  postal_code: optional(line, 'Post code'),
  country: optional(leaf(kinds.country, 'bad-place', { ...string, description: 'ISO 3166-1 alpha-2' }), 'Country'),
  formatted: optional(text, 'The whole address as it shall be shown; wins over the parts'),
  lat: optional(leaf(kinds.latitude, 'bad-number', { type: 'number', description: 'Degrees' }), 'Degrees north'),
  lon: optional(leaf(kinds.longitude, 'bad-number', { type: 'number', description: 'Degrees' }), 'Degrees east'),
  // Not `optional`: an empty string is not the same as absent here.
  confidential: meta(
    z.optional(
      leaf((value) => (kinds.isPublic(value) ? (value ?? false) : undefined), 'confidential', {
        description: 'Anything',
      }),
    ),
    { description: 'Anything but false, null or absent: the address is shown nowhere' },
  ),
});

const phone = z.object({
  tel: optional(
    leaf(kinds.tel, 'bad-phone', { ...string, description: 'E.164 or a short code' }),
    'The number to dial: E.164 (+3228947484) or a short code of 3 to 8 digits',
  ),
  display: optional(line, 'How the number is written'),
  type: optional(line, 'voice, fax, mobile, text, hotline or a word of your own; a fax is never a link'),
  ext: optional(line, 'Extension'),
  label: optional(text, 'What the reader calls it'),
  languages: optional(list(language), 'Languages spoken there'),
});

const email = z.object({
  address: leaf(kinds.email, 'bad-email', { ...string, format: 'email', description: 'A mail address alone' }),
  label: optional(text, 'What the reader calls it'),
});

/** A plain string stands for an object with that string in one field. */
function orString<S extends z.core.$ZodType>(schema: S, key: string) {
  spellings.set(schema, (object) => ({ anyOf: [string, object] }));
  return z.pipe(
    spelling((value) => (typeof value === 'string' ? { [key]: value } : value)),
    schema,
  );
}

const section = z.object({ title: text, body: paragraphs.check(said) });

const relation = z.object({
  rel: optional(line, 'parent, child, member, member-of, successor, predecessor, or a word of your own'),
  org: optional(id, 'The id of an organization of this feed'),
  name: optional(text, 'Its name, where it is not in this feed'),
  url: optional(url, 'Its page'),
  country: optional(place, 'Where it is'),
});

const verified = z.object({ date: dateTime, by: optional(text, 'Who checked it') });

const facts = {
  acronym: optional(text, 'Short name; searched too'),
  alt_names: optional(list(text), 'Other and former names; searched too'),
  legal_name: optional(text, 'Name in the register'),
  lang: optional(language, 'Language of the plain strings of this record'),
  type: optional(line, 'Id of `types`, or free text'),
  legal_form: optional(text, 'Legal form'),
  areas: optional(list(place), 'Where the directory files it, in display order: ["150", "BE"]'),
  origin: optional(place, 'Country of origin'),
  founded: optional(date, 'When it was founded'),
  dissolved: optional(date, 'When it ended'),
  status: optional(line, 'active, inactive, merged, withdrawn; anything but active is told to the reader'),
  member_since: optional(date, 'Member of the directory since'),
  member_until: optional(date, 'Member of the directory until'),
  tags: optional(list(line), 'Ids of `tags`, or free text; sorted by the label shown'),
  summary: optional(text, 'One or two sentences for lists, mail and previews'),
  description: optional(paragraphs, 'The whole text'),
  sections: optional(list(section), 'Further blocks of text, each with its title'),
  logo: optional(logo, 'A picture'),
  addresses: optional(list(address), 'Addresses; confidential ones are dropped'),
  phones: optional(
    list(orString(phone, 'display')),
    'Telephone and fax numbers; a plain string is shown, never linked',
  ),
  emails: optional(list(orString(email, 'address')), 'Mail addresses'),
  website: optional(website, 'Its own site; http: is allowed'),
  social: optional(list(website), 'Its pages on social networks'),
  links: optional(list(link), 'Other links'),
  hours: optional(text, 'Opening hours'),
  members_count: optional(count, 'How many members it has'),
  relations: optional(list(relation), 'Other organizations: parent, child, member, member-of, successor, predecessor'),
  ids: optional(
    dictionary(id, line),
    'Registration numbers by scheme: ror, wikidata, org-id, eu-transparency-register …',
  ),
  url: optional(url, 'Its page in the directory'),
  feed_url: optional(url, "This record's own feed, where `org_url` does not fit"),
  updated: optional(dateTime, 'When the record was edited'),
  verified: optional(verified, 'When the facts were checked, and by whom'),
};

const organization = z.object({ id, name: text, ...facts });
const publisher = z.object({ id: optional(id, 'An id'), name: text, ...facts });

const feed = z.object({
  orgfeed: leaf(kinds.version, 'not-a-feed', { ...string, pattern: '^1\\.[0-9]+$', description: 'The format: "1.0"' }),
  title: optional(text, 'Name of the directory'),
  organizations: optional(list(organization, MAX_RECORDS), 'The records'),
  lang: optional(language, 'Language of plain strings'),
  languages: optional(list(language), 'Languages on offer; the first is the default'),
  url: optional(url, 'The directory for people'),
  feed_url: optional(url, 'Canonical address of this file'),
  updated: optional(dateTime, 'When the feed was made'),
  license: optional(line, 'SPDX id or address of a licence'),
  rights: optional(text, 'Statement of rights'),
  publisher: optional(publisher, 'Who publishes the directory: fields as in an organization; `id` may be left out'),
  links: optional(
    list(link),
    'Log in, register, suggest an edit and so on; `{id}` in `href` is replaced. Shown only on request',
  ),
  notices: optional(
    list(
      z.object({
        kind: optional(line, 'cookies, or a word of your own'),
        text,
        link: optional(link, 'Where to read more'),
      }),
    ),
    'What the reader should know. Shown only on request',
  ),
  types: optional(dictionary(id, term), 'Vocabulary of `type`'),
  tags: optional(dictionary(id, term), 'Vocabulary of `tags`'),
  places: optional(
    dictionary(
      place,
      z.object({ label: optional(text, 'Its name'), includes: optional(list(place), 'The places in it') }),
    ),
    'Own names and own regions by place code',
  ),
  profile: optional(line, '`full`, or `summary`: rows with list fields only, `org_url` leads to the rest'),
  org_url: optional(url, "Template of one record's own feed: `organizations/{id}/feed.json`; on the feed's own origin"),
  total: optional(count, 'Records on all pages'),
  next: optional(url, "The following page; on the feed's own origin"),
  pages: optional(
    list(z.object({ href: url, count: optional(count, 'Records on it') })),
    "All pages; on the feed's own origin",
  ),
  search: optional(
    z.object({ engine: line, href: url }),
    'A search index that the publisher built; loaded only where the page asks for it',
  ),
  alternates: optional(
    list(z.object({ orgfeed: leaf(kinds.version, 'bad-version', { ...string, description: 'Version' }), href: url })),
    'The same feed in other major versions',
  ),
});

/** The zod schema of a whole feed, and of one record. */
export { feed as feedSchema, organization as organizationSchema };
export type Text = z.output<typeof text>;
export type Paragraphs = z.output<typeof paragraphs>;
export type Term = z.output<typeof term>;
export type Link = z.output<typeof link>;
export type Address = z.output<typeof address>;
export type Phone = z.output<typeof phone>;
export type Relation = z.output<typeof relation>;
/** One record after reading: absent fields are missing, lists are arrays, links absolute and allowed. */
export type Organization = z.output<typeof organization>;
/** Who publishes a feed: an organization that needs no id. */
export type Publisher = z.output<typeof publisher>;
/** A feed after reading. */
export type Feed = z.output<typeof feed> & { organizations: Organization[] };
