/** Cards for mail out of texts that want to be more than texts, as a browser's parser sees them. */
import { expect } from '@open-wc/testing';
import { parseFeed, profileOf } from '../../src/index.ts';
import { mailCard, AMONG_SEVERAL } from '../../src/publish/mail-card.ts';
import { mailOf, pictureOf } from '../../src/publish/mail.ts';
import { brokenFeed } from '../feed/broken-feeds.ts';
import * as fc from '../seeded.ts';

const ELEMENTS = ['A', 'BR', 'DIV', 'H1', 'IMG', 'SPAN', 'TABLE', 'TBODY', 'TD', 'TR'];
const ATTRIBUTES = ['alt', 'dir', 'height', 'href', 'lang', 'role', 'src', 'style', 'width'];
const URL = 'https://directory.example/organizations/x/';

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

/** One record with the same text, which wants out, wherever a text may stand. */
function profileSaying(text: string, lang = 'en') {
  const json = {
    orgfeed: '1.0',
    title: text,
    types: { t: { label: text } },
    publisher: { name: text },
    organizations: [
      {
        id: 'x',
        name: text,
        acronym: text.slice(0, 50),
        type: 't',
        legal_form: text,
        tags: [text, 'b'],
        summary: { ar: text },
        logo: { src: 'logo.png', alt: text },
        addresses: [{ lines: [text], locality: text, country: 'BE' }],
        phones: [{ display: text }],
        hours: text,
        status: text,
        areas: ['BE'],
        relations: [{ rel: 'successor', name: text }],
        verified: '2020-06-05',
      },
    ],
  };
  const { feed } = parseFeed(json, 'https://directory.example/feed.json');
  return feed?.organizations[0] && profileOf(feed, feed.organizations[0], lang);
}

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' style='position:fixed",
    '</td></tr></table></body><h1>Out</h1>',
    '<!--[if mso]><v:shape>',
    '--><b>',
    ']]><![endif]-->',
    '&lt;b&gt; &amp; &quot;',
    'abc\u202egnp.exe',
    '\u2067 أبجد \u2069 (abc)',
    'x'.repeat(10_000),
    '<&">'.repeat(3_000),
    '\u{1f469}\u200d\u{1f467}'.repeat(3_000),
    '字'.repeat(10_000),
  ),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('<', '>', '"', "'", '&', ' ', '\n', '=', '/', 'a', '\u202e', '字', 'ع'),
    maxLength: 400,
  }),
);

