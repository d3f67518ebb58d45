/**
 * Makes dist/: the package (tsc), the scripts for foreign pages (Vite), the JSON Schema of the feed, the
 * custom-elements manifest, the frameworks' types made of it, and the plugin for WordPress; then tells what a visitor downloads, and fails where that is
 * too much.
 * `node test/build.mjs embed` makes the scripts for foreign pages only.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';
import { frameworkTypes } from './framework-types.mjs';
import { reportIntegrity } from './integrity.mjs';
import { DIRECTORY_GOAL, faults, FIRST_CARD_GOAL, kilobytes, sizes } from './sizes.mjs';
import { pluginZip } from './wordpress/plugin.mjs';

const root = resolve(import.meta.dirname, '..');
const inDist = (file) => resolve(root, 'dist', file);
process.chdir(root);

if (process.argv[2] === 'embed') {
  await buildEmbed();
} else {
  rmSync(inDist('.'), { recursive: true, force: true });
  buildPackage();
  await buildEmbed();
  await build({ mode: 'cli' });
  await build({ mode: 'pages' });
  await writeJsonSchema();
  await writeManifest();
  reportIntegrity();
  writePlugin();
  reportSizes();
}

function buildPackage() {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

async function buildEmbed() {
  await build();
  await build({ mode: 'all' });
}

async function writeJsonSchema() {
  const { orgfeedJsonSchema } = await import(inDist('feed/json-schema.js'));
  writeFileSync(inDist('orgfeed-1.schema.json'), `${JSON.stringify(orgfeedJsonSchema(), null, 2)}\n`);
}

/** What is public about the elements, with the paths of the built files. */
async function writeManifest() {
  const { cli } = await import('@custom-elements-manifest/analyzer/cli.js');
  // `--outdir`, although nothing is written there: the analyzer puts it into package.json.
  const globs = ['src/define.ts', 'src/elements/{org-*,feed-element,events,directory-events}.ts'];
  const argv = ['analyze', '--litelement', '--quiet', '--outdir', 'dist', '--globs', ...globs];
  const manifest = await cli({ argv, cwd: root, noWrite: true });
  const isPublic = (entry) => entry?.privacy !== 'private' && entry?.privacy !== 'protected';
  const onlyPublic = (_key, value) => (Array.isArray(value) ? value.filter(isPublic) : value);
  const text = JSON.stringify(manifest, onlyPublic, 2);
  writeFileSync(inDist('custom-elements.json'), `${text.replace(/"\/?src\/([^"]+)\.ts"/g, '"dist/$1.js"')}\n`);
  for (const [file, types] of frameworkTypes(JSON.parse(text))) writeFileSync(inDist(file), types);
}

function writePlugin() {
  mkdirSync(inDist('wordpress'));
  writeFileSync(inDist('wordpress/org-cards.zip'), pluginZip());
}

function reportSizes() {
  const { entry, languages, oneFile, firstCard, directory } = sizes();
  console.log(`org-cards.js      ${entry} bytes (brotli)`);
  for (const [code, bytes] of Object.entries(languages)) console.log(`  language ${code}     ${bytes}`);
  console.log(`  directory       ${directory}`);
  console.log(`org-cards.all.js  ${oneFile}`);
  console.log(`A first card takes ${kilobytes(firstCard)} at most; the goal is ${kilobytes(FIRST_CARD_GOAL)}.`);
  console.log(`A directory takes ${kilobytes(directory)} besides; the goal is ${kilobytes(DIRECTORY_GOAL)}.`);
  const wrong = faults();
  for (const fault of wrong) console.error(fault);
  if (wrong.length > 0) process.exitCode = 1;
}
