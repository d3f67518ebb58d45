/** Facts, tags, status, relations and sources: what a card says besides how to reach the organization. */
import { expect } from '@open-wc/testing';
import { factOf, langOf, tell, textOf } from './saying.ts';

describe('initials', () => {
  const cases: [string, object, string][] = [
    ['two capitals', { name: 'Missing Children Europe' }, 'MC'],
    ['an acronym', { name: 'Missing Children Europe', acronym: 'MCE' }, 'MC'],
    ['an acronym with an accent first', { name: 'x', acronym: 'ÉNAP' }, 'ÉN'],
    ['an acronym with points', { name: 'x', acronym: 'O.I.J.J.' }, 'OI'],
    ['an acronym of one letter', { name: 'x', acronym: 'Z' }, 'Z'],
    ['small words between capitals', { name: 'Défense des Enfants International' }, 'DE'],
    ['small words only', { name: 'enfants et familles' }, 'EE'],
    ['one capital', { name: 'Enfants perdus' }, 'EP'],
    ['one word', { name: 'unicef' }, 'U'],
    ['quotes and brackets', { name: '« Aide » (Belgique)' }, 'AB'],
    ['a number', { name: '3 Wishes' }, '3W'],
    ['Greek', { name: 'Το Χαμόγελο του Παιδιού' }, 'ΤΧ'],
    ['Cyrillic', { name: 'Фонд Дети' }, 'ФД'],
    ['a Cyrillic acronym', { name: 'x', acronym: 'ЮНИСЕФ' }, 'ЮН'],
    ['Arabic', { name: 'جمعية المساعدة' }, 'جا'],
    ['Hindi, whose vowels are marks', { name: 'बाल रक्षा भारत' }, 'बर'],
    ['letters beyond the first plane', { name: '𠮷野 家族' }, '𠮷家'],
    ['emoji', { name: '👩‍👩‍👧 Family 🇧🇪 Help' }, 'FH'],
    ['nothing but emoji', { name: '👩‍👩‍👧🇧🇪' }, ''],
  ];
  for (const [what, fields, expected] of cases)
    it(`of ${what}`, () => {
      expect(tell(fields).initials).to.equal(expected);
    });
  it('of one word with a loose accent are not two', () => {
    expect(tell({ name: 'E\u0301cole' }).initials.normalize('NFD')).to.match(/^E\u0301?$/);
  });
});

it('an acronym that is the name is not told twice', () => {
  expect(tell({ name: 'unicef', acronym: 'unicef' }).acronym).to.equal(undefined);
});

describe('tags', () => {
  const terms = (labels: Record<string, string>, lang: string) => ({
    tags: Object.fromEntries(Object.entries(labels).map(([id, label]) => [id, { label: { [lang]: label } }])),
  });
  const labels = (tags: string[], locale = 'en', feed: object = {}) =>
    tell({ tags }, locale, feed).tags.map(({ label }) => label.text);
  it('are told once, however they are written', () => {
    expect(labels(['Santé', 'Children', 'children', 'CHILDREN ', 'Sante', 'C', 'C#'])).to.deep.equal([
      'C',
      'C#',
      'Children',
      'Santé',
    ]);
  });
  it('are in the order of the reader’s language, not of the codes', () => {
    const feed = terms({ a: 'Séquestration', b: 'Réfugiés', c: 'Famille', d: 'Enfant', e: 'Écoute' }, 'fr');
    expect(labels(['a', 'b', 'c', 'd', 'e'], 'fr', feed)).to.deep.equal([
      'Écoute',
      'Enfant',
      'Famille',
      'Réfugiés',
      'Séquestration',
    ]);
  });
  it('are sorted as each language sorts', () => {
    expect(labels(['Öl', 'Zug', 'Ost'], 'de')).to.deep.equal(['Öl', 'Ost', 'Zug']);
    expect(labels(['Öl', 'Zug', 'Ost'], 'sv')).to.deep.equal(['Ost', 'Zug', 'Öl']);
  });
  it('are counted, not spelled, and the same in any case', () => {
    expect(labels(['Zone 10', 'zone 2', 'Zone 1'])).to.deep.equal(['Zone 1', 'zone 2', 'Zone 10']);
  });
  it('come once', () => {
    expect(labels(['aid', 'Boats', 'aid', 'Boats'], 'en', terms({ aid: 'Aid' }, 'en'))).to.deep.equal(['Aid', 'Boats']);
  });
  it('of no vocabulary are shown as they stand, in the record’s language', () => {
    const profile = tell({ tags: ['Aide à l’enfance'], lang: 'fr' }, 'en');
    expect(profile.tags.map(({ id, label }) => [id, label.text, langOf(profile, label)])).to.deep.equal([
      ['Aide à l’enfance', 'Aide à l’enfance', 'fr'],
    ]);
  });
  it('called after an object’s innards are words like any other', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    expect(labels(names)).to.have.members(names);
    expect(labels(names, 'en', { tags: { aid: { label: 'Aid' } } })).to.have.members(names);
    expect(factOf(tell({ type: 'constructor' }, 'en', { types: { x: { label: 'X' } } }), 'type')).to.equal(
      'constructor',
    );
    expect(labels(['constructor'], 'en', terms({ constructor: 'Builder' }, 'en'))).to.deep.equal(['Builder']);
  });
  it('lead to where the directory lists them, with whatever is in them encoded', () => {
    const links = [{ rel: 'tag', href: 'https://directory.example/tags/{tag}?q={tag}' }];
    const profile = tell({ tags: ['a/b?c&d#e $&'] }, 'en', { links });
    const word = 'a%2Fb%3Fc%26d%23e%20%24%26';
    expect(profile.tags[0]!.url).to.equal(`https://directory.example/tags/${word}?q=${word}`);
    expect(profile.links).to.deep.equal([]);
  });
  it('are not all led to one page that is nobody’s', () => {
    const links = [{ rel: 'tag', href: 'https://directory.example/tags' }];
    expect(tell({ tags: ['a'] }, 'en', { links }).tags[0]!.url).to.equal(undefined);
    expect(tell({ tags: ['a'] }).tags[0]!.url).to.equal(undefined);
  });
});

