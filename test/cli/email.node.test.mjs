/** The command `org-cards email`, and the mails that `publish` writes. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const command = join(root, 'dist/cli/main.js');
const seed = join(root, 'test/feeds/seed.json');
const MCE = 'missing-children-europe';
const demo = join(root, 'demo/feed.json');
const folder = mkdtempSync(join(tmpdir(), 'org-cards-email-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args) => spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });

test('writes a mail of chosen cards in the order asked for, leading to the published site', () => {
  const { status, stdout } = run(
    'email', demo, '--org', 'eurochild,missing-children-europe', '-b', 'https://site.example/dir',
    '--lang', 'fr', '--width', '480', '--campaign', 'été',
  ); // prettier-ignore
  assert.equal(status, 0);
  const links = [...stdout.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href.replaceAll('&amp;', '&'));
  const parameters = '?utm_source=newsletter&utm_medium=email&utm_campaign=%C3%A9t%C3%A9';
  assert.deepEqual(
    links,
    ['eurochild', 'missing-children-europe'].map(
      (id) => `https://site.example/dir/organizations/${id}/fr/${parameters}`,
    ),
  );
  assert.match(stdout, /<html lang="fr"/);
  assert.match(stdout, /max-width:480px/);
});

test('writes cards as pictures, plain text, and what is new since a day', () => {
  const picture = run('email', seed, '--org', MCE, '--picture', '-b', 'https://site.example/').stdout;
  assert.match(
    picture,
    /<a href="https:\/\/site\.example\/organizations\/missing-children-europe\/"[^>]*><img src="https:\/\/site\.example\/organizations\/missing-children-europe\/card\.png" width="600" alt="Missing Children Europe – /,
  );
  const french = run('email', demo, '--org', MCE, '--picture', '-b', 'https://site.example/', '--lang', 'fr-BE').stdout;
  assert.match(french, /missing-children-europe\/fr\/card\.png"/);
  assert.match(run('email', seed, '--org', MCE, '--text').stdout, /^Missing Children Europe/);
  const since = run('email', demo, '--since', '2020-06-01', '--lang', 'fr').stdout;
  assert.match(since, /Mises à jour/);
  assert.match(since, /Missing Children Europe/);
  const nothing = run('email', demo, '--since', '2030-01-01');
  assert.match(nothing.stdout, /Nothing new since/);
  assert.match(nothing.stderr, /Nothing is new since 2030-01-01/, 'whoever sends it without looking is told');
});

test('shows logos that mail programs can load, and initials for others', () => {
  const file = join(folder, 'logos.json');
  const organizations = [
    'logo.png',
    'https://a.example/logo.png',
    'https://a.example/logo.svg',
    'http://a.example/logo.png',
  ].map((src, i) => ({ id: `o${i}`, name: `Name ${i}`, logo: { src } }));
  writeFileSync(file, JSON.stringify({ orgfeed: '1.0', title: 'Logos', organizations }));
  const { stdout } = run('email', file, '--org', 'o0,o1,o2,o3');
  assert.deepEqual(
    [...stdout.matchAll(/<img src="([^"]+)"/g)].map(([, src]) => src),
    ['https://a.example/logo.png'],
  );
});

test('says what is missing or wrong, with exit code 2', () => {
  for (const args of [
    [demo],
    [demo, '--org', 'nobody'],
    [demo, '--org', 'eurochild', '--since', '2020'],
    [demo, '--since', 'yesterday'],
    [seed, '--picture'],
    [seed, '--width', 'wide'],
    [seed, '--lang', 'not a tag'],
  ]) {
    const { status, stderr, stdout } = run('email', ...args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /\w/);
  }
  const other = join(folder, 'other.json');
  writeFileSync(other, '{"orgfeed": "1.0"');
  assert.equal(run('email', other).status, 1);
});

test('a published site has the mails of each organisation, and the news', () => {
  const out = join(folder, 'site');
  execFileSync(process.execPath, [command, 'publish', demo, '-o', out, '-b', 'https://site.example/', '--no-pictures']);
  const read = (file) => readFileSync(join(out, file), 'utf8');
  const mail = read('organizations/missing-children-europe/email.html');
  assert.match(mail, /<a href="https:\/\/site\.example\/organizations\/missing-children-europe\/"/);
  assert.match(read('organizations/missing-children-europe/email.txt'), /^Missing Children Europe/);
  assert.match(read('atom.xml'), /<id>https:\/\/site\.example\/organizations\/missing-children-europe\/<\/id>/);
  assert.match(read('updates.html'), /Missing Children Europe/);
  assert.match(read('updates.txt'), /Missing Children Europe/);
  assert.ok(existsSync(join(out, 'organizations/eurochild/email.html')));
});
