/** A directory's question in an address: it comes back as it was, and nothing else there is touched. */
import { expect } from '@open-wc/testing';
import { readQuery, writeQuery } from '../../src/profile/query-address.ts';
import { NO_QUERY, type Query } from '../../src/profile/query.ts';
import * as fc from '../seeded.ts';

const value = fc.stringMatching(/^[\p{L}\d._~-]{1,12}$/u);
const query: fc.Arbitrary<Query> = fc.record({
  q: fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.trim()),
  type: fc.uniqueArray(value, { maxLength: 3 }),
  tag: fc.uniqueArray(value, { maxLength: 3 }),
  country: fc.uniqueArray(fc.constantFrom('BE', '150', 'x-eu'), { maxLength: 3 }),
  founded: fc.uniqueArray(fc.constantFrom('2000-2009', '1990-2005'), { maxLength: 2 }),
  sort: fc.constantFrom(undefined, 'name', '-founded', 'updated'),
  org: fc.constantFrom(undefined, 'missing-children-europe'),
});

describe('address', () => {
  it('brings every question back', () => {
    fc.assert(
      fc.property(query, (asked) => {
        expect(readQuery(`?${writeQuery('', 'org', asked)}`, 'org')).to.deep.equal(asked);
      }),
    );
  });

  it('leaves other parameters as they stand, and another directory’s', () => {
    const before = '?page=1&empty&x=%20a+b&list-q=other&org-card=1';
    const asked = { ...NO_QUERY, q: 'été', tag: ['abduction', 'children'] };
    const after = writeQuery(before, 'org', asked);
    expect(after).to.equal(`${before.slice(1)}&org-q=%C3%A9t%C3%A9&org-tag=abduction+children`);
    expect(writeQuery(`?${after}`, 'org', NO_QUERY)).to.equal(before.slice(1));
    expect(writeQuery('#intro', 'org', NO_QUERY)).to.equal('intro');
  });

  it('takes several values however they are written, and ignores nonsense', () => {
    expect(readQuery('?org-tag=a&org-tag=b,c+d', 'org').tag).to.deep.equal(['a', 'b', 'c', 'd']);
    for (const nonsense of [
      '#org-card',
      '?org-sort=sideways&org-org=%00<&org-x=1',
      '?%E0%A4%A&=&&org-',
      '?org-q',
      '?org-founded=abc+12&org-country=Belgium,%3Cb%3E+1',
    ])
      expect(readQuery(nonsense, 'org'), nonsense).to.deep.equal(NO_QUERY);
    const long = readQuery(`?org-q=${'a'.repeat(1e5)}&org-tag=${'b+'.repeat(1e4)}c`, 'org');
    expect(long.q.length).to.be.lessThan(1000);
    expect(long.tag).to.deep.equal(['b', 'c']);
    fc.assert(fc.property(fc.string(), (part) => void readQuery(`?${part}`, 'org')));
  });
});
