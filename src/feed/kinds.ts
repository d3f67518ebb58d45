/**
 * The leaf rules of Org Feed: what counts as a line, a date, a place, a link.
 * Each takes anything and gives the clean value, or undefined where the value is not of that kind.
 * The reader (mend.ts) calls them directly and the schema (schema.ts) as its checks, so that both always agree.
 */
import { countryOfDigits } from './country-digits.ts';
import * as exact from './exact.ts';
import { MAX_STRING } from './exact.ts';

export { MAX_ENTRIES } from './exact.ts';

/** Whether a string is longer than what is kept of it. */
export const tooLong = (value: unknown): boolean => typeof value === 'string' && value.length > MAX_STRING;

/** What a value stands in. */
export interface Around {
  /** Where relative links lead from. */
  readonly base?: string | undefined;
}
/** The clean value; undefined where it is not of the kind, and where nothing of a text is left. */
export type Rule<T> = (value: unknown, around: Around) => T | undefined;

// Quick to find; what has one of these is looked at twice, an emoji too.
export const UNTIDY = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/;

/** A string without what may not be in it; undefined where nothing is left to see. */
const text =
  (hidden: RegExp, space: RegExp, plain: string) =>
  (value: unknown): string | undefined => {
    if (typeof value !== 'string') return undefined;
    let text = value;
    // Never splits a surrogate pair.
    if (tooLong(text)) text = text.slice(0, MAX_STRING).replace(/[\ud800-\udbff]$/, '');
    if (UNTIDY.test(text)) text = text.replace(space, plain).split(hidden).join('');
    text = text.trim();
    return text && (text.charCodeAt(0) < 127 || /[^\s\p{DI}\u2800]/u.test(text)) ? text : undefined;
  };

/** A single line without controls, lone surrogates, and the characters that turn the direction of what follows them. */
export const line = text(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u, /[ \t-\r\x85]+/g, ' ');

/** A text of any length. Line breaks stay, and so do direction marks: a paragraph is a box of its own. */
export const prose = text(/[\p{Cs}\0-\x08\x0b-\x1f\x7f-\x9f]/u, /\r\n?/g, '\n');

/** A string that is written so, or becomes so when it is tidied. */
const written =
  (isWritten: RegExp | ((value: unknown) => boolean), tidy?: (value: string) => string | undefined) =>
  (value: unknown): string | undefined => {
    if (typeof value !== 'string') return undefined;
    const isSo = (text: string): boolean => (typeof isWritten === 'function' ? isWritten(text) : isWritten.test(text));
    if (isSo(value)) return value;
    const tidied = value.length < 256 && tidy?.(value);
    return tidied && isSo(tidied) ? tidied : undefined;
  };

/** An id: letters, digits and `. _ ~ -`, 128 characters at most. */
export const slug = written(exact.slug);

/** A BCP 47 language tag; `und` for an unknown language. */
export const languageTag = written(exact.languageTag);

const upperCase = (value: string): string => value.trim().toUpperCase().replace(/^UK\b/, 'GB');
const anyPlace = written((value) => exact.place(value) || /^\d{3}$/.test(value as string), upperCase);
/** ISO 3166-1 alpha-2, ISO 3166-2, UN M49 in three digits, or the feed's own `x-…`; of M49's countries the two letters. */
export function place(value: unknown): string | undefined {
  const code = anyPlace(value);
  return !code || exact.place(code) ? code : (countryOfDigits(code) ?? code);
}

/** ISO 3166-1 alpha-2, for an address. */
export const country = written(exact.country, upperCase);

const date = written(
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/i,
  (value) => value.trim(),
);
/** A partial date, or a date with a time. */
export function dateTime(value: unknown): string | undefined {
  const text = date(typeof value === 'number' ? `${value}` : value);
  // Every month has 28 days; of the others only the calendar knows.
  const day = text?.slice(8, 10);
  if (day && day > '28' && new Date(text!.slice(0, 10)).getUTCDate() !== Number(day)) return undefined;
  return text?.[10] === ' ' ? text.replace(' ', 'T') : text;
}

/** `2008`, `2008-03` or `2008-03-01`; the number 2008 too. */
export function partialDate(value: unknown): string | undefined {
  const text = dateTime(value);
  return text?.[10] ? undefined : text;
}

const mark = written(/^\d{1,4}\.\d{1,4}$/);
/** MAJOR.MINOR; the number 1 too, since a hand may write `1.0` without quotes. */
export const version = (value: unknown): string | undefined =>
  mark(typeof value === 'number' ? value.toFixed(1) : value);

/**
 * An absolute address with an allowed scheme and no user name or password in it.
 * Browsers ignore tabs and line breaks inside an address, so only what URL made of it is judged.
 * @param any whether it may be mailto or tel
 */
export function link(value: unknown, { base }: Around = {}, any = false): string | undefined {
  if (typeof value !== 'string' || tooLong(value)) return undefined;
  if (exact.link(value)) return value;
  const address = value.trim();
  try {
    const { href, protocol, pathname } = new URL(address || '//', base);
    // Templates such as `organizations/{id}/` survive; the placeholder is filled in, percent-encoded, when used.
    // No host has a semicolon or comma, nor the name of a scheme: that was a list, or `http://http://`.
    if (/^https?:..(?!https?\/)[^@/;,]*\//.test(href)) return href.replace(/%7B(id|tag)%7D/gi, '{$1}');
    if (!any) return undefined;
    if (protocol === 'tel:') return tel(pathname.replace(/;ext=\d+$/, '')) && href;
    const mail = href === `mailto:${pathname}` ? email(decodeURIComponent(pathname)) : undefined;
    return mail && protocol + mail;
  } catch {
    return undefined;
  }
}

/** An address with its scheme: a bare `www.example.org` would be read as a file beside the feed. */
export const website = (value: unknown): string | undefined => link(value);

/** A link of any allowed kind: http, https, mailto or tel. */
export const anyLink = (value: unknown, around?: Around): string | undefined => link(value, around, true);

/** A mail address alone, without a name and without parameters; nothing invisible, no dot that only looks like one. */
export const email = written(
  /^(?=.{6,254}$)(?!.*([\s\p{Cc}\p{Cf}\p{Cs}\u3002\uff0e\uff61?&%#<>"(),:;\\[\]]|\.\.|@.*[@/]))[^@]{1,64}@.+\.[^.]{2,}$/u,
  line,
);

/** An E.164 number or a short code of 3 to 8 digits; spaces, dots, slashes, hyphens and brackets may group it. */
export const tel = written(exact.tel, (value) =>
  // "… 74 84 / 85" are two numbers; "+32 (0)2 …": the zero is dialled only inside the country.
  /\/\s*\d{1,3}\s*$/.test(value) ? undefined : value.replace(/(?<=^\s*\+.*)\(0\)|[\s().\-/\u2010-\u2015]/g, ''),
);

/** A colour as `#rgb`, `#rrggbb` or with alpha. */
export const colour = written(/^#([\da-f]{3}|([\da-f]{2}){2,4})$/i);

const number =
  (isNumber: (value: unknown) => boolean) =>
  (value: unknown): number | undefined =>
    isNumber(value) ? (value as number) : undefined;
/** Degrees north. */
export const latitude = number(exact.latitude);
/** Degrees east. */
export const longitude = number(exact.longitude);
/** A number of things. */
export const count = number(exact.count);
/** Of `confidential`: anything but false, null or absent hides the address; a typing error must not publish a shelter. */
export const isPublic = (value: unknown): boolean => value === undefined || value === null || value === false;
