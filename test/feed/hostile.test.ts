/** Feeds that mean harm: nothing that could run, hide, or hang a page leaves the reader. */
import { expect } from '@open-wc/testing';
import { parseFeed } from '../../src/feed/read.ts';
import type { Organization } from '../../src/feed/schema.ts';
import { brokenFeed } from './broken-feeds.ts';
import * as fc from '../seeded.ts';

const HERE = 'https://directory.example/feed.json';
const recordOf = (fields: object): Organization | undefined =>
  parseFeed({ orgfeed: '1.0', title: 'Here', organizations: [{ id: 'a', name: 'A', ...fields }] }, HERE).feed
    ?.organizations[0];

describe('links', () => {
  const scripts = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java\r\nscript:alert(1)',
    'javascript\t:alert(1)',
    'javascript://example.org/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://directory.example/1',
    'file:///etc/passwd',
    'filesystem:https://directory.example/x',
    'about:blank',
    'view-source:https://a.example/',
    'intent://x#Intent;end',
    'ws://a.example/',
    'https://user:pass@a.example/',
    'https://user@a.example/',
    'https://:pass@a.example/',
    'https:///user@a.example/',
    'https://',
    'mailto:a@b.example?bcc=c@d.example',
    'mailto:a@b.example,c@d.example',
    'mailto:a%40b.example%3Fbcc=c@d.example',
    'mailto:a@b.example#x',
    'mailto:',
    'mailto:%00',
    'mailto:a@b.example%0d%0abcc:c@d.example',
    'http://[::1',
  ];
  for (const href of scripts)
    it(`drops ${JSON.stringify(href)}`, () => {
      const { links, website, social, logo, url } = recordOf({
        links: [{ href }],
        website: href,
        social: [href],
        logo: { src: href },
        url: href,
      })!;
      expect({ links, website, social, logo, url }).to.deep.equal({
        links: undefined,
        website: undefined,
        social: undefined,
        logo: undefined,
        url: undefined,
      });
    });
  const harmless: [string, string][] = [
    ['java&#115;cript:alert(1)', 'https://directory.example/java&#115;cript:alert(1)'],
    ['//other.example/x', 'https://other.example/x'],
    ['\\\\other.example\\x', 'https://other.example/x'],
    ['https:/other.example', 'https://directory.example/other.example'],
    ['ht\ntps://a.example/', 'https://a.example/'],
    ['HTTPS://A.EXAMPLE', 'https://a.example/'],
    ['https://a.example/%2e%2e/x', 'https://a.example/x'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['https://a.example/"><script>', 'https://a.example/%22%3E%3Cscript%3E'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['tel:+3228947484', 'tel:+3228947484'],
  ];
  for (const [href, expected] of harmless)
    it(`reads ${JSON.stringify(href)} as what a browser would open`, () => {
      expect(recordOf({ links: [{ href }] })?.links?.[0]?.href).to.equal(expected);
    });

  it('are http, https, mailto or tel without a user, whatever is given', () => {
    const part = fc.constantFrom(
      'java',
      'script:',
      'https:',
      'http://',
      '//',
      '/',
      '\\',
      '@',
      ':',
      'a.example',
      '\t',
      '\n',
      '\0',
      '%0a',
      '&',
      '#',
      '?',
      'xn--a',
      'data:',
      'mailto:',
      'tel:',
      '..',
      ' ',
      '[',
      '{id}',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part, { maxLength: 9 }).map((parts) => parts.join('')),
          fc.webUrl(),
          fc.string({ unit: 'binary' }),
        ),
        (href) => {
          const result = recordOf({ links: [{ href }] })?.links?.[0]?.href;
          if (result === undefined) return;
          const url = new URL(result);
          expect(url.protocol).to.match(/^(https?|mailto|tel):$/);
          expect(url.username + url.password).to.equal('');
        },
      ),
      { numRuns: 2_000 },
    );
  });
  it('of a feed from nowhere good lead nowhere', () => {
    for (const base of [
      'file:///home/feed.json',
      'https://user:pass@directory.example/feed.json',
      'about:srcdoc',
      'data:application/json,{}',
    ])
      expect(
        parseFeed(
          { orgfeed: '1.0', title: 'x', organizations: [{ id: 'a', name: 'A', logo: { src: 'logo.svg' } }] },
          base,
        ).feed?.organizations[0],
      ).to.deep.equal({ id: 'a', name: 'A' });
  });
});

