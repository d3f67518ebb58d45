/** What is new in a directory: a digest as a mail, and an Atom feed. */
import { expect } from '@open-wc/testing';
import { parseFeed, profileOf } from '../../src/index.ts';
import { atom } from '../../src/publish/atom.ts';
import { digestHtml, digestText } from '../../src/publish/digest.ts';
import { instant, newsOf, type Candidate } from '../../src/publish/news.ts';
import { brokenFeed } from '../feed/broken-feeds.ts';
import * as fc from '../seeded.ts';

const BASE = 'https://directory.example/';

function candidatesOf(json: unknown, lang = 'en', histories: Record<string, Candidate['history']> = {}): Candidate[] {
  const { feed } = parseFeed(json, `${BASE}feed.json`);
  return (feed?.organizations ?? []).map((organization) => ({
    organization,
    profile: () => profileOf(feed!, organization, lang),
    url: `${BASE}organizations/${organization.id}/`,
    history: histories[organization.id],
  }));
}
const directory = (organizations: object[]) => ({ orgfeed: '1.0', title: 'Directory', organizations });
const options = { title: { text: 'Directory' }, url: BASE, lang: 'en' };
const atomOptions = { base: BASE, title: 'Directory & more', lang: 'en', author: { name: '<Publisher>' } };
const headings = (html: string) =>
  [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('h1, h2, h3')].map(
    ({ tagName, textContent }) => `${tagName} ${textContent}`,
  );

const RECORDS = [
  { id: 'old', name: 'Old', updated: '2019-03-01' },
  { id: 'joined', name: 'Joined', member_since: '2026-05', updated: '2026-06-02' },
  { id: 'checked', name: 'Checked', member_since: '2008', verified: { date: '2026-05-20' } },
  { id: 'silent', name: 'Silent' },
];

describe('the digest', () => {
  it('tells who has joined and what has changed since a day, the newest first', () => {
    const html = digestHtml(newsOf(candidatesOf(directory(RECORDS))), { ...options, since: '2026-05-01' });
    expect(headings(html)).to.deep.equal([
      'H1 New and updated: Directory',
      'H2 New',
      'H3 Joined',
      'H2 Updated',
      'H3 Checked',
    ]);
    expect(html).to.contain('Since May 1, 2026');
  });

  it('looks back a month from the newest where no day is given', () => {
    const html = digestHtml(newsOf(candidatesOf(directory(RECORDS))), options);
    expect(headings(html)).to.include('H3 Checked').and.not.include('H3 Old');
  });

  it('takes no date to come for the newest: one slip would hide all news for years', () => {
    const slip = { id: 'slip', name: 'Slip', updated: '9999-12-31', verified: { date: '2019-01-01' } };
    const now = Date.parse('2026-06-10T12:00:00Z');
    const news = newsOf(candidatesOf(directory([slip, ...RECORDS])), now);
    expect(news.map(({ organization, date }) => `${organization.id} ${date.slice(0, 10)}`)).to.deep.equal([
      'joined 2026-06-02',
      'checked 2026-05-20',
      'old 2019-03-01',
      'slip 2019-01-01',
    ]);
    expect(newsOf(candidatesOf(directory(RECORDS)), 0), 'a clock that was never set').to.have.length(3);
  });

  it('takes what a later run published first for new, and nothing of the first run', () => {
    const first = { published: '2026-01-01T10:00:00Z', changed: '2026-01-01T10:00:00Z' };
    const news = newsOf(
      candidatesOf(
        directory([
          { id: 'a', name: 'A' },
          { id: 'b', name: 'B' },
          { id: 'c', name: 'C' },
        ]),
        'en',
        {
          a: first,
          b: { ...first, changed: '2026-02-01T10:00:00Z' },
          c: { published: '2026-02-02T10:00:00Z', changed: '2026-02-02T10:00:00Z' },
        },
      ),
    );
    expect(headings(digestHtml(news, { ...options, since: '2025-01-01' }))).to.deep.equal([
      'H1 New and updated: Directory',
      'H2 New',
      'H3 C',
      'H2 Updated',
      'H3 B',
    ]);
  });

  it('says so where there is nothing', () => {
    const candidates = candidatesOf(directory(RECORDS));
    expect(digestHtml(newsOf(candidates), { ...options, since: '2030-01-01' })).to.contain(
      'Nothing new since January 1, 2030',
    );
    expect(digestText(newsOf([]), options)).to.contain('No record');
  });

  it('stays whole in Gmail however much there is, and leads to the rest', () => {
    const many = Array.from({ length: 500 }, (_, i) => ({
      id: `o${i}`,
      name: `Organisation ${i} ${'字'.repeat(300)}`,
      summary: '字'.repeat(2000),
      updated: '2026-05-01',
    }));
    const html = digestHtml(newsOf(candidatesOf(directory(many))), options);
    expect(new TextEncoder().encode(html).length).to.be.lessThan(102_000);
    const links = [...new DOMParser().parseFromString(html, 'text/html').links];
    expect(links.at(-1)!.textContent).to.equal(`and ${500 - links.length + 1} other organisations`);
    expect(links.at(-1)!.href).to.equal(BASE);
    const frame = document.createElement('iframe');
    frame.width = '400';
    document.body.append(frame);
    const long = many.map((record) => ({ ...record, name: 'W'.repeat(300), summary: 'W'.repeat(300) }));
    frame.contentDocument!.body.innerHTML = digestHtml(newsOf(candidatesOf(directory(long))), options);
    expect(frame.contentDocument!.documentElement.scrollWidth, 'of words without a break').to.be.at.most(400);
    frame.remove();
    const text = digestText(newsOf(candidatesOf(directory(many))), options);
    expect(text, 'its heading belongs to what follows').to.match(/\n(New|Updated)\n\n[^-\n]/);
    expect(text).to.match(/and 400 other organisations: https:\/\/directory\.example\/\n$/);
  });
});

