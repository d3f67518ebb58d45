/**
 * The known fields of a feed, each with its kind. What a first card seldom meets is not here but in mend.ts, which has
 * these lists, too: a record with such a field is for the reader. Typed by schema.ts.
 */
import {
  count,
  country,
  date,
  dateTime,
  email,
  isObject,
  languageTag,
  latitude,
  line,
  link,
  longitude,
  place,
  slug,
  tel,
  version,
  type Kind,
  list,
  shape,
} from './exact.ts';
import type * as schema from './schema.ts';

/** Fields of one kind: `href!` has to be there, `alt*` is a list. */
type Group = readonly [Kind, string];
type Words<S extends string> = S extends `${infer A} ${infer B}` ? Words<A> | Words<B> : S;
type Bare<W extends string> = W extends `${infer K}${'!' | '*'}` ? Bare<K> : W;
type Named<W, T> = W extends string ? [Bare<W>, W extends `${string}*` ? T[] : T] : never;
type Entry<G> = G extends readonly [Kind<infer T>, infer S extends string] ? Named<Words<S>, T> : never;
/** What these groups make of an object, every field there. */
type Whole<G extends readonly Group[]> = { [E in Entry<G[number]> as E[0]]: E[1] };
interface Checked<W> {
  /** For the compiler alone. */
  readonly whole?: (whole: W) => W;
}
type Fields<T> = Kind<T> & { readonly fields: ReadonlyMap<string, Kind> };
/** The fields of an object; the compiler refuses one that is forgotten, foreign or of another kind. */
type FieldsOf<T> = Fields<T> & Checked<{ [K in keyof T]-?: NonNullable<T[K]> }>;

/** An object with known fields, grouped by their kinds. */
// oxlint-disable-next-line typescript/no-explicit-any -- whatever it is assigned to says of what it has the fields
function object<const G extends readonly Group[]>(...groups: G): Fields<any> & Checked<Whole<G>> {
  // A map: the page may have added to Object.prototype.
  const fields = new Map<string, Kind>();
  const required: string[] = [];
  for (const [kind, names] of groups)
    names.replace(/(\w+)(\*?)(!?)/g, (_, name: string, several, needed) => {
      fields.set(name, several ? list(kind) : kind);
      if (needed) required.push(name);
      return '';
    });
  return shape(fields, required);
}

/** Entries whose keys are data. No kind of key lets `__proto__` pass; look entries up with Object.hasOwn. */
const dictionary = <T>(key: Kind<string>, entry: Kind<T>): Kind<Record<string, T>> =>
  shape({ get: (name) => (key(name) ? entry : undefined) });
/** A value alone, or one in each of several languages. */
const translated = <T>(one: Kind<T>): Kind<T | Record<string, T>> => {
  const several = dictionary(languageTag, one);
  return (value) => (isObject(value) ? several : one)(value);
};
const text: Kind<schema.Text> = translated(line);
const paragraphs: Kind<schema.Paragraphs> = translated(list(line));

const linkTo: FieldsOf<schema.Link> = object([line, 'rel'], [link, 'href!'], [text, 'label']);

export const term: FieldsOf<schema.Term> = object(
  [text, 'label! alt* description'],
  [slug, 'broader'],
  [link, 'same_as*'],
);
const terms = dictionary(slug, term);
/** A wider term may not lead back to where it came from: so many steps up are enough for almost all. */
const vocabulary: Kind<Record<string, schema.Term>> = (value) => {
  const isWayUp = (id: string): boolean => {
    let at: string | undefined = id;
    for (let steps = 0; at && steps < 9; steps++) at = (value as Record<string, schema.Term>)[at]?.broader;
    return !at;
  };
  return terms(value) && Object.keys(value as object).every(isWayUp);
};

const address: FieldsOf<Omit<schema.Address, 'confidential'>> = object(
  [line, 'purpose lines* po_box postal_code'],
  [text, 'label district locality region formatted'],
  [country, 'country'],
  [latitude, 'lat'],
  [longitude, 'lon'],
);

type Record_ = Required<schema.Organization>;
const section: FieldsOf<Record_['sections'][number]> = object([text, 'title!'], [paragraphs, 'body!']);
const logo: FieldsOf<Omit<Record_['logo'], 'background'>> = object(
  [link, 'src!'],
  [text, 'alt'],
  [count, 'width height'],
);
const phone: FieldsOf<schema.Phone> = object(
  [tel, 'tel'],
  [line, 'display type ext'],
  [text, 'label'],
  [languageTag, 'languages*'],
);
const mail: FieldsOf<Record_['emails'][number]> = object([email, 'address!'], [text, 'label']);
const relation: FieldsOf<schema.Relation> = object(
  [line, 'rel'],
  [slug, 'org'],
  [text, 'name'],
  [link, 'url'],
  [place, 'country'],
);
const verified: FieldsOf<Record_['verified']> = object([dateTime, 'date!'], [text, 'by']);

const ids = dictionary(slug, line);

const facts = [
  [text, 'name! acronym alt_names* legal_name legal_form summary hours'],
  [paragraphs, 'description'],
  [line, 'type status tags*'],
  [languageTag, 'lang'],
  [place, 'areas* origin'],
  [date, 'founded dissolved member_since member_until'],
  [dateTime, 'updated'],
  [link, 'url website social*'],
  [count, 'members_count'],
  [ids, 'ids'],
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
export const record: FieldsOf<Omit<schema.Organization, 'feed_url'>> = object([slug, 'id!'], ...facts);
const publisher: FieldsOf<Omit<schema.Publisher, 'feed_url'>> = object([slug, 'id'], ...facts);

type Around = Required<schema.Feed>;
const notice: FieldsOf<Around['notices'][number]> = object([line, 'kind'], [text, 'text!'], [linkTo, 'link']);
const region: FieldsOf<Around['places'][string]> = object([text, 'label'], [place, 'includes*']);
const places = dictionary(place, region);

/** Most records of one feed. */
export const MAX_RECORDS = 200_000;
const records: Kind<schema.Organization[]> = (value) => Array.isArray(value) && !value[MAX_RECORDS];
/** A feed as a whole; its records are read one by one. Whoever follows `org_url` sees whether it stays where the feed is. */
export const feed: FieldsOf<Omit<schema.Feed, 'next' | 'pages' | 'search' | 'alternates'>> = object(
  [version, 'orgfeed!'],
  [text, 'title! rights'],
  [line, 'license profile'],
  [languageTag, 'lang languages*'],
  [dateTime, 'updated'],
  [link, 'org_url url feed_url'],
  [count, 'total'],
  [linkTo, 'links*'],
  [vocabulary, 'types tags'],
  [publisher, 'publisher'],
  [notice, 'notices*'],
  [places, 'places'],
  [records, 'organizations!'],
);
