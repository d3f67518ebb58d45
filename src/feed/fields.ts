/**
 * The known fields of a feed, each with its reader: what is not of a field's kind is dropped. Typed by schema.ts, so the
 * compiler refuses a forgotten or a foreign field.
 */
import * as kinds from './kinds.ts';
import { dictionary, drop, isObject, leaf, list, note, object, take, type Fields, type Reader } from './readers.ts';
import type * as schema from './schema.ts';

const line = leaf(kinds.line, 'not-text');
const id = leaf(kinds.slug, 'bad-id');
const language = leaf(kinds.languageTag, 'bad-language');
const place = leaf(kinds.place, 'bad-place');
const date = leaf(kinds.partialDate, 'bad-date');
const dateTime = leaf(kinds.dateTime, 'bad-date');
const url = leaf((value, { base }) => kinds.link(value, base), 'bad-url');
const website = leaf(kinds.website, 'bad-url');
const count = leaf(kinds.count, 'bad-number');
const version = leaf(kinds.version, 'bad-version');

const byLanguage = <T>(item: Reader<T>): Reader<Record<string, T>> => {
  const { read } = dictionary(kinds.languageTag, 'bad-language', item);
  return {
    read(value, context) {
      const result = read(value, context);
      for (const _ in result) return result;
      return result && drop(context, 'empty', value);
    },
  };
};
const lines = byLanguage(line);
const text: Reader<schema.Text> = {
  read: (value, context) => (typeof value === 'object' ? lines.read(value, context) : take(line, value, context)),
};

const prose = list(leaf(kinds.prose, 'not-text'));
const divided: Reader<string[]> = {
  read(value, context) {
    const parts = prose.read(value, context);
    return parts?.some((part) => part.includes('\n')) ? parts.flatMap((part) => part.split(/\n\s*\n/)) : parts;
  },
};
const proseByLanguage = byLanguage(divided);
const paragraphs: Reader<schema.Paragraphs> = {
  read: (value, context) => (isObject(value) ? proseByLanguage : divided).read(value, context),
};

/** A plain string stands for an object with that string in one field. */
const orString = <T>({ read }: Reader<T>, key: string): Reader<T> => ({
  read: (value, context) => read(typeof value === 'string' ? { [key]: value } : value, context),
});

const linkFields = object<schema.Link>(
  { rel: line, href: leaf((value, { base }) => kinds.anyLink(value, base), 'bad-url'), label: text },
  'href',
);
const term = object<schema.Term>(
  { label: text, alt: list(text), description: text, broader: id, same_as: list(website) },
  'label',
);

const terms = dictionary(kinds.key, 'bad-id', term);
/** A wider term may not lead back to where it came from: the link that closes the circle is cut. */
const vocabulary: Reader<Record<string, schema.Term>> = {
  read(value, context) {
    let result = terms.read(value, context);
    const done = new Set<string>();
    for (const start in result) {
      const way = new Set<string>();
      let at: string | undefined = start;
      while (at && !done.has(at) && Object.hasOwn(result, at)) {
        way.add(at);
        const { broader, ...rest }: schema.Term = result[at]!;
        if (broader && way.has(broader)) {
          result = { ...result, [at]: rest };
          drop(context, 'cycle', broader, `${at}.broader`);
          break;
        }
        at = broader;
      }
      for (const id of way) done.add(id);
    }
    return result;
  },
};

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
  confidential: { read: () => undefined },
});
/** The issue of a confidential address carries nothing of it. */
const address: Reader<schema.Address> = {
  read(value, context) {
    if (!isObject(value) || kinds.isPublic(value['confidential'])) return openAddress.read(value, context);
    note(context, { code: 'confidential', level: 'warning', path: 'confidential' });
    return undefined;
  },
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
  ids: dictionary(kinds.key, 'bad-id', line),
  url,
  feed_url: url,
  updated: dateTime,
  verified: object({ date: dateTime, by: text }, 'date'),
};

export const recordFields: Fields<schema.Organization> = { id, name: text, ...facts };
/** One record. */
export const record = object(recordFields, 'id', 'name');

/** What a page asks the feed to be followed to stays where the feed came from. */
const sameOrigin: Reader<string> = {
  read(value, context) {
    const address = take(url, value, context);
    if (!address || new URL(address).origin === new URL(context.base ?? address).origin) return address;
    return drop(context, 'other-origin', value);
  },
};

/** The feed around its records. */
export const envelope = object<Omit<schema.Feed, 'organizations'>>({
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
  types: vocabulary,
  tags: vocabulary,
  places: dictionary(kinds.place, 'bad-place', object({ label: text, includes: list(place) })),
  profile: line,
  org_url: sameOrigin,
  total: count,
  next: sameOrigin,
  pages: list(object({ href: sameOrigin, count }, 'href')),
  search: object({ engine: line, href: url }, 'engine', 'href'),
  alternates: list(object({ orgfeed: version, href: url }, 'orgfeed', 'href')),
});
