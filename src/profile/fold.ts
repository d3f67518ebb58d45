/** How texts are made alike for search: without case, accents, ligatures and punctuation, in every script. */

const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ـ: '',
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}ァ-ヶ]`, 'g');
// oxlint-disable-next-line no-control-regex -- the quick way for most names
const ASCII = /^[\0-\x7f]*$/;

/** Without case, marks and ligatures: « Séquestration » and « sequestration » are one, and so are カタリバ and かたりば. */
export const fold = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\p{M}/gu, '')
        .replace(SPECIAL, (letter) => LETTERS[letter] ?? String.fromCharCode(letter.charCodeAt(0) - 0x60));

/** Folded words with one space before each: « children’s » stays one word, « M.C.E. » becomes one. */
export function foldWords(text: string): string {
  const folded = fold(text).replace(/['’ʼ](?=s(?!\p{L}))|\.(?=\p{L}(?!\p{L}))/gu, '');
  // One class at a time: a pattern that looks for the word behind them takes a minute for 20,000 signs.
  const words = folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words ? ` ${words}` : folded;
}

/** What free text is known by: « Human rights » as `human-rights`. */
export const slugOf = (text: string): string => foldWords(text).trim().replaceAll(' ', '-');

/** More words than anybody types; a page's address can hold more. */
const MAX_WORDS = 12;
const MAX_QUERY = 200;

/** The words of a query, each once. */
export const wordsOf = (query: string): string[] =>
  [...new Set(foldWords(query.slice(0, MAX_QUERY)).split(' '))].filter(Boolean).slice(0, MAX_WORDS);

const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/;

/**
 * Whether a word is in a script that is written without spaces, or like Korean with few: there it may stand anywhere in
 * what looks like one.
 */
export const isUnspaced = (word: string): boolean => UNSPACED.test(word);

/** What a list says again and again. */
const known = new Map<string, string>();
const MAX_KNOWN = 10_000;

/** Whether something in a text begins with one of the folded words. */
export function mentions(text: string, words: readonly string[]): boolean {
  let all = known.get(text);
  if (all === undefined) {
    if (known.size > MAX_KNOWN) known.clear();
    known.set(text, (all = foldWords(text)));
  }
  return words.some((word) => all.includes(isUnspaced(word) ? word : ` ${word}`));
}

/** A piece of a text. */
export interface Piece {
  text: string;
  /** Whether it is what was looked for. */
  found: boolean;
}

/** Divides a text into what begins with one of the folded words and what does not; undefined where nothing does. */
export function divide(text: string, words: readonly string[]): Piece[] | undefined {
  if (!mentions(text, words)) return undefined;
  const pieces: Piece[] = [];
  let end = 0;
  const mark = (from: number, to: number): void => {
    if (from > end) pieces.push({ text: text.slice(end, from), found: false });
    pieces.push({ text: text.slice(from, to), found: true });
    end = to;
  };
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+(['’]s(?!\p{L}))?/gu)) {
    const folded = fold(word.replace(/['’]/, ''));
    for (const wanted of words) {
      if (isUnspaced(wanted)) {
        const at = folded.indexOf(wanted);
        if (at < 0) continue;
        // Where letters came apart none of them is where it was.
        if (folded.length === word.length) mark(index + at, index + at + wanted.length);
        else mark(index, index + word.length);
      } else if (folded.startsWith(wanted)) mark(index, index + word.length);
      else continue;
      break;
    }
  }
  if (!end) return undefined;
  if (end < text.length) pieces.push({ text: text.slice(end), found: false });
  return pieces;
}
