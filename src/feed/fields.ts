/**
 * The known fields of a feed, each with its reader: what is not of a field's kind is dropped. Typed by schema.ts, so the
 * compiler refuses a forgotten or a foreign field.
 */
import * as kinds from './kinds.ts';
import { dictionary, isObject, list, object, reader, type Fields, type Reader } from './readers.ts';
import type * as schema from './schema.ts';

const line = reader(kinds.line);
const id = reader(kinds.slug);
const language = reader(kinds.languageTag);
const place = reader(kinds.place);
const date = reader(kinds.partialDate);
const dateTime = reader(kinds.dateTime);
const url = reader(kinds.link);
const website = reader(kinds.website);
const count = reader(kinds.count);
const version = reader(kinds.version);

const byLanguage = <T>(item: Reader<T>): Reader<Record<string, T>> => {
  const { read, parts } = dictionary(kinds.languageTag, item);
  return reader((value, context) => {
    const result = read(value, context);
    for (const _ in result) return result;
    return undefined;
  }, parts);
};
const lines = byLanguage(line);
const textOf = (value: unknown): Reader<schema.Text> => (typeof value === 'object' ? lines : line);
const text = reader((value, context) => textOf(value).read(value, context), { choose: textOf });

const prose = list(reader(kinds.prose));
const divided = reader((value, context) => {
  const parts = prose.read(value, context);
  return parts?.some((part) => part.includes('\n')) ? parts.flatMap((part) => part.split(/\n\s*\n/)) : parts;
}, prose.parts);
const proseByLanguage = byLanguage(divided);
const paragraphsOf = (value: unknown): Reader<schema.Paragraphs> => (isObject(value) ? proseByLanguage : divided);
const paragraphs = reader((value, context) => paragraphsOf(value).read(value, context), { choose: paragraphsOf });

/** A plain string stands for an object with that string in one field. */
const orString = <T>({ read, parts }: Reader<T>, wrap: string): Reader<T> =>
  reader((value, context) => read(typeof value === 'string' ? { [wrap]: value } : value, context), { ...parts, wrap });

const linkFields = object<schema.Link>({ rel: line, href: reader(kinds.anyLink), label: text }, 'href');
const term = object<schema.Term>(
  { label: text, alt: list(text), description: text, broader: id, same_as: list(website) },
  'label',
);

export const terms = dictionary(kinds.key, term);
/** A wider term may not lead back to where it came from: the link that closes the circle is cut. */
export function cutCircles(
  terms: Record<string, schema.Term> | undefined,
  told?: (id: string, broader: string) => void,
): typeof terms {
  let result = terms;
  const done = new Set<string>();
  for (const start in terms) {
    const way = new Set<string>();
    let at: string | undefined = start;
    while (at && !done.has(at) && Object.hasOwn(result!, at)) {
      way.add(at);
      const { broader, ...rest }: schema.Term = result![at]!;
      if (broader && way.has(broader)) {
        result = { ...result, [at]: rest };
        told?.(at, broader);
        break;
      }
      at = broader;
    }
    for (const id of way) done.add(id);
  }
  return result;
}
const vocabulary = reader(
  (value, context) =>
    cutCircles(terms.read(value, context), () => {
      context.faulty = true;
    }),
  terms.parts,
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
  country: reader(kinds.country),
  formatted: text,
  lat: reader(kinds.latitude),
  lon: reader(kinds.longitude),
  confidential: reader((value) => (value === false ? value : undefined)),
});
/** Nothing of a confidential address is read. */
const address = reader(
  (value, context) =>
    !isObject(value) || kinds.isPublic(value['confidential']) ? openAddress.read(value, context) : undefined,
  openAddress.parts,
);

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
  logo: object({ src: url, alt: text, width: count, height: count, background: reader(kinds.colour) }, 'src'),
  addresses: list(address),
  phones: list(
    orString(
      object<schema.Phone>({
        tel: reader(kinds.tel),
        display: line,
        type: line,
        ext: line,
        label: text,
        languages: list(language),
      }),
      'display',
    ),
  ),
  emails: list(orString(object({ address: reader(kinds.email), label: text }, 'address'), 'address')),
  website,
  social: list(website),
  links: list(linkFields),
  hours: text,
  members_count: count,
  relations: list(object<schema.Relation>({ rel: line, org: id, name: text, url, country: place })),
  ids: dictionary(kinds.key, line),
  url,
  feed_url: url,
  updated: dateTime,
  verified: object({ date: dateTime, by: text }, 'date'),
};

export const recordFields: Fields<schema.Organization> = { id, name: text, ...facts };
/** One record. */
export const record = object(recordFields, 'id', 'name');

/** What a page asks the feed to be followed to stays where the feed came from. */
export const sameOrigin = reader((value, around) => {
  const address = kinds.link(value, around);
  return address && new URL(address).origin === new URL(around.base ?? address).origin ? address : undefined;
});

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
  places: dictionary(kinds.place, object({ label: text, includes: list(place) })),
  profile: line,
  org_url: sameOrigin,
  total: count,
  next: sameOrigin,
  pages: list(object({ href: sameOrigin, count }, 'href')),
  search: object({ engine: line, href: url }, 'engine', 'href'),
  alternates: list(object({ orgfeed: version, href: url }, 'orgfeed', 'href')),
});
