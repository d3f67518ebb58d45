/**
 * The leaf rules of Org Feed: what counts as a line, a date, a place, a link.
 * Each takes anything and gives the clean value, or undefined where the value is not of that kind.
 * The reader (read.ts) calls them directly and the schema (schema.ts) as its checks, so that both always agree.
 */

/** What a value stands in. */
export interface Around {
  /** Where relative links lead from. */
  readonly base?: string | undefined;
}
/** The clean value; undefined where it is not of the kind, and '' where nothing of a text is left. */
export type Rule<T> = (value: unknown, around: Around) => T | undefined;

/** Longest string that is kept, in UTF-16 units; longer ones are cut. */
const MAX_STRING = 20_000;
/** Most entries of an array other than `organizations`; further ones are left out. */
export const MAX_ENTRIES = 1_000;
/** Most records of one feed. */
export const MAX_RECORDS = 200_000;

// Controls, lone surrogates, and the characters that turn the direction of what follows them.
const HIDDEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;
// The same, quick to find without walking by code points: an emoji takes the slow way, no harm done.
const UNTIDY = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/;
const INVISIBLE = /^[\s\p{DI}\u2800]*$/u;
// In prose line breaks stay, and so do direction marks: a paragraph is a box of its own.
const NOT_PROSE = /[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]/;
const NOT_PROSE_ALL = /[\p{Cs}\0-\x08\x0b-\x1f\x7f-\x9f]/gu;

/** Whether a string is longer than what is kept of it. */
export const tooLong = (value: unknown): boolean => typeof value === 'string' && value.length > MAX_STRING;

/** Never splits a surrogate pair. */
const cut = (value: string): string =>
  tooLong(value) ? value.slice(0, MAX_STRING).replace(/[\ud800-\udbff]$/, '') : value;

const visible = (text: string): string => (text.charCodeAt(0) > 126 && INVISIBLE.test(text) ? '' : text);

/** A single-line string without control and bidi-override characters; '' where nothing is left to see. */
export function line(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  let text = cut(value);
  if (UNTIDY.test(text)) text = text.replace(/[ \t-\r\x85]+/g, ' ').replace(HIDDEN, '');
  return visible(text.trim());
}

/** A text of any length with its line breaks; '' where nothing is left to see. */
export function prose(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  let text = cut(value);
  if (NOT_PROSE.test(text)) text = text.replace(/\r\n?/g, '\n').replace(NOT_PROSE_ALL, '');
  return visible(text.trim());
}

const SLUG = /^[A-Za-z0-9][\w.~-]*$/;
/** An id: letters, digits and `. _ ~ -`, 128 characters at most. */
export const slug = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= 128 && SLUG.test(value) ? value : undefined;

/** For keys, of which a feed has few: remembers those that were good. */
function remembering(rule: (value: unknown) => string | undefined): (key: unknown) => string | undefined {
  const good = new Set<unknown>();
  return (key) => {
    if (good.has(key)) return key as string;
    const result = rule(key);
    if (result && good.size < MAX_ENTRIES) good.add(key);
    return result;
  };
}

/** An id that many records share. */
export const key = remembering(slug);

const TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
/** A BCP 47 language tag; `und` for an unknown language. */
export const languageTag = remembering((value) =>
  typeof value === 'string' && value.length < 36 && TAG.test(value) ? value : undefined,
);

const PLACE = /^(?!UK)[A-Z]{2}(-[A-Z0-9]{1,3})?$|^\d{3}$/;
/** ISO 3166-1 alpha-2, ISO 3166-2, UN M49 in three digits, or the feed's own `x-…`. */
export function place(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 128) return undefined;
  if (PLACE.test(value)) return value;
  if (value.startsWith('x-')) return slug(value);
  const code = value.trim().toUpperCase().replace(/^UK\b/, 'GB');
  return PLACE.test(code) ? code : undefined;
}

/** ISO 3166-1 alpha-2, for an address. */
export const country = (value: unknown): string | undefined => {
  const code = place(value);
  return code?.length === 2 ? code : undefined;
};

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
/** `2008`, `2008-03` or `2008-03-01`; the number 2008 too. */
export function partialDate(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const date = text.trim();
  if (!DATE.test(date)) return undefined;
  // Every month has 28 days; of the others only the calendar knows.
  const day = date.slice(8);
  return day < '29' || new Date(date).getUTCDate() === Number(day) ? date : undefined;
}

const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)?$/;
/** A partial date, or a date with a time. */
export function dateTime(value: unknown): string | undefined {
  const text = typeof value === 'string' && value.trim();
  if (!text || text.length <= 10) return partialDate(value);
  return DATE_TIME.test(text) && partialDate(text.slice(0, 10)) ? text.replace(' ', 'T') : undefined;
}

