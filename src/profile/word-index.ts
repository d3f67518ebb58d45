/**
 * Which things have which words. Asked for the beginning of a word it looks at every word that begins with the same three
 * letters, once; for what is misspelt, at those that begin alike; for what may stand anywhere, at all of a directory's
 * tens of thousands. Nothing has to be sorted or prepared, and what was added last is found.
 */
import { foldWords, isUnspaced } from './fold.ts';

/** By so many letters words are told apart at first. */
const START = 3;

/** @param distance how many letters are wrong; @param whole whether it is the word and not only its beginning */
export type Visit = (things: readonly number[], word: string, distance: number, whole: boolean) => void;

/** How many letters are wrong, where a word should begin as wanted; more than `most` is as good as any number. */
export type Distance = (wanted: string, word: string, most: number) => number;
const begins: Distance = (wanted, word) => (word.startsWith(wanted) ? 0 : Infinity);

export class WordIndex {
  readonly #things = new Map<string, number[]>();
  /** Words by their first letters. */
  readonly #starts = new Map<string, string[]>();

  /** Adds the words of a text. */
  add(text: string, thing: number): void {
    for (const word of foldWords(text).split(' ')) {
      if (!word) continue;
      const things = this.#things.get(word);
      if (things) {
        if (things.at(-1) !== thing) things.push(thing);
        continue;
      }
      this.#things.set(word, [thing]);
      const start = word.slice(0, START);
      if (!this.#starts.get(start)?.push(word)) this.#starts.set(start, [word]);
    }
  }

  /** All words that begin with this one, with so many letters wrong at most, as something counts them. */
  visit(wanted: string, visit: Visit, most = 0, distanceTo: Distance = begins): void {
    const anywhere = isUnspaced(wanted);
    const start = wanted.slice(0, START);
    for (const [letters, words] of this.#starts)
      if (anywhere || letters.startsWith(start) || (most && distanceTo(letters, wanted, most) <= most))
        for (const word of words) {
          const distance = anywhere && word.includes(wanted) ? 0 : distanceTo(wanted, word, most);
          if (distance <= most)
            visit(this.#things.get(word)!, word, distance, Math.abs(word.length - wanted.length) <= distance);
        }
  }
}
