/** How well each record answers what was typed: words begun, in any order. */
import type { Organization, Text } from '../feed/schema.ts';
import { FACETS, type Facet, type FacetName } from './facets.ts';
import { foldWords, wordsOf } from './fold.ts';
import type { forgive } from './forgive.ts';
import { textsOf, type SearchKeys } from './search-keys.ts';
import { WordIndex, type Distance, type Visit } from './word-index.ts';

export interface Matches {
  /** For each record, 0 where it does not match; undefined where no word was typed. */
  scores: Uint16Array | undefined;
  /** Words to mark. */
  words: readonly string[];
  /** Whether nothing has these words and something similar was found. */
  fuzzy: boolean;
}

/** Where a word stands, and what that is worth: in the name, in another name, in what is around, in the summary. */
const enum Field {
  Name,
  Other,
  Rest,
  Summary,
}
const WORTH = [12, 9, 4, 1];
const FIELD_BITS = 2;
const FIELDS = 2 ** FIELD_BITS;
/** What people write as one word, too: Kin'Up, チャイルド・ファンド; and without its article, in Arabic. Begun inside of a word it would take Firefox seconds, and then throw. */
const JOINED = /(?<![\p{L}\p{N}])(?:ال\p{L}+|[\p{L}\p{N}]+(?:['’・-][\p{L}\p{N}]+)+)/gu;
/** As much of a description as stands in for a summary. */
const SUMMARY = 400;
/** So many words are kept with what they are worth. */
const MAX_WORTHS = 24;
/** Facets are told apart from their values. */
const VALUE_BITS = 20;
const VALUES = 2 ** VALUE_BITS;

/** What a word is worth to each record. */
export interface Worth {
  worth: Uint8Array;
  /** What was found for it; nothing where it is worth nothing. */
  found: Set<string>;
}

/** What looks further where nothing has all words; it loads when somebody begins to search. */
export const atHand: { forgive?: typeof forgive } = {};

export class Matcher {
  /**
   * Words of the records: numbers of records and fields; and of vocabularies and places: numbers of facets and values, all
   * below zero. What many records share is kept once.
   */
  readonly #index = new WordIndex();
  /** The whole names of each record, a line each. */
  readonly names: string[] = [];
  readonly #known = FACETS.map(() => 0);
  /** What words are worth: at the next key all but the last are the same. */
  readonly #worths = new Map<string, Worth>();

  constructor(readonly keys: SearchKeys) {}

  /** How many records it knows. */
  get size(): number {
    return this.names.length;
  }

  /** Adds the next record; its values are in the facets already. */
  add({ name, acronym, alt_names = [], legal_name, origin, addresses = [], ...rest }: Organization): void {
    const row = this.size;
    const names = [''];
    const add = (field: Field, ...texts: readonly (Text | undefined)[]): void => {
      for (const text of texts.flatMap(textsOf)) {
        this.#index.add(text, row * FIELDS + field);
        if (field >= Field.Rest) continue;
        names.push(foldWords(text));
        for (const joined of text.match(JOINED) ?? [])
          this.#index.add(joined.replace(/['’・-]|^ال/g, ''), row * FIELDS + field);
      }
    };
    add(Field.Name, name);
    add(Field.Other, acronym, ...alt_names, legal_name);
    for (const code of new Set([origin, ...addresses.map(({ country }) => country)]))
      if (code) add(Field.Rest, ...this.keys.wordsFor('country', code));
    for (const { locality, region, formatted } of addresses) add(Field.Rest, locality, region, formatted);
    add(Field.Summary, ...summaryOf(rest));
    this.names.push([...names, ''].join('\n'));
    FACETS.forEach((facet, i) => {
      const { keys } = this.keys.facets[facet];
      for (; this.#known[i]! < keys.length; this.#known[i]!++)
        for (const word of this.keys.wordsFor(facet, keys[this.#known[i]!]!))
          this.#index.add(word, ~(i * VALUES + this.#known[i]!));
    });
  }

  find(query: string): Matches {
    const words = wordsOf(query);
    if (!words.length) return { scores: undefined, words, fuzzy: false };
    const scores = this.score(
      words.map((word) => this.worthOf(word)),
      query,
    );
    return scores
      ? { scores, words, fuzzy: false }
      : (atHand.forgive?.(this, query, words) ?? { scores: new Uint16Array(this.size), words, fuzzy: false });
  }

  /**
   * Undefined where no record has all words.
   * @param most how many letters may be wrong: what is called otherwise is hardly called so
   */
  score(worths: readonly Worth[], query: string, most = 0): Uint16Array | undefined {
    if (!worths.every(({ found }) => found.size)) return undefined;
    const { size } = this;
    const scores = new Uint16Array(size);
    const phrase = `\n${foldWords(query)}`;
    let any = false;
    next: for (let row = 0; row < size; row++) {
      let sum = 0;
      for (const { worth } of worths) {
        if (!worth[row]) continue next;
        sum += worth[row]!;
      }
      any = true;
      const names = this.names[row]!;
      if (names.includes(phrase)) sum += names.includes(`${phrase}\n`) ? 60 : 15;
      // The shorter the name, the more of it is what was typed.
      sum += Math.round(8 * Math.min(1, phrase.length / names.indexOf('\n', 1))) >> (2 * most);
      scores[row] = sum;
    }
    return any ? scores : undefined;
  }

  /** @param most how many letters may be wrong, as something counts them */
  worthOf(word: string, most = 0, distanceTo?: Distance): Worth {
    const { size } = this;
    const id = `${size} ${most} ${word}`;
    const known = this.#worths.get(id);
    if (known) return known;
    const worth = new Uint8Array(size);
    // What is not misspelt is marked by its beginning.
    const found = new Set<string>();
    const wanted = new Map<Facet, Uint8Array>();
    const visit: Visit = (things, other, distance, whole) => {
      found.add(most ? other : word);
      for (const thing of things) {
        let marks: Uint8Array = worth;
        let at = thing >> FIELD_BITS;
        let field = thing & (FIELDS - 1);
        if (thing < 0) {
          const facet = this.keys.facets[FACETS[~thing >> VALUE_BITS] as FacetName];
          if (!wanted.has(facet)) wanted.set(facet, new Uint8Array(facet.keys.length));
          marks = wanted.get(facet)!;
          at = ~thing & (VALUES - 1);
          field = Field.Rest;
        }
        // A word that is only begun is worth a little less, a misspelt one much less.
        marks[at] = Math.max(marks[at]!, (WORTH[field]! * 4 + (whole ? 8 : 0)) >> (2 * distance), 1);
      }
    };
    this.#index.visit(word, visit, most, distanceTo);
    for (const [facet, marks] of wanted) facet.raise(worth, marks);
    if (this.#worths.size > MAX_WORTHS) this.#worths.clear();
    this.#worths.set(id, { worth, found });
    return { worth, found };
  }
}

/** A description's first words where there is no summary: the cards show them, too. */
function summaryOf({ summary, description }: Pick<Organization, 'summary' | 'description'>): string[] {
  if (summary !== undefined || description === undefined) return textsOf(summary);
  const all =
    Array.isArray(description) || typeof description === 'string' ? [description] : Object.values(description);
  return all.flatMap((text) => [text].flat().slice(0, 1)).map((text) => text.slice(0, SUMMARY));
}
