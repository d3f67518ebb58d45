/** Which of a text's languages a reader gets, and what must be said of it: its language and its direction. */

/** A string ready to be shown. */
export interface Phrase {
  text: string;
  /** BCP 47 tag, only where it differs from the profile's own `lang`. */
  lang?: string | undefined;
  /** Only where it differs from the profile's own direction. */
  dir?: 'ltr' | 'rtl' | 'auto' | undefined;
}

const RTL = /^(ar|arc|ckb|dv|fa|he|iw|ks|nqo|ps|sd|syr|ug|ur|yi)(?!.*-latn)\b|-(arab|hebr)\b/i;
export const direction = (lang: string): 'ltr' | 'rtl' => (RTL.test(lang) ? 'rtl' : 'ltr');

const primary = (lang: string): string => lang.toLowerCase().split('-', 1)[0]!;
export const sameLanguage = (a: string, b: string): boolean => primary(a) === primary(b);

/** RFC 4647 lookup (section 3.4: fr-BE, then fr), then the same language of any region. */
export function lookup(available: readonly string[], wanted: string): string | undefined {
  // No tag is longer than 35 characters.
  for (let range = wanted.slice(0, 35).toLowerCase(); range; range = range.replace(/(-[^-])?-?[^-]*$/, '')) {
    const found = available.find((tag) => tag.toLowerCase() === range);
    if (found) return found;
  }
  return available.find((tag) => sameLanguage(tag, wanted));
}

/**
 * The value in the best language there is, with that language.
 * @param order languages by preference; a plain value is in the second: that of its record, else of the feed
 */
export function choose<T extends string | string[]>(
  value: T | Record<string, T> | undefined,
  order: readonly string[],
): { value: T; lang: string | undefined } | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' || Array.isArray(value)) return { value: value as T, lang: order[1] };
  const tags = Object.keys(value);
  let lang: string | undefined;
  for (const tag of order) if ((lang = lookup(tags, tag))) break;
  lang ??= tags[0];
  return lang === undefined ? undefined : { value: (value as Record<string, T>)[lang]!, lang };
}

/** Whether one of two tags only says more than the other: fr and fr-BE. */
const related = (a: string, b: string): boolean => `${a}-`.startsWith(`${b}-`) || `${b}-`.startsWith(`${a}-`);

/** Marks a string with its language, and with its direction, where they differ from those around. */
export function mark(text: string, lang: string | undefined, around: string): Phrase {
  const known = lang && !sameLanguage(lang, 'und');
  const dir = known ? direction(lang) : /[\u0590-\u08ff]/.test(text) ? 'auto' : 'ltr';
  return {
    text,
    lang: known && !related(lang.toLowerCase(), around.toLowerCase()) ? lang : undefined,
    dir: dir === direction(around) ? undefined : dir,
  };
}
