/** Contact files, read as an address book reads them: by a well-kept reader that complains of whatever is not RFC 6350. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { parseVCards } from 'vcard4-ts';
import { parseFeed, vcardOf } from '../../dist/index.js';
import * as fc from '../seeded.mjs';

const root = resolve(import.meta.dirname, '../..');
const HERE = 'https://directory.example/feed.json';
const read = (file) => parseFeed(JSON.parse(readFileSync(resolve(root, file), 'utf8')), HERE).feed;
const feedOf = (fields, feed = {}) =>
  parseFeed({ orgfeed: '1.0', title: 'Here', organizations: [{ id: 'a', name: 'A', ...fields }], ...feed }, HERE).feed;

/** What an address book keeps of it; whatever the reader complains of fails the test. */
function contacts(text) {
  const { vCards, nags } = parseVCards(text);
  assert.equal(nags, undefined, JSON.stringify(nags));
  for (const card of vCards) {
    // Commas and backslashes stand for themselves in a quoted parameter; the reader only suspects a mistake.
    const faults = (card.nags ?? []).filter(({ key }) => !/^PARAM_(UNESCAPED_COMMA|BAD_BACKSLASH)$/.test(key));
    assert.deepEqual(faults, []);
    assert.equal(card.unparseable, undefined);
  }
  return vCards;
}
const contactOf = (fields, locale = 'en', feed = {}) => {
  const read = feedOf(fields, feed);
  return contacts(vcardOf(read, read.organizations[0], locale))[0];
};
const values = (properties = []) => properties.map(({ value }) => value);

test('the seed’s organisation is a contact', () => {
  const feed = read('test/feeds/seed.json');
  const [card] = contacts(vcardOf(feed, feed.organizations[0], 'fr'));
  assert.equal(card.KIND.value, 'org');
  assert.equal(card.N, undefined, 'an organisation has no family name');
  assert.deepEqual(values(card.FN), ['Missing Children Europe']);
  assert.equal(card.FN[0].parameters.LANGUAGE, 'en');
  assert.deepEqual(card.ORG[0].value, ['Missing Children Europe']);
  assert.deepEqual(card.NICKNAME[0].value, ['MCE']);
  const [{ value, parameters }] = card.ADR;
  assert.deepEqual(value.streetAddress, ["Rue de l'Industrie 10"]);
  assert.deepEqual([value.locality, value.postalCode, value.countryName], [['Bruxelles'], ['1000'], ['Belgique']]);
  assert.equal(parameters.LABEL, "Rue de l'Industrie 10\n1000 Bruxelles\nBelgique");
  assert.equal(card.TEL[0].value, 'tel:+3228947484');
  assert.deepEqual(card.TEL[0].parameters.TYPE, ['voice', 'work']);
  assert.equal(card.TEL[0].parameters.VALUE, 'uri');
  assert.ok(card.CATEGORIES[0].value.includes('Séquestration'), 'tags in the reader’s language');
  assert.match(card.NOTE[0].value, /^Every year[^]*250\.000/);
  assert.equal(card.NOTE[0].parameters.LANGUAGE, 'en');
});

test('every fact of a full record that an address book has a place for is there', () => {
  const feed = read('test/feeds/every-field.json');
  const text = vcardOf(feed, feed.organizations[0], 'en');
  const [card] = contacts(text);
  assert.equal(card.UID.value, 'https://register.example/all');
  assert.equal(card.SOURCE[0].value, 'https://register.example/all');
  assert.deepEqual(
    card.NICKNAME.flatMap(({ value }) => value),
    ['EVT', 'All of Us'],
  );
  const [{ value, parameters }] = card.ADR;
  assert.deepEqual(value.postOfficeBox, ['77']);
  assert.deepEqual(value.streetAddress, ['1 Quay Street', 'Old Town']);
  assert.deepEqual([value.region, value.postalCode], [['North Yorkshire'], ['YO21 1AA']]);
  assert.equal(parameters.GEO, 'geo:54.48,-0.61');
  assert.match(parameters.LABEL, /^1 Quay Street\nPO Box 77\n[^]*Whitby[^]*United Kingdom$/);
  // The reader forgets groups.
  const unfolded = text.replaceAll('\r\n ', '');
  assert.match(unfolded, /\b(item\d)\.ADR[^]*\r\n\1\.X-ABLabel:Harbour office\r/);
  assert.match(unfolded, /\b(item\d)\.TEL[^\r]*:tel:\+441947000000;ext=12\r\n\1\.X-ABLabel:Night line\r/);
  assert.deepEqual(values(card.TEL), ['tel:+441947000000;ext=12', '116000', '+33 1 42 68 53 00']);
  assert.deepEqual(values(card.EMAIL), ['help@evt.example']);
  assert.deepEqual(values(card.URL), [
    'https://www.evt.example/',
    'https://social.example/evt',
    'https://evt.example/give',
  ]);
  assert.match(card.LOGO[0].value, /^https:/);
  assert.deepEqual(values(card.NOTE), [
    'This organisation is no longer active.',
    'The summary of all.',
    'Opening hours: Mon–Fri 9–17',
  ]);
  assert.deepEqual(card.CATEGORIES[0].value, ['Drinking water', 'Boats']);
  assert.equal(card.REV.value, '20250701T000000Z');
  assert.doesNotMatch(text, /Secret|Hidden/, 'what is confidential stays so');
});

