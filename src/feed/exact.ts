/**
 * What a value looks like that is written exactly as it should be: a first card needs no more of a tidy feed. fields.ts has
 * the fields of these kinds; whatever is written otherwise is for the reader (mend.ts) to mend or to drop.
 */

/** Whether the reader would keep a value as it stands; `T` is for the compiler alone. */
export interface Kind<T = unknown> {
  (value: unknown): boolean;
  readonly of?: T;
  /** Of a list: the kind of its entries. */
  readonly item?: Kind;
  /** Of an object or a dictionary: the kinds of its entries, and which have to be there. */
  readonly fields?: { get(key: string): Kind | undefined };
  readonly required?: readonly string[];
}

/** Longest string that is kept, in UTF-16 units; longer ones are cut. */
export const MAX_STRING = 20_000;
/** Most entries of an array other than `organizations`; further ones are left out. */
export const MAX_ENTRIES = 1_000;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Absent, null and the empty string are one: nothing to say. */
export const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** An array of entries of one kind. */
export const list = <T>(item: Kind<T>): Kind<T[]> =>
  Object.assign(
    (value: unknown) => Array.isArray(value) && !!value[0] && value.length <= MAX_ENTRIES && value.every(item),
    { item },
  );

/** An object or a dictionary: nothing in it but entries that there may be. */
export const shape = <T, F extends NonNullable<Kind['fields']>>(fields: F, required: readonly string[] = []) =>
  Object.assign(
    (value: unknown) => {
      if (!isObject(value)) return false;
      let size = 0;
      for (const key in value) if (++size > MAX_ENTRIES || !fields.get(key)?.(value[key])) return false;
      for (const key of required) if (value[key] === undefined) return false;
      return size > 0;
    },
    { fields, required },
  ) as Kind<T> & { fields: F };

const written =
  (pattern: RegExp): Kind<string> =>
  (value) =>
    typeof value === 'string' && value.length <= MAX_STRING && pattern.test(value);

/** A single line without controls, lone surrogates, and the characters that turn the direction of what follows them. */
export const line = written(
  /^(?![\s\p{DI}\u2800])[^\0-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]+(?<!\s)$/u,
);
/** An id: letters, digits and `. _ ~ -`, 128 characters at most. */
export const slug = written(/^[A-Za-z0-9][\w.~-]{0,127}$/);
/** A BCP 47 language tag; `und` for an unknown language. No language has more than three letters. */
export const languageTag = written(/^(?=.{2,35}$)[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/);
/** ISO 3166-1 alpha-2, ISO 3166-2, the largest regions of UN M49, or the feed's own `x-…`. */
export const place = written(/^((?!UK)[A-Z]{2}(-[A-Z0-9]{1,3})?|0(0[129]|1[59])|14[25]|150|419|x-[\w.~-]{1,126})$/);
/** ISO 3166-1 alpha-2, for an address. */
export const country = written(/^(?!UK)[A-Z]{2}$/);
/** A partial date. */
export const date = written(/^\d{4}(-(?!02-(29|3)|(0[469]|11)-31)(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
/** Or with a time. */
export const dateTime = written(
  /^\d{4}(-(?!02-(29|3)|(0[469]|11)-31)(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/,
);
/** A version that is read. */
export const version = written(/^1\.\d{1,4}$/);
/** A mail address alone, of letters that are in almost all of them. */
export const email = written(/^(?!.*\.\.)[\w.+-]{1,64}@[\w.-]{1,170}\.\w{2,9}$/);
/** An E.164 number or a short code of 3 to 8 digits. */
export const tel = written(/^(\+[1-9]\d{6,14}|\d{3,8})$/);
/** What URL would give back as it is, in almost all cases; the placeholders of templates besides. */
export const link = written(/^https?:\/\/([a-z0-9]+[.-])*[a-z]+([/?#](?!\.|%2e)([\w\-.~!$&()*+,;=:@%]|{(id|tag)})*)*$/);

const degrees =
  (most: number): Kind<number> =>
  (value) =>
    typeof value === 'number' && Math.abs(value) <= most;
/** Degrees north. */
export const latitude = degrees(90);
/** Degrees east. */
export const longitude = degrees(180);
/** A number of things. */
export const count: Kind<number> = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
