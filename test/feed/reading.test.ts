/** What the reader takes as it comes, and what it drops: never more than the bad field, and always with an issue. */
import { expect } from '@open-wc/testing';
import { parseFeed, type Issue, type IssueCode } from '../../src/feed/read.ts';
import type { Organization } from '../../src/feed/schema.ts';
import { brokenFeed } from './broken-feeds.ts';
import * as fc from '../seeded.ts';

const HERE = 'https://directory.example/data/feed.json';
const read = (feed: object, base = HERE) =>
  parseFeed({ orgfeed: '1.0', title: 'Here', organizations: [], ...feed }, base);
/** One record with these fields besides its id and name. */
function record(fields: object): { organization: Organization; issues: Issue[] } {
  const { feed, issues } = read({ organizations: [{ id: 'a', name: 'A', ...fields }] });
  return { organization: feed!.organizations[0]!, issues };
}
const told = (issues: Issue[]) => issues.map(({ code, path }) => `${code} ${path}`);

describe('what is tolerated', () => {
  const cases: [string, object, object][] = [
    ['a year as a number', { founded: 2008 }, { founded: '2008' }],
    ['one entry in place of an array', { tags: 'aid', areas: 'BE' }, { tags: ['aid'], areas: ['BE'] }],
    ['a string in place of a list of paragraphs', { description: 'One.' }, { description: ['One.'] }],
    ['paragraphs divided by empty lines', { description: 'One.\r\n \r\nTwo.' }, { description: ['One.', 'Two.'] }],
    ['a phone as a string', { phones: '+32 2 894 74 84' }, { phones: [{ display: '+32 2 894 74 84' }] }],
    ['a mail address as a string', { emails: 'a@b.example' }, { emails: [{ address: 'a@b.example' }] }],
    [
      'null in place of nothing',
      { website: null, tags: [null, 'aid'], summary: { fr: null, en: 'Aid' } },
      { tags: ['aid'], summary: { en: 'Aid' } },
    ],
    ['the empty string in place of nothing', { website: '', founded: '', logo: '', addresses: '' }, {}],
    [
      'countries in lower case',
      { areas: ['150', 'be', 'us-ca'], origin: 'fr' },
      { areas: ['150', 'BE', 'US-CA'], origin: 'FR' },
    ],
    ['UK for GB', { origin: 'UK', areas: ['uk', 'UK-SCT'] }, { origin: 'GB', areas: ['GB', 'GB-SCT'] }],
    [
      'space around a value',
      { name: ' A ', founded: ' 2008 ', website: ' https://a.example/ ' },
      { name: 'A', founded: '2008', website: 'https://a.example/' },
    ],
    ['a line break in one line', { summary: 'one\r\n two' }, { summary: 'one two' }],
    ['unknown keys', { 'x-mine': 1, nonsense: { deep: [] } }, {}],
    [
      'unknown words of an enumeration',
      { status: 'dormant', phones: [{ type: 'telex', display: '1' }] },
      { status: 'dormant', phones: [{ type: 'telex', display: '1' }] },
    ],
    [
      'zero',
      { members_count: 0, addresses: [{ lat: 0, lon: 0 }] },
      { members_count: 0, addresses: [{ lat: 0, lon: 0 }] },
    ],
    ['an emoji', { summary: 'Aid 👩‍👩‍👧' }, { summary: 'Aid 👩‍👩‍👧' }],
    ['the 29th of February of a leap year', { founded: '2024-02-29' }, { founded: '2024-02-29' }],
    ['a time with a space', { updated: '2019-03-01 10:00' }, { updated: '2019-03-01T10:00' }],
    ['a national zero in a number', { phones: { tel: '+32 (0)2 894-74.84' } }, { phones: [{ tel: '+3228947484' }] }],
  ];
  for (const [what, fields, expected] of cases)
    it(what, () => {
      const { organization, issues } = record(fields);
      expect(organization).to.deep.equal({ id: 'a', name: 'A', ...expected });
      expect(issues).to.deep.equal([]);
    });

  it('a version without quotation marks', () => {
    expect(read({ orgfeed: 1 }).feed?.orgfeed).to.equal('1.0');
  });
  it('later minor versions', () => {
    expect(read({ orgfeed: '1.99' }).issues).to.deep.equal([]);
  });
  it('one organization in place of a list', () => {
    expect(read({ organizations: { id: 'a', name: 'A' } }).feed?.organizations).to.have.length(1);
  });
  it('pages or a search in place of organizations, which is then an empty list', () => {
    const { feed, issues } = parseFeed({ orgfeed: '1.0', title: 'Here', pages: [{ href: 'p1.json' }] }, HERE);
    expect(feed?.organizations).to.deep.equal([]);
    expect(issues).to.deep.equal([]);
  });
  it('places by lower-case code, kept by the code itself', () => {
    expect(read({ places: { uk: { label: 'Britain' } } }).feed?.places).to.deep.equal({ GB: { label: 'Britain' } });
  });
});

