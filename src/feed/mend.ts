/**
 * Reads what is not written exactly: the fields of fields.ts by the whole rules of their kinds, and those few that are not
 * there. What is of no kind is dropped. Whoever imports this file has it at hand; elements load it when something needs it.
 */
import * as exact from './exact.ts';
import { feed as f, MAX_RECORDS, record as r, term } from './fields.ts';
import { checkOf } from './glance.ts';
import * as kinds from './kinds.ts';
import { OpenFeed, whole } from './open.ts';
import { dictionary, list, object, reader, take, type Reader } from './readers.ts';
import type * as schema from './schema.ts';

/**
 * The kind of a field or of its entries. Whatever else the first script exported would make it larger, so kinds are told by
 * a field that is of them.
 */
const kindOf = (kind: exact.Kind, name: string): exact.Kind => {
  const entry = kind.fields!.get(name)!;
  return entry.item ?? entry;
};

/** What reads each kind. */
const readers = new Map<exact.Kind, Reader<unknown>>([
  [kindOf(r, 'type'), kinds.line],
  [exact.slug, kinds.slug],
  [exact.languageTag, kinds.languageTag],
  [exact.place, kinds.place],
  [exact.country, kinds.country],
  [kindOf(r, 'founded'), kinds.partialDate],
  [kindOf(r, 'updated'), kinds.dateTime],
  [kindOf(f, 'orgfeed'), kinds.version],
  [exact.link, kinds.link],
  [exact.tel, kinds.tel],
  [exact.latitude, kinds.latitude],
  [exact.longitude, kinds.longitude],
  [exact.count, kinds.count],
]);
const add = <T>(kind: exact.Kind, reader: Reader<T>): Reader<T> => {
  readers.set(kind, reader);
  return reader;
};
function readerOf(kind: exact.Kind): Reader<unknown> {
  const known = readers.get(kind);
  if (known) return known;
  return add(kind, kind.item ? list(readerOf(kind.item)) : objectOf<unknown>(kind, {}));
}

/** Fields that the kind does not know, all that the schema has; and those that other rules hold for. */
type More<T, K> = { [N in Exclude<keyof T, keyof K>]-?: Reader<NonNullable<T[N]>> } & Record<string, Reader<unknown>>;
/** @param wrap a string alone stands for an object with that string in this field */
const objectOf = <T, K = T>(kind: exact.Kind, more: More<T, K>, wrap?: string): Reader<T> =>
  add(
    kind,
    object({
      fields: new Map([
        ...[...(kind.fields as ReadonlyMap<string, exact.Kind>)].map(
          ([name, field]) => [name, readerOf(field)] as const,
        ),
        ...Object.entries(more),
      ]),
      required: kind.required!,
      wrap,
    }),
  ) as Reader<T>;

/** A value alone, or one in each of several languages. */
function translated<T>(kind: exact.Kind, one: Reader<T>): void {
  const several = dictionary(kinds.languageTag, one, 1);
  const choose = (value: unknown) => (exact.isObject(value) ? several : one);
  add(
    kind,
    reader<T | Record<string, T>>((value, context) => choose(value)(value, context), { choose }),
  );
}
translated<string>(kindOf(r, 'name'), kinds.line);
const proses = list(kinds.prose);
translated<string | string[]>(
  kindOf(r, 'description'),
  reader<string[]>((value, context) => {
    const parts = proses(value, context);
    return parts?.some((part) => part.includes('\n'))
      ? parts.flatMap((part) => part.split(/\n\s*\n/).map((text) => text.trim()))
      : parts;
  }, proses.parts!),
);

