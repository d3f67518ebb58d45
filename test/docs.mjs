/**
 * Writes the tables of README.md, between `<!-- begin:NAME -->` and `<!-- end:NAME -->`, from what the build made:
 * `elements` from the custom-elements manifest, `feed` from the JSON Schema, `sizes` from the scripts.
 * With `--check` it writes nothing and fails where they are stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { feedTables } from './docs-feed.mjs';
import { elementTables } from './docs-elements.mjs';
import { table } from './markdown.mjs';
import { kilobytes, sizes } from './sizes.mjs';

const root = resolve(import.meta.dirname, '..');
const readme = resolve(root, 'README.md');
const built = (file) => JSON.parse(readFileSync(resolve(root, 'dist', file), 'utf8'));

const sections = {
  elements: elementTables(built('custom-elements.json')),
  feed: feedTables(built('orgfeed-1.schema.json')),
  sizes: sizeTable(),
};

if (!existsSync(readme)) stop('There is no README.md.');
const before = readFileSync(readme, 'utf8');
let after = before;
for (const [name, text] of Object.entries(sections)) {
  const [begin, end] = [`<!-- begin:${name} -->`, `<!-- end:${name} -->`];
  const [start, stopAt] = [after.indexOf(begin), after.indexOf(end)];
  if (start < 0 || stopAt < start) stop(`README.md lacks the lines ${begin} and ${end}.`);
  after = `${after.slice(0, start + begin.length)}\n\n${text}\n\n${after.slice(stopAt)}`;
}

if (process.argv.includes('--check')) {
  if (after !== before) stop('The tables of README.md are stale. Write them with: npm run docs');
} else {
  writeFileSync(readme, after);
}

function sizeTable() {
  const { entry, languages, directory, oneFile } = sizes();
  const rows = [
    ['`org-cards.js`: everything that a first card needs, in English', entry],
    ['another language (French)', languages.fr],
    ['a directory', directory],
    ['`org-cards.all.js`: all of it in one file', oneFile],
  ];
  return table(
    ['Script', 'Brotli'],
    rows.map(([name, bytes]) => [name, kilobytes(bytes)]),
  );
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
