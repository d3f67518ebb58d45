/** The known fields of a feed, each with its kind. Typed by schema.ts. */
import {
  anyLink,
  colour,
  count,
  country,
  dateTime,
  email,
  isPublic,
  languageTag,
  latitude,
  line,
  link,
  longitude,
  partialDate,
  place,
  prose,
  sameOrigin,
  slug,
  tel,
  version,
  website,
} from './exact.ts';
import { dictionary, isObject, list, object, reader, type ObjectReader, type Reader } from './plain.ts';
import type * as schema from './schema.ts';

/** A value alone, or one in each of several languages. */
function translated<T>(one: Reader<T>): Reader<T | Record<string, T>> {
  const several = dictionary(languageTag, one, 1);
  const choose = (value: unknown) => (isObject(value) ? several : one);
  return reader((value, context) => (isObject(value) ? several(value, context) : one(value, context)), { choose });
}
const text: Reader<schema.Text> = translated(line);

export const proses = list(prose);
/** A string is divided where it has an empty line. */
export const divide = (parts: string[] | undefined): string[] | undefined =>
  parts?.some((part) => part.includes('\n')) ? parts.flatMap((part) => part.split(/\n\s*\n/)) : parts;
export const divided: Reader<string[]> = (value, context) => divide(proses(value, context));
const paragraphs: Reader<schema.Paragraphs> = translated(divided);

const linkTo: ObjectReader<schema.Link> = object([line, 'rel'], [anyLink, 'href!'], [text, 'label']);

const term: ObjectReader<schema.Term> = object(
  [text, 'label! alt* description'],
  [slug, 'broader'],
  [website, 'same_as*'],
);
export const terms = dictionary(slug, term);
/** A wider term may not lead back to where it came from; no way is so long. */
export const vocabulary: Reader<Record<string, schema.Term>> = (value, context) => {
  const result = terms(value, context);
  for (const start in result) {
    let steps = 0;
    for (let at: string | undefined = start; at; at = Object.hasOwn(result, at) ? result[at]!.broader : undefined)
      if (steps++ > 99) return undefined;
  }
  return result;
};

export const openAddress: ObjectReader<schema.Address> = object(
  [line, 'purpose lines* po_box postal_code'],
  [text, 'label district locality region formatted'],
  [country, 'country'],
  [latitude, 'lat'],
  [longitude, 'lon'],
  [(value: unknown): {} | undefined => (value === false ? value : undefined), 'confidential'],
);
/** Nothing of a confidential address is read. */
export const address: Reader<schema.Address> = (value, context) =>
  !isObject(value) || isPublic(value['confidential']) ? openAddress(value, context) : undefined;

type Record_ = Required<schema.Organization>;
const section: ObjectReader<Record_['sections'][number]> = object([text, 'title!'], [paragraphs, 'body!']);
const logo: ObjectReader<Record_['logo']> = object(
  [link, 'src!'],
  [text, 'alt'],
  [count, 'width height'],
  [colour, 'background'],
);
const phone: ObjectReader<schema.Phone> = object(
  [tel, 'tel'],
  [line, 'display= type ext'],
  [text, 'label'],
  [languageTag, 'languages*'],
);
const mail: ObjectReader<Record_['emails'][number]> = object([email, 'address!='], [text, 'label']);
const relation: ObjectReader<schema.Relation> = object(
  [line, 'rel'],
  [slug, 'org'],
  [text, 'name'],
  [link, 'url'],
  [place, 'country'],
);
const verified: ObjectReader<Record_['verified']> = object([dateTime, 'date!'], [text, 'by']);

const facts = [
  [text, 'acronym alt_names* legal_name legal_form summary hours'],
  [paragraphs, 'description'],
  [line, 'type status tags*'],
  [languageTag, 'lang'],
  [place, 'areas* origin'],
  [partialDate, 'founded dissolved member_since member_until'],
  [dateTime, 'updated'],
  [link, 'url feed_url'],
  [website, 'website social*'],
  [count, 'members_count'],
  [dictionary(slug, line), 'ids'],
  [section, 'sections*'],
  [logo, 'logo'],
  [address, 'addresses*'],
  [phone, 'phones*'],
  [mail, 'emails*'],
  [linkTo, 'links*'],
  [relation, 'relations*'],
  [verified, 'verified'],
] as const;

/** One record. */
export const record: ObjectReader<schema.Organization> = object([slug, 'id!'], [text, 'name!'], ...facts);
const publisher: ObjectReader<schema.Publisher> = object([slug, 'id'], [text, 'name!'], ...facts);

type Around = Required<schema.Feed>;
const notice: ObjectReader<Around['notices'][number]> = object([line, 'kind'], [text, 'text!'], [linkTo, 'link']);
const region: ObjectReader<Around['places'][string]> = object([text, 'label'], [place, 'includes*']);
const page: ObjectReader<Around['pages'][number]> = object([sameOrigin, 'href!'], [count, 'count']);
const search: ObjectReader<Around['search']> = object([line, 'engine!'], [link, 'href!']);
const alternate: ObjectReader<Around['alternates'][number]> = object([version, 'orgfeed!'], [link, 'href!']);

/** The feed. */
export const feed: ObjectReader<schema.Feed> = object(
  [record, 'organizations*'],
  [version, 'orgfeed!'],
  [text, 'title rights'],
  [line, 'license profile'],
  [languageTag, 'lang languages*'],
  [dateTime, 'updated'],
  [link, 'url feed_url'],
  [sameOrigin, 'org_url next'],
  [count, 'total'],
  [linkTo, 'links*'],
  [vocabulary, 'types tags'],
  [publisher, 'publisher'],
  [notice, 'notices*'],
  [dictionary(place, region), 'places'],
  [page, 'pages*'],
  [search, 'search'],
  [alternate, 'alternates*'],
);
