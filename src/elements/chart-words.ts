/** The words of map and years, all languages together: they load with the charts. */
import type { Language, Plural } from '../profile/messages.ts';

interface ChartWords {
  map: string;
  years: string;
  /** A button: to look at the part of the world in which most organizations are. */
  closer: string;
  /** What opens the map's numbers as a list. */
  list: string;
  /** After the name of a country or a period: how many organizations. */
  count: Plural;
  /** From one year to another. */
  period: string;
  /** Where no period is chosen. */
  allYears: string;
  /** Between a name and its number. */
  colon: string;
}

const words: Record<Language, ChartWords> = {
  en: {
    map: 'Map of countries',
    years: 'Years of founding',
    closer: 'A closer look',
    list: 'Countries as a list',
    count: { one: '{n} organisation', other: '{n} organisations' },
    period: '{from} to {to}',
    allYears: 'all years',
    colon: ': ',
  },
  fr: {
    map: 'Carte des pays',
    years: 'Années de constitution',
    closer: 'De plus près',
    list: 'Les pays sous forme de liste',
    count: { one: '{n} organisation', many: '{n} d’organisations', other: '{n} organisations' },
    period: 'de {from} à {to}',
    allYears: 'toutes les années',
    colon: ' : ',
  },
};

/** @param lang language of the interface: `lang` of its messages */
export const chartWords = (lang: string): ChartWords => words[lang as Language];
