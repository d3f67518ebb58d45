/** Whoever writes a feed reads these sentences: each must say where, what, what was lost, and what to do. */
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { explain } from '../../src/feed/explain.ts';
import { parseFeed, type IssueCode } from '../../src/feed/read.ts';
import { brokenFeed } from './broken-feeds.ts';

const HERE = 'https://directory.example/feed.json';
const sentencesOf = (feed: object, base = HERE) =>
  parseFeed({ orgfeed: '1.0', title: 'Here', organizations: [], ...feed }, base).issues.map(explain);
const sentenceOf = (fields: object) => sentencesOf({ organizations: [{ id: 'a', name: 'A', ...fields }] });

describe('explain', () => {
  it('says where, what, what was lost, the remedy, and what the field is for', () => {
    expect(sentenceOf({ website: 'javascript:alert(1)' })).to.deep.equal([
      'organizations[0].website: "javascript:alert(1)" is not an http(s) address, so the link is left out. ' +
        'Write the whole address, beginning with https:// or http://. (`website`: Its own site; http: is allowed.)',
    ]);
  });

  const cases: Record<IssueCode, [object, RegExp]> = {
    'not-a-feed': [
      { orgfeed: undefined },
      /^The feed: There is no version of the format here, so nothing can be shown\. .*"orgfeed": "1\.0"/,
    ],
    'other-version': [{ orgfeed: '2.0' }, /^orgfeed: "2\.0" is a version .*`alternates`/],
    missing: [
      { organizations: [{ name: 'A' }] },
      /^organizations\[0\]\.id: This is missing, so the whole organisation is left out\. Add its `id`/,
    ],
    empty: [
      { rights: ' ' },
      /^rights: " " is without anything to be seen, so it is left out\. .*\(`rights`: Statement of rights\.\)/,
    ],
    'not-an-object': [{ publisher: 'We' }, /^publisher: "We" is not an object with fields.*Write \{ "name": "We" \}/],
    'not-text': [{ title: 5 }, /^title: 5 is not text.*quotation marks/],
    'too-long': [
      { rights: 'x'.repeat(20_001) },
      /^rights: The text that begins with "x{80}" is longer than 20,000.*cut off/,
    ],
    'too-many': [{ languages: Array(1_001).fill('fr') }, /^languages: There are more than 1,000 entries.*first 1,000/],
    'bad-id': [
      { organizations: [{ id: 'a b', name: 'A' }] },
      /^organizations\[0\]\.id: "a b" is not an id, so the whole organisation.*letters, digits/,
    ],
    'duplicate-id': [
      {
        organizations: [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      },
      /^organizations\[1\]\.id: "a" is the id .* second one is left out/,
    ],
    'bad-language': [{ lang: 'français' }, /^lang: "français" is not a language tag.*nl-BE/],
    'bad-place': [
      { organizations: [{ id: 'a', name: 'A', areas: ['BEL'] }] },
      /^organizations\[0\]\.areas\[0\]: "BEL" is not the code of a place.*\(`areas`: Where the directory files it/,
    ],
    'bad-date': [{ updated: 'soon' }, /^updated: "soon" is not a date.*"2008-03-01"/],
    'bad-url': [
      { links: [{ href: 'ftp://a.example/' }] },
      /^links\[0\]\.href: "ftp:\/\/a\.example\/" is not an http\(s\), mailto or tel address, so the link is left out, and with it the entry, which says nothing without its `href`/,
    ],
    'other-origin': [
      { next: 'https://other.example/' },
      /^next: "https:\/\/other\.example\/" is on another origin.*one origin/,
    ],
    'bad-email': [
      { publisher: { name: 'P', emails: 'A <a@b.example>' } },
      /^publisher\.emails\[0\]\.address: "A <a@b\.example>" is not a mail address alone/,
    ],
    'bad-phone': [
      { publisher: { name: 'P', phones: [{ tel: 'x' }] } },
      /^publisher\.phones\[0\]\.tel: "x" is not a number to dial, so the link.*`display`/,
    ],
    'bad-number': [
      { total: 'many' },
      /^total: "many" is not a number that can stand here.*\(`total`: Records on all pages\.\)/,
    ],
    'bad-colour': [
      { publisher: { name: 'P', logo: { src: 'a.svg', background: 'red' } } },
      /background: "red" is not a colour.*#rrggbb/,
    ],
    'bad-version': [
      { alternates: [{ orgfeed: 'two', href: '/' }] },
      /^alternates\[0\]\.orgfeed: "two" is not a version.*"2\.0"/,
    ],
    confidential: [
      { publisher: { name: 'P', addresses: [{ lines: 'Secret 1', confidential: 'Secret 2' }] } },
      /^publisher\.addresses\[0\]\.confidential: The address is marked as confidential, so it is shown nowhere\. .*take it out/,
    ],
    cycle: [{ tags: { a: { label: 'A', broader: 'a' } } }, /^tags\.a\.broader: The wider term "a" leads back/],
  };
  for (const [code, [feed, expected]] of Object.entries(cases))
    it(code, () => {
      const { issues } = parseFeed({ orgfeed: '1.0', title: 'Here', organizations: [], ...feed }, HERE);
      expect(issues.map((issue) => issue.code)).to.deep.equal([code]);
      const sentence = explain(issues[0]!);
      expect(sentence).to.match(expected);
      expect(sentence).to.match(/\.\)?$/);
      expect(sentence).to.not.include('Secret').and.not.include('undefined');
    });

  it('names values that are no words by their shape', () => {
    expect(sentenceOf({ summary: [1] })[0]).to.match(/^organizations\[0\]\.summary: A list is not/);
    expect(sentenceOf({ tags: [{}] })[0]).to.match(/^organizations\[0\]\.tags\[0\]: An object is not text/);
  });
  it('a feed without a title and one without organizations', () => {
    expect(parseFeed({ orgfeed: '1.0' }).issues.map(explain).join('\n')).to.match(
      /^title: The feed has no title\. Nothing is lost.*\norganizations: .*`pages` or `search`/,
    );
  });
  it('writes out what hides or turns', () => {
    expect(sentenceOf({ website: 'a\u202eb\u200bc\nd' })[0]).to.include(String.raw`"a\u{202e}b\u{200b}c\nd"`);
  });
  it('knows no field in the keys of a vocabulary', () => {
    expect(sentencesOf({ tags: { website: { label: 5 }, constructor: { label: 5 } } }).join('\n')).to.not.include(
      'Its own site',
    );
  });
  it('finds words for everything that can go wrong', () => {
    fc.assert(
      fc.property(brokenFeed, (json) => {
        for (const sentence of parseFeed(json, HERE).issues.map(explain)) {
          expect(sentence).to.match(/^\S.*: .*\.\)?$/s);
          expect(sentence).to.not.match(/undefined|\[object/);
        }
      }),
      { numRuns: 200 },
    );
  }).timeout(30_000);
});
