/** Texts in several languages: which one a reader gets, and how a screen reader knows what it is. */
import { expect } from '@open-wc/testing';
import { profileOf } from '../../src/index.ts';
import { dirOf, feedOf, langOf, tell, textOf } from './saying.ts';

describe('which of its languages a reader gets', () => {
  const cases: [string, string, object, object, string][] = [
    ['the exact one before a shorter', 'fr-BE', { fr: 'fr', 'fr-BE': 'fr-BE' }, {}, 'fr-BE'],
    ['a shorter one where the region has none', 'fr-BE', { en: 'en', fr: 'fr' }, {}, 'fr'],
    ['another region before another language', 'fr-BE', { en: 'en', 'fr-CA': 'fr-CA' }, {}, 'fr-CA'],
    ['a region where the language alone is wanted', 'fr', { en: 'en', 'fr-BE': 'fr-BE' }, {}, 'fr-BE'],
    ['its script, not the first of the language', 'zh-Hant-TW', { 'zh-Hans': 'Hans', 'zh-Hant': 'Hant' }, {}, 'Hant'],
    ['its script, in spite of a private end', 'zh-Hant-x-home', { 'zh-Hans': 'Hans', 'zh-Hant': 'Hant' }, {}, 'Hant'],
    ['its region, in spite of an extension', 'de-AT-u-co-phonebk', { de: 'de', 'de-AT': 'de-AT' }, {}, 'de-AT'],
    ['the same whatever the case of the wish', 'FR-be', { en: 'en', 'fr-BE': 'fr-BE' }, {}, 'fr-BE'],
    ['the same whatever the case of the key', 'fr', { en: 'en', FR: 'FR' }, {}, 'FR'],
    ['that of the record where theirs is missing', 'nl', { en: 'en', fr: 'fr', es: 'es' }, { lang: 'es' }, 'es'],
    ['the first where none is wanted', 'nl', { pl: 'pl', cs: 'cs' }, {}, 'pl'],
    ['not one that only begins alike', 'fr', { en: 'en', frr: 'frr' }, {}, 'en'],
    ['theirs before one that nobody knows', 'fr', { und: 'und', fr: 'fr' }, {}, 'fr'],
    ['the unknown where there is no other', 'fr', { und: 'und' }, {}, 'und'],
  ];
  for (const [what, locale, name, fields, expected] of cases)
    it(what, () => {
      expect(tell({ ...fields, name }, locale).name.text).to.equal(expected);
    });
  it('the feed’s own before any that it offers, and what it offers before the first', () => {
    const name = { en: 'en', fr: 'fr', es: 'es' };
    expect(tell({ name }, 'nl', { lang: 'es', languages: ['fr'] }).name.text).to.equal('es');
    expect(tell({ name }, 'nl', { languages: ['it', 'fr'] }).name.text).to.equal('fr');
    expect(tell({ name, lang: 'fr' }, 'nl', { lang: 'es' }).name.text).to.equal('fr');
  });
  it('that of the feed, not of the record, for words of the feed', () => {
    const feed = {
      lang: 'fr',
      tags: { aid: { label: 'Aide' } },
      publisher: { name: 'Observatoire' },
      notices: [{ text: 'Des cookies' }],
      links: [{ rel: 'login', href: 'https://directory.example/login', label: 'Se connecter' }],
    };
    const profile = tell({ lang: 'en', tags: ['aid'] }, 'fr', feed);
    const words = [profile.tags[0]!.label, profile.source!.name, profile.notices[0]!.text, profile.links[0]!.name];
    expect(words.map((word) => [word.text, langOf(profile, word)])).to.deep.equal([
      ['Aide', 'fr'],
      ['Observatoire', 'fr'],
      ['Des cookies', 'fr'],
      ['Se connecter', 'fr'],
    ]);
  });
});

