/** `org-cards validate`: what it finds, where, and what the exit code says. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { after, test } from 'node:test';
import { feedOf, workshop } from './commands.mjs';

const { at, run, write } = workshop();
const command = resolve(import.meta.dirname, '../dist/cli/main.js');
/** The result for machines, with the exit code. */
function validate(feed) {
  const { status, stdout } = run('validate', '--json', write('feed.json', feed));
  return { status, ...JSON.parse(stdout) };
}
const codes = ({ issues }) => issues.map(({ code }) => code);
const found = (result, code) => result.issues.filter((issue) => issue.code === code);

/** Serves texts by path; the command runs beside this process, since this one has to answer. */
async function serve(files, headers = {}) {
  const server = createServer(({ url }, response) => {
    const body = files[url];
    response.writeHead(body === undefined ? 404 : 200, headers).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}
const ask = (...args) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [command, 'validate', '--json', ...args]);
    let stdout = '';
    child.stdout.on('data', (data) => (stdout += data));
    child.on('close', (status) => done({ status, ...(stdout && JSON.parse(stdout)) }));
  });

test('a good feed has no errors, and whoever gets only warnings gets 0', () => {
  const good = validate(feedOf({ id: 'a', name: 'A', lang: 'en', website: 'https://a.example/' }));
  assert.deepEqual([good.status, good.ok, codes(good)], [0, true, []]);
  const doubtful = validate(feedOf({ id: 'a', name: 'Twin' }, { id: 'b', name: 'twín' }));
  assert.equal(doubtful.status, 0);
  assert.deepEqual(codes(doubtful), ['duplicate-name']);
});

test('each issue stands where it is, with its value, what is wrong, why it matters and what to do', () => {
  const result = validate(`\uFEFF{
  "orgfeed": "1.0", "title": "T", "lang": "en", "updated": "2026", "publisher": {"name": "P"},
  "organizations": [
    {"id": "a", "name": "A"},
    {"id": "b", "name": {"en": "B", "x y": "?"},
      "founded": "2008-13", "phones": [{"tel": "+3228947484"}, {"tel": "call me", "display": "x"}]},
    {"id": "b", "name": "again"},
    {"id": "c"}
  ]}`);
  assert.equal(result.status, 1);
  const places = Object.fromEntries(result.issues.map(({ path, code, line, column }) => [path, [code, line, column]]));
  assert.deepEqual(places, {
    'organizations[1].name.x y': ['bad-language', 5, 44],
    'organizations[1].founded': ['bad-date', 6, 18],
    'organizations[1].phones[1].tel': ['bad-phone', 6, 72],
    'organizations[2].id': ['duplicate-id', 7, 12],
    'organizations[3].name': ['missing', 8, 5],
  });
  const [date] = found(result, 'bad-date');
  assert.equal(date.value, '2008-13');
  assert.match(date.message, /not a date[^]*Write "2008"/);
  assert.match(date.reason, /Readers/);
});

test('what is no JSON is told with line, column and what was expected', () => {
  const cases = [
    ['{"orgfeed": "1.0",\n "title": "T",\n}', 3, 1, /name in "double quotes"|comma too many/],
    ['{"a": [1 2]}', 1, 10, /comma was expected/],
    ['{"a" 1}', 1, 6, /colon/],
    ['{"a": "x\ny"}', 1, 7, /" that ends a text/],
    ['{"a": 1} // done', 1, 10, /no comments|end of the file/],
    ["{'a': 1}", 1, 2, /straight double/],
    ['{“a”: 1}', 1, 2, /^“ is no quotation mark.*straight double/],
    ['{"a": [1, 2', 1, 12, /cut off.*\]/],
    ['{"a": "cut o', 1, 7, /cut off/],
    ['{"a": NaN}', 1, 7, /Here stands: NaN/],
    ['', 1, 1, /empty/],
    ['<!doctype html>', 1, 1, /HTML/],
    ['\x1f\ufffd\x08\0', 1, 1, /compressed/],
    ['Name;Ort;Web\nKinderhilfe e.V.;Berlin;', 1, 1, /table of a spreadsheet/],
    ['\ufeff"Name","Town"\n"A","B"', 1, 1, /table of a spreadsheet/],
    ['['.repeat(100_000), 1, 1, /deep/],
  ];
  for (const [text, line, column, message] of cases) {
    const { status, issues } = validate(text);
    assert.equal(status, 1, text.slice(0, 20));
    assert.deepEqual([issues[0].code, issues[0].line, issues[0].column], ['bad-json', line, column], text.slice(0, 20));
    assert.match(issues[0].message, message);
  }
});

