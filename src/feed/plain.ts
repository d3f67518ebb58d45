/**
 * How a feed is read whose values are exactly as they should be: lists, dictionaries and objects of the leaf rules. One
 * entry may stand for a list, a string for an object, unknown keys go; where anything else is wrong the reading is
 * faulty, and open.ts reads the feed again. Held to the time of JSON.parse itself: no copy before something must go or change.
 */
import { MAX_ENTRIES, type Around, type Rule } from './exact.ts';

export interface Context extends Around {
  /** Set where something may have been left out. */
  faulty?: boolean;
  /** How long lists may be, where nobody else will read them. */
  most?: number;
}
/** Gives of a value what can be used: the value as it stands, a better one, or undefined where there is nothing. */
export interface Reader<T> {
  (value: unknown, context: Context): T | undefined;
  /** What it is made of. */
  parts?: Parts;
}
export interface Parts {
  /** Of an object. */
  fields?: ReadonlyMap<string, Reader<unknown>>;
  required?: readonly string[];
  /** A string alone stands for an object with that string in this field. */
  wrap?: string | undefined;
  /** Of a list (of many) or a dictionary: its entries; of a dictionary: what its keys are, and how many there must be. */
  item?: Reader<unknown>;
  isKey?: Rule<string>;
  least?: number;
  many?: boolean;
  /** Of what has two shapes: the reader for this one. */
  choose?(value: unknown): Reader<unknown>;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Absent, null and the empty string are one: nothing to say. */
export const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '';

export const reader = <T>(read: Reader<T>, parts: Parts): Reader<T> => Object.assign(read, { parts });

const take = <T>(reader: Reader<T> | undefined, value: unknown, context: Context): T | undefined => {
  const kept = reader?.(value, context);
  // A list without entries says nothing, either.
  if (reader && kept === undefined && !isNothing(value) && !(reader.parts?.many && (value as unknown[]).length === 0))
    context.faulty = true;
  return kept;
};

/** Fields of one kind: `href!` has to be there, `alt*` is a list, for `address=` a string alone may stand. */
type Group = readonly [Reader<unknown>, string];
type Words<S extends string> = S extends `${infer A} ${infer B}` ? Words<A> | Words<B> : S;
type Bare<W extends string> = W extends `${infer K}${'!' | '*' | '='}` ? Bare<K> : W;
type Named<W, R> = W extends string ? [Bare<W>, W extends `${string}*` ? R[] : R] : never;
type Entry<G> = G extends readonly [Reader<infer R>, infer S extends string] ? Named<Words<S>, R> : never;
/** What these groups make of an object, every field there. */
type Whole<G extends readonly Group[]> = { [E in Entry<G[number]> as E[0]]: E[1] };
interface Fields<W> {
  /** For the compiler alone. */
  readonly whole?: (whole: W) => W;
}
/** The reader of an object; the compiler refuses a field that is forgotten, foreign or of another kind. */
export type ObjectReader<T> = Reader<T> & Fields<{ [K in keyof T]-?: NonNullable<T[K]> }>;

interface Shape {
  get(key: string): Reader<unknown> | undefined;
}
const shape = (fields: Shape, value: unknown, context: Context): Record<string, unknown> | undefined => {
  if (!isObject(value)) return undefined;
  let result = value;
  for (const key in value) {
    const entry = value[key];
    const kept = take(fields.get(key), entry, context);
    if (kept === entry) continue;
    if (result === value) result = { ...value };
    if (kept === undefined) delete result[key];
    else result[key] = kept;
  }
  return result;
};

/** An object with known fields, grouped by their kinds. */
// oxlint-disable-next-line typescript/no-explicit-any -- whatever it is assigned to says of what it is the reader
export function object<const G extends readonly Group[]>(...groups: G): Reader<any> & Fields<Whole<G>> {
  // A map: the page may have added to Object.prototype.
  const fields = new Map<string, Reader<unknown>>();
  const required: string[] = [];
  let wrap: string | undefined;
  for (const [item, names] of groups)
    names.replace(/(\w+)(\*?)(!?)(=?)/g, (_, name: string, several, needed, alone) => {
      fields.set(name, several ? list(item) : item);
      if (needed) required.push(name);
      if (alone) wrap = name;
      return '';
    });
  const read: Reader<unknown> = (value, context) => {
    const result = shape(fields, wrap && value && typeof value === 'string' ? { [wrap]: value } : value, context);
    if (result) for (const key of required) if (result[key] === undefined) return undefined;
    return result;
  };
  return reader(read, { fields, required, wrap });
}

/** An array, or one entry alone. */
export const list = <T>(item: Reader<T>): Reader<T[]> =>
  reader(
    (value, context) => {
      const entries: unknown[] = Array.isArray(value) ? value : [value];
      if (entries.length > (context.most ?? MAX_ENTRIES)) return undefined;
      let result = entries as T[];
      for (let i = 0; i < entries.length; i++) {
        const kept = take(item, entries[i], context);
        if (result === entries) {
          if (kept === entries[i]) continue;
          result = entries.slice(0, i) as T[];
        }
        if (kept !== undefined) result.push(kept);
      }
      return result.length ? result : undefined;
    },
    { item, many: true },
  );

/** Refuses whatever it is given. */
const never: Reader<never> = () => undefined;

/** An object whose keys are data. No kind of key lets `__proto__` pass; look entries up with Object.hasOwn. */
export function dictionary<T>(isKey: Rule<string>, item: Reader<T>, least = 0): Reader<Record<string, T>> {
  const fields: Shape = { get: (key) => (isKey(key, {}) ? item : never) };
  return reader(
    (value, context) => {
      const result = shape(fields, value, context);
      const size = result && Object.keys(result).length;
      return size! >= least && size! <= MAX_ENTRIES ? (result as Record<string, T>) : undefined;
    },
    { item, isKey, least },
  );
}
