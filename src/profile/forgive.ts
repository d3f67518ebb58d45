/** What is found where nothing has all words as they were typed: written as one, in an address, or misspelt. */
// Types alone: what a chunk shares with the one that loads it costs a third one.
import type { Matcher, Matches, Worth } from './matcher.ts';

/** More words than are worth marking. */
const MAX_MARKED = 60;
/** Shorter ones stand in too many others. */
const LEAST = 5;
/** What a name is worth that is written as one word. */
const AS_ONE = 40;

/** The host in what is copied from an address of the web or of a mailbox, without what is before and after its name. */
const HOST = /^(?:\w+:\/\/)?(?:[^\s@/]+@)?(?:www\.)?([^\s/@]+)\.\p{L}{2,}(?:[/:?#]\S*)?$/u;

/** What a name may have a sign for, or none: « & », the letter that is left of « children’s ». */
const SMALL = /^(?:[a-z]|and|et|und|y)$/;

/** Undefined where there is nothing alike either. */
export function forgive(matcher: Matcher, query: string, words: readonly string[]): Matches | undefined {
  const [, host] = HOST.exec(query.trim()) ?? [];
  const named = host === undefined ? undefined : matcher.find(host);
  if (named?.scores?.some(Boolean)) return named;
  const found = alike(matcher, query, words);
  if (found) return found;
  // Only now: letters that stand alone may be an acronym.
  const large = words.filter((word) => !SMALL.test(word));
  if (!large[0] || large.length === words.length) return undefined;
  const without = matcher.find(large.join(' '));
  return without.scores!.some(Boolean) ? { ...without, fuzzy: true } : undefined;
}

function alike(matcher: Matcher, query: string, words: readonly string[]): Matches | undefined {
  const exact = words.map((word) => matcher.worthOf(word));
  const find = (worths: readonly Worth[], most: number): Matches | undefined => {
    const scores = matcher.score(worths, query, most);
    const found = [...new Set(worths.flatMap((worth) => [...worth.found]))].slice(0, MAX_MARKED);
    return scores && { scores, words: found, fuzzy: true };
  };
  /** First the words that nobody has may be misspelt, then any of them. */
  const misspelt = (most: number, any: boolean): Matches | undefined =>
    find(
      words.map((word, i) =>
        word.length > 3 && (any || !exact[i]!.found.size)
          ? matcher.worthOf(word, word.length < 6 ? 1 : most, distanceTo)
          : exact[i]!,
      ),
      most,
    );
  // To look through all names takes longer than to look for what is misspelt.
  return (
    misspelt(1, false) ??
    misspelt(2, false) ??
    (words[1] ? find([asOne(matcher, words.join(''))], 0) : undefined) ??
    find(
      exact.map((worth, i) => (worth.found.size ? worth : asOne(matcher, words[i]!))),
      0,
    ) ??
    misspelt(1, true)
  );
}

/** Names whose words, written as one, begin so. */
function asOne({ names, size }: Matcher, word: string): Worth {
  const worth = new Uint8Array(size);
  const found = new Set<string>();
  if (word.length < LEAST || !/^[\p{L}\p{N}]+$/u.test(word)) return { worth, found };
  const joined = new RegExp(`(?<=[ \\n])${[...word].join(' ?')}`, 'u');
  names.forEach((lines, row) => {
    const [begun] = joined.exec(lines) ?? [];
    if (begun === undefined) return;
    worth[row] = AS_ONE;
    for (const part of begun.split(' ')) found.add(part);
  });
  return { worth, found };
}

/**
 * How many letters must be changed, added, left out or swapped with their neighbour until a word begins as wanted;
 * more than `most` is as good as any number. Nobody asks for more than two, so every way can be tried.
 */
export function distanceTo(wanted: string, word: string, most: number, i = 0, j = 0): number {
  for (; i < wanted.length && wanted[i] === word[j]; i++) j++;
  if (i === wanted.length) return 0;
  if (!most) return Infinity;
  const swapped = wanted[i] === word[j + 1] && wanted[i + 1] === word[j];
  most--;
  return (
    1 +
    Math.min(
      distanceTo(wanted, word, most, i + 1, j + 1),
      distanceTo(wanted, word, most, i + 1, j),
      distanceTo(wanted, word, most, i, j + 1),
      swapped ? distanceTo(wanted, word, most, i + 2, j + 2) : Infinity,
    )
  );
}
