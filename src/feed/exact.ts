/**
 * What a value looks like that is written exactly as it should be: a first card needs no more of a tidy feed. fields.ts has
 * the fields of these kinds; whatever is written otherwise is for the reader (reader.ts) to mend or to drop.
 */

/** A string that matches, a list, an object or dictionary, or whatever a function takes; `T` is for the compiler alone. */
export type Kind<T = unknown> = (RegExp | ((value: unknown) => boolean) | [Kind] | Shape) & {
  readonly of?: T;
};
export interface Shape {
  /** The kind of an entry; undefined where there may be none of this name. */
  get(key: string): Kind | undefined;
  /** Entries that have to be there. */
  readonly required?: readonly string[];
}

/** Longest string that is kept, in UTF-16 units; longer ones are cut. */
export const MAX_STRING = 20_000;
/** Most entries of an array other than `organizations`; further ones are left out. */
export const MAX_ENTRIES = 1_000;

/** Whether a string is longer than what is kept of it. */
export const tooLong = (value: unknown): boolean => typeof value === 'string' && value.length > MAX_STRING;
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Absent, null and the empty string are one: nothing to say. */
export const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Whether the reader would keep the value as it stands. */
export function isExact<T>(kind: Kind<T>, value: unknown): value is T {
  if (kind instanceof RegExp) return typeof value === 'string' && value.length <= MAX_STRING && kind.test(value);
  if (typeof kind === 'function') return kind(value);
  if (Array.isArray(kind))
    return (
      Array.isArray(value) &&
      !!value[0] &&
      value.length <= MAX_ENTRIES &&
      value.every((entry) => isExact(kind[0], entry))
    );
  if (!isObject(value)) return false;
  let size = 0;
  for (const key in value) {
    const entry = kind.get(key);
    if (!entry || ++size > MAX_ENTRIES || !isExact(entry, value[key])) return false;
  }
  return size > 0 && !kind.required?.some((key) => value[key] === undefined);
}

type Pattern = Kind<string> & RegExp;

/** A single line without controls, lone surrogates, and the characters that turn the direction of what follows them. */
export const line: Pattern = /^(?![\s\p{DI}\u2800])[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+(?<!\s)$/u;
/** An id: letters, digits and `. _ ~ -`, 128 characters at most. */
export const slug: Pattern = /^[A-Za-z0-9][\w.~-]{0,127}$/;
/** A BCP 47 language tag; `und` for an unknown language. */
export const languageTag: Pattern = /^(?=.{2,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
/** ISO 3166-1 alpha-2, ISO 3166-2, UN M49 in three digits, or the feed's own `x-…`. */
export const place: Pattern = /^((?!UK)[A-Z]{2}(-[A-Z0-9]{1,3})?|\d{3}|x-[\w.~-]{1,126})$/;
/** ISO 3166-1 alpha-2, for an address. */
export const country: Pattern = /^(?!UK)[A-Z]{2}$/;
/** A partial date. */
export const date: Pattern = /^\d{4}(-(?!02-(29|3)|(0[469]|11)-31)(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
/** Or with a time. */
export const dateTime: Pattern =
  /^\d{4}(-(?!02-(29|3)|(0[469]|11)-31)(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/;
/** A version that is read. */
export const version: Pattern = /^1\.\d{1,4}$/;
/** A mail address alone, of letters that are in almost all of them. */
export const email: Pattern = /^(?!.*\.\.)[\w.+-]{1,64}@[\w.-]{1,170}\.\w{2,9}$/;
/** An E.164 number or a short code of 3 to 8 digits. */
export const tel: Pattern = /^(\+[1-9]\d{6,14}|\d{3,8})$/;
/** What URL would give back as it is, in almost all cases; the placeholders of templates besides. */
export const link: Pattern = /^https?:\/\/([a-z0-9]+[.-])*[a-z]+([/?#](?!\.|%2e)([\w\-.~!$&()*+,;=:@%]|{(id|tag)})*)*$/;

type Numeric = Kind<number> & ((value: unknown) => boolean);
const degrees =
  (most: number): Numeric =>
  (value) =>
    typeof value === 'number' && Math.abs(value) <= most;
/** Degrees north. */
export const latitude = degrees(90);
/** Degrees east. */
export const longitude = degrees(180);
/** A number of things. */
export const count: Numeric = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
