/**
 * Which things have which words. Asked for the beginning of a word it looks at every word that begins with the same two
 * letters, once; for what may stand anywhere or be misspelt, at all of a directory's tens of thousands. Nothing has to be
 * sorted or prepared, and what was added last is found.
 */
import { foldWords, isUnspaced } from './fold.ts';

/** @param distance how many letters are wrong; @param whole whether it is the word and not only its beginning */
type Visit = (things: readonly number[], word: string, distance: number, whole: boolean) => void;

export class WordIndex {
  readonly #words: string[] = [];
  readonly #things: number[][] = [];
  readonly #places = new Map<string, number>();
  /** Places of words by their first two letters. */
  readonly #starts = new Map<string, number[]>();

  /** Adds the words of a text. */
  add(text: string, thing: number): void {
    for (const word of foldWords(text).split(' ')) if (word) this.addWord(word, thing);
  }

  /** Adds something that is looked up as it stands. */
  addWord(word: string, thing: number): void {
    const place = this.#places.get(word);
    if (place === undefined) {
      const last = this.#words.push(word) - 1;
      this.#places.set(word, last);
      this.#things.push([thing]);
      const start = word.slice(0, 2);
      if (!this.#starts.get(start)?.push(last)) this.#starts.set(start, [last]);
      return;
    }
    const things = this.#things[place]!;
    if (things.at(-1) !== thing) things.push(thing);
  }

  /** All words that begin with this one, with so many letters wrong at most. */
  visit(wanted: string, most: number, visit: Visit): void {
    const anywhere = isUnspaced(wanted);
    const look = (i: number): void => {
      const word = this.#words[i]!;
      if (anywhere ? word.includes(wanted) : word.startsWith(wanted))
        visit(this.#things[i]!, word, 0, word.length === wanted.length);
      else if (most) {
        const distance = distanceTo(wanted, word, most);
        if (distance <= most)
          visit(this.#things[i]!, word, distance, Math.abs(word.length - wanted.length) <= distance);
      }
    };
    const start = wanted.slice(0, 2);
    for (const [letters, places] of this.#starts)
      if (anywhere || most || letters.startsWith(start)) places.forEach(look);
  }
}

const rows = [0, 1, 2].map(() => new Uint8Array(256));

/**
 * How many letters must be changed, added, left out or swapped with their neighbour until a word begins as wanted;
 * more than `most` is as good as any number.
 */
export function distanceTo(wanted: string, word: string, most: number): number {
  const length = Math.min(word.length, wanted.length + most);
  if (length < wanted.length - most || wanted.length > 200) return Infinity;
  let [before, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= length; j++) last[j] = j;
  for (let i = 1; i <= wanted.length; i++) {
    let least = (row[0] = i);
    const letter = wanted.charCodeAt(i - 1);
    for (let j = 1; j <= length; j++) {
      const other = word.charCodeAt(j - 1);
      let cost = Math.min(last[j - 1]! + Number(letter !== other), last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && letter === word.charCodeAt(j - 2) && other === wanted.charCodeAt(i - 2))
        cost = Math.min(cost, before[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    [before, last, row] = [last, row, before];
  }
  let least = last[length]!;
  for (let j = Math.max(0, wanted.length - most); j < length; j++) least = Math.min(least, last[j]!);
  return least;
}
