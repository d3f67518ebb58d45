/**
 * How a value is read: one reader for leaves, objects, lists and dictionaries each. What is good as it stands is kept as it
 * stands; what is not is dropped, and that something was is remembered: issues.ts can tell what. Held to the time of
 * JSON.parse itself: tables of readers, one pass, no copy before something is wrong.
 */
import * as kinds from './kinds.ts';

export interface Context extends kinds.Around {
  /** Set where something was left out, or may have been. */
  faulty?: boolean;
}
/** How a value of one kind is read. */
export interface Reader<T> {
  /** The value as it stands, a better one, or undefined where nothing usable is there. */
  read(value: unknown, context: Context): T | undefined;
  /** What it is made of, for whoever wants to know what was wrong below it. */
  parts: Parts | undefined;
}
export interface Parts {
  /** Of an object. */
  fields?: Record<string, Reader<unknown>>;
  required?: readonly string[];
  /** A string alone stands for an object with that string in this field. */
  wrap?: string;
  /** Of a list: its entries and how many there may be; of a dictionary: its entries and what its keys are. */
  item?: Reader<unknown>;
  most?: number;
  isKey?: kinds.Rule<string>;
  /** Of what has two shapes: the reader for this one. */
  choose?(value: unknown): Reader<unknown>;
}
export type Fields<T> = { [K in keyof T]-?: Reader<NonNullable<T[K]>> };

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Absent, null and the empty string are one: nothing to say. */
export const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** All of one shape: the engine finds its way sooner. */
export const reader = <T>(read: Reader<T>['read'], parts?: Parts): Reader<T> => ({ read, parts });

/** What is kept of a value. Whatever stays as it stands is without fault: the quick way for almost everything. */
export function take<T>(reader: Reader<T>, value: unknown, context: Context): T | undefined {
  if (!value && isNothing(value)) return undefined;
  const kept = reader.read(value, context);
  if (kept && kept === value) return kept;
  const none = kept === undefined || kept === '';
  if (none || kinds.tooLong(value)) context.faulty = true;
  return none ? undefined : kept;
}

/** An object with known fields. */
export function object<T>(fields: Fields<T>, ...required: (keyof T & string)[]): Reader<T> {
  // Own ones: the page may have added to Object.prototype.
  const readers = new Map<string, Reader<unknown>>(Object.entries(fields));
  const read = (value: unknown, context: Context) => {
    if (!isObject(value)) return undefined;
    // What is good as it stands is taken as it stands; a copy is made where something must go or change.
    let result = value;
    for (const key in value) {
      const entry = value[key];
      const reader = readers.get(key);
      const kept = reader && take(reader, entry, context);
      if (kept === entry) continue;
      if (result === value) result = { ...value };
      if (kept === undefined) delete result[key];
      else result[key] = kept;
    }
    return required.every((key) => result[key] !== undefined) ? (result as T) : undefined;
  };
  return reader(read, { fields, required });
}

/** An array, or one entry alone. */
export function list<T>(item: Reader<T>, most = kinds.MAX_ENTRIES): Reader<T[]> {
  const read = (value: unknown, context: Context) => {
    const entries: unknown[] = Array.isArray(value) ? value : [value];
    let result: T[] | undefined;
    if (entries.length > most) {
      context.faulty = true;
      result = [];
    }
    for (let i = 0; i < entries.length && i < most; i++) {
      const entry = entries[i];
      const kept = take(item, entry, context);
      if (kept !== entry || kept === undefined) result ??= entries.slice(0, i) as T[];
      if (result && kept !== undefined) result.push(kept);
    }
    result ??= entries as T[];
    return result.length ? result : undefined;
  };
  return reader(read, { item, most });
}

/** An object whose keys are data. No kind of key lets `__proto__` pass; look entries up with Object.hasOwn. */
export function dictionary<T>(isKey: kinds.Rule<string>, item: Reader<T>): Reader<Record<string, T>> {
  const read = (value: unknown, context: Context) => {
    if (!isObject(value)) return undefined;
    let result: Record<string, unknown> | undefined;
    let size = 0;
    for (const key in value) {
      const entry = value[key];
      if (typeof entry === 'function') continue;
      let kept: unknown;
      let name: string | undefined;
      if (!isNothing(entry)) {
        name = ++size > kinds.MAX_ENTRIES ? undefined : isKey(key, context);
        if (name === undefined) context.faulty = true;
        else kept = take(item, entry, context);
      }
      if (!result && (kept !== entry || name !== key)) {
        result = {};
        for (const before in value)
          if (before === key) break;
          else result[before] = value[before];
      }
      if (size > kinds.MAX_ENTRIES) break;
      if (result && kept !== undefined && !Object.hasOwn(result, name!)) result[name!] = kept;
    }
    return (result ?? value) as Record<string, T>;
  };
  return reader(read, { item, isKey });
}
