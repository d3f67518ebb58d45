/** Names, dates and orders that the platform knows. A formatter costs far more to make than to use: each is made once. */

/** The tag in its usual spelling; undefined where Intl refuses it, so that no feed or page makes it throw. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

interface Formatter<T> {
  new (tag: string, options: never): T;
  supportedLocalesOf(tag: string): string[];
}
/** For a language without data the platform would silently answer in its own: English is at least the same everywhere. */
function perLanguage<T>(formatter: Formatter<T>, options: object): (tag: string) => T {
  const made = new Map<string, T>();
  return (tag) => {
    let found = made.get(tag);
    if (!found) {
      const known = canonical(tag);
      found = new formatter((known && formatter.supportedLocalesOf(known)[0]) ?? 'en', options as never);
      made.set(tag, found);
    }
    return found;
  };
}

const regions = perLanguage(Intl.DisplayNames, { type: 'region', fallback: 'none' });
const languages = perLanguage(Intl.DisplayNames, { type: 'language', fallback: 'none' });
const days = perLanguage(Intl.DateTimeFormat, {
  calendar: 'gregory',
  numberingSystem: 'latn',
  timeZone: 'UTC',
  dateStyle: 'long',
});
const months = perLanguage(Intl.DateTimeFormat, {
  calendar: 'gregory',
  numberingSystem: 'latn',
  timeZone: 'UTC',
  year: 'numeric',
  month: 'long',
});

/** Sorts as a dictionary of the language does. */
export const collator = perLanguage(Intl.Collator, { numeric: true, sensitivity: 'base' });
/** Makes the formatters of a language while there is time: the first of a page takes as long as drawing a card. */
export function warmUp(lang: string): void {
  regions(lang);
  days(lang);
  collator(lang);
}

/** Plural forms. */
export const plurals = perLanguage(Intl.PluralRules, {});

/** Name of a country by its ISO 3166-1 code. */
export const countryName = (code: string, lang: string): string | undefined => regions(lang).of(code);
/** The language in which countries are named to readers of this one. */
export const countryLanguage = (lang: string): string => regions(lang).resolvedOptions().locale;

/** Name of a language by its tag. */
export function languageName(tag: string, lang: string): string | undefined {
  const known = canonical(tag);
  return known && languages(lang).of(known);
}

/** A date in words, as precise as it is known: « 5 juin 2020 », « mars 2008 », « 2008 ». Of a date-time the day as written. */
export function dateName(date: string, lang: string): string {
  const day = date.slice(0, 10);
  // A year is not a number: no grouping, no calendar, no digits of another script.
  if (day.length === 4) return day;
  return (day.length === 7 ? months : days)(lang).format(new Date(`${day.padEnd(10, '-01')}T00:00Z`));
}
