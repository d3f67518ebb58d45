/** Names, dates and orders that the platform knows. A formatter costs far more to make than to use: each is made once. */

/** Undefined where Intl refuses a tag, so that no feed or page makes it throw. */
function unless<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** What takes long to make, made once; directories ask for the same few things again and again. */
function remembering<T>(make: (key: string) => T): (key: string) => T {
  const made = Object.create(null) as Record<string, T>;
  return (key) => (made[key] ??= make(key));
}

type Formatter<T> = new (tags: string[], options: never) => T;
/** For a language without data the platform would silently answer in its own: English is at least the same everywhere. */
const perLanguage = <T>(formatter: Formatter<T>, options: object): ((tag: string) => T) =>
  remembering(
    (tag) => unless(() => new formatter([tag, 'en'], options as never)) ?? new formatter(['en'], options as never),
  );

const regions = perLanguage(Intl.DisplayNames, { type: 'region', fallback: 'none' });
const languages = perLanguage(Intl.DisplayNames, { type: 'language', fallback: 'none' });
const plain = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' };
const days = perLanguage(Intl.DateTimeFormat, { ...plain, dateStyle: 'long' });
const months = perLanguage(Intl.DateTimeFormat, { ...plain, year: 'numeric', month: 'long' });

/** Sorts as a dictionary of the language does. */
export const collator = perLanguage(Intl.Collator, { numeric: true, sensitivity: 'base' });
/**
 * Makes formatters of a language while there is time: the first of a page takes as long as drawing a card. Each has a task
 * of its own, so that what arrives meanwhile does not wait for both.
 */
export function warmUp(lang: string): void {
  for (const make of [regions, days]) setTimeout(make, 0, lang);
}

/** Plural forms. */
export const plurals = perLanguage(Intl.PluralRules, {});

const countries = remembering((lang) => remembering((code) => regions(lang).of(code)));
/** Name of a country by its ISO 3166-1 code. */
export const countryName = (code: string, lang: string): string | undefined => countries(lang)(code);
/** The language in which countries are named to readers of this one. */
export const countryLanguage = remembering((lang) => regions(lang).resolvedOptions().locale);

/** Name of a language by its tag. */
export const languageName = (tag: string, lang: string): string | undefined => unless(() => languages(lang).of(tag));

/** A date in words, as precise as it is known: « 5 juin 2020 », « mars 2008 », « 2008 ». Of a date-time the day as written. */
export function dateName(date: string, lang: string): string {
  const day = date.slice(0, 10);
  // A year is not a number: no grouping, no calendar, no digits of another script.
  if (day.length === 4) return day;
  return (day.length === 7 ? months : days)(lang).format(new Date(`${day.padEnd(10, '-01')}T00:00Z`));
}