describe('text', () => {
  const clean: [string, string, string | undefined][] = [
    ['turns of direction', 'moc.live\u202e://sptth\u2066x\u2069', 'moc.live://sptthx'],
    ['controls', 'a\0b\u0007c\u009fd\u007fe', 'abcde'],
    ['half characters', 'a\ud800b\udc00c', 'abc'],
    ['nothing but invisible characters', '\u200b\u2060\ufeff\u00ad\u2800 \u3164', undefined],
    ['nothing but space', '\u00a0\u2003\n', undefined],
  ];
  for (const [what, name, expected] of clean)
    it(`keeps nothing of ${what}`, () => {
      expect(recordOf({ name })?.name).to.equal(expected);
      expect(recordOf({ summary: { fr: name } })?.summary).to.deep.equal(expected && { fr: expected });
    });
  it('keeps what joins letters and emoji', () => {
    for (const name of ['می\u200cخواهم', '👩\u200d👩\u200d👧', 'e\u0301', '\u200fعربي'])
      expect(recordOf({ name })?.name).to.equal(name);
  });
  it('stays text where it looks like markup', () => {
    expect(recordOf({ name: '<img src=x onerror=alert(1)>' })?.name).to.equal('<img src=x onerror=alert(1)>');
  });
  it('is never an object that a template could take for its own', () => {
    const result = { _$litType$: 1, strings: ['<img src=x onerror=alert(1)>'], values: [] };
    const record = recordOf({
      summary: result,
      description: [result],
      tags: [result],
      hours: { fr: result },
      website: result,
      type: result,
    });
    expect(record).to.deep.equal({ id: 'a', name: 'A' });
    expect(recordOf({ name: result })).to.equal(undefined);
  });
});

describe('names that objects have already', () => {
  const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__', '__defineGetter__'];
  for (const name of names)
    it(name, () => {
      const quoted = JSON.stringify(name);
      const json = JSON.parse(`{"orgfeed": "1.0", "title": "Here", ${quoted}: {"polluted": 1},
        "organizations": [{"id": ${quoted}, "name": "A"}, {"id": "b", "name": "B", ${quoted}: {"polluted": 1}, "ids": {${quoted}: " 1 "}, "summary": {"fr": "x", ${quoted}: "y"}}],
        "tags": {${quoted}: {"label": "x", "broader": ${quoted}, ${quoted}: 1}}}`) as unknown;
      const { feed } = parseFeed(json, HERE);
      expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
      const b = feed?.organizations.find(({ id }) => id === 'b');
      expect(b?.name).to.equal('B');
      for (const object of [feed, b, feed?.tags, b?.ids, b?.summary])
        expect(Object.getPrototypeOf(object)).to.equal(Object.prototype);
      const allowed = /^[A-Za-z0-9]/.test(name);
      expect(feed?.organizations).to.have.length(allowed ? 2 : 1);
      expect(Object.keys(b?.ids ?? {})).to.deep.equal(allowed ? [name] : []);
      expect(Object.keys(feed?.tags ?? {})).to.deep.equal(allowed ? [name] : []);
      expect(b).to.not.have.own.property(name);
    });
});

describe('size', () => {
  const deep = (open: string, close: string) => JSON.parse(open.repeat(4_000) + '1' + close.repeat(4_000)) as unknown;
  it('deep nesting ends where the format does', () => {
    let tower: unknown = 'x';
    for (let i = 0; i < 100_000; i++) tower = i % 2 ? [tower] : { fr: tower };
    for (const value of [tower, deep('[', ']'), deep('{"fr":', '}')])
      for (const field of [
        'summary',
        'description',
        'tags',
        'addresses',
        'logo',
        'sections',
        'ids',
        'relations',
        'areas',
      ])
        expect(recordOf({ [field]: value })?.name).to.equal('A');
  });
  it('a million entries are cut', () => {
    const entries = Array<string>(1_000_000).fill('aid');
    expect(recordOf({ tags: entries })?.tags).to.have.length(1_000);
    const record = recordOf({ ids: Object.fromEntries(entries.map((value, i) => [`s${i}`, value])) });
    expect(Object.keys(record?.ids ?? {})).to.have.length(1_000);
  });
  it('more records than there may be are cut', () => {
    const organizations = Array.from({ length: 200_005 }, (_, i) => ({ id: `o${i}`, name: 'A' }));
    const { feed, issues } = parseFeed({ orgfeed: '1.0', title: 'Here', organizations });
    expect(feed?.organizations).to.have.length(200_000);
    expect(issues.map(({ code, path }) => code + ' ' + path)).to.deep.equal(['too-many organizations']);
  });

  const patterns: [string, string][] = [
    ['spaces', ' '],
    ['spaces and letters', 'a '],
    ['line breaks', '\n'],
    ['surrogates', '\ud83d'],
    ['invisible', '\u200b'],
    ['hyphens', 'a-'],
    ['slashes', '/a'],
    ['dots', 'a.'],
    ['address signs', 'a@'],
    ['digits', '1'],
    ['brackets', '(0)'],
    ['percent signs', '%2e/'],
    ['subdomains', 'https://a.a'],
  ];
  for (const [what, unit] of patterns)
    it(`a long string of ${what} is read in time: none is gone through again and again`, () => {
      const size = 5_000_000;
      const chain = unit.repeat(size / unit.length);
      for (const value of [`https://${chain}!`, `${chain}!`, `+${chain}`])
        recordOf({
          id: value,
          name: value,
          website: value,
          founded: value,
          updated: value,
          lang: value,
          origin: value,
          summary: { [value]: value },
          description: value,
          phones: [{ tel: value, display: value }],
          emails: value,
          logo: { src: value, background: value },
          links: [{ href: value }],
        });
    });
});