test('it gives the advice that a careful editor would', () => {
  const feed = {
    ...feedOf(
      {
        id: 'shelter', name: "Women's refuge of the North", adresses: [], addresses: [{ lines: ['Hidden Lane 7'], country: 'BE' }],
        website: 'http://a.example/', summary: 'By 2012 we will have opened a third house.', type: 'federaton', tags: ['children', 'Kids'],
        areas: ['x-north'], relations: [{ rel: 'member-of', org: 'nobody' }], status: 'actve', founded: '2999',
      },
      { id: 'history', name: 'History', summary: { en: 'Founded in 1950.', fr: 'Fondée en 1950.' } },
    ),
    languages: ['en', 'fr'], types: { federation: { label: 'Federation' } }, tags: { children: { label: 'Children' } },
  }; // prettier-ignore
  const result = validate(feed);
  assert.equal(result.status, 0);
  assert.deepEqual(codes(result).toSorted(), [
    'future-date', 'http-link', 'missing-language', 'past-year', 'shelter-address', 'unknown-field', 'unknown-org',
    'unknown-place', 'unknown-status', 'unknown-tag', 'unknown-type',
  ]); // prettier-ignore
  assert.match(found(result, 'unknown-field')[0].message, /`addresses`/);
  assert.match(found(result, 'unknown-type')[0].message, /`federation`/);
  assert.equal(found(result, 'shelter-address')[0].level, 'warning');
  assert.deepEqual(codes(validate({ orgfeed: '1.0', title: 'T', organizations: [] })), [
    'no-updated',
    'no-publisher',
    'no-language',
  ]);
});

test('of an address it looks at the headers, and calls what is public already an error', async () => {
  const feed = JSON.stringify(feedOf({ id: 'a', name: 'A', addresses: [{ lines: ['x'], confidential: true }] }));
  const bare = await ask(`${await serve({ '/feed.json': feed }, { 'content-type': 'text/plain' })}/feed.json`);
  assert.equal(bare.status, 1);
  assert.equal(found(bare, 'confidential')[0].level, 'error');
  assert.deepEqual(
    codes(bare).filter((code) => code.startsWith('header')),
    ['header-type', 'header-cors', 'header-cache'],
  );
  assert.equal(run('validate', write('feed.json', feed)).status, 0);
  const headers = {
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    'cache-control': 'max-age=300',
  };
  const good = await ask(
    `${await serve({ '/feed.json': JSON.stringify(feedOf({ id: 'a', name: 'A' })) }, headers)}/feed.json`,
  );
  assert.deepEqual([good.status, codes(good)], [0, []]);
  assert.equal((await ask(`${await serve({})}/feed.json`)).status, 3);
});

test('pages are followed, on a disk too, and what is wrong is told of the page where it is', () => {
  write('two.json', {
    orgfeed: '1.0',
    title: 'T',
    organizations: [
      { id: 'b', name: 'B', founded: '?' },
      { id: 'a', name: 'Again' },
    ],
  });
  const result = validate({ ...feedOf({ id: 'a', name: 'A' }), next: 'two.json' });
  const errors = result.issues.filter(({ level }) => level === 'error');
  assert.deepEqual(
    errors.map(({ file, code, path }) => [file, code, path]),
    [
      [at('two.json'), 'bad-date', 'organizations[0].founded'],
      [at('two.json'), 'duplicate-id', 'organizations[1].id'],
    ],
  );
  assert.equal(result.organizations, 2);
});

