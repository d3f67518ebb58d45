/** Under which values of the facets a record is found, and what those are called. */
import { place } from '../feed/exact.ts';
import type { Feed, Organization, Text } from '../feed/schema.ts';
import { Facet, type FacetName } from './facets.ts';
import { slugOf } from './fold.ts';
import { countryName } from './intl.ts';
import { en } from './messages/en.ts';
import { placeAround } from './regions.ts';
import { own, type Speaker } from './speaker.ts';
import type { Phrase } from './text.ts';

/** A text in all its languages. */
export const textsOf = (text: Text | undefined): string[] =>
  typeof text === 'object' ? Object.values(text) : text === undefined ? [] : [text];

/** More names of each country are more than anybody looks for. */
const MAX_LANGUAGES = 6;
/** What people call them for short. */
const SHORT: Record<string, string> = { GB: 'UK', US: 'USA' };

const some = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

export class SearchKeys {
  readonly facets: Record<FacetName, Facet>;
  /** Free text by its slug. */
  readonly #free = new Map<string, string>();
  /** The feed's own regions around a place. */
  readonly #regions = new Map<string, string[]>();
  readonly #words = new Map<string, string[]>();

  constructor(
    readonly feed: Feed,
    readonly speaker: Speaker,
  ) {
    for (const [region, { includes = [] }] of Object.entries(feed.places ?? {}))
      for (const code of includes) if (!this.#regions.get(code)?.push(region)) this.#regions.set(code, [region]);
    const vocabulary = (name: 'types' | 'tags'): Facet =>
      new Facet(
        (key) => some(own(feed[name], key)?.broader),
        (value) => (own(feed[name], value) ? value : this.#fold(name, value)),
      );
    this.facets = {
      type: vocabulary('types'),
      tag: vocabulary('tags'),
      country: new Facet(
        (code) => [...some(placeAround(code)), ...(this.#regions.get(code) ?? [])],
        (value) => {
          const code = value.trim().toUpperCase().replace(/^UK\b/, 'GB');
          return place(code) ? code : value;
        },
      ),
      founded: new Facet(
        (key) => (key.length === 4 ? [`${key.slice(0, 3)}0-${key.slice(0, 3)}9`] : []),
        (value) => value,
      ),
    };
  }

  /** Free text by its slug; an id of the vocabulary in another spelling is that id. */
  #fold(name: 'types' | 'tags', text: string): string {
    const slug = slugOf(text);
    return own(this.feed[name], slug) ? slug : slug || text;
  }

  /** The key of an id or of free text. */
  keyOf(name: 'types' | 'tags', text: string): string {
    if (own(this.feed[name], text)) return text;
    const key = this.#fold(name, text);
    if (!this.#free.has(key)) this.#free.set(key, text);
    return key;
  }

  /** The record's own values, without what is around them. */
  keysOf(organization: Organization): Record<FacetName, string[]> {
    const { type, tags = [], founded } = organization;
    return {
      type: type === undefined ? [] : [this.keyOf('types', type)],
      tag: tags.map((tag) => this.keyOf('tags', tag)),
      country: this.#placesOf(organization),
      founded: founded === undefined ? [] : [founded.slice(0, 4)],
    };
  }

  /** Where the directory files it, else where it comes from, else where it is. */
  #placesOf({ areas, origin, addresses = [] }: Organization): string[] {
    const codes = areas ?? some(origin ?? addresses.find(({ country }) => country)?.country);
    // A part of a country that the feed has no name for is as good as the country.
    return codes.map((code) => (/^[A-Z]{2}-/.test(code) && !own(this.feed.places, code) ? code.slice(0, 2) : code));
  }

  /** What a value is called; one that no record has, too. */
  labelOf(facet: FacetName, key: string): Phrase {
    if (facet === 'founded') return { text: key.replace('-', '–'), dir: 'ltr' };
    if (facet === 'country') return this.speaker.place(key);
    return this.speaker.term(facet === 'type' ? 'types' : 'tags', this.#free.get(key) ?? key);
  }

  /** Words by which a value is looked for, in every language of the feed. */
  wordsFor(facet: FacetName, key: string): string[] {
    const id = `${facet} ${key}`;
    let words = this.#words.get(id);
    if (!words) {
      const { types, tags, places } = this.feed;
      const term = facet === 'type' ? own(types, key) : facet === 'tag' ? own(tags, key) : undefined;
      const { lang, languages = [] } = this.feed;
      // As the languages of the feed have it, of which the visitor reads one, and in English, which everybody tries.
      const others = /^[A-Z]{2}$/.test(key)
        ? [SHORT[key], ...['en', lang ?? '', ...languages.slice(0, MAX_LANGUAGES)].map((tag) => countryName(key, tag))]
        : [own(en.regions, key) ?? own(en.subregions, key)];
      words = [
        ...new Set([
          this.labelOf(facet, key).text,
          ...textsOf(term?.label),
          ...(term?.alt ?? []).flatMap(textsOf),
          ...(facet === 'country' ? [...textsOf(own(places, key)?.label), ...others.flatMap(some)] : []),
        ]),
      ];
      this.#words.set(id, words);
    }
    return words;
  }
}