describe('anything at all', () => {
  /** Only what JSON can say, and nothing but strings where the format has text. */
  function expectPlain(value: unknown): void {
    if (typeof value === 'string' || typeof value === 'number' || value === false) return;
    expect(typeof value).to.equal('object');
    expect(value).to.not.equal(null);
    if (!Array.isArray(value)) expect([Object.prototype, null]).to.include(Object.getPrototypeOf(value));
    for (const entry of Object.values(value as object)) expectPlain(entry);
  }
  const withoutBig = (_: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
  it('is read without an exception', () => {
    const options = {
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    };
    const value = fc.anything(options);
    const record = fc.dictionary(
      fc.constantFrom('id', 'name', 'tags', 'addresses', 'logo', 'description', 'ids', 'phones', 'x'),
      value,
    );
    const feed = fc.record({
      orgfeed: fc.constant('1.0'),
      title: value,
      organizations: fc.array(fc.oneof(value, record)),
      tags: value,
      links: value,
      publisher: value,
    });
    fc.assert(
      fc.property(fc.oneof(value, feed), fc.oneof(fc.constant(HERE), fc.string()), (json, base) => {
        expect(parseFeed(json, base).issues).to.be.an('array');
      }),
      { numRuns: 1_000 },
    );
    const plain = fc.oneof(feed, brokenFeed).map((json) => JSON.parse(JSON.stringify(json, withoutBig)) as unknown);
    fc.assert(
      fc.property(plain, (json) => expectPlain(parseFeed(json, HERE).feed)),
      { numRuns: 500 },
    );
  });
  it('even a field whose name is empty, which costs nothing else', () => {
    for (const field of ['addresses', 'phones', 'links', 'logo', 'ids']) {
      const inner = { '': 0, lines: ['Road'], display: '1', rel: 'x', href: HERE, src: HERE };
      const organization = { id: 'a', name: 'A', [field]: field === 'logo' || field === 'ids' ? inner : [inner] };
      const { feed } = parseFeed(
        { orgfeed: '1.0', title: 'T', '': 0, organizations: [{ ...organization, '': 0 }] },
        HERE,
      );
      expect(feed?.organizations[0], field).to.include({ id: 'a', name: 'A' });
    }
  });
  it('even what no JSON can be', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    const getter = {
      orgfeed: '1.0',
      title: 'x',
      get organizations(): unknown {
        throw new Error('no');
      },
    };
    const loop: Record<string, unknown> = { orgfeed: '1.0', title: 'x' };
    loop['organizations'] = [loop];
    for (const value of [
      trap,
      getter,
      loop,
      { orgfeed: trap },
      { orgfeed: '1.0', organizations: [{ id: 'a', name: trap }] },
      Symbol('x'),
      1n,
      () => 1,
      new Map(),
    ])
      expect(() => parseFeed(value, HERE)).to.not.throw();
    expect(() => parseFeed({ orgfeed: '1.0' }, trap as never)).to.not.throw();
  });
  it('is read twice alike', () => {
    fc.assert(
      fc.property(brokenFeed, (json) => {
        const { feed } = parseFeed(json, HERE);
        expect(parseFeed(feed, HERE).feed).to.deep.equal(feed);
      }),
      { numRuns: 500 },
    );
  });
});