describe('a card for mail', () => {
  it('lets no text become markup, and leads to one place', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const profile = profileSaying(text);
        if (!profile) return;
        const html = mailOf([[profile, { url: URL, logo: { src: `${URL}logo.png` } }]], {
          lang: 'en',
          dir: 'ltr',
          title: text,
        });
        const { body, title } = parse(html);
        expect(title).to.equal(text.trim().replace(/[\t\n\f\r ]+/g, ' ') && title);
        for (const element of body.querySelectorAll('*')) {
          expect(ELEMENTS).to.include(element.tagName);
          for (const { name } of element.attributes) expect(ATTRIBUTES).to.include(name);
        }
        // The main part and the name: one of each.
        expect(body.querySelectorAll('div, h1').length).to.equal(2);
        expect([...body.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal([URL]);
        const comments = document.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
        while (comments.nextNode()) expect(comments.referenceNode.textContent).to.match(/^\[if mso\]>.*<!\[endif\]$/);
      }),
      { numRuns: 200 },
    );
  });

  it('is no wider than a mail, whatever is heaped on a letter', () => {
    const frame = document.createElement('iframe');
    frame.width = '400';
    document.body.append(frame);
    for (const text of ['\u0e01' + '\u0e49\u0e47'.repeat(200), 'a' + '\u20dd\u20e0'.repeat(60), 'W'.repeat(600)]) {
      frame.contentDocument!.body.innerHTML = String(mailCard(profileSaying(text)!, { url: URL }));
      expect(frame.contentDocument!.documentElement.scrollWidth, text.slice(0, 9)).to.be.at.most(400);
    }
    frame.remove();
  });

  it('always has name, place and link, in as many bytes as it may take', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const profile = profileSaying(text);
        if (!profile) return;
        const html = String(mailCard(profile, { url: URL, bytes: AMONG_SEVERAL }));
        expect(new TextEncoder().encode(html).length).to.be.lessThan(AMONG_SEVERAL + 1);
        const { body } = parse(html);
        const link = body.querySelector('h2 > a')!;
        expect(profile.name.text.startsWith(link.textContent.replace(/…$/, ''))).to.equal(true);
        expect(link.textContent.length).to.be.greaterThan(0);
        expect(body.textContent).to.contain('Belgium');
      }),
      { numRuns: 200 },
    );
  });

  it('can be made of any feed that can be read', () => {
    fc.assert(
      fc.property(brokenFeed, fc.constantFrom('en', 'fr', 'ar', 'zh-Hant', 'und', 'x-y'), (json, lang) => {
        const { feed } = parseFeed(json, 'https://directory.example/feed.json');
        for (const organization of feed?.organizations.slice(0, 5) ?? []) {
          const profile = profileOf(feed!, organization, lang);
          const { body } = parse(String(mailCard(profile)));
          for (const { href } of body.querySelectorAll('a')) expect(href).to.match(/^https?:/);
          expect(parse(String(pictureOf(profile, URL))).querySelector('img')!.alt).to.not.equal('');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('marks what is in another language, and runs the other way where the language does', () => {
    const profile = profileSaying('منظمة')!;
    const { body } = parse(String(mailCard(profile, { url: URL })));
    expect(body.querySelector('table')!.dir).to.equal('ltr');
    const summary = [...body.querySelectorAll('span')].find(({ lang }) => lang === 'ar')!;
    expect(summary.dir).to.equal('rtl');
    expect(summary.textContent).to.equal('منظمة');
  });

  it('has for a picture words of the language that it says', () => {
    const alt = (name: string, lang: string, areas = ['LB']): string[] => {
      const json = {
        orgfeed: '1.0',
        title: 'T',
        languages: [lang],
        organizations: [{ id: 'a', name: { ar: name }, origin: areas[0] }],
      };
      const { feed } = parseFeed(json, 'https://directory.example/feed.json');
      const a = parse(
        String(pictureOf(profileOf(feed!, feed!.organizations[0]!, lang), URL, { url: URL })),
      ).querySelector('a')!;
      return [a.lang, a.dir, a.querySelector('img')!.alt];
    };
    expect(alt('منظمة', 'ar')).to.deep.equal(['ar', 'rtl', 'منظمة – لبنان']);
    expect(alt('منظمة', 'fr')).to.deep.equal(['fr', '', 'منظمة – Liban']);
  });

  it('has its source where the rest of it begins', () => {
    const { body } = parse(String(mailCard(profileSaying('x')!, { url: URL })));
    const card = document.body.appendChild(body.firstElementChild!);
    const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    const left = (wanted: string): number => {
      const range = document.createRange();
      texts.currentNode = card;
      while (!texts.nextNode()!.textContent!.startsWith(wanted));
      range.selectNodeContents(texts.currentNode);
      return range.getBoundingClientRect().left;
    };
    expect(left('Source')).to.equal(left('Topics'));
    card.remove();
  });

  it('fits into a telephone, with its facts below each other', () => {
    const json = {
      orgfeed: '1.0',
      title: 'T',
      organizations: [{ id: 'a', name: 'A', type: 'Non-governmental organisation', origin: 'BE', founded: '2008' }],
    };
    const { feed } = parseFeed(json, 'https://directory.example/feed.json');
    for (const lang of ['en', 'fr', 'ar']) {
      const { body } = parse(String(mailCard(profileOf(feed!, feed!.organizations[0]!, lang), { url: URL })));
      const box = document.createElement('div');
      box.style.width = '304px';
      box.append(body.firstElementChild!);
      document.body.append(box);
      expect(box.scrollWidth, lang).to.equal(304);
      box.style.width = '600px';
      const tops = [...box.querySelectorAll<HTMLElement>('table[style*=float]')].map(({ offsetTop }) => offsetTop);
      expect(new Set(tops).size, lang).to.equal(1);
      box.remove();
    }
  });

  it('ends a long text with a whole sentence', () => {
    const sentence = 'Works with children and their families in the whole of the country. ';
    const { body } = parse(String(mailCard(profileSaying(sentence.repeat(20))!, { bytes: AMONG_SEVERAL })));
    const text = body.querySelector('[lang=ar]')!.textContent;
    expect(text).to.match(/^(Works[^.]*\. ?)+$/);
  });
});
