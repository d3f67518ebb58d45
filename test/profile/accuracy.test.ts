/**
 * Whether people find what they look for: the share of organisations that come within the first ten for what somebody
 * would type who knows them. Over the demo's records and over a large directory whose names are made of the same words.
 */
import { expect } from '@open-wc/testing';
import { fold } from '../../src/profile/fold.ts';
import { searchIn } from './searching.ts';

interface Sought {
  id: string;
  name: string;
  acronym?: string | undefined;
  town?: string | undefined;
}
type Record_ = { id: string; name: unknown; acronym?: unknown; addresses?: { locality?: unknown }[] };

/** Numbers from 0 to 1, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  // The generator of Park and Miller.
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
const first = (text: unknown): string | undefined =>
  typeof text === 'object' && text !== null ? (Object.values(text)[0] as string) : (text as string | undefined);

const demo = (await (await fetch('/demo/feed.json')).json()) as { organizations: Record_[] };
const known = demo.organizations.map(({ id, name, acronym, addresses }): Sought => ({
  id,
  name: first(name)!,
  acronym: first(acronym),
  town: first(addresses?.[0]?.locality),
}));

const wordsIn = (name: string): string[] => name.match(/[\p{L}\p{N}]+/gu) ?? [];
const unique = (words: string[]): string[] => [...new Set(words)];

/** Five thousand organisations of names that nobody has, each with the letters of its name and a town. */
function manyOf(seed: number): Sought[] {
  const random = seeded(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const words = unique(known.flatMap(({ name }) => wordsIn(name)).filter((word) => word.length > 3));
  const towns = unique(known.flatMap(({ town }) => town ?? []));
  return Array.from({ length: 5000 }, (_, i) => {
    const parts = Array.from({ length: 3 + Math.floor(random() * 3) }, () => one(words));
    const acronym = parts.map((word) => word[0]!.toUpperCase()).join('');
    return { id: `o${i}`, name: parts.join(' '), acronym, town: one(towns) };
  });
}

const random = seeded(7);
const below = (most: number): number => Math.floor(random() * most);
/** One letter changed, left out, added, or two of them swapped; never the first, which people get right. */
function misspell(word: string): string {
  const at = 1 + below(word.length - 2);
  const letter = String.fromCharCode(97 + below(26));
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  return [
    before + letter + after,
    before + after,
    before + letter + word[at] + after,
    before + after[0] + word[at] + after.slice(1),
  ][below(4)]!;
}
const longest = (words: string[]): string => words.reduce((a, b) => (b.length > a.length ? b : a), '');

/** What is typed for an organisation; undefined where it has no such thing. */
const ways: [name: string, least: number, typed: (sought: Sought) => string | undefined][] = [
  ['the beginning of the name', 0.9, ({ name }) => name.slice(0, Math.max(6, Math.ceil(name.length * 0.6)))],
  [
    'the beginnings of its words',
    0.9,
    ({ name }) =>
      wordsIn(name)
        .slice(0, 4)
        .map((word) => word.slice(0, Math.max(3, Math.ceil(word.length * 0.6))))
        .join(' '),
  ],
  ['the name without its accents', 0.9, ({ name }) => (fold(name) === name.toLowerCase() ? undefined : fold(name))],
  ['its words the other way round', 0.9, ({ name }) => wordsIn(name).toReversed().join(' ').toLowerCase()],
  ['the acronym', 0.9, ({ acronym }) => acronym?.toLowerCase()],
  [
    'two words of the name and the town',
    0.9,
    ({ name, town }) => town && `${wordsIn(name).slice(0, 2).join(' ')} ${town}`,
  ],
  [
    'the name with one letter wrong',
    0.8,
    ({ name }) => {
      const words = wordsIn(name).slice(0, 3);
      const word = longest(words);
      return word.length < 5 ? undefined : words.map((entry) => (entry === word ? misspell(entry) : entry)).join(' ');
    },
  ],
  [
    'one long word of the name with one letter wrong, and another',
    0.8,
    ({ name }) => {
      const words = wordsIn(name).filter((word) => word.length > 4);
      return words.length < 2 ? undefined : `${misspell(words[1]!)} ${words[0]}`;
    },
  ],
];

const large = manyOf(1);
const directories: [string, () => ReturnType<typeof searchIn>, Sought[]][] = [
  ['the demo', () => searchIn(demo, { locale: 'en' }), known],
  [
    'a directory of 5,000',
    () =>
      searchIn({
        organizations: large.map(({ town, ...record }) => ({
          ...record,
          addresses: [{ locality: town, country: 'BE' }],
        })),
      }),
    // Every tenth of them is looked for.
    large.filter((_, i) => i % 10 === 0),
  ],
];

for (const [where, make, all] of directories)
  describe(`in ${where} organisations are found by`, () => {
    const { ids } = make();
    for (const [name, least, typed] of ways)
      it(name, () => {
        const missed: string[] = [];
        let asked = 0;
        for (const sought of all) {
          const query = typed(sought);
          if (query === undefined) continue;
          asked++;
          if (!ids(query).slice(0, 10).includes(sought.id)) missed.push(`${query} → ${sought.name}`);
        }
        if (where !== 'the demo' && !asked) return;
        expect(asked, 'how many were looked for').to.be.above(where === 'the demo' ? 10 : 100);
        const share = 1 - missed.length / asked;
        expect(share, missed.slice(0, 20).join('\n')).to.be.at.least(least);
      });
  });