describe('what is dropped', () => {
  const cases: [IssueCode, string, object][] = [
    ['not-text', 'summary', { summary: 5 }],
    ['not-text', 'summary.fr', { summary: { fr: ['x'], en: 'y' } }],
    ['not-text', 'tags[1]', { tags: ['aid', { id: 'b' }] }],
    ['not-text', 'description[0]', { description: [['nested']] }],
    ['empty', 'summary', { summary: {} }],
    ['empty', 'summary', { summary: ' \u200b ' }],
    ['bad-language', 'summary.not a tag', { summary: { 'not a tag': 'x', en: 'y' } }],
    ['bad-language', 'lang', { lang: 'français' }],
    ['bad-place', 'areas[0]', { areas: ['BEL'] }],
    ['bad-place', 'addresses[0].country', { addresses: [{ country: '150', locality: 'X' }] }],
    ['bad-date', 'founded', { founded: 'about 1990' }],
    ['bad-date', 'founded', { founded: '2023-02-29' }],
    ['bad-date', 'founded', { founded: 99 }],
    ['bad-date', 'updated', { updated: '2019-13-01T10:00Z' }],
    ['bad-url', 'website', { website: 'www.example.org' }],
    ['bad-url', 'social[1]', { social: ['https://a.example/', 'ftp://a.example/'] }],
    ['bad-url', 'logo.src', { logo: { src: 'data:image/png;base64,AA==' } }],
    ['bad-email', 'emails[0].address', { emails: ['A <a@b.example>'] }],
    ['bad-email', 'emails[0].address', { emails: ['a@b.example?bcc=c@d.example'] }],
    ['bad-phone', 'phones[0].tel', { phones: [{ tel: '02 894 74 84 / 85', display: 'x' }] }],
    ['bad-number', 'members_count', { members_count: '12' }],
    ['bad-number', 'members_count', { members_count: 1.5 }],
    ['bad-number', 'addresses[0].lat', { addresses: [{ lat: 91, lon: 0 }] }],
    ['bad-colour', 'logo.background', { logo: { src: 'a.svg', background: 'red' } }],
    ['bad-id', 'relations[0].org', { relations: [{ org: 'two words' }] }],
    ['bad-id', 'ids.two words', { ids: { 'two words': '1' } }],
    ['not-an-object', 'logo', { logo: 'logo.svg' }],
    ['not-an-object', 'verified', { verified: '2024-01-01' }],
    ['missing', 'sections[0].title', { sections: [{ body: 'x' }] }],
    ['missing', 'links[0].href', { links: [{ label: 'x' }] }],
    ['too-long', 'summary', { summary: 'x'.repeat(20_001) }],
    ['too-long', 'tags[0]', { tags: 'x'.repeat(20_001) }],
    ['too-many', 'tags', { tags: Array(1_001).fill('aid') }],
    ['too-many', 'ids', { ids: Object.fromEntries(Array.from({ length: 1_003 }, (_, i) => [`s${i}`, '1'])) }],
    ['confidential', 'addresses[0].confidential', { addresses: [{ locality: 'X', confidential: true }] }],
  ];
  for (const [code, path, fields] of cases)
    it(`${code} at ${path}: ${JSON.stringify(fields).slice(0, 50)}`, () => {
      const { organization, issues } = record(fields);
      expect(told(issues)).to.deep.equal([`${code} organizations[0].${path}`]);
      expect(organization.name, 'the record stays').to.equal('A');
    });

  it('only the bad field, not its neighbours', () => {
    const good = { founded: '2008', tags: ['aid'], logo: { src: 'https://a.example/l.svg' } };
    expect(record({ ...good, website: 5, phones: 5 }).organization).to.deep.equal({ id: 'a', name: 'A', ...good });
  });
  it('the end of what is too long, without half a character', () => {
    const { organization } = record({ summary: 'x'.repeat(19_999) + '👩', tags: Array(1_002).fill('aid') });
    expect(organization.summary).to.equal('x'.repeat(19_999));
    expect(organization.tags).to.have.length(1_000);
  });
  for (const bad of [
    { name: 'A' },
    { id: 'a' },
    { id: 'two words', name: 'A' },
    { id: 'a', name: {} },
    { id: 'a', name: ' ' },
    { ids: { 'b c': 1 }, name: 'A' },
    'A',
    5,
    [[]],
  ])
    it(`a record without a usable id or name: ${JSON.stringify(bad)}`, () => {
      const { feed, issues } = read({ organizations: [bad, { id: 'b', name: 'B' }] });
      expect(feed?.organizations.map(({ id }) => id)).to.deep.equal(['b']);
      expect(issues.every(({ path, level }) => path.startsWith('organizations[0]') && level === 'error')).to.equal(
        true,
      );
      if (typeof bad === 'object' && 'ids' in bad) expect(told(issues)).to.include('missing organizations[0].id');
    });
  it('the second of two records with one id', () => {
    const { feed, issues } = read({
      organizations: [
        { id: 'a', name: 'first' },
        { id: 'a', name: 'second' },
      ],
    });
    expect(feed?.organizations).to.deep.equal([{ id: 'a', name: 'first' }]);
    expect(told(issues)).to.deep.equal(['duplicate-id organizations[1].id']);
  });
  it('nothing more of what has been read', () => {
    fc.assert(
      fc.property(brokenFeed, (json) => {
        const { feed } = parseFeed(json, HERE);
        const again = parseFeed(JSON.parse(JSON.stringify(feed)), HERE);
        expect(again.feed).to.deep.equal(feed);
        expect(again.issues.filter(({ code }) => code !== 'missing')).to.deep.equal([]);
      }),
      { numRuns: 300 },
    );
    const [record] = parseFeed(
      { orgfeed: '1.0', title: 'Here', organizations: [{ id: 'a', name: 'A', description: 'One. \n \n Two.' }] },
      HERE,
    ).feed!.organizations;
    expect(record!.description).to.deep.equal(['One.', 'Two.']);
  });
  it('nothing that was given is changed', () => {
    const json = {
      orgfeed: '1.0',
      types: { a: { label: 'A', broader: 'a' } },
      organizations: [{ id: 'a', name: ' A ' }],
    };
    const before = structuredClone(json);
    parseFeed(json, HERE);
    expect(json).to.deep.equal(before);
  });
});

