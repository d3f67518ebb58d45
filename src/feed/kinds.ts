/**
 * The whole leaf rules of Org Feed: what counts as a line, a date, a place, a link, however untidily it is written.
 * Each takes anything and gives the clean value, or undefined where the value is not of that kind. The reader calls them
 * for what is not exactly as it should be, and the schema (schema.ts) as its checks, so that both always agree.
 */
import * as exact from './exact.ts';
import { MAX_STRING, tooLong, type Around, type Rule } from './exact.ts';

export {
  colour,
  count,
  isPublic,
  languageTag,
  latitude,
  link,
  longitude,
  MAX_ENTRIES,
  MAX_RECORDS,
  sameOrigin,
  slug,
  tooLong,
  website,
  type Around,
  type Rule,
} from './exact.ts';

const UNTIDY = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/;

/** A string without what may not be in it; undefined where nothing is left to see. */
const text =
  (rule: Rule<string>, hidden: RegExp, space: RegExp, plain: string): Rule<string> =>
  (value, around) => {
    if (typeof value !== 'string') return undefined;
    // Almost everything is tidy: no rule is asked for it.
    const tidy = value.trim();
    if (tidy.charCodeAt(0) < 127 && value.length <= MAX_STRING && !UNTIDY.test(tidy)) return tidy;
    // Never splits a surrogate pair.
    const cut = tooLong(value) ? value.slice(0, MAX_STRING).replace(/[\ud800-\udbff]$/, '') : value;
    const clean = cut.search(hidden) < 0 ? cut : cut.replace(space, plain).replace(hidden, '');
    return rule(clean.trim(), around);
  };

/** A single line without controls, lone surrogates, and the characters that turn the direction of what follows them. */
export const line = text(exact.line, /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, /[ \t-\r\x85]+/g, ' ');

/** A text of any length. Line breaks stay, and so do direction marks: a paragraph is a box of its own. */
export const prose = text(exact.prose, /[\p{Cs}\0-\x08\x0b-\x1f\x7f-\x9f]/gu, /\r\n?/g, '\n');

/** A value that is right, or becomes so when it is tidied. */
const tidied =
  (rule: Rule<string>, tidy: (value: string) => string | undefined) =>
  (value: unknown, around: Around = {}): string | undefined =>
    rule(value, around) ?? (typeof value === 'string' && value.length < 256 ? rule(tidy(value), around) : undefined);

const upperCase = (value: string): string => value.trim().toUpperCase().replace(/^UK\b/, 'GB');
/** ISO 3166-1 alpha-2, ISO 3166-2, UN M49 in three digits, or the feed's own `x-…`. */
export const place = tidied(exact.place, upperCase);
/** ISO 3166-1 alpha-2, for an address. */
export const country = tidied(exact.country, upperCase);

/** A partial date, or a date with a time. */
export const dateTime = tidied(exact.dateTime, (value) => value.trim().toUpperCase().replace(' ', 'T'));
/** `2008`, `2008-03` or `2008-03-01`; the number 2008 too. */
export const partialDate = tidied(exact.partialDate, (value) => value.trim());

/** MAJOR.MINOR; the number 1 too, since a hand may write `1.0` without quotes. */
export const version: Rule<string> = (value) => exact.version(typeof value === 'number' ? value.toFixed(1) : value);

/** A link of any allowed kind: http, https, mailto or tel. */
export const anyLink: Rule<string> = (value, around) => {
  const address = exact.link(value, around);
  if (address || typeof value !== 'string' || tooLong(value)) return address;
  try {
    const { href, protocol, pathname } = new URL(value.trim());
    if (protocol === 'tel:') return tel(pathname.replace(/;ext=\d+$/, '')) && href;
    const mail = href === `mailto:${pathname}` ? email(decodeURIComponent(pathname)) : undefined;
    return mail && protocol + mail;
  } catch {
    return undefined;
  }
};

/** Nothing invisible, and no dot that only looks like one. */
const EMAIL =
  /^(?=.{6,254}$)(?!.*([\s\p{Cc}\p{Cf}\p{Cs}\u3002\uff0e\uff61?&%#<>"(),:;\\[\]]|\.\.|@.*[@/]))[^@]{1,64}@.+\.[^.]{2,}$/u;
/** A mail address alone, without a name and without parameters. */
export const email = tidied(
  (value) => (typeof value === 'string' && EMAIL.test(value) ? value : undefined),
  (value) => line(value, {}),
);

/** An E.164 number or a short code of 3 to 8 digits; spaces, dots, slashes, hyphens and brackets may group it. */
export const tel = tidied(exact.tel, (value) =>
  // "+32 (0)2 …": the zero is dialled only inside the country.
  value.replace(/(?<=^\s*\+.*)\(0\)|[\s().\-/\u2010-\u2015]/g, ''),
);
