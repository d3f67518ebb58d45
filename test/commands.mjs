/** The built command, run as people run it, in a folder of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';

// What is tested is the text; a build server may ask every command for colours.
delete process.env.FORCE_COLOR;
delete process.env.NO_COLOR;

const command = resolve(import.meta.dirname, '../dist/cli/main.js');

/** A temporary folder with what tests do in it; it goes when they are done. */
export function workshop() {
  const work = mkdtempSync(join(tmpdir(), 'org-cards-'));
  after(() => rmSync(work, { recursive: true, force: true }));
  const at = (...path) => join(work, ...path);
  const write = (name, feed) => {
    writeFileSync(at(name), typeof feed === 'string' ? feed : JSON.stringify(feed));
    return name;
  };
  /** Exit code and what was said. */
  function run(...args) {
    const options = { encoding: 'utf8', cwd: work, maxBuffer: 2 ** 28 };
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], options);
    return { status, stdout, stderr };
  }
  const publishArgs = (out, more) => [
    '--out',
    out,
    '--base-url',
    'https://directory.example/',
    '--no-pictures',
    ...more,
  ];
  return {
    at,
    write,
    run,
    start: (feed, out, ...more) =>
      spawn(process.execPath, [command, 'publish', write('feed.json', feed), ...publishArgs(out, more)], { cwd: work }),
    publish: (feed, out, ...more) => run('publish', write('feed.json', feed), ...publishArgs(out, more)),
    read: (...path) => readFileSync(at(...path), 'utf8'),
    /** Every file below a folder with the hash of its contents. */
    tree(out) {
      const files = readdirSync(at(out), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const hash = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
      const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
      return new Map(paths.map((path) => [path.slice(at(out).length + 1), hash(path)]));
    },
  };
}

export const feedOf = (...organizations) => ({
  orgfeed: '1.0',
  title: 'Directory',
  lang: 'en',
  updated: '2026-01-01',
  publisher: { name: 'Publisher' },
  organizations,
});
