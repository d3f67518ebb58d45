/** What the scripts of dist/embed/ weigh on the way to a visitor (brotli), and what they may. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { parseAst } from 'vite';

const root = resolve(import.meta.dirname, '..');
const embed = resolve(root, 'dist/embed');

/** Everything that a first card needs in a language other than English: it shall fit into one first congestion window. */
export const FIRST_CARD_GOAL = 14_000;
/** What it weighs today; the build fails where it grows. The name of the chunks alone moves it by ten bytes. */
const FIRST_CARD_LIMIT = 15_995;

/** What a directory downloads besides, map and years apart. */
export const DIRECTORY_GOAL = 14_000;
const DIRECTORY_LIMIT = 14_000;

/** Bytes of the entry, of each language but English, of the one-file build, and of the largest first card. */
export function sizes() {
  const languages = Object.fromEntries(languageCodes().map((code) => [code, brotliBytes(chunkOf(code))]));
  const entry = brotliBytes('org-cards.js');
  const firstCard = entry + Math.max(0, ...Object.values(languages));
  return {
    entry,
    languages,
    oneFile: brotliBytes('org-cards.all.js'),
    firstCard,
    directory: brotliBytes(chunkOf('directory')),
  };
}

/** What is wrong with the built scripts, as sentences. */
export function faults() {
  const { firstCard, directory } = sizes();
  const imports = staticImports('org-cards.js');
  return [
    firstCard > FIRST_CARD_LIMIT && `A first card takes ${firstCard} bytes; ${FIRST_CARD_LIMIT} are allowed.`,
    directory > DIRECTORY_LIMIT && `A directory takes ${directory} bytes besides; ${DIRECTORY_LIMIT} are allowed.`,
    staticImports(chunkOf('directory')).some((file) => file !== '../org-cards.js') &&
      'A directory must be one request beside the feed, and its code imports more than the entry.',
    imports.length > 0 &&
      `org-cards.js must be one request before the first card, and it imports ${imports.join(', ')}.`,
    existsSync(resolve(embed, 'chunks')) || 'There are no chunks: nothing is loaded lazily.',
    staticImports('org-cards.all.js').length > 0 && 'org-cards.all.js must be one file, and it imports others.',
  ].filter((fault) => typeof fault === 'string');
}

/** As people read it: `12.3 kB`. */
export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const brotliBytes = (file) =>
  brotliCompressSync(readFileSync(resolve(embed, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** English comes with the entry. */
const languageCodes = () =>
  readdirSync(resolve(root, 'src/profile/messages'))
    .map((file) => basename(file, '.ts'))
    .filter((code) => code !== 'en');

function chunkOf(name) {
  const file = readdirSync(resolve(embed, 'chunks')).find((file) => file.replace(/-[\w-]{8}\.js$/, '') === name);
  if (!file) throw new Error(`dist/embed/chunks/ has no file for "${name}".`);
  return `chunks/${file}`;
}

const staticImports = (file) =>
  parseAst(readFileSync(resolve(embed, file), 'utf8'))
    .body.map((statement) => statement.source?.value)
    .filter(Boolean);
