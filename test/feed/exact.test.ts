/** What is written exactly is shown as it stands, without the reader: then the reader would have kept all of it as it stands. */
import { expect } from '@open-wc/testing';
import { feed, record } from '../../src/feed/fields.ts';
import { checkOf } from '../../src/feed/glance.ts';
import { issuesOf } from '../../src/feed/issues.ts';
import * as mend from '../../src/feed/mend.ts';
import { OpenFeed, UNREAD, whole } from '../../src/feed/open.ts';
import { take } from '../../src/feed/readers.ts';
import { brokenFeed } from './broken-feeds.ts';
import * as fc from '../seeded.ts';

const HERE = 'https://directory.example/feed.json';
type Json = Record<string, unknown>;
const demo = (await (await fetch('/demo/feed.json')).json()) as Json & { organizations: Json[] };
const { read } = whole;

const isGood = checkOf(mend.record);

/** What the reader makes of a value: the same where it is exact, or good at a glance, and nothing to tell. */
function check(kind: typeof record | typeof feed, value: unknown): boolean {
  if (!kind(value) && !(kind === record && isGood(value))) return false;
  const open = new OpenFeed({}, HERE);
  const before = structuredClone(value);
  const context = { base: HERE, faulty: false };
  // Whether it stays where the feed is shows when it is followed.
  if (kind === feed && !(((value as Json)['org_url'] ?? HERE) as string).startsWith('https://directory.example/'))
    return false;
  const kept = kind === record ? take(mend.record, value, context) : read!<unknown>(kind, value, open, 0);
  const { organizations: _, ...around } = before as Json;
  expect(kept).to.deep.equal(kind === feed ? around : before);
  if (kind === record) expect(kept).to.equal(value);
  expect(context.faulty).to.be.false;
  expect(open.faults).to.be.empty;
  return true;
}

