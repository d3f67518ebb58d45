/** Places: codes in the feed, names on the card. */
import { expect } from '@open-wc/testing';
import { profileOf } from '../../src/index.ts';
import { factOf, feedOf, langOf, tell, textOf } from './saying.ts';

const placesOf = (areas: string[], locale: string, places: object = {}) =>
  tell({ areas }, locale, { places }).places.map(textOf);

describe('places', () => {
  const cases: [string, string[], string, string[]][] = [
    ['regions and countries in their order', ['150', 'BE'], 'fr', ['Europe', 'Belgique']],
    [
      'regions that browsers have no name for, in English',
      ['155', '419', '001'],
      'en',
      ['Western Europe', 'Latin America', 'World'],
    ],
    [
      'regions that browsers have no name for, in French',
      ['155', '419', '001'],
      'fr',
      ['Europe de l’Ouest', 'Amérique latine', 'Monde'],
    ],
    ['countries in a language that the interface does not speak', ['BE', 'JP'], 'sk', ['Belgicko', 'Japonsko']],
    ['regions in a language that the interface does not speak', ['419'], 'de', ['Lateinamerika']],
    ['the United Kingdom by either code', ['GB', 'BE', 'uk'], 'en', ['United Kingdom', 'Belgium', 'United Kingdom']],
    ['a country and its parts once', ['FR', 'FR-IDF', 'FR-ARA', 'BE'], 'fr', ['France', 'Belgique']],
    [
      'countries by the digits of the United Nations',
      ['056', '840', '155'],
      'en',
      ['Belgium', 'United States', 'Western Europe'],
    ],
    [
      'the country of a subdivision',
      ['BE-BRU', 'gb-sct', 'US-CA'],
      'en',
      ['Belgium', 'United Kingdom', 'United States'],
    ],
    ['unknown codes as they stand', ['x-nowhere', 'AA', '999'], 'fr', ['x-nowhere', 'AA', '999']],
  ];
  for (const [what, areas, locale, expected] of cases)
    it(what, () => {
      expect(placesOf(areas, locale)).to.deep.equal(expected);
    });
  it('by the feed’s own names, for its own places and for any other', () => {
    const places = {
      'x-coast': { label: { en: 'The Coast', fr: 'La Côte' } },
      BE: { label: { fr: 'La Belgique' } },
      'GB-SCT': { label: 'Scotland' },
      '150': { label: 'The Continent' },
    };
    expect(placesOf(['x-coast', 'BE', 'GB-SCT', '150'], 'fr', places)).to.deep.equal([
      'La Côte',
      'La Belgique',
      'Scotland',
      'The Continent',
    ]);
  });
  it('are said in the language in which they are named', () => {
    const profile = tell({ areas: ['BE', '150'], origin: 'BE' }, 'sk');
    expect(profile.places.map((place) => langOf(profile, place))).to.deep.equal(['sk', profile.lang]);
  });
  it('of no country never throw', () => {
    const feed = feedOf({});
    for (const code of ['ZZ', 'BEL', 'be', '', 'b', 'constructor', '__proto__', 'GB-', '١٥٠', 'UK']) {
      const organization = { ...feed.organizations[0]!, areas: [code], origin: code, addresses: [{ country: code }] };
      expect(profileOf(feed, organization, 'fr').places.length, code).to.equal(1);
    }
  });
  it('that no country can be are not called one', () => {
    expect(factOf(tell({ origin: 'AUT' }, 'en'), 'origin')).to.equal(undefined);
    expect(placesOf(['ZZ'], 'en')).to.deep.equal(['ZZ']);
  });
});

describe('a language that the browser has no data for', () => {
  const unknown = (tag: string): boolean => {
    try {
      return !Intl.DisplayNames.supportedLocalesOf(tag).length;
    } catch {
      return true;
    }
  };
  // The browser itself speaks French: that would be its silent answer.
  const languages = ['ga', 'mt', 'tlh', 'qqq', 'xx-YY', 'not a tag!', '', '🦄'].filter(unknown);
  for (const locale of languages)
    it(`never answers in the browser’s own: ${JSON.stringify(locale)}`, () => {
      const fields = {
        areas: ['BE'],
        origin: 'DE',
        founded: '2008-03',
        updated: '2008-03-05',
        description: { es: 'x' },
      };
      const profile = tell(fields, locale);
      expect(profile.places.map(textOf)).to.deep.equal(['Belgium']);
      expect(factOf(profile, 'origin')).to.equal('Germany');
      expect(factOf(profile, 'founded')).to.equal('March 2008');
      expect(profile.dated?.text).to.include('March 5, 2008');
      expect(profile.sections[0]!.language).to.equal('Text in Spanish');
    });
  it('is not what its English names are said in', () => {
    for (const locale of languages) {
      const profile = tell({ areas: ['BE'] }, locale);
      expect(langOf(profile, profile.places[0]!), locale).to.equal('en');
    }
  });
});
