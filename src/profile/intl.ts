/** Names, dates and orders that the platform knows. A formatter costs far more to make than to use: each is made once. */

/** Undefined where Intl refuses a tag, so that no feed or page makes it throw. */
function unless<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

type Formatter<T> = new (tags: string[], options: never) => T;
/** For a language without data the platform would silently answer in its own: English is at least the same everywhere. */
function perLanguage<T>(formatter: Formatter<T>, options: object): (tag: string) => T {
  const made = new Map<string, T>();
  return (tag) => {
    let found = made.get(tag);
    if (!found) {
      found = unless(() => new formatter([tag, 'en'], options as never)) ?? new formatter(['en'], options as never);
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

/** What the platform takes long to say; directories ask for the same few names again and again. */
function remembering(say: (key: string, lang: string) => string | undefined): typeof say {
  const said = new Map<string, string | undefined>();
  return (key, lang) => {
    const id = `${lang} ${key}`;
    if (!said.has(id)) said.set(id, say(key, lang));
    return said.get(id);
  };
}
/** Name of a country by its ISO 3166-1 code. */
export const countryName = remembering((code, lang) => regions(lang).of(code));
const named = remembering((_, lang) => regions(lang).resolvedOptions().locale);
/** The language in which countries are named to readers of this one. */
export const countryLanguage = (lang: string): string => named('', lang)!;

/** Name of a language by its tag. */
export const languageName = (tag: string, lang: string): string | undefined => unless(() => languages(lang).of(tag));

/** A date in words, as precise as it is known: « 5 juin 2020 », « mars 2008 », « 2008 ». Of a date-time the day as written. */
export function dateName(date: string, lang: string): string {
  const day = date.slice(0, 10);
  // A year is not a number: no grouping, no calendar, no digits of another script.
  if (day.length === 4) return day;
  return (day.length === 7 ? months : days)(lang).format(new Date(`${day.padEnd(10, '-01')}T00:00Z`));
}