/** Places in a value that something else can be put at. */
function* placesIn(value: unknown): Generator<[Json, string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    yield [value as Json, key];
    yield* placesIn((value as Json)[key]);
  }
}
/** What is almost right, and what is not at all. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' a',
    'a ',
    'a\nb',
    'a\n\nb',
    '\u200b',
    '\u3164',
    '\u2800',
    'a\u202eb',
    'a\u0000',
    '\ud800',
    'x'.repeat(20_001), // prettier-ignore
    0,
    91,
    -181,
    1.5,
    NaN,
    true,
    false,
    [],
    {},
    [[]],
    [null],
    ['a', ''],
    { fr: '' },
    { fr: [] },
    { '': 'a' },
    { __proto__: null }, // prettier-ignore
    JSON.parse('{"__proto__": "a"}'),
    JSON.parse('{"fr": {"en": "a"}}'),
    Array.from({ length: 1001 }, () => 'a'), // prettier-ignore
    'javascript:alert(1)',
    'https://a:b@c.example/',
    'http://c.example',
    'https://c.example/../a',
    'https://c.example/%2e%2e/', // prettier-ignore
    'https://c.example/{id}/',
    'https://c.example/#{tag}',
    'HTTPS://C.example',
    '//c.example',
    'https://c.example/a b',
    'mailto:a@b.co', // prettier-ignore
    '2008',
    2008,
    '2008-02-29',
    '2008-02-30',
    '2007-04-31',
    '2007-13',
    '2007-12-31T25:00',
    '2008-02-28T10:00:00Z', // prettier-ignore
    'BE',
    'be',
    'UK',
    'UK-X',
    '150',
    'x-a',
    'fr',
    'fr_BE',
    'a@b.co',
    'a..b@c.co',
    '.a@b.co',
    'a@b.c',
    '116000',
    '+32 2',
    '1.0',
    '2.0',
    1, // prettier-ignore
    'constructor',
    '__proto__',
    'id-1',
    'i d',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

describe('what is written exactly', () => {
  it('is the whole demo', () => {
    expect(check(feed, demo)).to.be.true;
    expect(demo.organizations.filter((each) => !check(record, each) || !isGood(each))).to.be.empty;
  });

  it('is what the reader keeps as it stands', () => {
    let exact = 0;
    fc.assert(
      fc.property(brokenFeed, (json) => {
        check(feed, json);
        for (const each of [(json as Json)['organizations']].flat()) exact += Number(check(record, each));
      }),
      { numRuns: 1000 },
    );
    const base = fc.constantFrom(...demo.organizations, { ...demo, organizations: [] });
    fc.assert(
      fc.property(base, fc.array(fc.tuple(fc.nat(), odd, fc.boolean()), { maxLength: 3 }), (json, changes) => {
        const changed = structuredClone(json);
        for (const [at, given, alone] of changes) {
          // The same twice could come to stand in itself.
          const value = structuredClone(given);
          const places = [...placesIn(changed)];
          const [parent, key] = places[at % places.length]!;
          if (alone) parent[key] = value;
          else if (Array.isArray(parent)) parent.push(value);
          else parent[`x${key}`] = value;
        }
        exact += Number(check('organizations' in json ? feed : record, changed));
      }),
      { numRuns: 5000 },
    );
    expect(exact, 'exact ones among them').to.be.above(500);
  });

  it('may lead to files of its own, and is told where those would be elsewhere', () => {
    const leading = (org_url: string) => new OpenFeed({ orgfeed: '1.0', title: 'T', organizations: [], org_url }, HERE);
    const [own, foreign] = ['https://directory.example/o/{id}.json', 'https://other.example/o/{id}.json'].map(leading);
    delete whole.read;
    try {
      expect(own!.feed?.org_url).to.equal('https://directory.example/o/{id}.json');
      expect(foreign!.feed, 'nothing is loaded for it').to.be.an('object');
    } finally {
      whole.read = read!;
    }
    expect([own, foreign].map((open) => issuesOf(open!).map(({ code }) => code))).to.deep.equal([[], ['other-origin']]);
  });

  it('may be so once nothing is said of what is nothing, and texts are lists', () => {
    const text = fc.constantFrom<unknown>(
      'a',
      'a b',
      'a\n\nb',
      ['a'],
      ['a', '', null],
      { fr: 'a', en: ['b'] },
      { fr: '' },
    );
    const nothing = fc.constantFrom<unknown>(null, '', [], [null], ['', 'a'], false);
    const names = ['acronym', 'alt_names', 'tags', 'areas', 'addresses', 'links', 'founded', 'website', 'confidential'];
    let tidied = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...demo.organizations),
        fc.option(text),
        fc.array(fc.tuple(fc.constantFrom(...names), nothing), { maxLength: 2 }),
        fc.option(nothing),
        (base, description, changes, confidential) => {
          const record = structuredClone(base);
          if (description) record['description'] = description;
          if (description) record['sections'] = [{ title: 'a', body: description }];
          for (const [name, value] of changes) record[name] = value;
          if (confidential !== null && Array.isArray(record['addresses']))
            for (const address of record['addresses'] as (Json | null)[])
              if (Object(address) === address) address!['confidential'] = confidential;
          const json = { ...demo, organizations: [record] };
          const asRead = new OpenFeed(json, HERE);
          const kept = asRead.find(undefined);
          const issues = issuesOf(asRead);
          delete whole.read;
          try {
            expect(new OpenFeed(json, HERE).find(undefined)).to.deep.equal(kept);
            expect(issues).to.be.empty;
            tidied++;
          } catch (cause) {
            if (cause !== UNREAD) throw cause;
          } finally {
            whole.read = read!;
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(tidied, 'without the reader').to.be.above(20);
  });

  it('asks for nothing more; all else does until the reader is there', () => {
    delete whole.read;
    try {
      const tidy = new OpenFeed(demo, HERE);
      expect(tidy.feed!.organizations).to.deep.equal(demo.organizations);
      const [first, second] = demo.organizations as [Json, Json];
      const untidy = new OpenFeed({ ...demo, organizations: [first, { ...second, founded: 2008 }] }, HERE);
      const get = (work: () => unknown): unknown => {
        try {
          return work();
        } catch (cause) {
          return cause;
        }
      };
      expect(untidy.find(first['id'] as string)).to.equal(first);
      expect(get(() => untidy.find(second['id'] as string))).to.equal(UNREAD);
      expect(get(() => untidy.readOn(() => false))).to.equal(UNREAD);
      expect(untidy.find('nobody')).to.equal(undefined);
      const deep = JSON.parse(`${'{"x":'.repeat(20_000)}1${'}'.repeat(20_000)}`) as unknown;
      const strange = new OpenFeed({ ...demo, organizations: [{ ...first, deep }] }, HERE);
      expect(
        get(() => strange.find(undefined)),
        'nested deeply',
      ).to.equal(UNREAD);
      whole.read = read!;
      expect(untidy.readOn(() => false)).to.be.true;
      expect(untidy.feed!.organizations[1]).to.deep.equal({ ...second, founded: '2008' });
      expect(issuesOf(untidy)).to.be.empty;
    } finally {
      whole.read = read!;
    }
  });
});
