/**
 * How a value is read: one reader for leaves, objects, lists and dictionaries each. What is good as it stands is kept as it
 * stands; what is not is dropped, and that something was is remembered: issues.ts can tell what. Held to the time of
 * JSON.parse itself: tables of readers, one pass, no copy before something is wrong.
 */
import { MAX_ENTRIES, tooLong, type Around, type Rule } from './kinds.ts';

export interface Context extends Around {
  /** Set where something was left out, or may have been. */
  faulty?: boolean;
}
/** Gives of a value what can be used: the value as it stands, a better one, or undefined where there is nothing. */
export interface Reader<T> {
  (value: unknown, context: Context): T | undefined;
  /** What it is made of, for whoever wants to know what was wrong below it. */
  parts?: Parts;
}
export interface Parts {
  /** Of an object. */
  fields?: ReadonlyMap<string, Reader<unknown>>;
  required?: readonly string[];
  /** A string alone stands for an object with that string in this field. */
  wrap?: string | undefined;
  /** Of a list or a dictionary: its entries; of a dictionary: what its keys are. */
  item?: Reader<unknown>;
  isKey?: Rule<string>;
  /** Of what has two shapes: the reader for this one. */
  choose?(value: unknown): Reader<unknown>;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Absent, null and the empty string are one: nothing to say. */
export const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '';

export const reader = <T>(read: Reader<T>, parts: Parts): Reader<T> => Object.assign(read, { parts });

/** What is kept of a value. Whatever stays as it stands is without fault: the quick way for almost everything. */
export function take<T>(reader: Reader<T>, value: unknown, context: Context): T | undefined {
  const kept = reader(value, context);
  if (kept !== value && !isNothing(value) && (kept === undefined || tooLong(value))) context.faulty = true;
  return kept;
}

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
  const read: Reader<unknown> = (given, context) => {
    const value = wrap && given && typeof given === 'string' ? { [wrap]: given } : given;
    if (!isObject(value)) return undefined;
    // What is good as it stands is taken as it stands; a copy is made where something must go or change.
    let result = value;
    for (const key in value) {
      const entry = value[key];
      const reader = fields.get(key);
      const kept = reader && take(reader, entry, context);
      if (kept === entry) continue;
      if (result === value) result = { ...value };
      if (kept === undefined) delete result[key];
      else result[key] = kept;
    }
    for (const key of required) if (result[key] === undefined) return undefined;
    return result;
  };
  return reader(read, { fields, required, wrap });
}

/** An array, or one entry alone. */
export function list<T>(item: Reader<T>): Reader<T[]> {
  const read: Reader<T[]> = (value, context) => {
    const entries: unknown[] = Array.isArray(value) ? value : [value];
    let result = entries as T[];
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i];
      const kept = i < MAX_ENTRIES ? take(item, entry, context) : undefined;
      if (result === entries) {
        if (kept === entry && entry !== undefined) continue;
        result = entries.slice(0, i) as T[];
      }
      if (kept !== undefined) result.push(kept);
    }
    if (entries.length > MAX_ENTRIES) context.faulty = true;
    return result.length ? result : undefined;
  };
  return reader(read, { item });
}

/** An object whose keys are data. No kind of key lets `__proto__` pass; look entries up with Object.hasOwn. */
export function dictionary<T>(isKey: Rule<string>, item: Reader<T>, least = 0): Reader<Record<string, T>> {
  const read: Reader<Record<string, T>> = (value, context) => {
    if (!isObject(value)) return undefined;
    let result = value;
    let size = 0;
    for (const key in value) {
      const entry = value[key];
      if (typeof entry === 'function') continue;
      const name = size < MAX_ENTRIES ? isKey(key, context) : undefined;
      const kept = name && take(item, entry, context);
      if (kept) size++;
      else if (!name && !isNothing(entry)) context.faulty = true;
      if (result === value) {
        if (kept === entry && name === key) continue;
        result = {};
        for (const before in value)
          if (before === key) break;
          else result[before] = value[before];
      }
      if (kept && !Object.hasOwn(result, name!)) result[name!] = kept;
    }
    return size < least ? undefined : (result as Record<string, T>);
  };
  return reader(read, { item, isKey });
}