describe('a feed as a whole', () => {
  for (const value of [
    undefined,
    null,
    5,
    'feed',
    [],
    {},
    { orgfeed: 'one' },
    { orgfeed: null },
    { organizations: [] },
  ])
    it(`is no feed: ${JSON.stringify(value)}`, () => {
      const { feed, issues } = parseFeed(value);
      expect(feed).to.equal(undefined);
      expect(told(issues)).to.deep.equal(['not-a-feed ']);
    });
  for (const orgfeed of ['2.0', '0.9', '11.0', 2])
    it(`is of another major version: ${orgfeed}`, () => {
      expect(parseFeed({ orgfeed, organizations: [] }).feed).to.equal(undefined);
      expect(told(parseFeed({ orgfeed }).issues)).to.deep.equal(['other-version orgfeed']);
    });
  it('has no title: a warning', () => {
    const { feed, issues } = parseFeed({ orgfeed: '1.0', organizations: [] }, HERE);
    expect(feed).to.not.equal(undefined);
    expect(issues).to.deep.equal([{ code: 'missing', level: 'warning', path: 'title' }]);
  });
  it('has nothing to show', () => {
    expect(told(parseFeed({ orgfeed: '1.0', title: 'Here' }).issues)).to.deep.equal(['missing organizations']);
  });
  it('has links that lead from where it came', () => {
    const { feed } = read({
      url: '/',
      next: 'p2.json',
      org_url: 'organizations/{id}/feed.json',
      links: [{ rel: 'tag', href: '../?t={tag}' }],
    });
    expect(feed?.url).to.equal('https://directory.example/');
    expect(feed?.next).to.equal('https://directory.example/data/p2.json');
    expect(feed?.org_url).to.equal('https://directory.example/data/organizations/{id}/feed.json');
    expect(feed?.links?.[0]?.href).to.equal('https://directory.example/?t={tag}');
  });
  it('has no relative links where nobody knows where it came from', () => {
    for (const base of [undefined, '', 'nowhere', 'about:blank'])
      expect(
        told(parseFeed({ orgfeed: '1.0', title: 'x', organizations: [], url: 'page' }, base).issues),
      ).to.deep.equal(['bad-url url']);
  });
  for (const [path, fields] of Object.entries({
    next: { next: 'https://other.example/p2.json' },
    org_url: { org_url: '//other.example/{id}.json' },
    'pages[0].href': { pages: [{ href: 'http://directory.example/p1.json' }] },
  }))
    it(`may not send its reader to another origin: ${path}`, () => {
      expect(told(read(fields).issues)[0]).to.equal(`other-origin ${path}`);
    });
  it('may name alternates and a search index anywhere', () => {
    const href = 'https://other.example/';
    expect(read({ search: { engine: 'pagefind', href }, alternates: [{ orgfeed: '2.0', href }] }).issues).to.deep.equal(
      [],
    );
  });
  it('has wider terms that lead back to where they began', () => {
    const term = (broader: string) => ({ label: 'x', broader });
    const { feed, issues } = read({
      tags: {
        a: term('b'),
        b: term('c'),
        c: term('a'),
        d: term('d'),
        e: term('a'),
        f: term('gone'),
        g: term('toString'),
      },
    });
    expect(told(issues)).to.deep.equal(['cycle tags.c.broader', 'cycle tags.d.broader']);
    expect(feed?.tags?.['e']?.broader).to.equal('a');
    for (const start in feed?.tags) {
      let steps = 0;
      for (let at: string | undefined = start; at && Object.hasOwn(feed.tags, at); at = feed.tags[at]!.broader)
        expect(++steps).to.be.below(9);
    }
  });
  it('has an id in `ids` that is wrong and no id of its own: both are told', () => {
    const { issues } = read({ organizations: [{ name: 'A', ids: { 'b c': '1' } }] });
    expect(told(issues)).to.have.members(['bad-id organizations[0].ids.b c', 'missing organizations[0].id']);
  });
});

describe('a confidential address', () => {
  for (const confidential of [true, 'true', 'false', 'no', '', 0, 1, {}, [], NaN])
    it(`is hidden by ${JSON.stringify(confidential)}`, () => {
      const { organization, issues } = record({
        addresses: [{ lines: ['Secret 1'], country: 'nowhere', confidential }, { locality: 'Brussels' }],
      });
      expect(organization.addresses).to.deep.equal([{ locality: 'Brussels' }]);
      expect(JSON.stringify(issues)).to.not.match(/Secret|nowhere/);
      expect(issues).to.deep.equal([
        { code: 'confidential', level: 'warning', path: 'organizations[0].addresses[0].confidential' },
      ]);
    });
  for (const confidential of [undefined, null, false])
    it(`is none with ${confidential}`, () => {
      const { organization, issues } = record({ addresses: { locality: 'Brussels', confidential } });
      expect(organization.addresses?.[0]?.locality).to.equal('Brussels');
      expect(issues).to.deep.equal([]);
    });
  it("is hidden in the publisher's record too", () => {
    expect(
      read({ publisher: { name: 'P', addresses: [{ locality: 'X', confidential: 1 }] } }).feed?.publisher,
    ).to.deep.equal({ name: 'P' });
  });
});
