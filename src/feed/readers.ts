/**
 * How a value is read: one reader for leaves, objects, lists and dictionaries each. What is good as it stands is kept as it
 * stands; what is not is dropped, and that something was is remembered: issues.ts can tell what. Held to the time of
 * JSON.parse itself: tables of readers, one pass, no copy before something is wrong.
 */
import { isNothing, isObject, MAX_ENTRIES } from './exact.ts';
import { tooLong } from './kinds.ts';
import type { Around, Rule } from './kinds.ts';

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

export const reader = <T>(read: Reader<T>, parts: Parts): Reader<T> => Object.assign(read, { parts });

/** What is kept of a value. Whatever stays as it stands is without fault: the quick way for almost everything. */
export function take<T>(reader: Reader<T>, value: unknown, context: Context): T | undefined {
  const kept = reader(value, context);
  if (kept !== value && !isNothing(value) && (kept === undefined || tooLong(value))) context.faulty = true;
  return kept;
}

/** An object with known fields. */
export function object({ fields = new Map(), required = [], wrap }: Parts): Reader<Record<string, unknown>> {
  const read: Reader<Record<string, unknown>> = (given, context) => {
    const value = wrap && given && typeof given === 'string' ? { [wrap]: given } : given;
    if (!isObject(value)) return undefined;
    // What is good as it stands is taken as it stands; a copy is made where something must go or change.
    let result = value;
    for (const key in value) {
      const isOwn = Object.hasOwn(value, key);
      const entry = value[key];
      const reader = isOwn && fields.get(key);
      const kept = reader ? take(reader, entry, context) : undefined;
      if (kept === entry) continue;
      if (result === value) result = { ...value };
      // What a page has given to every object has been looked at by nobody.
      if (!isOwn) result[key] = undefined;
      else if (kept === undefined) delete result[key];
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
      // What is inherited comes last, and is none of its entries.
      if (!Object.hasOwn(value, key)) {
        result = Object.assign(Object.create(null) as typeof value, result);
        break;
      }
      const entry = value[key];
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
