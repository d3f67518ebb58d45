/** The known fields again, read by the whole rules: whatever is not as it should be is mended or dropped. */
import * as exact from './exact.ts';
import * as fields from './fields.ts';
import * as kinds from './kinds.ts';
import { isObject, reader, type Reader } from './plain.ts';
import { dictionary, list, object } from './readers.ts';
import type * as schema from './schema.ts';

/** For each reader of exact values the one that takes any. */
const whole = new Map<unknown, Reader<unknown>>([
  [exact.line, kinds.line],
  [exact.prose, kinds.prose],
  [exact.place, kinds.place],
  [exact.country, kinds.country],
  [exact.partialDate, kinds.partialDate],
  [exact.dateTime, kinds.dateTime],
  [exact.version, kinds.version],
  [exact.anyLink, kinds.anyLink],
  [exact.email, kinds.email],
  [exact.tel, kinds.tel],
]);
function mended<T>(exactly: Reader<T>): Reader<T> {
  let result = whole.get(exactly);
  if (!result) whole.set(exactly, (result = mend(exactly)));
  return result as Reader<T>;
}
function mend(exactly: Reader<unknown>): Reader<unknown> {
  const { fields, isKey, item, choose, least, ...rest } = exactly.parts ?? {};
  if (fields) return object({ ...rest, fields: new Map([...fields].map(([name, field]) => [name, mended(field)])) });
  if (isKey) return dictionary(mended<string>(isKey), mended(item!), least);
  if (item) return list(mended(item));
  if (!choose) return exactly;
  const [one, several] = [mended(choose('')), mended(choose({}))];
  return reader((value, context) => (isObject(value) ? several : one)(value, context), {
    choose: (value) => (isObject(value) ? several : one),
  });
}

const proses = mended(fields.proses);
whole.set(
  fields.divided,
  reader((value, context) => fields.divide(proses(value, context)), proses.parts!),
);

export const terms = mended(fields.terms);
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
whole.set(
  fields.vocabulary,
  reader(
    (value, context) =>
      cutCircles(terms(value, context), () => {
        context.faulty = true;
      }),
    terms.parts!,
  ),
);

const address = mended(fields.openAddress);
whole.set(
  fields.address,
  reader(
    (value, context) =>
      !isObject(value) || kinds.isPublic(value['confidential']) ? address(value, context) : undefined,
    address.parts!,
  ),
);

/** One record. */
export const record: Reader<schema.Organization> = mended(fields.record);
/** The feed around its records. */
const { organizations: _, ...around } = Object.fromEntries(fields.feed.parts!.fields!);
export const envelope = mended(
  reader<Omit<schema.Feed, 'organizations'>>(() => undefined, { fields: new Map(Object.entries(around)) }),
);
