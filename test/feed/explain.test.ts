/** Whoever writes a feed reads these sentences: each must say where, what, what was lost, and what to do. */
import { expect } from '@open-wc/testing';
import { explain } from '../../src/feed/explain.ts';
import { parseFeed, type IssueCode } from '../../src/feed/read.ts';
import { brokenFeed } from './broken-feeds.ts';
import * as fc from '../seeded.ts';

const HERE = 'https://directory.example/feed.json';
const sentencesOf = (feed: object, base = HERE) =>
  parseFeed({ orgfeed: '1.0', title: 'Here', organizations: [], ...feed }, base).issues.map((issue) =>
    explain(issue, feed),
  );
const sentenceOf = (fields: object) => sentencesOf({ organizations: [{ id: 'a', name: 'A', ...fields }] });

/** What is offered in place of a value. */
const offered = (sentence: string): unknown => {
  const json = /Here that would be (.*?)(?: with the day first.*)?\. \(/.exec(sentence)?.[1];
  return json && JSON.parse(json);
};

describe('what is meant', () => {
  const cases: [fields: object, meant: unknown][] = [
    [{ areas: ['FRANCE'] }, 'FR'],
    [{ areas: ['Belgique'] }, 'BE'],
    [{ areas: ['日本'] }, 'JP'],
    [{ areas: ['USA'] }, 'US'],
    [{ areas: ['England'] }, 'GB-ENG'],
    [{ addresses: { country: 'England' } }, 'GB'],
    [{ addresses: { country: '056' } }, 'BE'],
    [{ areas: [2] }, '002'],
    [{ areas: ['Worldwide'] }, '001'],
    [{ areas: ['Europe'] }, '150'],
    [{ areas: ['everywhere'] }, undefined],
    [{ areas: ['AF|AL'] }, ['AF', 'AL']],
    [{ origin: "Cote d'Ivoire" }, 'CI'],
    [{ origin: 'Iran (Islamic Republic of)' }, 'IR'],
    [{ addresses: { country: 'Europe' } }, undefined],
    [{ founded: '194606' }, '1946-06'],
    [{ founded: '2 mars 1948' }, '1948-03-02'],
    [{ founded: 'March 2, 1948' }, '1948-03-02'],
    [{ founded: 'Spring 1948' }, undefined],
    [{ founded: 'c. 1948' }, '1948'],
    [{ founded: '1948?' }, '1948'],
    [{ founded: '1948-1950' }, undefined],
    [{ founded: '3/1948' }, '1948-03'],
    [{ founded: '1948年3月' }, '1948-03'],
    [{ founded: '١٩٤٨' }, '1948'],
    [{ founded: 32874 }, '1990-01-01'],
    [{ founded: 1990.5 }, undefined],
    [{ founded: '00/00/0000' }, undefined],
    [{ areas: ['Macau'] }, 'MO'],
    [{ areas: ['Sub-Saharan Africa'] }, '202'],
    [
      { social: { facebook: 'https://a.example/f', site: 'www.b.example' } },
      ['https://a.example/f', 'https://www.b.example'],
    ],
    [{ website: "<a href='https://a.example/'>A</a>" }, 'https://a.example/'],
    [{ website: { uri: 'https://a.example/', title: 'A' } }, 'https://a.example/'],
    [{ emails: '<a href="mailto:a@a.example">a@a.example</a>' }, 'a@a.example'],
    [{ emails: 'info(at)a.example' }, 'info@a.example'],
    [{ phones: [116000] }, '116000'],
    [{ phones: [['+32 2 894 74 84']] }, '+32 2 894 74 84'],
    [{ phones: [true] }, undefined],
    [{ members_count: '1.200' }, 1200],
    [{ description: [{ type: 'paragraph', children: [{ text: 'A' }] }] }, undefined],
    [{ website: '//a.example/x' }, 'https://a.example/x'],
    [{ phones: { tel: '+1 413 555 1234 x12' } }, '+14135551234'],
    [{ phones: [{ tel: '+3228947484', languages: 'English, French' }] }, ['en', 'fr']],
    [{ acronym: ['A'] }, 'A'],
    [{ legal_name: [{ '@value': 'A', '@language': 'fr' }] }, { fr: 'A' }],
    [
      {
        legal_name: [
          { value: 'A', lang: 'fr' },
          { value: 'B', lang: 'en' },
        ],
      },
      { fr: 'A', en: 'B' },
    ],
    [{ tags: [{ id: 7, name: 'Children' }] }, 'Children'],
    [{ legal_form: true }, undefined],
    [{ website: { value: 'https://a.example/' } }, 'https://a.example/'],
    [{ founded: { value: '1949-04-04T00:00:00Z' } }, '1949-04-04'],
    [{ areas: { value: 'BE' } }, 'BE'],
    [{ logo: [{ url: 'https://a.example/logo.png' }] }, { src: 'https://a.example/logo.png' }],
    [{ founded: '1971-12-22T00:00:00Z' }, '1971-12-22'],
    [{ founded: '+1948-04-07T00:00:00Z' }, '1948-04-07'],
    [{ founded: '1971-00-00' }, '1971'],
    [{ founded: '14/07/1998' }, '1998-07-14'],
    [{ founded: '1998/7/4' }, '1998-07-04'],
    [{ founded: '19700102' }, '1970-01-02'],
    [{ founded: '1904年' }, '1904'],
    [{ founded: '2004-13' }, undefined],
    [{ founded: '1430 هـ' }, undefined],
    [{ founded: 'พ.ศ. 2524' }, undefined],
    [{ updated: 1719835200 }, '2024-07-01'],
    [{ website: 'www.brown.edu' }, 'https://www.brown.edu'],
    [{ website: 'http://http://www.eurochild.org' }, 'http://www.eurochild.org'],
    [{ website: 'http://user:pass@a.example/' }, 'http://a.example/'],
    [{ website: 'https://a.example;https://b.example' }, undefined],
    [{ website: 'n/a' }, undefined],
    [{ emails: 'Info Desk <desk@a.example>' }, 'desk@a.example'],
    [{ emails: 'mailto:desk@a.example' }, 'desk@a.example'],
    [{ emails: ['a@a.example; b@a.example'] }, ['a@a.example', 'b@a.example']],
    [{ phones: { tel: '0044 20 3207 2100' } }, '+442032072100'],
    [{ phones: { tel: '+٩٦٦ ١١ ٤٦٢ ٠٠٠٠' } }, '+966114620000'],
    [{ phones: { tel: '02032072100' } }, undefined],
    [{ addresses: { lat: '48,8599' } }, 48.8599],
    [{ members_count: '2,900,000' }, 2900000],
    [{ members_count: 'about 500' }, undefined],
    [{ lang: 'fr_FR' }, 'fr-FR'],
    [{ lang: 'français' }, 'fr'],
    [{ logo: 'https://a.example/logo.png' }, { src: 'https://a.example/logo.png' }],
    [{ logo: 'data:image/png;base64,iVBORw0KGgo=' }, undefined],
    [{ addresses: '1 Main Street' }, { formatted: '1 Main Street' }],
    [{ verified: '2024-01-01' }, { date: '2024-01-01' }],
    [{ relations: 'Wadham College' }, { name: 'Wadham College' }],
    [{ ids: { 'companies house': '1' } }, 'companies-house'],
    [{ ids: { siren: 123456789 } }, '123456789'],
    [{ id: 219279 }, '219279'],
    [{ id: 'https://ror.org/05gq02987' }, '05gq02987'],
    [{ id: 'NI/000123' }, 'NI-000123'],
    [{ id: 'جمعية' }, undefined],
  ];
  for (const [fields, meant] of cases)
    it(JSON.stringify(fields), () => {
      const [sentence] = sentenceOf(fields);
      expect(offered(sentence!), sentence).to.deep.equal(meant);
    });
  it('is both days where it could be either', () => {
    expect(sentenceOf({ founded: '11/12/1946' })[0]).to.include(
      '"1946-12-11" with the day first, "1946-11-12" with the month first.',
    );
  });
  it('is kept by the reader, whatever it is', () => {
    const inPlace = (root: Record<string, unknown>, path: string, value: unknown): void => {
      const keys = path.split(/[.[\]]+/).filter(Boolean);
      let at = root;
      for (const key of keys.slice(0, -1)) {
        // One alone stands for a list of one.
        if (/^\d+$/.test(key) && !Array.isArray(at)) continue;
        at = at[key] as typeof at;
      }
      at[keys.at(-1)!] = value;
    };
    for (const [fields] of cases) {
      const feed = { orgfeed: '1.0', title: 'Here', organizations: [{ id: 'a', name: 'A', ...fields }] };
      const [issue] = parseFeed(feed, HERE).issues;
      const meant = offered(explain(issue!, feed));
      if (meant === undefined || issue!.path.includes('.ids.')) continue;
      // Of a plain string that stands for an object, the string; of one in place of a list, the list.
      const path = issue!.path.replace(/(\.emails\[0\])\.address$/, '$1').replace(/\[0\]$/, (end, at: number) => {
        const [field] = Object.entries(fields)[0]!;
        return at > 16 && !Array.isArray((fields as Record<string, unknown>)[field]) ? '' : end;
      });
      const whole = Array.isArray(meant) ? path.replace(/\[0\]$/, '') : path;
      inPlace(feed as never, whole, meant);
      expect(parseFeed(feed, HERE).issues, JSON.stringify(feed)).to.deep.equal([]);
    }
  });
});

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
    'not-an-object': [
      { publisher: 'We' },
      /^publisher: "We" is not an object with fields.*Here that would be \{ "name": "We" \}/,
    ],
    'not-text': [{ title: 5 }, /^title: 5 is not text.*quotation marks\. Here that would be "5"/],
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
  it('says one text, where there are several or an object', () => {
    expect(sentenceOf({ acronym: ['A'] })[0]).to.include('Write one text, or one for each language');
    expect(sentenceOf({ type: { en: 'A' } })[0]).to.include('Write one text.');
  });
  it('a feed without a title and one without organizations', () => {
    expect(parseFeed({ orgfeed: '1.0' }).issues.map(explain).join('\n')).to.match(
      /^title: The feed has no title\. Nothing is lost.*\norganizations: .*`pages` or `search`/,
    );
  });
  it('writes out what hides or turns', () => {
    expect(sentenceOf({ website: 'a\u202eb\u200bc\nd' })[0]).to.include(String.raw`"a\u{202e}b\u{200b}c\nd"`);
  });
  it('says where a value belongs that stands in the wrong field', () => {
    expect(sentenceOf({ website: 'mailto:a@b.example' })[0]).to.include('A mail address belongs in `emails`.');
    expect(sentenceOf({ emails: ['https://a.example/'] })[0]).to.include('belongs in `website` or `links`.');
    expect(sentenceOf({ phones: { tel: '(413) 555-1234 x12' } })[0]).to.include('the extension in `ext`.');
  });
  it('shows how entries by their ids are written', () => {
    expect(sentencesOf({ tags: ['a'] })[0]).to.include('Write { "…": { "label": "…" } }, each entry by its id.');
    expect(sentenceOf({ ids: ['1'] })[0]).to.include('Write { "…": "…" }, each entry by its register.');
  });
  it('says of a website that is several to write one', () => {
    for (const website of [['https://a.example/', 'https://b.example/'], 'https://a.example; https://b.example'])
      expect(sentenceOf({ website })[0]).to.include('is not one http(s) address').and.include('Write one alone');
  });
  it('takes what a term is called for no remedy of its id', () => {
    expect(sentencesOf({ tags: { 'b c': { label: 'Sea' } } })[0])
      .to.include('"b c" is not an id')
      .and.include('"b-c"');
  });
  it('never says that the feed is left out for want of a title', () => {
    expect(sentencesOf({ title: ['A', 'B'] })[0]).to.include('so nobody can tell where cards come from.');
  });
  it('quotes what stood in quotation marks, and nothing else', () => {
    expect(sentenceOf({ legal_form: true })[0]).to.match(/^\S+ true is not text.*Write it in quotation marks\./);
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
  });
});
