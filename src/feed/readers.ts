/**
 * How any value is read, however wrong: one reader for objects, lists and dictionaries each. What is good as it stands is
 * kept as it stands; what is not is mended or dropped, and that something was is remembered: issues.ts can tell what. Held
 * to the time of JSON.parse itself: tables of readers, one pass, no copy before something is wrong.
 */
import { MAX_ENTRIES, tooLong, type Rule } from './exact.ts';
import { isNothing, isObject, reader, type Context, type Parts, type Reader } from './plain.ts';

/** What is kept of a value. Whatever stays as it stands is without fault: the quick way for almost everything. */
export function take<T>(reader: Reader<T>, value: unknown, context: Context): T | undefined {
  const kept = reader(value, context);
  if (kept !== value && !isNothing(value) && (kept === undefined || tooLong(value))) context.faulty = true;
  return kept;
}

/** An object with known fields. */
export function object({ fields, required = [], wrap }: Parts): Reader<unknown> {
  const read: Reader<unknown> = (given, context) => {
    const value = wrap && given && typeof given === 'string' ? { [wrap]: given } : given;
    if (!isObject(value)) return undefined;
    // What is good as it stands is taken as it stands; a copy is made where something must go or change.
    let result = value;
    for (const key in value) {
      const entry = value[key];
      const reader = fields!.get(key);
      const kept = reader && take(reader, entry, context);
      if (kept === entry) continue;
      if (result === value) result = { ...value };
      if (kept === undefined) delete result[key];
      else result[key] = kept;
    }
    for (const key of required) if (result[key] === undefined) return undefined;
    return result;
  };
  return reader(read, { fields: fields!, required, wrap });
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
      const over = size === MAX_ENTRIES && !isNothing(entry);
      const name = over ? undefined : isKey(key, context);
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
      if (over) break;
    }
    return size < least ? undefined : (result as Record<string, T>);
  };
  return reader(read, { item, isKey, least });
}
