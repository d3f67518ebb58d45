/** How well each record answers what was typed: words begun, in any order, and where nothing has them, misspelt ones. */
import type { Organization, Text } from '../feed/schema.ts';
import { FACETS, type Facet, type FacetName } from './facets.ts';
import { foldWords, wordsOf } from './fold.ts';
import { textsOf, type SearchKeys } from './search-keys.ts';
import { WordIndex } from './word-index.ts';

export interface Matches {
  /** For each record, 0 where it does not match; undefined where no word was typed. */
  scores: Float64Array | undefined;
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
/** More words than are worth marking. */
const MAX_MARKED = 60;
/** Facets are told apart from their values. */
const VALUE_BITS = 20;
const VALUES = 2 ** VALUE_BITS;

export class Matcher {
  /** Words of the records: numbers of records and fields. */
  readonly #texts = new WordIndex();
  /** Whole names, and numbers of their records. */
  readonly #names = new WordIndex();
  /** Words of vocabularies and places: numbers of facets and values. What many records share is kept once. */
  readonly #values = new WordIndex();
  readonly #known = FACETS.map(() => 0);
  readonly #nameLengths: number[] = [];

  constructor(readonly keys: SearchKeys) {}

  /** How many records it knows. */
  get size(): number {
    return this.#nameLengths.length;
  }

  /** Adds the next record; its values are in the facets already. */
  add({ name, acronym, alt_names = [], legal_name, origin, addresses = [], ...rest }: Organization): void {
    const row = this.size;
    const add = (field: Field, ...texts: readonly (Text | undefined)[]): void => {
      for (const text of texts.flatMap(textsOf)) {
        this.#texts.add(text, row * FIELDS + field);
        if (field >= Field.Rest) continue;
        this.#names.addWord(foldWords(text), row);
        for (const joined of text.match(JOINED) ?? [])
          this.#texts.add(joined.replace(/['’・-]|^ال/g, ''), row * FIELDS + field);
      }
    };
    add(Field.Name, name);
    add(Field.Other, acronym, ...alt_names, legal_name);
    for (const code of new Set([origin, ...addresses.map(({ country }) => country)]))
      if (code) add(Field.Rest, ...this.keys.wordsFor('country', code));
    for (const { locality, region, formatted } of addresses) add(Field.Rest, locality, region, formatted);
    add(Field.Summary, ...summaryOf(rest));
    this.#nameLengths.push(textsOf(name)[0]!.length);
    FACETS.forEach((facet, i) => {
      const { keys } = this.keys.facets[facet];
      for (; this.#known[i]! < keys.length; this.#known[i]!++)
        for (const word of this.keys.wordsFor(facet, keys[this.#known[i]!]!))
          this.#values.add(word, i * VALUES + this.#known[i]!);
    });
  }

  find(query: string): Matches {
    const words = wordsOf(query);
    if (!words.length) return { scores: undefined, words, fuzzy: false };
    const exact = this.#score(words, query, 0, []);
    if (exact.any) return { scores: exact.scores, words, fuzzy: false };
    // First the words that nobody has, then any of them may be misspelt.
    for (const [doubtful, most] of [
      [exact.missing, 1],
      [exact.missing, 2],
      [words, 1],
    ] as const) {
      const { any, scores, marked } = this.#score(words, query, most, doubtful);
      if (any) return { scores, words: [...marked].slice(0, MAX_MARKED), fuzzy: true };
    }
    return { scores: exact.scores, words, fuzzy: false };
  }

  #score(words: readonly string[], query: string, most: number, doubtful: readonly string[]) {
    const { size } = this;
    const scores = new Float64Array(size);
    const marked = new Set<string>();
    const missing: string[] = [];
    let any = false;
    words.forEach((word, i) => {
      const wrong = doubtful.includes(word) && word.length > 3 ? Math.min(most, word.length < 6 ? 1 : 2) : 0;
      const worth = this.#worthOf(word, wrong, marked);
      if (!worth.some(Boolean)) missing.push(word);
      any = false;
      for (let row = 0; row < size; row++) {
        const sum = worth[row] && (!i || scores[row]) ? scores[row]! + worth[row]! : 0;
        scores[row] = sum;
        any ||= sum > 0;
      }
    });
    if (!any) return { any, scores, marked, missing };
    const phrase = foldWords(query);
    this.#names.visit(phrase, 0, (rows, _word, _distance, whole) => {
      for (const row of rows) if (scores[row]) scores[row]! += whole ? 60 : 15;
    });
    // The shorter the name, the more of it is what was typed.
    for (let row = 0; row < size; row++)
      if (scores[row]) scores[row]! += 8 * Math.min(1, phrase.length / this.#nameLengths[row]!);
    return { any, scores, marked, missing };
  }

  /** What one word is worth to each record. */
  #worthOf(word: string, most: number, marked: Set<string>): Uint8Array {
    const { size } = this;
    const worth = new Uint8Array(size);
    /** A word that is only begun is worth a little less, a misspelt one much less. */
    const value = (field: Field, distance: number, whole: boolean): number =>
      (WORTH[field]! * 4 + (whole ? 8 : 0)) >> (2 * distance);
    this.#texts.visit(word, most, (things, found, distance, whole) => {
      marked.add(found);
      for (const thing of things) {
        const row = thing >> FIELD_BITS;
        worth[row] = Math.max(worth[row]!, value(thing & (FIELDS - 1), distance, whole), 1);
      }
    });
    const wanted = new Map<Facet, Uint8Array>();
    this.#values.visit(word, most, (things, found, distance, whole) => {
      marked.add(found);
      for (const thing of things) {
        const facet = this.keys.facets[FACETS[thing >> VALUE_BITS] as FacetName];
        let marks = wanted.get(facet);
        if (!marks) wanted.set(facet, (marks = new Uint8Array(facet.keys.length)));
        const number = thing & (VALUES - 1);
        marks[number] = Math.max(marks[number]!, value(Field.Rest, distance, whole), 1);
      }
    });
    for (const [facet, marks] of wanted)
      for (let row = 0; row < size; row++) worth[row] = Math.max(worth[row]!, facet.best(row, marks));
    return worth;
  }
}

/** A description's first words where there is no summary: the cards show them, too. */
function summaryOf({ summary, description }: Pick<Organization, 'summary' | 'description'>): string[] {
  if (summary !== undefined || description === undefined) return textsOf(summary);
  const all =
    Array.isArray(description) || typeof description === 'string' ? [description] : Object.values(description);
  return all.flatMap((text) => (Array.isArray(text) ? text.slice(0, 1) : [text])).map((text) => text.slice(0, SUMMARY));
}
