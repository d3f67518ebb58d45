/** The hashes by which a page can pin the scripts of dist/embed/, for `integrity` attributes, import maps and policies. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const embed = resolve(import.meta.dirname, '../dist/embed');

/** `sha384-…` by the script's path in dist/embed/; what is built now, not what was written down. */
export function integrity() {
  const scripts = readdirSync(embed, { recursive: true }).filter((path) => path.endsWith('.js'));
  const names = scripts.map((path) => path.replaceAll('\\', '/')).toSorted();
  return Object.fromEntries(names.map((name) => [name, hash(readFileSync(resolve(embed, name)))]));
}

export const hash = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** The import map that pins the chunks: browsers check them against it where they are imported. */
export const importMap = (address, hashes = integrity()) => ({
  integrity: Object.fromEntries(
    Object.entries(hashes)
      .filter(([name]) => name.startsWith('chunks/'))
      .map(([name, value]) => [address + name, value]),
  ),
});

/** Writes them beside the scripts, and tells what a page that pins them has in its head. */
export function reportIntegrity() {
  const hashes = integrity();
  writeFileSync(resolve(embed, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  const address = 'https://your-host.example/';
  const script = (name) =>
    `<script type="module" src="${address}${name}" integrity="${hashes[name]}" crossorigin="anonymous"></script>`;
  console.log(`\nPinned, with the hashes of dist/embed/integrity.json:`);
  console.log(`<script type="importmap">${JSON.stringify(importMap(address, hashes))}</script>`);
  console.log(script('org-cards.js'));
  console.log(`or, in one file:\n${script('org-cards.all.js')}`);
}
