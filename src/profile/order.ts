/** Orders: sorting that leaves time for the page, the first few of many, and the letters under which names are found. */
import { fold } from './fold.ts';
import { collator, countryLanguage } from './intl.ts';

type Compare = (a: number, b: number) => number;

/** So few are sorted at once. */
const RUN = 256;

/** Sorts numbers in steps: whoever drives it may do something else in between. */
export function* sortInSteps(items: Uint32Array, compare: Compare): Generator<void, Uint32Array> {
  yield;
  if (items.length <= RUN) return items.sort(compare);
  const middle = items.length >> 1;
  const left = yield* sortInSteps(items.slice(0, middle), compare);
  const right = yield* sortInSteps(items.slice(middle), compare);
  for (let at = 0, l = 0, r = 0; at < items.length; at++) {
    const takeLeft = r >= right.length || (l < left.length && compare(left[l]!, right[r]!) <= 0);
    items[at] = takeLeft ? left[l++]! : right[r++]!;
    if (at % RUN === 0) yield;
  }
  return items;
}

/** The first few in order, without sorting the rest; in steps, too. */
export function* firstOf(items: Iterable<number>, count: number, compare: Compare): Generator<void, number[]> {
  const best: number[] = [];
  if (count < 1) return best;
  let n = 0;
  for (const item of items) {
    if (n++ % 256 === 255) yield;
    if (best.length === count && compare(item, best[count - 1]!) >= 0) continue;
    let at = 0;
    for (let end = best.length; at < end;) {
      const middle = (at + end) >> 1;
      if (compare(item, best[middle]!) < 0) end = middle;
      else at = middle + 1;
    }
    best.splice(at, 0, item);
    if (best.length > count) best.pop();
  }
  return best;
}

/** Does it all in one. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Items by their key, smallest first; of equal ones those first that come first. Far quicker than comparing. */
export function byKey(items: ArrayLike<number>, keyOf: (item: number) => number): Uint32Array {
  const keys = new Float64Array(items.length);
  for (let i = 0; i < items.length; i++) keys[i] = keyOf(items[i]!) * PLACES + i;
  keys.sort();
  return Uint32Array.from(keys, (key) => items[((key % PLACES) + PLACES) % PLACES]!);
}
/** More than any feed has records. */
const PLACES = 2 ** 20;

/** Items by their score, a small whole number, best first; of equal ones those first that come first. Quicker still. */
export function byScore(items: Iterable<number>, scores: Uint16Array): number[] {
  const heaps: number[][] = [];
  for (const item of items) (heaps[BEST - scores[item]!] ??= []).push(item);
  return heaps.flat();
}
/** More than words can be worth. */
const BEST = 1e3;

/** By the first two letters of a name: CH stands behind H in Czech, and Danes write Å as AA. */
function latin(pair: string, locale: string): string {
  const { compare } = collator(locale);
  const first = pair[0]!;
  return upper(compare(pair, `${first}\uffff`) < 0 ? first : compare(pair, 'å') ? pair : 'å', locale);
}
const letters = Object.create(null) as Record<string, Record<string, string>>;
/** Turks have two of I. */
const upper = (letter: string, locale: string): string => letter.toLocaleUpperCase(countryLanguage(locale));

/** The letter under which a name is found, as a dictionary of the language has it; `#` for figures and whatever is no letter. */
export function letterOf(name: string, locale: string): string {
  // To compile what follows takes as long as reading a thousand names.
  if (/^[a-z]/i.test(name)) return ((letters[locale] ??= {})[name.slice(0, 2)] ??= latin(name.slice(0, 2), locale));
  // Thai and Lao write some vowels before the consonant with which the word begins.
  const sign = /(?![\u0e40-\u0e44\u0ec0-\u0ec4])[\p{L}\p{N}]/u.exec(name.normalize('NFC'))?.[0] ?? '';
  const plain = fold(sign);
  if (!/^\p{L}/u.test(plain)) return '#';
  // Too many signs for a row of buttons.
  if (/^\p{Script=Han}/u.test(plain)) return '漢';
  const code = plain.charCodeAt(0);
  if (code > 0x10ff && code < 0x1113) return String.fromCharCode(0xac00 + (code - 0x1100) * 588);
  // In Swedish Ä is a letter of its own, in German it is an A.
  return upper(collator(locale).compare(sign, plain) ? sign : plain[0]!, locale);
}
