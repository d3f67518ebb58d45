/** Records read when they are wanted: in any order, one alone or all, the end is that of reading everything at once. */
import { expect } from '@open-wc/testing';
import { issuesOf } from '../../src/feed/issues.ts';
import { OpenFeed } from '../../src/feed/open.ts';
import { parseFeed } from '../../src/feed/read.ts';
import { recordOf } from '../../src/feed/records.ts';
import { brokenFeed } from './broken-feeds.ts';
import * as fc from '../seeded.ts';

const HERE = 'https://directory.example/feed.json';
const feedOf = (...organizations: unknown[]) => ({ orgfeed: '1.0', title: 'Here', organizations });
/** A record that tells when somebody reads it. */
function watched(id: string, read: string[]): object {
  const get = (): string => `${(read.push(id), id)}'s name`;
  return Object.defineProperty({ id }, 'name', { get, enumerable: true });
}

describe('an open feed', () => {
  it('reads no record before it is wanted, and each once', () => {
    const read: string[] = [];
    const open = new OpenFeed(feedOf(...['a', 'b', 'c'].map((id) => watched(id, read))), HERE);
    expect([open.size, open.feed!.title]).to.deep.equal([3, 'Here']);
    expect(read).to.be.empty;
    expect(open.record('b')!.name).to.equal("b's name");
    expect(recordOf(open.feed!, 'b')).to.equal(open.record('b'));
    expect(new Set(read)).to.deep.equal(new Set(['b']));
    expect(open.feed!.organizations.map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
    expect(open.feed!.organizations[1]).to.equal(open.record('b'));
    read.length = 0;
    expect(issuesOf(open)).to.be.empty;
    expect(
      open.readOn(() => true),
      'all is read',
    ).to.be.true;
    expect(read).to.be.empty;
  });

  it('peeks at one field without the others, and lets nothing bad through', () => {
    const open = new OpenFeed(feedOf({ id: 'a', name: ' A\u202e ', get website() { throw new Error('read'); } }, 5, { name: [] }), HERE); // prettier-ignore
    expect([0, 1, 2, 3].map((place) => open.peek(place, 'name'))).to.deep.equal(['A', undefined, undefined, undefined]);
  });

  it('stops when it is told to, and goes on from there', () => {
    const records = Array.from({ length: 100 }, (_, i) => ({ id: `o${i}`, name: 'N' }));
    const open = new OpenFeed(feedOf(...records), HERE);
    let calls = 0;
    while (!open.readOn(() => true)) expect(++calls).to.be.below(100);
    expect(calls).to.be.above(1);
    expect(open.feed!.organizations).to.deep.equal(records);
  });

  it('takes of several records with one id the first that is of use', () => {
    const json = feedOf(
      { id: 'a' },
      null,
      { id: 'a', name: 'second' },
      { id: 'b', name: 'B' },
      { id: 'a', name: 'last' },
    );
    const open = new OpenFeed(json, HERE);
    expect(open.record('a')!.name).to.equal('second');
    expect([0, 1, 2, 3, 4].map((place) => open.recordAt(place)?.name)).to.deep.equal([
      undefined,
      undefined,
      'second',
      'B',
      undefined,
    ]);
    expect(open.find(undefined), 'more than one').to.equal(undefined);
    expect(open.record('nobody')).to.equal(undefined);
  });

  it('does not look for the same id again and again', () => {
    const of = (fields: object) => Array.from({ length: 90_000 }, () => ({ id: 'a', ...fields }));
    const { feed, issues } = parseFeed({ ...feedOf(), organizations: [...of({}), ...of({ name: 'A' })] }, HERE);
    expect(feed!.organizations).to.have.length(1);
    expect(issues).to.have.length(100_000);
  });

  it('has an only record where the others are of no use', () => {
    expect(
      new OpenFeed(feedOf({}, { id: 'a', name: 'A' }, { id: 'a', name: 'again' }), HERE).find(undefined)?.name,
    ).to.equal('A');
    expect(new OpenFeed({ ...feedOf({ id: 'a', name: 'A' }), next: 'p2.json' }, HERE).find(undefined)).to.equal(
      undefined,
    );
  });

  it('ends like one that is read at once, whatever was read first', () => {
    fc.assert(
      fc.property(brokenFeed, fc.array(fc.nat(5), { maxLength: 6 }), (json, places) => {
        const { feed, issues } = parseFeed(structuredClone(json), HERE);
        const open = new OpenFeed(structuredClone(json), HERE);
        for (const place of places) {
          const record = open.recordAt(place);
          if (record) expect(open.record(record.id)).to.equal(record);
        }
        open.readOn(() => true);
        expect(open.feed).to.deep.equal(feed);
        expect(issuesOf(open)).to.deep.equal(issues);
      }),
      { numRuns: 500 },
    );
  });
});
