/** The scripts for foreign pages: always the newest, and pinned by version with hashes for `integrity`. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageMaker } from './site.ts';

// Beside the command's own folder, in the package and in a checkout alike.
const folder = fileURLToPath(new URL('../embed/', import.meta.url));

let read: Map<string, Buffer> | undefined;
const scripts = (): Map<string, Buffer> =>
  (read ??= new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'integrity.json')
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .map((path): [string, Buffer] => [
        path.slice(folder.length).replace(/^\/+|\\/g, (s) => (s === '\\' ? '/' : '')),
        readFileSync(path),
      ])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ));

/** `sha384-…` by the name of the file. */
export const scriptIntegrity = (): Record<string, string> =>
  Object.fromEntries(
    [...scripts()]
      .filter(([name]) => name.endsWith('.js'))
      .map(([name, bytes]) => [name, `sha384-${createHash('sha384').update(bytes).digest('base64')}`]),
  );

/** Of all of them, as the build has written them down, else anew. */
function hashesOfScripts(): string {
  try {
    return readFileSync(`${folder}integrity.json`, 'utf8');
  } catch {
    return JSON.stringify(scriptIntegrity());
  }
}

/** Of the pages: copy buttons, and the height of the page within a frame. */
const ownScripts = ['copy.js', 'frame.js'].map((name) => [name, new URL(`browser/${name}`, import.meta.url)] as const);

export const scriptFiles: PageMaker = {
  name: 'scripts',
  *files({ version, integrity }) {
    for (const [name, url] of ownScripts) yield [name, readFileSync(url)];
    for (const [name, bytes] of scripts()) {
      yield [name, bytes];
      yield [`v/${version}/${name}`, bytes];
    }
    yield [`v/${version}/integrity.json`, `${JSON.stringify(integrity, null, 2)}\n`];
  },
};

/** Of this program: another one may make other files of the same feed. */
export function programDigest(): string {
  const own = new URL('.', import.meta.url);
  const hash = createHash('sha256').update(hashesOfScripts());
  for (const name of readdirSync(own).toSorted())
    // Most have a hash of what is in them in their names.
    if (/-[\w-]{8}\.js$/.test(name)) hash.update(name);
    else if (name.endsWith('.js')) hash.update(readFileSync(new URL(name, own)));
  return hash.digest('base64url');
}
