/** Which packages of fonts are installed, told without opening any. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

export const noto = <N extends string>(name: N) => `@fontsource-variable/noto-sans${name}` as const;

/** The package for each script. Noto Sans itself has Latin, Greek, Cyrillic and Devanagari. */
export const SCRIPTS = {
  Latin: noto(''),
  Arabic: noto('-arabic'),
  Han: noto('-sc'),
  Hiragana: noto('-jp'),
  Katakana: noto('-jp'),
  Hangul: noto('-kr'),
  Bopomofo: noto('-tc'),
  Hebrew: noto('-hebrew'),
  Thai: noto('-thai'),
  Lao: noto('-lao'),
  Khmer: noto('-khmer'),
  Myanmar: noto('-myanmar'),
  Bengali: noto('-bengali'),
  Gujarati: noto('-gujarati'),
  Gurmukhi: noto('-gurmukhi'),
  Kannada: noto('-kannada'),
  Malayalam: noto('-malayalam'),
  Sinhala: noto('-sinhala'),
  Tamil: noto('-tamil'),
  Telugu: noto('-telugu'),
  Armenian: noto('-armenian'),
  Ethiopic: noto('-ethiopic'),
  Georgian: noto('-georgian'),
} as const;
export type Package = (typeof SCRIPTS)[keyof typeof SCRIPTS];
export const PACKAGES: readonly Package[] = [...new Set(Object.values(SCRIPTS))];

/** The first of some modules that is installed beside the command or where it runs. */
function resolved(name: string, places: readonly string[]): string | undefined {
  for (const from of places)
    try {
      return createRequire(from).resolve(name);
    } catch {
      // Not installed there.
    }
  return undefined;
}

/** The file that says which characters a package has. */
export const tableOf = (name: Package): string | undefined =>
  resolved(`${name}/unicode.json`, [import.meta.url, join(process.cwd(), 'x.js')]);

/** What pictures can be drawn with, as far as can be seen without doing so. */
export function fontsAtHand(): string[] {
  if (!resolved('@napi-rs/canvas', [import.meta.url]) || !tableOf(noto(''))) return [];
  return PACKAGES.filter(tableOf);
}
