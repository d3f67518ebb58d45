/**
 * The leaf rules of Org Feed for values that are written exactly as they should be: each gives the value, or undefined.
 * kinds.ts has the whole rules, which know what to do with any other value; a first card seldom needs them.
 */

/** What a value stands in. */
export interface Around {
  /** Where relative links lead from. */
  readonly base?: string | undefined;
}
/** The clean value; undefined where it is not of the kind, and where nothing of a text is left. */
export type Rule<T> = (value: unknown, around: Around) => T | undefined;

/** Longest string that is kept, in UTF-16 units; longer ones are cut. */
export const MAX_STRING = 20_000;
/** Most entries of an array other than `organizations`; further ones are left out. */
export const MAX_ENTRIES = 1_000;
/** Most records of one feed. */
export const MAX_RECORDS = 200_000;

/** Whether a string is longer than what is kept of it. */
export const tooLong = (value: unknown): boolean => typeof value === 'string' && value.length > MAX_STRING;

const text =
  (untidy: RegExp) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' &&
    !tooLong(value) &&
    !untidy.test(value) &&
    value.trim() === value &&
    (value.charCodeAt(0) < 127 || /[^\s\p{DI}\u2800]/u.test(value)) &&
    value.isWellFormed()
      ? value
      : undefined;
/** Without controls and the characters that turn the direction of what follows them. */
export const line = text(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
export const prose = text(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);

const written =
  (pattern: RegExp) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' && pattern.test(value) ? value : undefined;
/** An id: letters, digits and `. _ ~ -`, 128 characters at most. */
export const slug = written(/^[A-Za-z0-9][\w.~-]{0,127}$/);
/** A BCP 47 language tag; `und` for an unknown language. */
export const languageTag = written(/^(?=.{2,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);
/** ISO 3166-1 alpha-2, ISO 3166-2, UN M49 in three digits, or the feed's own `x-…`. */
export const place = written(/^((?!UK)[A-Z]{2}(-[A-Z0-9]{1,3})?|\d{3}|x-[\w.~-]{1,126})$/);
/** ISO 3166-1 alpha-2, for an address. */
export const country = written(/^(?!UK)[A-Z]{2}$/);
/** MAJOR.MINOR. */
export const version = written(/^\d{1,4}\.\d{1,4}$/);
/** An E.164 number or a short code of 3 to 8 digits. */
export const tel = written(/^(\+[1-9]\d{6,14}|\d{3,8})$/);
/** A mail address without what is rarely in one. */
export const email = written(/^(?=.{6,254}$)[\w+-]+(\.[\w+-]+)*@([\w-]+\.)+[\w-]{2,}$/);
/** A colour as `#rgb`, `#rrggbb` or with alpha. */
export const colour = written(/^#([\da-f]{3}|([\da-f]{2}){2,4})$/i);

const date = written(
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/,
);
/** A partial date, or a date with a time; a year may be a number. */
export function dateTime(value: unknown): string | undefined {
  const text = date(typeof value === 'number' ? `${value}` : value);
  // Every month has 28 days; of the others only the calendar knows.
  const day = text?.slice(8, 10);
  return day && day > '28' && new Date(text!.slice(0, 10)).getUTCDate() !== Number(day) ? undefined : text;
}
/** `2008`, `2008-03` or `2008-03-01`. */
export function partialDate(value: unknown): string | undefined {
  const text = dateTime(value);
  return text?.[10] ? undefined : text;
}

// What URL would give back as it is; everything else takes the slow way through it.
const PLAIN_URL = /^https?:\/\/([a-z0-9]+[.-])*[a-z]+([/?](?!\.|%2e)[\w\-.~!$&()*+,;=:@%]*)*$/;
/**
 * An absolute http(s) address without a user name or password in it.
 * Browsers ignore tabs and line breaks inside an address, so only what URL made of it is judged.
 */
export function link(value: unknown, { base }: Around = {}): string | undefined {
  if (typeof value !== 'string' || tooLong(value)) return undefined;
  if (PLAIN_URL.test(value)) return value;
  const address = value.trim();
  const href = address && URL.canParse(address, base) ? new URL(address, base).href : '';
  // Templates such as `organizations/{id}/` survive; the placeholder is filled in, percent-encoded, when used.
  return /^https?:..[^@/]*\//.test(href) ? href.replace(/%7B(id|tag)%7D/gi, '{$1}') : undefined;
}
/** An address with its scheme: a bare `www.example.org` would be read as a file beside the feed. */
export const website = (value: unknown): string | undefined => link(value);
/** A link that may be of another kind than http: kinds.ts knows. */
export const anyLink: Rule<string> = (value, around) => link(value, around);
/** What a page asks the feed to be followed to stays where the feed came from. */
export const sameOrigin: Rule<string> = (value, around) => {
  const address = link(value, around);
  return address && new URL(address).origin === new URL(around.base ?? address).origin ? address : undefined;
};

const number =
  (least: number, most: number) =>
  (value: unknown): number | undefined =>
    typeof value === 'number' && value >= least && value <= most ? value : undefined;
/** Degrees north. */
export const latitude = number(-90, 90);
/** Degrees east. */
export const longitude = number(-180, 180);
/** A number of things. */
export const count = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) ? number(0, Infinity)(value) : undefined;
/** Of `confidential`: anything but false, null or absent hides the address; a typing error must not publish a shelter. */
export const isPublic = (value: unknown): boolean => value === undefined || value === null || value === false;