test('names in several languages are one name, the reader’s first', () => {
  const name = { en: 'Child Watch', fr: 'Vigie enfance', und: 'CW' };
  const acronym = { en: 'CW', fr: 'VE' };
  const { FN, ORG, NICKNAME } = contactOf({ name, acronym, alt_names: ['Kids'] }, 'fr-BE');
  for (const names of [FN, ORG]) {
    assert.deepEqual(values(names).flat(), ['Vigie enfance', 'Child Watch', 'CW']);
    assert.deepEqual(
      names.map(({ parameters }) => [parameters.LANGUAGE, parameters.ALTID]),
      [
        ['fr', '1'],
        ['en', '1'],
        [undefined, '1'],
      ],
    );
  }
  assert.deepEqual(values(NICKNAME).flat(), ['VE', 'CW', 'Kids']);
});

test('a fax is a fax, a mobile a cell, and a number that is only written is not dialled by guess', () => {
  const phones = [
    { tel: '+3226298899', type: 'FAX' },
    { tel: '+32475000000', type: 'mobile', languages: ['fr', 'nl'] },
    { display: '02 / 894, 74; 84', languages: ['nl'] },
  ];
  const { TEL, LANG } = contactOf({ phones });
  assert.deepEqual(
    TEL.map(({ value, parameters: { TYPE } }) => [value, TYPE[0]]),
    [
      ['tel:+32475000000', 'cell'],
      ['02 / 894, 74; 84', 'voice'],
      ['tel:+3226298899', 'fax'],
    ],
  );
  assert.deepEqual(values(LANG), ['fr', 'nl'], 'the languages that are spoken there');
});

test('an address that its owner wrote out is not lost on a reader without labels', () => {
  const { ADR } = contactOf({ addresses: [{ formatted: 'Third floor\n1 Quay Street, Whitby', country: 'GB' }] });
  assert.match(ADR[0].value.streetAddress.join(), /1 Quay Street, Whitby/);
  assert.equal(contactOf({ addresses: [{ label: 'Office' }] }).ADR, undefined, 'an address that says nothing');
});

test('a record with nothing but a name is a contact with nothing but a name', () => {
  const feed = feedOf({ name: 'Only' }, { title: undefined });
  assert.deepEqual(vcardOf(feed, feed.organizations[0], 'en').split('\r\n'), [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:org',
    'UID;VALUE=text:a',
    'FN:Only',
    'ORG:Only',
    'X-ABShowAs:COMPANY',
    'END:VCARD',
    '',
  ]);
});

test('the moment of the last change is told only where it is known', () => {
  for (const [updated, moment] of [
    ['2025', undefined],
    ['2025-07', undefined],
    ['2019-03-01T10:00', '20190301T100000Z'],
    ['2019-03-01t10:00:30.5+0200', '20190301T080030Z'],
    ['2019-03-01T99:99', undefined],
  ])
    assert.equal(contactOf({ updated }).REV?.value, moment, updated);
});

// Whatever would end a value, a line or a parameter, characters of two to four octets, and lines that are too long.
const PIECES = ['\\', ',', ';', ':', '"', '^', '^n', '\\n', "'", 'é', '漢', '👩‍👩‍👧', '\u0301', 'a', ' ', '%0D%0A'];
PIECES.push(
  'END:VCARD',
  'BEGIN:VCARD',
  'X'.repeat(74),
  'é'.repeat(40),
  '\r\n',
  '\n',
  '\u2028',
  '\x85',
  '\u200f',
  'עברית',
);
const piece = fc.constantFrom(...PIECES);
const hostile = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => `x${pieces.join('')}x`);

test('no text breaks out of its line, is changed, or makes a line too long', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, fc.constantFrom('en', 'fr', 'ar', 'not a tag!'), (a, b, c, locale) => {
      const feed = feedOf({
        name: a,
        summary: { en: b, fr: c },
        tags: [b],
        phones: [{ display: b, label: c }],
        addresses: [{ lines: [a, b], locality: c, label: a }],
      });
      const [organization] = feed.organizations;
      const text = vcardOf(feed, organization, locale);
      assert.doesNotMatch(text, /[^\r]\n|\r[^\n]/);
      const bytes = Buffer.from(text);
      for (const line of text.split('\r\n')) {
        assert.ok(Buffer.byteLength(line) <= 75, line);
        assert.doesNotMatch(line, /\ufffd/);
      }
      assert.equal(bytes.toString('utf8'), text);
      const [card, ...others] = contacts(text);
      assert.equal(others.length, 0);
      assert.equal(card.FN[0].value, organization.name);
      assert.deepEqual(card.ORG[0].value, [organization.name]);
      assert.deepEqual(card.CATEGORIES[0].value, organization.tags);
      assert.ok(Object.values(organization.summary).includes(card.NOTE[0].value));
      assert.equal(card.TEL[0].value, organization.phones[0].display);
      const [{ lines, locality }] = organization.addresses;
      assert.deepEqual(card.ADR[0].value.streetAddress, lines);
      assert.deepEqual(card.ADR[0].value.locality, [locality]);
      assert.ok(card.ADR[0].parameters.LABEL.startsWith(lines.join('\n')));
    }),
    { numRuns: 300 },
  );
});

test('all organisations of the demo are contacts in one file, in every language of the interface', () => {
  const feed = read('demo/feed.json');
  for (const locale of ['en', 'fr', 'es', 'ar']) {
    const cards = contacts(feed.organizations.map((one) => vcardOf(feed, one, locale)).join(''));
    assert.equal(cards.length, feed.organizations.length);
    assert.equal(new Set(cards.map(({ UID }) => UID.value)).size, cards.length);
  }
});
