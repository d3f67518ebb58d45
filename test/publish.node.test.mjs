/** `org-cards publish` as people run it: the built command, its files, its exit codes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';

const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'org-cards-'));
after(() => rmSync(work, { recursive: true, force: true }));

const command = join(root, 'dist/cli/main.js');
/** Runs the command and gives its exit code and what it said. */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', cwd: work });
  return { status, stdout, stderr };
}
function publish(feed, out, ...more) {
  const file = join(work, 'feed.json');
  writeFileSync(file, typeof feed === 'string' ? feed : JSON.stringify(feed));
  return run('publish', file, '--out', out, '--base-url', 'https://directory.example/', '--no-pictures', ...more);
}
const feedOf = (...organizations) => ({
  orgfeed: '1.0',
  title: 'Directory',
  lang: 'en',
  updated: '2026-01-01',
  organizations,
});
const read = (...path) => readFileSync(join(work, ...path), 'utf8');
const tree = (out) =>
  readdirSync(join(work, out), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(work, out).length + 1))
    .toSorted();

test('without arguments it says what it can do', () => {
  const { status, stdout } = run();
  assert.equal(status, 0);
  assert.match(stdout, /validate[^]*publish/);
});

test('exit codes tell usage, unreadable files and unwritable folders apart', () => {
  assert.equal(run('nonsense').status, 2);
  assert.equal(run('publish', 'feed.json', '--out', 'x', '--base-url', 'nonsense').status, 2);
  assert.equal(run('publish', 'absent.json', '--out', 'x', '--base-url', 'https://a.example/').status, 3);
  assert.equal(publish('{"orgfeed":', 'broken').status, 1);
});

test('a second run with nothing changed writes nothing and says so', () => {
  assert.equal(publish(feedOf({ id: 'a', name: 'A' }, { id: 'b', name: 'B' }), 'twice').status, 0);
  const before = tree('twice').map((path) => statSync(join(work, 'twice', path)).mtimeMs);
  const { status, stdout } = publish(feedOf({ id: 'a', name: 'A' }, { id: 'b', name: 'B' }), 'twice');
  assert.equal(status, 0);
  assert.match(stdout, /nothing was written/);
  assert.deepEqual(
    tree('twice').map((path) => statSync(join(work, 'twice', path)).mtimeMs),
    before,
  );
});

test('only what differs is written', () => {
  publish(feedOf({ id: 'a', name: 'A' }, { id: 'b', name: 'B' }), 'change');
  const of = (id) => statSync(join(work, 'change/organizations', id, 'index.html')).mtimeMs;
  const before = { a: of('a'), b: of('b') };
  publish(feedOf({ id: 'a', name: 'A' }, { id: 'b', name: 'Other' }), 'change');
  assert.equal(of('a'), before.a);
  assert.notEqual(of('b'), before.b);
  assert.match(read('change/organizations/b/index.html'), /Other/);
});
