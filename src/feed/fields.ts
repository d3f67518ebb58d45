/** The known fields of a feed, each with its reader: what is not of a field's kind is dropped. Typed by schema.ts. */
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
  slug,
  tel,
  version,
  website,
  MAX_ENTRIES,
} from './kinds.ts';
import { dictionary, isObject, list, object, reader, type ObjectReader, type Reader } from './readers.ts';
import type * as schema from './schema.ts';

/** A value alone, or one in each of several languages. */
function translated<T>(one: Reader<T>): Reader<T | Record<string, T>> {
  const several = dictionary(languageTag, one, 1);
  const choose = (value: unknown) => (isObject(value) ? several : one);
  return reader((value, context) => (isObject(value) ? several(value, context) : one(value, context)), { choose });
}
const text: Reader<schema.Text> = translated(line);

const proses = list(prose);
const paragraphs: Reader<schema.Paragraphs> = translated(
  reader((value, context) => {
    const parts = proses(value, context);
    return parts?.some((part) => part.includes('\n')) ? parts.flatMap((part) => part.split(/\n\s*\n/)) : parts;
  }, proses.parts!),
);

const linkTo: ObjectReader<schema.Link> = object([line, 'rel'], [anyLink, 'href!'], [text, 'label']);

const term: ObjectReader<schema.Term> = object(
  [text, 'label! alt* description'],
  [slug, 'broader'],
  [website, 'same_as*'],
);
export const terms = dictionary(slug, term);
/** A wider term may not lead back to where it came from: the link that closes the circle is cut. */
export function cutCircles(
  given: Record<string, schema.Term> | undefined,
  told: (id: string, broader: string) => void,
): typeof given {
  let result = given;
  for (const start in given) {
    let at: string | undefined = start;
    // However long a way is, it ends or comes back here.
    for (let steps = 0; at && steps < MAX_ENTRIES && Object.hasOwn(result!, at); steps++) {
      const broader: string | undefined = result![at]!.broader;
      if (broader === start) {
        const { broader: _, ...rest } = result![at]!;
        result = { ...result, [at]: rest };
        told(at, start);
      }
      at = broader;
    }
  }
  return result;
}
const vocabulary = reader(
  (value, context) =>
    cutCircles(terms(value, context), () => {
      context.faulty = true;
    }),
  terms.parts!,
);

const openAddress: ObjectReader<schema.Address> = object(
  [line, 'purpose lines* po_box postal_code'],
  [text, 'label district locality region formatted'],
  [country, 'country'],
  [latitude, 'lat'],
  [longitude, 'lon'],
  [(value: unknown): {} | undefined => (value === false ? value : undefined), 'confidential'],
);
/** Nothing of a confidential address is read. */
const address = reader<schema.Address>(
  (value, context) => (!isObject(value) || isPublic(value['confidential']) ? openAddress(value, context) : undefined),
  openAddress.parts!,
);

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

/** What a page asks the feed to be followed to stays where the feed came from. */
export const sameOrigin: Reader<string> = (value, around) => {
  const address = link(value, around);
  return address && new URL(address).origin === new URL(around.base ?? address).origin ? address : undefined;
};

type Around = Required<schema.Feed>;
const notice: ObjectReader<Around['notices'][number]> = object([line, 'kind'], [text, 'text!'], [linkTo, 'link']);
const region: ObjectReader<Around['places'][string]> = object([text, 'label'], [place, 'includes*']);
const page: ObjectReader<Around['pages'][number]> = object([sameOrigin, 'href!'], [count, 'count']);
const search: ObjectReader<Around['search']> = object([line, 'engine!'], [link, 'href!']);
const alternate: ObjectReader<Around['alternates'][number]> = object([version, 'orgfeed!'], [link, 'href!']);

/** The feed around its records. */
export const envelope: ObjectReader<Omit<schema.Feed, 'organizations'>> = object(
  [version, 'orgfeed'],
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