/** MAJOR.MINOR; the number 1 too, since a hand may write `1.0` without quotes. */
export function version(value: unknown): string | undefined {
  const text = typeof value === 'number' ? value.toFixed(1) : value;
  return typeof text === 'string' && /^\d{1,4}\.\d{1,4}$/.test(text) ? text : undefined;
}

// What URL would give back as it is; everything else takes the slow way through it.
const PLAIN_URL =
  /^https?:\/\/([a-z0-9]+[.-])*[a-z]+(\/(?!\.|%2e)[\w\-.~!$&'()*+,;=:@%]*)*(\?[\w\-.~!$&()*+,;=:@%/?]*)?$/;
const PLAIN_PATH = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;
let lastBase: string | undefined;
let lastFolder: string | undefined;
/** The address before a file's name; one feed asks for the same again and again. */
const folderOf = (base: string): string | undefined => {
  if (base !== lastBase) [lastBase, lastFolder] = [base, link('.', { base })];
  return lastFolder;
};

/**
 * An absolute address with an allowed scheme and no user name or password in it.
 * Browsers ignore tabs and line breaks inside an address, so only what URL made of it is judged.
 */
export function link(value: unknown, { base }: Around = {}, schemes = /^https?:/): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_STRING) return undefined;
  if (PLAIN_URL.test(value)) return value;
  const address = value.trim();
  const folder = base && PLAIN_PATH.test(address) && folderOf(base);
  if (folder) return folder + address;
  if (!address || !URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  if (!schemes.test(url.protocol) || url.username || url.password) return undefined;
  if (url.protocol === 'mailto:') {
    const address = !url.search && !url.hash && email(decode(url.pathname));
    return address ? `mailto:${address}` : undefined;
  }
  if (url.protocol === 'tel:' && !tel(url.pathname.replace(/;ext=\d+$/, ''))) return undefined;
  // Templates such as `organizations/{id}/` survive; the placeholder is filled in, percent-encoded, when used.
  return url.href.replace(/%7B(id|tag)%7D/gi, '{$1}');
}

const decode = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
};

/** An address with its scheme: a bare `www.example.org` would be read as a file beside the feed. */
export const website = (value: unknown): string | undefined => link(value);

/** A link of any allowed kind: http, https, mailto or tel. */
export const anyLink = (value: unknown, around?: Around): string | undefined =>
  link(value, around, /^(https?|mailto|tel):/);

// Nothing invisible, and no dot that only looks like one.
const EMAIL =
  /^(?!.*[\p{Cf}\u3002\uff0e\uff61])(?!.*\.\.)[^\s@?&%#<>"(),:;\\[\]]{1,64}@[^\s@?&%#<>"(),:;\\[\]/]+\.[^\s@?&%#<>"(),:;\\[\]/.]{2,}$/u;
/** A mail address alone, without a name and without parameters. */
export const email = (value: unknown): string | undefined => {
  const text = line(value);
  return text && text.length < 255 && EMAIL.test(text) ? text : undefined;
};

/** An E.164 number or a short code of 3 to 8 digits; spaces, dots, slashes, hyphens and brackets may group it. */
export function tel(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 64) return undefined;
  if (/^\+[1-9]\d{6,14}$/.test(value)) return value;
  // "+32 (0)2 …": the zero is dialled only inside the country.
  const digits = value.replace(/^(\s*\+.*)\(0\)/, '$1').replace(/[\s().\-/\u2010-\u2015]/g, '');
  return /^(\+[1-9]\d{6,14}|\d{3,8})$/.test(digits) ? digits : undefined;
}

/** A colour as `#rgb`, `#rrggbb` or with alpha. */
export const colour = (value: unknown): string | undefined =>
  typeof value === 'string' && /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(value) ? value : undefined;

const number =
  (least: number, most: number) =>
  (value: unknown): number | undefined =>
    typeof value === 'number' && value >= least && value <= most ? value : undefined;
/** Degrees north. */
export const latitude = number(-90, 90);
/** Degrees east. */
export const longitude = number(-180, 180);
const whole = number(0, Number.MAX_SAFE_INTEGER);
/** A number of things. */
export const count = (value: unknown): number | undefined => (Number.isInteger(value) ? whole(value) : undefined);
/** Of `confidential`: anything but false, null or absent hides the address; a typing error must not publish a shelter. */
export const isPublic = (value: unknown): boolean => value === undefined || value === null || value === false;