test('many issues of a kind are folded unless all are wanted', () => {
  const many = feedOf(...Array.from({ length: 40 }, (_, i) => ({ id: `o${i}`, name: `O ${i}`, founded: 'x' })));
  const lines = (...more) =>
    run('validate', write('feed.json', many), ...more).stdout.match(/feed\.json:\d+:\d+/g).length;
  assert.equal(lines(), 5);
  assert.equal(lines('--all'), 40);
  assert.match(run('validate', 'feed.json').stdout, /35 more of this kind[^]*40 errors/);
});

test('nothing of a feed gives orders to the terminal', () => {
  const order = '\u001b]0;title\u0007\u001b[2J\u009b31m\u202e';
  const feed = {
    ...feedOf({ id: 'a', name: 'A', founded: order, [order]: 1, tags: [order] }),
    [order]: 1,
    lang: order,
  };
  const { stdout } = run('validate', '--all', write('orders.json', feed));
  // oxlint-disable-next-line no-control-regex -- these are what it looks for
  assert.doesNotMatch(stdout, /[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  assert.match(stdout, /\\u001b/);
});

test('a field that stands twice is told where the one stands that counts', () => {
  const record =
    '{"id":"a","name":"A","phones":[{"tel":"+3225550101"},\n{"tel":"x"}],\n"founded":"2001",\n"founded":"x","x-a":{"b":1},\n"phones":[{"tel":"y"}]}';
  write(
    'twice.json',
    `{"orgfeed":"1.0","title":"T","title":"T","updated":"2026-01-01","publisher":{"name":"P"},"lang":"en","organizations":[${record}]}`,
  );
  const { stdout, status } = run('validate', 'twice.json', '--json');
  assert.equal(status, 1);
  assert.deepEqual(
    JSON.parse(stdout)
      .issues.map(({ code, path, line, column }) => [code, path, line, column])
      .toSorted(),
    [
      ['bad-date', 'organizations[0].founded', 4, 11],
      ['bad-phone', 'organizations[0].phones[0].tel', 5, 18],
      ['duplicate-key', 'organizations[0].founded', 4, 11],
      ['duplicate-key', 'organizations[0].phones', 5, 10],
      ['duplicate-key', 'title', 1, 38],
    ],
  );
});

test('keys with brackets and dots in them have a place too', { timeout: 600_000 }, () => {
  for (const key of ['en]', '[', ']]', 'a.b]', '[0]x', '.']) {
    const { stdout, status } = run('validate', write('keys.json', feedOf({ id: 'a', name: { en: 'A', [key]: 'x' } })));
    assert.equal(status, 1);
    assert.match(stdout, /keys\.json:1:\d+/);
  }
});

test('habits of other formats are told with what is meant here', () => {
  const feed = {
    ...feedOf(
      {
        id: 'a', name: '<b>A</b> & B', description: ['Fish &amp; chips', 'R&D < Q&A; 1 <2'], url: 'www.a.example/a', website: 'https://a.example/?a=1&amp;b',
        phones: ['(+32)0000000', { number: '+3228947484' }, { display: '1', type: 'fax' }, { tel: '+3228947484' }],
        addresses: [{ locality: 'K\uFFFDln', country: 'DE' }], adress: 'x', logo: { src: 'logos/a.png' },
      },
      { id: 'A', name: 'Other', languages: ['english', 'en', 'und'] },
    ),
    languages: ['en', 'english', 'pt-BR', 'qaa'],
  }; // prettier-ignore
  const result = validate(feed);
  const places = result.issues
    .map(({ code, path }) => `${code} ${path}`)
    .filter((line) => !/missing-language/.test(line));
  assert.deepEqual(places.toSorted(), [
    'bad-language languages[1]',
    'bare-host organizations[0].url',
    'broken-letters organizations[0].addresses[0].locality',
    'markup organizations[0].description[0]',
    'markup organizations[0].name',
    'no-tel organizations[0].phones[0]',
    'same-folder organizations[1].id',
    'unknown-field organizations[0].adress',
    'unknown-field organizations[0].phones[1].number',
    'unknown-field organizations[1].languages',
  ]);
  assert.deepEqual(
    found(result, 'unknown-field').map(({ message }) => /`(\w+)`/.exec(message)?.[1]),
    ['tel', 'addresses', undefined],
  );
});

test('a mark of confidence that is misspelt is an error', () => {
  const codesOf = (mark) => {
    const result = validate(feedOf({ id: 'a', name: 'A', addresses: [{ lines: ['Hidden Lane 7'], ...mark }] }));
    return [result.status, ...codes(result)];
  };
  for (const mark of [
    'Confidential',
    'confidental',
    'CONFIDENTIAL',
    'private',
    'con-fidential',
    'is_private',
    'vertraulich',
    'riservato',
  ])
    assert.deepEqual(codesOf({ [mark]: true }), [1, 'misspelt-confidential'], mark);
  for (const mark of [
    { public: false },
    { is_public: 'no' },
    { visible: 0 },
    { visibility: 'private' },
    { Access: 'hidden' },
  ])
    assert.deepEqual(codesOf(mark), [1, 'misspelt-confidential'], JSON.stringify(mark));
  for (const mark of [{ public: true }, { visibility: 'all' }, { private: false }, { published: '2026-01-01' }])
    assert.deepEqual(codesOf(mark), [0, 'unknown-field'], JSON.stringify(mark));
});

test('a mark of confidence where none has an effect is an error that says who sees what', () => {
  const marked = { private: true };
  const result = validate(
    feedOf({ id: 'a', name: 'A', phones: [{ tel: '116000', ...marked }], emails: [{ address: 'a@a.example', confidential: 'yes' }] },
      { id: 'b', name: 'B', confidential: true }, { id: 'c', name: 'C', phones: [{ tel: '116000', confidential: false }] }),
  ); // prettier-ignore
  assert.equal(result.status, 1);
  assert.deepEqual(
    found(result, 'misplaced-confidential').map(({ path, level }) => `${level} ${path}`),
    [
      'organizations[0].phones[0].private',
      'organizations[0].emails[0].confidential',
      'organizations[1].confidential',
    ].map((path) => `error ${path}`),
  );
  const [phone, , whole] = found(result, 'misplaced-confidential').map(({ message }) => message);
  assert.match(phone, /show this telephone number to everybody; `publish` leaves it out/);
  assert.match(
    whole,
    /show the whole organisation to everybody; `publish` leaves out its addresses, telephone numbers/,
  );
  assert.deepEqual(
    codes(validate(feedOf({ id: 'a', name: 'A', addresses: [{ lines: ['Open road'], Confidental: false }] }))),
    ['unknown-field'],
  );
});

test('a remedy has the words of the feed in it, as they should be written', () => {
  const said = (record) => validate(feedOf({ id: 'a', name: 'A', ...record })).issues[0].message;
  assert.match(said({ website: 'www.a.example' }), /Here that would be "https:\/\/www\.a\.example"\.$/);
  assert.match(said({ areas: ['Belgium'] }), /Here that would be "BE"\.$/);
  assert.match(said({ addresses: 'Rue X 1' }), /Here that would be \{ "formatted": "Rue X 1" \}/);
  assert.match(said({ phones: 3228947484 }), /^3228947484 is .* Write it in quotation marks/);
  assert.match(said({ id: 7 }), /^7 is not an id, so the whole organisation is left out\. Write it in quotation marks/);
});

test('what a register leaves in a table is told, with what was meant where that is known', () => {
  const feed = {
    ...feedOf({
      id: 'a', name: 'Les Amis du MusÃ©e', acronym: 'N/A', alt_names: ['["A"]', 'NÃO', 'CAFÉ®'], lang: 'french', areas: ['EL', '998', 'AN'], origin: 'EN',
      description: String.raw`One.\n\nTwo, in C:\new.`, dissolved: '2567', website: 'n/a', hours: { mon: '9-17' },
      addresses: [{ country: 'EL', ville: 'Αθήνα' }],
      phones: ['+49 351 1234567', '+49 0351 1234567', { tel: '+49 0351 1234567' }, { tel: '+39 06 1234567' }, { tel: '33123456' }, { tel: '116000' }, { display: '1', type: 'Telefax' }],
      ids: { isni: { all: 'x' } },
    }),
    languages: ['jp'],
  }; // prettier-ignore
  const result = validate(feed);
  const told = result.issues.map(({ code, path }) => `${code} ${path.replace('organizations[0].', '')}`);
  assert.deepEqual(told.toSorted(), [
    'bad-language lang',
    'bad-url website',
    'future-date dissolved',
    'leftover acronym',
    'leftover alt_names[0]',
    'leftover description',
    'misread-letters name',
    'no-tel phones[0]',
    'no-tel phones[1]',
    'not-text ids.isni',
    'odd-tel phones[2].tel',
    'odd-tel phones[4].tel',
    'unknown-field addresses[0].ville',
    'unknown-language languages[0]',
    'unknown-place addresses[0].country',
    'unknown-place areas[0]',
    'unknown-place areas[1]',
    'unknown-place origin',
  ]);
  const said = (code) => found(result, code).map(({ message }) => message);
  assert.match(said('misread-letters')[0], /"Les Amis du Musée"/);
  assert.match(said('no-tel')[0], /"tel": "\+493511234567"/);
  assert.match(said('no-tel')[1], /"tel": "\+…"/);
  assert.match(said('bad-language')[0], /Here that would be "fr"/);
  assert.match(said('unknown-language')[0], /`ja`/);
  assert.match(said('unknown-field')[0], /`locality`/);
  assert.match(said('unknown-place').join(' '), /GR/);
});

test('a feed whose version is misspelt is not told where its organisations are', () => {
  const { issues } = validate({ ...feedOf({ id: 'a', name: 'A' }), orgfeed: 'v1.0' });
  assert.deepEqual(
    issues.map(({ code }) => code),
    ['not-a-feed'],
  );
});

test('who reads the first line only gets the exit code all the same, and a disk without room is no error of the feed', () => {
  const records = Array.from({ length: 3000 }, (_, i) => ({ id: `o${i}`, name: 'N', founded: 'x' }));
  writeFileSync(at('long.json'), JSON.stringify(feedOf(...records)));
  const shell = (line) => spawnSync('bash', ['-c', line], { encoding: 'utf8' });
  const validate = `'${process.execPath}' '${command}' validate --all '${at('long.json')}'`;
  const { stdout, stderr } = shell(`${validate} | head -1; echo \${PIPESTATUS[0]}`);
  assert.match(stdout, /^error bad-date[^\n]*\n1\n$/);
  assert.equal(stderr, '');
  if (existsSync('/dev/full')) assert.equal(shell(`${validate} > /dev/full`).status, 3);
});

test('colour is for terminals, unless the surroundings want it or want none', () => {
  writeFileSync(at('plain.json'), JSON.stringify(feedOf({ id: 'a', name: 'A' })));
  const colours = (env) => {
    const { stdout, stderr } = spawnSync(process.execPath, [command, 'validate', at('plain.json')], {
      encoding: 'utf8',
      env,
    });
    const fault = spawnSync(process.execPath, [command, 'validate', at('none.json')], { encoding: 'utf8', env });
    assert.equal(stderr, '');
    return [stdout, fault.stderr].map((text) => text.includes('\x1b['));
  };
  for (const env of [{}, { CI: 'true' }, { FORCE_COLOR: '0' }, { FORCE_COLOR: '1', NO_COLOR: '1' }])
    assert.deepEqual(colours(env), [false, false], JSON.stringify(env));
  assert.deepEqual(colours({ FORCE_COLOR: '1' }), [true, true]);
});

test('a file in UTF-16, which browsers do not read, is told', () => {
  const text = Buffer.from(`\uFEFF${JSON.stringify(feedOf({ id: 'a', name: 'Köln' }))}`, 'utf16le');
  writeFileSync(at('wide.json'), text);
  const { status, stdout } = run('validate', '--json', at('wide.json'));
  assert.deepEqual([status, codes(JSON.parse(stdout))], [1, ['not-utf-8']]);
});

test('what is not written in our words, or is of the publisher alone, is not taken for an error of ours', () => {
  const own = { 'x-source': { foo: 1, html: '<p>Hi</p>', private: true }, _note: { nam: '&amp;' } };
  const feed = feedOf({ id: 'a', name: 'A', addresses: [{ locality: 'Ghent', ...own }], ...own });
  assert.deepEqual(codes(validate({ ...feed, ...own })), []);
});

test('a language that has its name for a code, and a cell of a table with several tags, are told', () => {
  const result = validate(
    feedOf({ id: 'a', name: { english: 'A' }, summary: { en: 'S', EN: 'S' }, tags: 'Children; Family ;', ids: { ror: '1' } }),
  ); // prettier-ignore
  assert.deepEqual(
    result.issues.map(({ code, path }) => `${code} ${path}`),
    ['not-text organizations[0].name', 'several-tags organizations[0].tags'],
  );
  assert.match(found(result, 'not-text')[0].message, /Here that would be \{ "en": "A" \}/);
  assert.match(found(result, 'several-tags')[0].message, /\["Children", "Family"\]/);
});

test('in a file of another kind it finds the list of organisations, and says what a feed has there', () => {
  const row = { regNo: '1', entityName: 'A', legalForm: 'ASBL' };
  for (const [json, path, said] of [
    [{ meta: { tags: [{ a: 1 }] }, data: { results: [row, row] } }, 'data.results', /`organizations`.*legalForm \(`legal_form`\), regNo, entityName/],
    [[{ id: 'a', name: 'A' }], '', /"organizations": \[ … \] \}\. Each has an `id` and a `name`\.$/],
  ]) {
    const result = validate(json);
    assert.deepEqual([result.status, codes(result)], [1, ['not-a-feed', 'other-list']]);
    assert.equal(found(result, 'other-list')[0].path, path);
    assert.match(found(result, 'other-list')[0].message, said);
  }
  assert.deepEqual(codes(validate({ hello: [1, 2] })), ['not-a-feed']);
}); // prettier-ignore

test('of registers, tables and other formats it says which field is which, and what stands around the records', () => {
  const feed = { orgfeed: '1.0', title: 'T', organizations: [] };
  const one = { name: 'A', website: 'https://a.example' };
  for (const [json, code, path, said] of [
    // JSON:API, GeoJSON, OpenStreetMap, CKAN, a spreadsheet, an object by ids, one record.
    [{ data: [{ type: 'lei', id: '1', attributes: { legalName: 'A', City: 'B' } }] }, 'other-list', 'data', /attributes\.legalName \(`legal_name`\)/],
    [{ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: 'A', city: 'B' } }] }, 'other-list', 'features', /properties\.name \(`name`\), properties\.city \(`addresses`\)/],
    [{ elements: [{ id: 1, lat: 5, lon: 4, tags: { name: 'A', phone: '1' } }] }, 'other-list', 'elements', /tags\.phone \(`phones`\)/],
    [{ result: { fields: [{ id: '_id', type: 'int' }], records: [{ _id: 1, Title: 'A', Country: 'AU', State: 'NSW' }] } }, 'other-list', 'result.records', /Title \(`name`\), Country \(`areas`\)/],
    [{ values: [['Name', 'City'], ['A', 'B']] }, 'other-table', 'values', /rows of a table.*Name, City\.$/],
    [{ enterprises: { a: one, b: one } }, 'keyed-list', 'enterprises', /In place of "a": \{ … \} write \[ \{ "id": "a", "name": "A", … \}, … \]/],
    [{ '@context': 'https://www.w3.org/ns/activitystreams', type: 'Organization', name: 'A', summary: 'B' }, 'other-record', '', /Is this one organisation\?.*here are @context, type, name, summary/],
    [{ feed }, 'inner-feed', 'feed', /Publish it alone/],
    [[feed], 'inner-feed', '[0]', /Publish it alone/],
    [{ OrgFeed: '1.0', title: 'T', organizations: [{ id: 'a', name: 'A' }] }, 'unknown-field', 'OrgFeed', /Is `orgfeed` meant/],
  ]) {
    const result = validate(json);
    assert.deepEqual([result.status, codes(result)], [1, ['not-a-feed', code]], JSON.stringify(json));
    assert.equal(found(result, code)[0].path, path);
    assert.match(found(result, code)[0].message, said);
  }
  assert.match(found(validate({ ...feed, orgfeed: 'v1' }), 'not-a-feed')[0].message, /Here that would be "1\.0"/);
  const keyed = validate({ ...feed, organizations: { a: one, b: one } });
  assert.match(found(keyed, 'keyed-list')[0].message, /"id": "a", "name": "A", …/);
  assert.deepEqual(found(keyed, 'unknown-field'), []);
}); // prettier-ignore

