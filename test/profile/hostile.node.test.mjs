/** A directory of a feed that was made to keep a page busy: tests that would not end, were they to fail. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../dist/feed/mend.js';
import { OpenFeed } from '../../dist/feed/open.js';
import { treeOf } from '../../dist/profile/facet-tree.js';
import { divide, foldWords, wordsOf } from '../../dist/profile/fold.js';
import { en } from '../../dist/profile/messages/en.js';
import { NO_FILTERS, NO_QUERY } from '../../dist/profile/query.js';
import { Search } from '../../dist/profile/search.js';

const numbers = (n) => Array.from({ length: n }, (_, i) => i);

/** All of a directory's reading and sorting. */
function searchIn(feed) {
  const open = new OpenFeed({ orgfeed: '1.0', title: 'Hostile', ...feed }, 'https://directory.example/');
  const search = new Search(open.feed, 'en', en, NO_FILTERS, []);
  for (const steps of [search.add(open), search.readOn(), search.sort()]) [...steps];
  return search;
}

test('texts of signs alone are folded as quickly as others', { timeout: 600_000 }, () => {
  for (const sign of '!-@%/[",…\u200b\n') {
    const text = sign.repeat(20_000);
    for (let i = 0; i < 20; i++) foldWords(`${text}${i % 2 ? 'a' : ''}`);
    assert.deepEqual(wordsOf(`${text.slice(0, 100)}Ökologie${text}`), ['okologie']);
    assert.equal(divide(text, ['a']), undefined);
  }
  assert.equal(foldWords(' (Children’s) M.C.E.! '), ' childrens mce');
  assert.equal(foldWords('!?'), '!?');
});

test('a vocabulary of a thousand terms, one in the other, gives each record a few hundred at most', () => {
  const tags = Object.fromEntries(
    numbers(1000).map((i) => [`t${i}`, { label: `T${i}`, broader: `t${(i + 1) % 1000}` }]),
  );
  const organizations = numbers(50).map((i) => ({ id: `o${i}`, name: `O${i}`, tags: ['t0'] }));
  const search = searchIn({ tags, organizations });
  const { tag } = search.keys.facets;
  assert.ok(tag.keys.length < 300, `${tag.keys.length} values`);
  const { total } = search.find({ ...NO_QUERY, tag: ['t3'] }, 'name', 24);
  assert.equal(total, 50, 'what is wider is found');
});

test(
  'regions that hold all others, and 40,000 tags, take no time that grows with their square',
  { timeout: 600_000 },
  () => {
    const codes = numbers(1000).map((i) => `x-${i}`);
    const places = Object.fromEntries(codes.map((code) => [code, { label: code, includes: codes }]));
    const areas = numbers(500).map((i) => ({ id: `o${i}`, name: `O${i}`, areas: ['x-1'] }));
    assert.equal(searchIn({ places, organizations: areas }).size, 500);
    const many = numbers(40).map((i) => ({ id: `o${i}`, name: `O${i}`, tags: numbers(1000).map((j) => `t${i}x${j}`) }));
    assert.equal(treeOf(searchIn({ organizations: many }).keys, 'tag').length, 40_000);
  },
);
