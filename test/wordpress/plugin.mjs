/** The plugin for WordPress, out of src/wordpress and the built scripts: the same bytes for the same sources. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { template } from './words.mjs';

const root = resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const TEXT = /\.(php|json|js|txt|pot)$/;

/** The zip file that WordPress installs. */
export function pluginZip() {
  const source = filesIn(join(root, 'src/wordpress')).map(([path, bytes]) => [path, withVersion(path, bytes)]);
  // A folder for each version, since the script's own name stays and browsers keep it.
  const unused = ['org-cards.all.js', 'integrity.json'];
  const scripts = filesIn(join(root, 'dist/embed')).filter(([path]) => !unused.includes(path));
  const files = [
    ...source,
    ...scripts.map(([path, bytes]) => [`elements-${version}/${path}`, bytes]),
    ['languages/org-cards.pot', Buffer.from(template(source, version))],
    ['license.txt', readFileSync(join(root, 'LICENSE'))],
  ];
  const entries = files.map(([path, bytes]) => [`org-cards/${path}`, bytes]);
  // A date without a time zone: zip files know none, and the bytes must not depend on the machine's.
  return zipSync(Object.fromEntries(sorted(entries)), { level: 9, mtime: new Date(1980, 0, 1) });
}

function withVersion(path, bytes) {
  return TEXT.test(path) ? Buffer.from(bytes.toString('utf8').replaceAll('@version@', version)) : bytes;
}

function filesIn(folder) {
  const paths = readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, path)).isFile());
  return sorted(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]));
}

function sorted(entries) {
  return entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
}