test('what other programs put around a text is told once, with the text, and is no language', () => {
  const name = (name) => ({ id: 'a', name });
  for (const [wrapped, meant] of [
    [{ value: 'A', lang: 'fr' }, '{ "fr": "A" }'],
    [{ language: 'de', name: 'A' }, '{ "de": "A" }'],
    [{ text: 'A', locale: 'fr' }, '{ "fr": "A" }'],
    [{ rendered: 'A', protected: false }, '"A"'],
    [{ narrative: [{ '@xml:lang': 'en', text: 'A' }, { '@xml:lang': 'fr', text: 'B' }] }, '{ "en": "A", "fr": "B" }'],
    [{ en_GB: 'A', français: 'B' }, '{ "en-GB": "A", "fr": "B" }'],
  ]) {
    const { issues, organizations } = validate(feedOf(name(wrapped)));
    assert.deepEqual([organizations, issues.map(({ code, path }) => `${code} ${path}`)], [0, ['not-text organizations[0].name']]);
    assert.ok(issues[0].message.endsWith(`Here that would be ${meant}.`), issues[0].message);
  }
  const result = validate(feedOf({ id: 'a', name: 'A', type: { code: 'x', label: 'X' }, legal_form: { id: 'QZ3L', name: 'Verein' }, phones: '+32 2 894 74 84; +32 2 894 74 85' }));
  assert.match(found(result, 'wrapped-text')[0].message, /"Verein"/);
  assert.match(found(result, 'several-numbers')[0].message, /\{ "tel": "\+3228947484" \}, \{ "tel": "\+3228947485" \}/);
  assert.deepEqual(found(result, 'unknown-language'), []);
}); // prettier-ignore