describe('the Atom feed', () => {
  const parse = (xml: string) => new DOMParser().parseFromString(xml, 'application/xml');

  it('is one, with an entry for each that has a date', () => {
    const xml = parse(atom(newsOf(candidatesOf(directory(RECORDS))), atomOptions));
    expect(xml.querySelector('parsererror')).to.equal(null);
    expect(xml.documentElement.namespaceURI).to.equal('http://www.w3.org/2005/Atom');
    const ids = [...xml.querySelectorAll('entry > id')].map(({ textContent }) => textContent);
    expect(ids).to.deep.equal(['joined', 'checked', 'old'].map((id) => `${BASE}organizations/${id}/`));
    expect(xml.querySelector('feed > updated')!.textContent).to.equal('2026-06-02T00:00:00Z');
    expect(xml.querySelector('author > name')!.textContent).to.equal('<Publisher>');
  });

  it('can be read whatever stands in a feed', () => {
    fc.assert(
      fc.property(brokenFeed, fc.string({ unit: 'binary' }), (json, text) => {
        const candidates = candidatesOf(
          {
            ...json,
            organizations: [...[json['organizations'] ?? []].flat(), { id: 'zz', name: text, updated: '2020' }],
          },
          'fr',
        );
        const xml = parse(atom(newsOf(candidates), { ...atomOptions, title: text }));
        expect(xml.querySelector('parsererror')?.textContent).to.equal(undefined);
        for (const { textContent } of xml.querySelectorAll('updated'))
          expect(textContent).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      }),
      { numRuns: 200 },
    );
  });

  it('makes an instant of every kind of date', () => {
    const instants = {
      '2008': '2008-01-01T00:00:00Z',
      '2008-03': '2008-03-01T00:00:00Z',
      '2008-03-02': '2008-03-02T00:00:00Z',
      '2008-03-02T10:30': '2008-03-02T10:30:00Z',
      '2008-03-02T10:30:01.5Z': '2008-03-02T10:30:01Z',
      '2008-03-02T10:30+0200': '2008-03-02T08:30:00Z',
      '2008-03-02t10:30:00-05:30': '2008-03-02T16:00:00Z',
      '2008-03-02T99:99Z': '2008-01-01T00:00:00Z',
    };
    for (const [date, expected] of Object.entries(instants)) expect(instant(date), date).to.equal(expected);
  });
});