describe('facts', () => {
  it('have labels and values that can be told apart', () => {
    const feed = { types: { federation: { label: { en: 'Federation', fr: 'Fédération' } } } };
    const { facts } = tell({ type: 'federation', origin: 'BE', founded: 2008 }, 'fr', feed);
    expect(facts.map(({ label, value }) => [label, value.text])).to.deep.equal([
      ['Type', 'Fédération'],
      ["Pays d'origine", 'Belgique'],
      ['Constitution', '2008'],
    ]);
  });
  it('of an unknown type say it as it stands', () => {
    expect(factOf(tell({ type: 'Stiftung' }), 'type')).to.equal('Stiftung');
  });
  it('that are not known are not told', () => {
    const profile = tell({});
    expect([
      profile.facts,
      profile.details,
      profile.tags,
      profile.sections,
      profile.contact,
      profile.relations,
    ]).to.deep.equal([[], [], [], [], [], []]);
    expect([profile.acronym, profile.logo, profile.url, profile.status, profile.summary, profile.dated]).to.deep.equal(
      Array(6).fill(undefined),
    );
  });
  it('count no members rather than hide a zero', () => {
    const { details } = tell({ members_count: 0 });
    expect(details.map(({ label, value }) => [label, value.text])).to.deep.equal([['Members', '0']]);
    expect(tell({ members_count: 12_000 }).details[0]?.value.text, 'grouped as the language has it').to.equal('12,000');
  });
  it('tell every other name', () => {
    const values = tell({ alt_names: ['All of Us', { fr: 'Nous tous' }], legal_name: 'EVT Ltd' }).details.map(
      ({ value }) => value.text,
    );
    expect(values).to.include.members(['All of Us', 'Nous tous', 'EVT Ltd']);
  });
  it('name the registers that gave a number', () => {
    const ids = { ror: '05xyz', 'eu-transparency-register': '123-45', wikidata: 'Q42' };
    const { details } = tell({ ids });
    expect(details.map(({ label, value }) => [label, value.text])).to.deep.equal([
      ['ROR', '05xyz'],
      ['EU transparency register', '123-45'],
      ['Wikidata', 'Q42'],
    ]);
  });
  it('of a logo say what the picture says, in its language', () => {
    const { logo } = tell({ logo: { src: 'logo.svg' } });
    expect([logo?.src, logo?.alt]).to.deep.equal(['https://directory.example/logo.svg', undefined]);
    const alt = tell({ logo: { src: 'logo.svg', alt: { fr: 'Deux bateaux' } } }).logo?.alt;
    expect([alt?.text, alt?.lang]).to.deep.equal(['Deux bateaux', 'fr']);
  });
});

