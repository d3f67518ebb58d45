/** What is exactly as it should be is read without the rules for what is not, and read alike. */
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { issuesOf } from '../../src/feed/issues.ts';
import { OpenFeed } from '../../src/feed/open.ts';
import { openFeed, whole, type Reading } from '../../src/feed/plain-feed.ts';
import { brokenFeed } from './broken-feeds.ts';

const HERE = 'https://feed.invalid/feed.json';

/** The reading of exact values alone, if there is one. */
function plain(json: unknown): Reading | undefined {
  const { open } = whole;
  delete whole.open;
  const reading = openFeed(json, HERE);
  if (open) whole.open = open;
  return 'faults' in reading ? reading : undefined;
}

describe('a feed that is exactly as it should be', () => {
  const feed = (fields: object = {}) => ({
    orgfeed: '1.0',
    title: 'Here',
    organizations: [{ id: 'a', name: 'A', ...fields }],
  });
  const cases: [string, object][] = [
    ['a year as a number', { founded: 2008 }],
    ['a day that few months have', { founded: '2024-02-29' }],
    ['one entry in place of a list', { tags: 'aid', description: 'One.\n\nTwo.' }],
    ['strings in place of phones and mail addresses', { phones: ['+32 2'], emails: ['a.b@c-d.example'] }],
    ['what says nothing', { website: null, summary: '', tags: [], phones: [] }],
    ['keys of others', { 'x-mine': 1, nonsense: [] }],
    ['addresses from the feed’s own', { logo: { src: 'logo.svg' }, url: '#a', website: 'HTTPS://A.example' }],
    ['letters of any kind', { summary: { fr: 'Été 👩‍👩‍👧', ar: 'عربي', zh: '北京' }, legal_name: '« A »' }],
    ['a public address', { addresses: [{ locality: 'X', country: 'BE', confidential: false }] }],
  ];
  for (const [what, fields] of cases)
    it(`has ${what}`, () => {
      expect(plain(feed(fields))?.feed).to.deep.equal(new OpenFeed(feed(fields), HERE).feed);
    });
  const others: [string, object][] = [
    ['a confidential address', { addresses: [{ locality: 'X', confidential: 'no' }] }],
    ['a date that no month has', { founded: '2023-02-29' }],
    ['space around a value', { name: ' A' }],
    ['another scheme', { links: [{ href: 'javascript:alert(1)' }] }],
  ];
  for (const [what, fields] of others)
    it(`has not ${what}`, () => {
      expect(plain(feed(fields))).to.equal(undefined);
    });
  it('has terms that do not lead back', () => {
    const tags = (broader: string) => ({ a: { label: 'A', broader: 'b' }, b: { label: 'B', broader } });
    expect(plain({ ...feed(), tags: tags('c') })).to.be.ok;
    expect(plain({ ...feed(), tags: tags('a') })).to.equal(undefined);
  });
  it('has each id once, and no more records than are read at once', () => {
    const records = (id: (i: number) => string, length: number) =>
      Array.from({ length }, (_, i) => ({ id: id(i), name: 'A' }));
    expect(plain({ ...feed(), organizations: records((i) => `o${i}`, 1_000) })?.size).to.equal(1_000);
    expect(plain({ ...feed(), organizations: records((i) => `o${i}`, 1_001) })).to.equal(undefined);
    expect(plain({ ...feed(), organizations: records(() => 'a', 2) })).to.equal(undefined);
  });

  it('is read as by the whole rules, which find nothing wrong in it', () => {
    let read = 0;
    const asRead = brokenFeed.map((json) => JSON.parse(JSON.stringify(new OpenFeed(json, HERE).feed)) as unknown);
    fc.assert(
      fc.property(fc.oneof(brokenFeed, asRead), (json) => {
        const reading = plain(structuredClone(json));
        if (!reading) return;
        read++;
        const open = new OpenFeed(structuredClone(json), HERE);
        expect(reading.feed).to.deep.equal(open.feed);
        expect(issuesOf(open)).to.deep.equal([]);
        const { size } = reading;
        for (let place = 0; place < size; place++) {
          const record = reading.recordAt(place)!;
          expect(reading.record(record.id)).to.equal(record);
          expect(open.recordAt(place)).to.deep.equal(record);
        }
        expect(reading.find(undefined)).to.deep.equal(open.find(undefined));
      }),
      { numRuns: 2_000 },
    );
    expect(read).to.be.greaterThan(100);
  }).timeout(60_000);
});