describe('what is said of a text', () => {
  const lang = (locale: string, name: unknown, feed: object = {}) => tell({ name }, locale, feed).name.lang;
  it('is nothing where it is in the language around', () => {
    expect(lang('fr', { fr: 'Bonjour' })).to.equal(undefined);
    expect(lang('fr-BE', { fr: 'Bonjour' })).to.equal(undefined);
    expect(lang('fr', { 'fr-BE': 'Bonjour' })).to.equal(undefined);
    expect(lang('FR', { fr: 'Bonjour' })).to.equal(undefined);
  });
  it('is its language where that is another', () => {
    expect(lang('fr', { en: 'Hello' })).to.equal('en');
    expect(lang('fr', 'Hello', { lang: 'en' })).to.equal('en');
    expect(lang('fr', 'Hello', { languages: ['en', 'fr'] })).to.equal('en');
  });
  it('is not a language that nobody knows', () => {
    expect(lang('fr', 'Aid')).to.equal(undefined);
    expect(lang('fr', { und: 'Aid' })).to.equal(undefined);
    expect(lang('fr', { 'und-Latn': 'Aid' })).to.equal(undefined);
  });
  it('is its direction, for any language and script written from the right', () => {
    for (const tag of ['ar', 'ar-EG', 'he', 'fa', 'ur-PK', 'AR', 'az-Arab', 'dv', 'yi', 'pa-Arab-PK']) {
      const profile = tell({ name: { [tag]: 'x' } }, 'fr');
      expect(dirOf(profile, profile.name), tag).to.equal('rtl');
    }
    for (const tag of ['en', 'ar-Latn', 'az', 'zh-Hant', 'arn', 'uz-Cyrl']) {
      const profile = tell({ name: { [tag]: 'x' } }, 'fr');
      expect(dirOf(profile, profile.name), tag).to.equal('ltr');
    }
  });
  it('leaves Arabic letters of an unknown language to the browser', () => {
    expect(tell({ name: 'جمعية' }, 'en').name.dir).to.equal('auto');
  });
  it('is right for a reader from right to left, whether the interface speaks their language or not', () => {
    const feed = { lang: 'ar', tags: { aid: { label: { en: 'Aid' } } } };
    const profile = tell({ name: 'جمعية المساعدة', acronym: { en: 'HELP' }, tags: ['aid'] }, 'ar', feed);
    const words = [profile.name, profile.acronym!, profile.tags[0]!.label];
    expect(words.map((word) => dirOf(profile, word))).to.deep.equal(['rtl', 'ltr', 'ltr']);
    expect(words.map((word) => langOf(profile, word))).to.deep.equal(['ar', 'en', 'en']);
    expect(profile.dir).to.equal(profile.messages.lang === 'ar' ? 'rtl' : 'ltr');
  });
});

describe('a description in another language', () => {
  const description = { en: ['One.', 'Two.'] };
  const label = (text: unknown, locale: string) => tell({ description: text }, locale).sections[0]?.language;
  it('says so, once, in the reader’s words', () => {
    expect(label(description, 'fr')).to.equal('Texte en anglais');
    expect(label(description, 'fr-BE')).to.equal('Texte en anglais');
    expect(label({ fr: 'Un.' }, 'en')).to.equal('Text in French');
    expect(tell({ description }, 'fr').sections[0]!.paragraphs.map(({ lang }) => lang)).to.deep.equal(['en', 'en']);
  });
  it('says nothing in the reader’s own', () => {
    expect(label(description, 'en-GB')).to.equal(undefined);
    expect(label({ fr: 'Un.', en: 'One.' }, 'fr-BE')).to.equal(undefined);
  });
  it('says nothing in the reader’s own where the interface speaks English to them', () => {
    expect(label({ en: 'One.', mi: 'Tahi.' }, 'mi')).to.equal(undefined);
  });
  it('says nothing where nobody knows which', () => {
    expect(label('One.', 'fr')).to.equal(undefined);
    expect(label({ und: 'One.' }, 'fr')).to.equal(undefined);
  });
  it('says so of each further section by itself', () => {
    const sections = [
      { title: { fr: 'Aide' }, body: { fr: 'Un.' } },
      { title: { en: 'Help' }, body: { en: 'One.' } },
    ];
    const profile = tell({ sections }, 'fr');
    expect(profile.sections.map(({ language }) => language)).to.deep.equal([undefined, 'Texte en anglais']);
    expect(profile.sections.map(({ title }) => title.lang)).to.deep.equal([undefined, 'en']);
  });
  it('with a tag that no language has neither throws nor says « Texte en zzz »', () => {
    expect(String(label({ 'ab-c-d-e': 'One.' }, 'fr'))).to.not.match(/ab-c/);
    expect(String(label({ qqq: 'One.' }, 'fr'))).to.not.match(/Texte en (undefined|null|qqq)/);
  });
});

it('numbers in a text stay as they were written', () => {
  const text = 'Plus de 250.000 enfants, 89 % des cas, 1,234.5 km, 2 008, ½';
  for (const locale of ['fr', 'en', 'de', 'ar']) {
    const profile = tell({ name: text, summary: text, description: text, hours: text }, locale);
    expect(profile.name.text).to.equal(text);
    expect(profile.summary?.text).to.equal(text);
    expect(profile.sections[0]!.paragraphs.map(textOf)).to.deep.equal([text]);
  }
});

it('a reader’s language changes nothing in the feed', () => {
  const feed = feedOf({ name: { fr: 'Un', en: 'One' }, tags: ['b', 'a'], addresses: [{ lines: ['x'], po_box: '7' }] });
  const before = JSON.stringify(feed);
  for (const locale of ['fr', 'en', 'ar']) profileOf(feed, feed.organizations[0]!, locale);
  expect(JSON.stringify(feed)).to.equal(before);
});

// Last, because a lookup that never ends takes the page with it.
it('a page may call its language whatever it likes', () => {
  const fields = {
    name: { en: 'en' },
    founded: '2008-03',
    areas: ['BE'],
    tags: ['b', 'a'],
    description: { '': 'x', en: 'y' },
  };
  const odd = [
    '',
    ' ',
    '*',
    'x',
    'x-y',
    'not a tag!',
    'fr_BE',
    'i-klingon',
    '__proto__',
    '🦄',
    'e'.repeat(999),
    '-',
    'fr-',
    '-fr',
    'a--b',
    '--',
  ];
  for (const locale of odd) expect(tell(fields, locale).name.text, locale).to.equal('en');
});