const websites = list(kinds.website);
objectOf<schema.Link>(kindOf(r, 'links'), { href: kinds.anyLink });
objectOf<schema.Term>(term, { same_as: websites });
export const terms = dictionary(kinds.slug, readerOf(term) as Reader<schema.Term>);
/** A wider term may not lead back to where it came from: the link that closes the circle is cut. */
export function cutCircles(
  given: Record<string, schema.Term> | undefined,
  told: (id: string, broader: string) => void,
): typeof given {
  let result = given;
  for (const start in given) {
    let at: string | undefined = start;
    // However long a way is, it ends or comes back here.
    for (let steps = 0; at && steps < kinds.MAX_ENTRIES && Object.hasOwn(result!, at); steps++) {
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
add(
  kindOf(f, 'tags'),
  reader(
    (value, context) =>
      cutCircles(terms(value, context), () => {
        context.faulty = true;
      }),
    terms.parts!,
  ),
);

const region = kindOf(kindOf(f, 'places'), 'BE');
add(kindOf(f, 'places'), dictionary(kinds.place, readerOf(region)));
add(kindOf(r, 'ids'), dictionary(kinds.slug, kinds.line));
add(kindOf(kindOf(r, 'emails'), 'address'), kinds.email);
objectOf(kindOf(r, 'emails'), {}, 'address');
objectOf<schema.Phone>(kindOf(r, 'phones'), {}, 'display');
type Logo = NonNullable<schema.Organization['logo']>;
objectOf<Logo, Omit<Logo, 'background'>>(kindOf(r, 'logo'), { background: kinds.colour });
const open = objectOf<schema.Address, Omit<schema.Address, 'confidential'>>(kindOf(r, 'addresses'), {
  confidential: (value) => (value === false ? value : undefined),
});
/** An address out of one cell of a table is in lines, which a text of one line would run together. */
function inLines(address: Record<string, unknown>): Record<string, unknown> {
  const { lines, formatted } = address;
  const isBroken = (value: unknown): value is string => typeof value === 'string' && /\S\s*[\r\n]/.test(value);
  const entries: unknown[] = Array.isArray(lines) ? lines : [lines];
  const joined = (text: unknown): unknown =>
    isBroken(text) ? text.trim().replace(/\s*[,\u060c\u3001]?\s*[\r\n]+\s*/g, ', ') : text;
  if (![...entries, ...Object.values(Object(formatted))].some(isBroken) && !isBroken(formatted)) return address;
  const result = { ...address };
  if (lines !== undefined && entries.length <= kinds.MAX_ENTRIES)
    result['lines'] = entries.flatMap((line) => (isBroken(line) ? line.split(/[\r\n]+/) : [line]));
  if (exact.isObject(formatted))
    result['formatted'] = Object.fromEntries(Object.entries(formatted).map(([tag, text]) => [tag, joined(text)]));
  else if (formatted !== undefined) result['formatted'] = joined(formatted);
  return result;
}
/** Nothing of a confidential address is read. */
add(
  kindOf(r, 'addresses'),
  reader(
    (value, context) =>
      !exact.isObject(value)
        ? open(value, context)
        : kinds.isPublic(value['confidential'])
          ? open(inLines(value), context)
          : undefined,
    open.parts!,
  ),
);

const more = { feed_url: kinds.link, website: kinds.website, social: websites };
/** One record. */
export const record = objectOf<schema.Organization, Omit<schema.Organization, 'feed_url'>>(r, more);
objectOf<schema.Publisher, Omit<schema.Publisher, 'feed_url'>>(kindOf(f, 'publisher'), more);

/** What a page asks the feed to be followed to stays where the feed came from. */
export const sameOrigin: Reader<string> = (value, around) => {
  const address = kinds.link(value, around);
  return address && new URL(address).origin === new URL(around.base ?? address).origin ? address : undefined;
};

const few = (required: string[], fields: Record<string, Reader<unknown>>): Reader<never> =>
  object({ fields: new Map(Object.entries(fields)), required }) as Reader<never>;
const around = new Map(f.fields);
around.delete('organizations');
/** The feed around its records. */
export const envelope = objectOf<Omit<schema.Feed, 'organizations'>, Omit<schema.Feed, Rare>>(
  Object.assign(() => false, { fields: around, required: [] }),
  {
    org_url: sameOrigin,
    next: sameOrigin,
    pages: list(few(['href'], { href: sameOrigin, count: kinds.count })),
    search: few(['engine', 'href'], { engine: kinds.line, href: kinds.link }),
    alternates: list(few(['orgfeed', 'href'], { orgfeed: kinds.version, href: kinds.link })),
  },
);
type Rare = 'org_url' | 'next' | 'pages' | 'search' | 'alternates';
add(
  f,
  reader((value, context) => {
    const read = take(envelope, value, context)!;
    const { organizations } = value as { organizations?: unknown };
    if (!read.title || !(organizations || read.pages || read.search) || [organizations].flat().length > MAX_RECORDS)
      context.faulty = true;
    return read;
  }, {}),
);

whole.read = <T>(kind: exact.Kind<T>, value: unknown, { url, faults }: OpenFeed, place?: number) => {
  const reader = readerOf(kind) as Reader<T>;
  if (value === undefined || checkOf(reader)(value)) return value as T | undefined;
  const context = { base: URL.canParse(url ?? '') ? url : undefined, faulty: false };
  const kept = take(reader, value, context);
  if (context.faulty && place !== undefined) faults.add(place);
  return kept;
};
whole.none = new OpenFeed(undefined, undefined);
