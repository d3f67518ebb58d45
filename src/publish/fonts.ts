/**
 * Fonts for pictures: Noto Sans from the packages of Fontsource, which divide a font into files by characters. Only the
 * files that a text needs are read. Fonts of the machine are never used: a picture is the same wherever it is made.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GlobalFonts } from '@napi-rs/canvas';
import { noto, PACKAGES, SCRIPTS, tableOf, type Package } from './font-packages.ts';

/** Whose letters a language wants where several have them: Chinese characters look different in each. */
const EAST: Record<string, Package> = {
  ja: noto('-jp'),
  ko: noto('-kr'),
  'zh-hant': noto('-tc'),
  'zh-tw': noto('-tc'),
  'zh-hk': noto('-tc'),
};

interface Subset {
  family: string;
  file: string;
  ranges: [first: number, last: number][];
}

/** `[4]` and `latin` are the subsets' names; a file's name has no brackets. */
function subsetsOf(name: Package): Subset[] {
  const path = tableOf(name);
  if (path === undefined) return [];
  try {
    const table = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    const short = name.replace(/^.*\//, '');
    return Object.entries(table).map(([key, ranges]) => {
      const family = `${short}-${key.replace(/[[\]]/g, '')}`;
      return {
        family,
        file: join(path, '../files', `${family}-wght-normal.woff2`),
        ranges: ranges.split(',').map((range) => {
          const [first = '', last = first] = range.replace(/^U\+/i, '').split('-');
          return [parseInt(first, 16), parseInt(last, 16)];
        }),
      };
    });
  } catch {
    // Not whole.
    return [];
  }
}

/** More on one letter than any script has. */
const MOST_MARKS = 4;

/** Chooses families for texts; files are registered when they are first wanted. */
export class Fonts {
  readonly #global: typeof GlobalFonts;
  readonly #subsets = new Map<Package, Subset[]>();
  readonly #registered = new Set<string>();
  readonly #found = new Map<string, Subset | undefined>();
  /** Characters that no installed package has. */
  readonly #missing = new Set<string>();

  constructor(global: typeof GlobalFonts) {
    this.#global = global;
  }

  /** Packages that are there; none where the first is not, since there is nothing to draw with then. */
  get installed(): string[] {
    return this.#of(noto('')).length ? PACKAGES.filter((name) => this.#of(name).length) : [];
  }

  /** Families for `ctx.font`, and the text without the characters that none has: an empty box says less than nothing. */
  choose(text: string, lang: string): { families: string; text: string } {
    const families = new Set<string>(['noto-sans-latin']);
    const east = eastOf(lang, text);
    let drawn = '';
    let [letters, lost, marks] = [0, 0, 0];
    let base: readonly Package[] = [];
    for (const character of text) {
      marks = /\p{Mn}/u.test(character) ? marks + 1 : 0;
      // A mark of no script of its own stands on its letter only if it comes from the same font.
      const packages = marks && /\p{sc=Inherited}/u.test(character) ? base : packagesFor(character, east);
      if (!marks) base = packages;
      const subset = marks > MOST_MARKS ? undefined : this.#subsetFor(character, packages);
      if (subset) families.add(this.#register(subset));
      if (subset || /[\s\p{Cf}]/u.test(character)) drawn += character;
      if (/\p{L}/u.test(character)) {
        letters++;
        if (!subset) lost++;
      }
    }
    // What is left of a text without most of its letters is no text.
    if (lost && lost * 2 >= letters) drawn = '';
    else if (drawn.length < text.length)
      drawn = drawn
        .replace(/\(\s*\)|\[\s*\]/g, '')
        .replace(/ {2,}/g, ' ')
        .trim();
    return { families: [...families].map((family) => `"${family}"`).join(','), text: drawn };
  }

  /** What would have to be installed for the letters that were wanted and not there. */
  advice(): string[] {
    const text = [...this.#missing].join('');
    const wanted = scripts.filter(({ has }) => has.test(text)).map(({ name }) => name);
    return [...new Set(wanted)].filter((name) => !this.#of(name).length);
  }

  #of(name: Package): Subset[] {
    let subsets = this.#subsets.get(name);
    if (!subsets) this.#subsets.set(name, (subsets = subsetsOf(name)));
    return subsets;
  }

  #subsetFor(character: string, packages: readonly Package[]): Subset | undefined {
    const key = packages.join() + character;
    if (this.#found.has(key)) return this.#found.get(key);
    const code = character.codePointAt(0)!;
    const found = packages
      .flatMap((name) => this.#of(name))
      .find(({ ranges }) => ranges.some(([first, last]) => code >= first && code <= last));
    if (!found) this.#missing.add(character);
    this.#found.set(key, found);
    return found;
  }

  #register({ family, file }: Subset): string {
    if (!this.#registered.has(family)) {
      this.#registered.add(family);
      this.#global.registerFromPath(file, family);
    }
    return family;
  }
}

const scripts = Object.entries(SCRIPTS).map(([script, name]) => ({ name, has: new RegExp(`\\p{sc=${script}}`, 'u') }));
const EASTERN: readonly Package[] = [noto('-sc'), noto('-tc'), noto('-jp'), noto('-kr')];

/**
 * Packages that may have a character: the tables of the East Asian ones name letters of other scripts that their fonts
 * do not have.
 */
function packagesFor(character: string, east: Package | undefined): readonly Package[] {
  const own = scripts.find(({ has }) => has.test(character))?.name;
  if (own === undefined)
    return /\p{sc=Common}|\p{sc=Inherited}/u.test(character)
      ? [noto(''), ...(east ? [east] : []), ...PACKAGES]
      : [noto('')];
  return EASTERN.includes(own) ? [...(east ? [east] : []), own, ...EASTERN] : [own];
}

function eastOf(lang: string, text: string): Package | undefined {
  if (/[\p{sc=Hira}\p{sc=Kana}]/u.test(text)) return EAST['ja'];
  if (/\p{sc=Hang}/u.test(text)) return EAST['ko'];
  const tag = lang.toLowerCase();
  return EAST[tag] ?? EAST[tag.split('-').slice(0, 2).join('-')] ?? EAST[tag.split('-')[0]!];
}
