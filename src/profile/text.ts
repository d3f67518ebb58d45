/** Which of a text's languages a reader gets, and what must be said of it: its language and its direction. */
import type { Text } from '../feed/schema.ts';

/** A string ready to be shown. */
export interface Phrase {
  text: string;
  /** BCP 47 tag, only where it differs from the profile's own `lang`. */
  lang?: string;
  /** Only where it differs from the profile's own `dir`. */
  dir?: 'ltr' | 'rtl' | 'auto';
}

/** In what order languages are tried, and in what surroundings the text will stand. */
export interface Languages {
  /** What the reader wants. */
  wanted: string;
  /** Language of the text around: that of the interface. */
  around: string;
  /** The record's, then the feed's. */
  otherwise: readonly string[];
}

const RTL = /^(ar|arc|ckb|dv|fa|he|iw|ks|nqo|ps|sd|syr|ug|ur|yi)(?!.*-latn)\b|-(arab|hebr|thaa|syrc|nkoo)\b/i;
export const direction = (lang: string): 'ltr' | 'rtl' => (RTL.test(lang) ? 'rtl' : 'ltr');

const primary = (lang: string): string => lang.toLowerCase().split('-', 1)[0]!;
export const sameLanguage = (a: string, b: string): boolean => primary(a) === primary(b);
/** Whether one of two tags only says more than the other: fr and fr-BE. */
const related = (a: string, b: string): boolean => `${a}-`.startsWith(`${b}-`) || `${b}-`.startsWith(`${a}-`);

/** RFC 4647 lookup (section 3.4: fr-BE, then fr), then the same language of any region. */
export function lookup(available: readonly string[], wanted: string): string | undefined {
  const find = (range: string) => available.find((tag) => tag.toLowerCase() === range);
  for (let range = wanted.toLowerCase(); range; range = range.replace(/(^|-)[^-]*(-[^-])?$/, '')) {
    const found = find(range);
    if (found) return found;
  }
  return available.find((tag) => sameLanguage(tag, wanted));
}

/** The value in the best language there is, with that language; plain values are in the first of `otherwise`. */
export function choose<T extends string | string[]>(
  value: T | Record<string, T> | undefined,
  { wanted, otherwise }: Languages,
): { value: T; lang: string | undefined } | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' || Array.isArray(value)) return { value: value as T, lang: otherwise[0] };
  const tags = Object.keys(value);
  const best = [wanted, ...otherwise].map((tag) => lookup(tags, tag)).find((tag) => tag !== undefined) ?? tags[0];
  return best === undefined ? undefined : { value: (value as Record<string, T>)[best]!, lang: best };
}

/** Marks a string with its language, and with its direction where the surroundings have another. */
export function mark(text: string, lang: string | undefined, around: string): Phrase {
  const phrase: Phrase = { text };
  const known = lang && !/^und\b/i.test(lang) ? lang : undefined;
  if (known && !related(known.toLowerCase(), around.toLowerCase())) phrase.lang = known;
  const dir = known ? direction(known) : 'auto';
  if (dir === 'auto' ? /[\u0590-\u08ff]/.test(text) || direction(around) === 'rtl' : dir !== direction(around))
    phrase.dir = dir;
  return phrase;
}

/** A text of the feed as a phrase; undefined where there is none. */
export function phrase(text: Text | undefined, languages: Languages): Phrase | undefined {
  const chosen = choose(text, languages);
  return chosen && mark(chosen.value, chosen.lang, languages.around);
}