describe('an organization that is not active', () => {
  const status = (value: string, locale = 'en') => tell({ status: value }, locale).status?.text;
  it('is told from one that is', () => {
    expect(status('active')).to.equal(undefined);
    expect(status('Active')).to.equal(undefined);
    expect(status('inactive', 'fr')).to.equal('Cette organisation n’est plus active.');
    expect(status('merged')).to.equal('This organisation has merged with another.');
    expect(status('WITHDRAWN')).to.equal('This organisation has left the directory.');
  });
  it('is told in words that we do not know', () => {
    expect(status('dormant')).to.include('dormant');
    expect(status('constructor')).to.include('constructor');
  });
  const relations = [
    { rel: 'parent', name: 'Group' },
    { rel: 'successor', name: 'New', url: 'https://new.example/' },
  ];
  it('leads to its successor, once', () => {
    const profile = tell({ status: 'merged', relations });
    expect(profile.successor).to.deep.include({ url: 'https://new.example/' });
    expect(profile.successor?.name.text).to.equal('New');
    expect(profile.relations.map(({ name }) => name.text)).to.deep.equal(['Group']);
  });
  it('is the only one whose successor is told apart', () => {
    const profile = tell({ relations });
    expect(profile.successor).to.equal(undefined);
    expect(profile.relations.map(({ name }) => name.text)).to.deep.equal(['Group', 'New']);
  });
});

describe('relations', () => {
  it('are named by the feed’s own record, else by what they say', () => {
    const relations = [
      { rel: 'member', org: 'small' },
      { rel: 'parent', name: { en: 'Group', fr: 'Groupe' }, url: 'https://group.example/' },
      { rel: 'member', org: 'small', name: 'Little one' },
      { rel: 'friend', name: 'Friend' },
    ];
    const organizations = [
      { id: 'a', name: 'A', relations },
      { id: 'small', name: { en: 'Small', fr: 'Petit' }, url: 'https://directory.example/small' },
    ];
    const profile = tell({}, 'fr', { organizations });
    expect(profile.relations.map(({ label, name, url }) => [label?.text, name.text, url])).to.deep.equal([
      ['Parmi ses membres', 'Petit', 'https://directory.example/small'],
      ['Fait partie de', 'Groupe', 'https://group.example/'],
      ['Parmi ses membres', 'Little one', 'https://directory.example/small'],
      ['friend', 'Friend', undefined],
    ]);
  });
  it('to nobody are left out', () => {
    expect(tell({ relations: [{ rel: 'member', org: 'gone' }, { rel: 'member' }] }).relations).to.deep.equal([]);
  });
});

describe('the source', () => {
  const feed = { title: 'Directory', url: 'https://directory.example/' };
  it('is the publisher, with its acronym', () => {
    const publisher = { name: 'Observatoire', acronym: 'OIJJ', url: 'https://oijj.example/' };
    const { source } = tell({}, 'fr', { ...feed, publisher });
    expect([source?.name.text, source?.url]).to.deep.equal(['Observatoire (OIJJ)', 'https://oijj.example/']);
  });
  it('leads to the publisher’s website, else to the directory', () => {
    expect(tell({}, 'en', { ...feed, publisher: { name: 'P', website: 'https://p.example/' } }).source?.url).to.equal(
      'https://p.example/',
    );
    expect(tell({}, 'en', { ...feed, publisher: { name: 'P' } }).source?.url).to.equal('https://directory.example/');
  });
  it('without a publisher is the feed', () => {
    const { source } = tell({}, 'en', feed);
    expect([source?.name.text, source?.url]).to.deep.equal(['Directory', 'https://directory.example/']);
  });
  it('that nobody names is not made up', () => {
    expect(tell({}, 'en', { title: undefined }).source).to.equal(undefined);
  });
});

it('notices keep their link and come in the reader’s language', () => {
  const text = { fr: 'Nous employons des cookies.', en: 'This site uses cookies.' };
  const link = { href: 'https://directory.example/cookies', label: { fr: 'Plus amples informations', en: 'More' } };
  const { notices } = tell({}, 'fr', { notices: [{ kind: 'cookies', text, link }, { text: 'Plain' }] });
  expect(notices.map(({ text, link }) => [textOf(text), link && textOf(link.name), link?.url])).to.deep.equal([
    ['Nous employons des cookies.', 'Plus amples informations', 'https://directory.example/cookies'],
    ['Plain', undefined, undefined],
  ]);
});