test('of telephone numbers it offers none that would reach somebody else', () => {
  const written = (phone) => /Write (.*?)(?:, the number.*)?\.$/.exec(validate(feedOf({ id: 'a', name: 'A', phones: phone })).issues[0].message)?.[1];
  assert.equal(written('+32 2 894 74 84 / 85'), '{ "tel": "+…", "display": "+32 2 894 74 84 / 85" }');
  assert.equal(written('+44 20 7946 0958 x123'), '{ "tel": "+442079460958", "display": "+44 20 7946 0958", "ext": "123" }');
  assert.equal(written('tel:+3228947484'), '{ "tel": "+3228947484" }');
  assert.equal(written('Fax: +32 2 894 74 84'), '{ "display": "+32 2 894 74 84", "type": "fax" }');
  const joined = validate(feedOf({ id: 'a', name: 'A', phones: [{ tel: '+32 2 894 74 84 / 85' }, 'n/a'] }));
  assert.deepEqual(codes(joined), ['bad-phone', 'leftover']);
}); // prettier-ignore

test('a list that another format has around it is found where the organisations should be', () => {
  const properties = { name: 'A' };
  const result = validate({ ...feedOf(), organizations: { type: 'FeatureCollection', features: [{ type: 'Feature', properties }] } });
  const [{ path, message }] = found(result, 'other-list');
  assert.equal(path, 'organizations.features');
  assert.match(message, /properties\.name \(`name`\)/);
  assert.deepEqual(found(validate({ ...feedOf(), organizations: { id: 'a', name: 'A', phones: [{ number: '1' }] } }), 'other-list'), []);
}); // prettier-ignore

test('columns of a spreadsheet are known by their own names', () => {
  const row = { 'Charity name': 'A', 'Post Code': '1', 'Web site': 'a', 'contact-phone': '1', 'contact name': 'B', Gründung: '1990' };
  const [{ message }] = found(validate([row]), 'other-list');
  for (const meant of ['Charity name (`name`)', 'Post Code (`addresses`)', 'Web site (`website`)', 'contact-phone (`phones`)', 'Gründung (`founded`)'])
    assert.ok(message.includes(meant), message);
  assert.ok(!message.includes('contact name (`'), message);
}); // prettier-ignore
