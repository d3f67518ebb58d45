/**
 * How a value is read: one reader for leaves, objects, lists and dictionaries each. What is good as it stands is kept as it
 * stands; what is not is dropped and noted. Held to the time of JSON.parse itself: tables of readers, one pass, no copy
 * and no path before something is wrong.
 */
import * as kinds from './kinds.ts';

/** Something in a feed that was left out or is doubtful. `explain` makes a sentence of it. */
export interface Issue {
  code: IssueCode;
  /** error: something was lost; warning: nothing was lost, yet somebody should know. */
  level: 'error' | 'warning';
  /** Where: `organizations[3].website`; empty for the feed as a whole. */
  path: string;
  /** The value as it stood (shortened), or what the sentence needs besides. */
  args?: Record<string, string | number>;
}
export type IssueCode =
  | 'not-a-feed'
  | 'other-version'
  | 'missing'
  | 'empty'
  | 'not-an-object'
  | 'not-text'
  | 'too-long'
  | 'too-many'
  | 'bad-id'
  | 'duplicate-id'
  | 'bad-language'
  | 'bad-place'
  | 'bad-date'
  | 'bad-url'
  | 'other-origin'
  | 'bad-email'
  | 'bad-phone'
  | 'bad-number'
  | 'bad-colour'
  | 'bad-version'
  | 'confidential'
  | 'cycle';

export interface Context {
  base: string | undefined;
  issues: Issue[];
}
/** How a value of one kind is read. */
export interface Reader<T> {
  /** The value as it stands, a better one, or undefined where nothing usable is there. */
  read(value: unknown, context: Context): T | undefined;
  /** The issue where nothing usable is there; readers without one have noted it themselves. */
  code?: IssueCode;
}
export type Fields<T> = { [K in keyof T]-?: Reader<NonNullable<T[K]>> };

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Absent, null and the empty string are one: nothing to say. */
export const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '';

export const excerpt = (value: unknown): string =>
  Array.isArray(value) ? '[…]' : isObject(value) ? '{…}' : String(value).slice(0, 80);

/** Most issues that are kept: a feed can have more than there is memory for. */
export const MAX_ISSUES = 100_000;

export function note({ issues }: Context, issue: Issue): undefined {
  if (issues.length < MAX_ISSUES) issues.push(issue);
}

export const drop = (context: Context, code: IssueCode, value: unknown, path = ''): undefined =>
  note(context, { code, level: 'error', path, args: { value: excerpt(value) } });

/** Puts the key before the paths of the issues that came up below it; a key is foreign text, too. */
export function locate(issues: Issue[], from: number, foreign: string): void {
  const key = foreign.slice(0, 128).replace(/[\p{C}\u2028\u2029]/gu, '\ufffd');
  for (let i = from; i < issues.length; i++) {
    const { path } = issues[i]!;
    issues[i]!.path = path && path[0] !== '[' ? `${key}.${path}` : key + path;
  }
}

export const leaf = <T>(read: Reader<T>['read'], code: IssueCode): Reader<T> => ({ read, code });

/** What is kept of a value. Whatever stays as it stands is without issues: the quick way for almost everything. */
export function take<T>(reader: Reader<T>, value: unknown, context: Context): T | undefined {
  if (!value && isNothing(value)) return undefined;
  const kept = reader.read(value, context);
  if (kept && kept === value) return kept;
  if (kept === '') return drop(context, 'empty', value);
  if (reader.code && kept === undefined) drop(context, reader.code, value);
  else if (reader.code && kinds.tooLong(value)) drop(context, 'too-long', value);
  return kept;
}

/** A field of an object, and the one that came after it last time: records of one feed keep their order. */
interface Step {
  key: string;
  reader: Reader<unknown> | undefined;
  next: Step | undefined;
}

/** An object with known fields. */
export function object<T>(fields: Fields<T>, ...required: (keyof T & string)[]): Reader<T> {
  const steps = new Map<string, Step>();
  // Own ones: the page may have added to Object.prototype.
  for (const [key, reader] of Object.entries<Reader<unknown>>(fields)) steps.set(key, { key, reader, next: undefined });
  const first: Step = { key: '', reader: undefined, next: undefined };
  const read = (value: unknown, context: Context) => {
    if (!isObject(value)) return drop(context, 'not-an-object', value);
    const { issues } = context;
    const start = issues.length;
    let before = start;
    let step = first;
    // What is good as it stands is taken as it stands; a copy is made where something must go or change.
    let result = value;
    for (const key in value) {
      const entry = value[key];
      let { next } = step;
      if (next?.key !== key) {
        next = steps.get(key);
        if (next) step.next = next;
      }
      let kept: unknown;
      if (next) {
        step = next;
        kept = take(next.reader!, entry, context);
      }
      if (kept === entry) continue;
      if (result === value) result = { ...value };
      put(result, key, kept, issues, before);
      before = issues.length;
    }
    let complete = true;
    for (const key of required) {
      if (result[key] !== undefined) continue;
      complete = false;
      if (!issues.slice(start).some(({ path }) => path.split(/[.[]/, 1)[0] === key))
        note(context, { code: 'missing', level: 'error', path: key });
    }
    return complete ? (result as T) : undefined;
  };
  return { read };
}

/** Enters what is kept, and where it was into the issues that came up. */
function put(result: Record<string, unknown>, key: string, kept: unknown, issues: Issue[], before: number): void {
  locate(issues, before, key);
  if (kept === undefined) delete result[key];
  else result[key] = kept;
}

/** An array, or one entry alone. */
export function list<T>(item: Reader<T>, most = kinds.MAX_ENTRIES): Reader<T[]> {
  const read = (value: unknown, context: Context) => {
    const { issues } = context;
    const entries: unknown[] = Array.isArray(value) ? value : [value];
    if (entries.length > most) drop(context, 'too-many', entries.length);
    let before = issues.length;
    let result: T[] | undefined = entries.length > most ? [] : undefined;
    for (let i = 0; i < entries.length && i < most; i++) {
      const entry = entries[i];
      const kept = take(item, entry, context);
      if (kept !== entry || kept === undefined) {
        result ??= entries.slice(0, i) as T[];
        locate(issues, before, `[${i}]`);
        before = issues.length;
      }
      if (result && kept !== undefined) result.push(kept);
    }
    result ??= entries as T[];
    return result.length ? result : undefined;
  };
  return { read };
}

/** An object whose keys are data. No kind of key lets `__proto__` pass; look entries up with Object.hasOwn. */
export function dictionary<T>(
  isKey: (key: unknown) => string | undefined,
  code: IssueCode,
  item: Reader<T>,
): Reader<Record<string, T>> {
  const read = (value: unknown, context: Context) => {
    if (!isObject(value)) return drop(context, 'not-an-object', value);
    const { issues } = context;
    let before = issues.length;
    let result = value;
    let size = 0;
    for (const key in value) {
      const entry = value[key];
      let kept: unknown;
      let name: string | undefined;
      if (typeof entry === 'function') continue;
      if (!isNothing(entry) && ++size <= kinds.MAX_ENTRIES) {
        if ((name = isKey(key)) === undefined) drop(context, code, key);
        else if ((kept = take(item, entry, context)) === entry && name === key) continue;
      }
      if (result === value) result = { ...value };
      put(result, key, undefined, issues, before);
      if (kept !== undefined && !Object.hasOwn(result, name!)) result[name!] = kept;
      before = issues.length;
    }
    if (size > kinds.MAX_ENTRIES) drop(context, 'too-many', size);
    return result as Record<string, T>;
  };
  return { read };
}
