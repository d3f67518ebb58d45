/** `org-cards publish`: the files, the exit codes, and what happens to a site from run to run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { parseFeed } from '../dist/index.js';
import { renderOne } from '../dist/publish/render.js';
import { feedOf, workshop } from './commands.mjs';

const { at, publish, read, run, start, tree, write } = workshop();
const two = feedOf({ id: 'a', name: 'A' }, { id: 'b', name: 'B' });

test('what a site gives to cards is written exactly, so that no first card waits for the reader', async () => {
  const exact = await import('../dist/feed/fields.js');
  assert.equal(publish(two, 'exact').status, 0);
  for (const path of ['feed.json', 'organizations/a/feed.json']) {
    const feed = JSON.parse(read('exact', path));
    assert.ok(exact.feed(feed) && feed.organizations.every((record) => exact.record(record)), path);
  }
});

test('without arguments it says what it can do', () => {
  const { status, stdout } = run();
  assert.equal(status, 0);
  assert.match(stdout, /validate[^]*publish/);
});

test('exit codes tell usage, unreadable files, foreign folders and broken feeds apart', () => {
  assert.equal(run('nonsense').status, 2);
  assert.equal(run('constructor').status, 2);
  assert.equal(run('publish', 'feed.json', '--out', 'x', '--base-url', 'nonsense').status, 2);
  assert.equal(run('publish', 'absent.json', '--out', 'x', '--base-url', 'https://a.example/').status, 3);
  assert.equal(publish('{"orgfeed":', 'broken').status, 1);
  const faulty = feedOf({ id: 'a', name: 'A', founded: 'long ago' });
  assert.equal(publish(faulty, 'faulty').status, 0);
  assert.equal(publish(faulty, 'faulty', '--strict').status, 1);
});

test('an empty folder name, as of a variable that nobody set, is not the folder one stands in', () => {
  const { status, stderr } = run('publish', at('feed.json'), '--out=', '--base-url', 'https://d.example/');
  assert.equal(status, 2);
  assert.match(stderr, /--out/);
});

test('a misspelt option is told before those that are missing for it', () => {
  const { status, stderr } = run('publish', 'feed.json', '--oot', 'x');
  assert.equal(status, 2);
  assert.match(stderr, /unknown option '--oot'[^]*--out/);
  assert.match(run('publish', 'feed.json').stderr, /--out <folder>' is needed/);
  assert.match(run('publish', 'feed.json', '--out', 'x').stderr, /--base-url <address>' is needed/);
});

test('what cannot be written is told in words, and ends the run', async () => {
  write('file', '');
  const { status, stderr } = publish(two, 'file');
  assert.equal(status, 3);
  assert.match(stderr, /file cannot be written: a file stands where the folder is to be/);
  // What Node makes of a folder with all above it never ends there.
  if (existsSync('/proc/self')) assert.equal(publish(two, '/proc/org-cards/site').status, 3);
  const site = { base: 'https://a.example/', feed: two, languages: ['en'], faces: ['share'] };
  const job = { organization: { id: 'a', name: 'A' }, folder: 'a', history: { published: '2026', changed: '2026' } };
  await assert.rejects(renderOne({ site, out: at('absent'), files: at('file') }, job), { code: 'ENOTDIR' });
});

test('a file that was edited is made again by --restore, and by the next run that has something to do', () => {
  publish(two, 'edited');
  // The manifest tells when it was written.
  const files = () => [...tree('edited')].filter(([path]) => path !== '.org-cards.json');
  const whole = files();
  const edit = () => {
    writeFileSync(at('edited/organizations/a/index.html'), 'edited');
    writeFileSync(at('edited/index.html'), '');
    writeFileSync(at('edited/organizations/b/contact.vcf'), '');
    const later = Date.now() / 1000 + 1;
    for (const path of ['organizations/a/index.html', 'index.html', 'organizations/b/contact.vcf'])
      utimesSync(at('edited', path), later, later);
  };
  edit();
  assert.match(publish(two, 'edited').stdout, /nothing was written/);
  assert.match(publish(two, 'edited', '--restore').stdout, /: 3 files written/);
  assert.deepEqual(files(), whole);
  assert.match(publish(two, 'edited', '--restore').stdout, /nothing was written/);
  edit();
  publish({ ...two, organizations: [...two.organizations, { id: 'c', name: 'C' }] }, 'edited');
  assert.match(read('edited/organizations/a/index.html'), /<h1/);
  assert.match(read('edited/organizations/b/contact.vcf'), /VCARD/);
});

test('a folder with files of others is left alone without --force', () => {
  mkdirSync(at('mine'));
  writeFileSync(at('mine/thesis.txt'), 'mine');
  const { status, stderr } = publish(two, 'mine');
  assert.equal(status, 3);
  assert.match(stderr, /--force/);
  assert.deepEqual([...tree('mine').keys()], ['thesis.txt']);
  assert.equal(publish(two, 'mine', '--force').status, 0);
  assert.equal(read('mine/thesis.txt'), 'mine');
});

test('a site never overwrites the feed that it is made of, not even with --force', () => {
  const feed = JSON.stringify({ ...two, 'x-notes': 'mine' });
  mkdirSync(at('beside'));
  write('beside/feed.json', feed);
  const path = at('beside/feed.json');
  const { status, stderr } = run('publish', path, '--out', at('beside'), '--base-url', 'https://d.example/', '--force');
  assert.equal(status, 2);
  assert.match(stderr, /would be overwritten/);
  assert.equal(readFileSync(path, 'utf8'), feed);
});

test('there are pages in languages that somebody speaks', () => {
  for (const [languages, expected] of [
    [['und', 'fr', 'mul'], ['fr']],
    [['und'], ['de']],
  ]) {
    publish({ ...two, languages, lang: 'de' }, 'spoken');
    assert.deepEqual(JSON.parse(read('spoken/feed.json')).languages, expected);
    assert.ok(!existsSync(at('spoken/und')));
  }
});

test('a site that moves makes no news of its organisations', () => {
  const args = (base) => [write('moving.json', two), '--out', 'moving', '--base-url', base, '--no-pictures'];
  run('publish', ...args('https://staging.example/'));
  const { stdout } = run('publish', ...args('https://directory.example/'));
  assert.match(stdout, /2 organisations of 2 made anew/);
  assert.doesNotMatch(read('moving/atom.xml'), /<entry/);
  assert.match(read('moving/updates.txt'), /No record|Nothing/);
});

test('pages and mails call a directory without a title the same: by its publisher', () => {
  publish({ ...two, title: undefined }, 'untitled');
  for (const path of ['feed.json', 'organizations/a/feed.json'])
    assert.equal(
      JSON.parse(read('untitled', path)).title,
      'Publisher',
      'no card waits for what explains a missing one',
    );
  assert.match(read('untitled/organizations/a/index.html'), /<title>A – Publisher<\/title>/);
  assert.match(read('untitled/updates.html'), /<title>[^<]*Publisher<\/title>/);
});

test('a second run with nothing changed writes nothing and says so', () => {
  publish(two, 'twice');
  const times = () => [...tree('twice').keys()].map((path) => statSync(at('twice', path)).mtimeMs);
  const before = times();
  const { status, stdout } = publish(two, 'twice');
  assert.equal(status, 0);
  assert.match(stdout, /nothing was written/);
  assert.deepEqual(times(), before);
});

test('only what differs is written, and what was lost is made again', () => {
  publish(two, 'change');
  const of = (id) => statSync(at('change/organizations', id, 'index.html')).mtimeMs;
  const before = { a: of('a'), b: of('b') };
  publish(feedOf({ id: 'a', name: 'A' }, { id: 'b', name: 'Other' }), 'change');
  assert.equal(of('a'), before.a);
  assert.notEqual(of('b'), before.b);
  assert.match(read('change/organizations/b/index.html'), /Other/);
  const whole = tree('change');
  for (const path of ['organizations/a/embed.html', 'index.html']) rmSync(at('change', path));
  publish(feedOf({ id: 'a', name: 'A' }, { id: 'b', name: 'Other' }), 'change');
  assert.deepEqual([...tree('change').keys()], [...whole.keys()]);
});

test('organisations that cannot be read are counted', () => {
  const cut = { id: 'd', name: 'D'.repeat(25_000) };
  write('lost.json', feedOf({ id: 'a', name: 'A', founded: 'long ago' }, { id: 'a b', name: 'B' }, { id: 'c' }, cut));
  const again = () =>
    run('publish', at('lost.json'), '-o', 'lost', '-b', 'https://directory.example/', '--no-pictures').stdout;
  for (const _ of ['made', 'as it was'])
    assert.match(again(), /4 things of the feed had to be left out, 2 whole organisations among them\./);
});

test('a feed in several files, and one that had to be left out in part, is seen to be the same, too', () => {
  const page = (name, next) => write(name, { ...feedOf({ id: name.slice(0, 1), name }), next });
  const first = page('a.json', 'b%2Ejson');
  page('b.json', 'c.json');
  page('c.json');
  write('c.json', feedOf({ id: 'c', name: 'C', founded: 'long ago' }));
  const again = (...more) =>
    run('publish', first, '-o', 'paged', '-b', 'https://directory.example/', '--no-pictures', ...more);
  assert.match(again().stdout, /written\./);
  const { status, stdout } = again('--strict');
  assert.equal(status, 1);
  assert.match(stdout, /nothing was written[^]*1 thing of the feed had to be left out/);
  const { organizations, issues, written } = JSON.parse(again('--json').stdout);
  assert.deepEqual([organizations, issues, written], [3, 1, 0]);
  // The last of the pages, and then one page less.
  write('c.json', feedOf({ id: 'c', name: 'Other' }));
  assert.match(again().stdout, /1 organisation of 3 made anew/);
  assert.match(read('paged/organizations/c/index.html'), /Other/);
  page('b.json');
  assert.match(again().stdout, /No longer in the feed[^\n]*c/);
});

test('another address of the site, or one more thing to make, is no second run', () => {
  const again = (base, ...more) => run('publish', write('feed.json', two), '-o', 'options', '-b', base, ...more);
  again('https://directory.example/', '--no-pictures');
  assert.match(again('https://other.example/', '--no-pictures').stdout, /2 organisations of 2 made anew/);
  assert.match(read('options/organizations/a/index.html'), /https:\/\/other\.example\/organizations\/a\//);
  assert.match(again('https://other.example/', '--no-pictures').stdout, /nothing was written/);
  assert.doesNotMatch(again('https://other.example/').stdout, /nothing was written/);
  assert.ok(existsSync(at('options/organizations/a/card.png')));
  assert.match(again('https://other.example/').stdout, /nothing was written/);
  rmSync(at('options/organizations/b/card.png'));
  assert.match(again('https://other.example/').stdout, /1 file written/);
  assert.ok(existsSync(at('options/organizations/b/card.png')));
});

test('to see that nothing has changed takes a small part of the program', () => {
  const sizeOf = (urls) => urls.reduce((sum, url) => sum + statSync(new URL(url)).size, 0);
  const loaded = (name) => {
    process.env.NODE_V8_COVERAGE = at(name);
    publish(two, 'light');
    delete process.env.NODE_V8_COVERAGE;
    // The process that moves the files has one of its own.
    const urls = readdirSync(at(name)).flatMap((file) => JSON.parse(read(name, file)).result.map(({ url }) => url));
    return sizeOf([...new Set(urls)].filter((url) => url.includes('/dist/cli/')));
  };
  const [first, second] = [loaded('coverage-1'), loaded('coverage-2')];
  assert.ok(second > 0 && second < first / 3, `${second} of ${first} bytes`);
});

test('who leaves the feed gets a page that says so, with the successor; who returns is back', () => {
  const contact = { phones: [{ tel: '+3228947484' }], emails: ['old@example.org'] };
  publish(feedOf({ id: 'old', name: 'Old Help', ...contact }, { id: 'b', name: 'B' }), 'leaving');
  const without = feedOf({ id: 'b', name: 'New Help', relations: [{ rel: 'predecessor', org: 'old' }] });
  const { stdout } = publish(without, 'leaving');
  assert.match(stdout, /No longer in the feed[^\n]*old/);
  const page = read('leaving/organizations/old/index.html');
  assert.match(page, /Old Help[^]*has left|Old Help[^]*no longer/i);
  assert.match(page, /New Help/);
  assert.doesNotMatch(page, /old@example\.org|894/);
  assert.doesNotMatch(page, /data-copy|data-file/, 'nothing to take along of what no feed has');
  const { feed } = parseFeed(JSON.parse(read('leaving/organizations/old/feed.json')), 'https://directory.example/');
  assert.equal(feed.organizations[0].status, 'withdrawn');
  assert.equal(feed.organizations[0].relations[0].org, 'b');
  assert.doesNotMatch(read('leaving/sitemap.xml'), /organizations\/old\//);
  assert.match(read('leaving/index.html'), /<meta name="description" content="[^"]*\b1 organisation"/);
  assert.match(publish(without, 'leaving').stdout, /nothing was written/);
  publish(two, 'leaving');
  assert.match(read('leaving/organizations/old/index.html'), /Old Help/);
  publish(feedOf({ id: 'old', name: 'Old Help' }), 'leaving');
  assert.doesNotMatch(read('leaving/organizations/old/index.html'), /has left the directory/);
});

test('more topics than a page holds are found by their letters', () => {
  const many = (i) => [`${'ABC'[i % 3]}-${i}`, ...(i === 7 ? ['~a', 'Ω', '7th', 'x'] : [])];
  publish(
    feedOf(...Array.from({ length: 1000 }, (_, i) => ({ id: `o${i}`, name: `O ${i}`, tags: many(i) }))),
    'topics',
  );
  const linksOf = (page) =>
    [...read(`topics/${page}index.html`).matchAll(/<a[^>]* href="([^"#]*)"/g)].map(([, href]) =>
      new URL(href, `https://a.example/${page}`).pathname.slice(1),
    );
  const seen = new Set(['tag/']);
  for (const page of seen) {
    assert.ok(read(`topics/${page}index.html`).length < 60_000, page);
    for (const link of linksOf(page)) if (link.startsWith('tag/')) seen.add(link);
  }
  const topics = [...seen].filter((page) => !/^tag\/(~.*)?$/.test(page));
  assert.equal(topics.length, 1004);
  assert.deepEqual(
    linksOf('tag/a-999/').filter((path) => path.startsWith('org')),
    ['organizations/o999/'],
  );
  assert.match(
    read('topics/tag/~a/2/index.html'),
    /<title>By topic: A – Page 2 – Directory<[^]*aria-current="page">2</,
  );
});

test('the card itself says what became of an organization, without script and in frames, too', () => {
  publish(
    feedOf(
      { id: 'a', name: 'A', status: 'merged', relations: [{ rel: 'successor', org: 'b' }] },
      { id: 'b', name: 'B' },
    ),
    'merged',
  );
  for (const page of ['index', 'embed']) {
    const [, notice] =
      /<p part="notice status"[^>]*>(.*?)<\/p>/s.exec(read(`merged/organizations/a/${page}.html`)) ?? [];
    assert.match(notice ?? `none in ${page}`, /merged with another.*\bB\b/s);
  }
  assert.match(read('merged/organizations/a/card.html'), /merged with another\. Now: <a href="[^"]*\/b\/">B<\/a>/);
});

test('networks get a language with its country', () => {
  publish({ ...feedOf({ id: 'a', name: 'A' }), languages: ['en', 'fr', 'fr-BE', 'zh-Hans', 'tlh'] }, 'locales');
  const locales = ['', 'fr/', 'fr-BE/', 'zh-Hans/', 'tlh/'].map(
    (folder) => /og:locale" content="([^"]*)"/.exec(read(`locales/organizations/a/${folder}index.html`))?.[1],
  );
  assert.deepEqual(locales, ['en_US', 'fr_FR', 'fr_BE', 'zh_CN', undefined]);
});

test('a record that cannot be read has not left: its page stays', () => {
  publish(two, 'kept');
  const before = read('kept/organizations/a/index.html');
  const { stdout } = publish(feedOf({ id: 'a' }, { id: 'b', name: 'B' }), 'kept');
  assert.match(stdout, /stay as they were[^\n]*a/);
  assert.equal(read('kept/organizations/a/index.html'), before);
});

test('a feed that was cut off does not make most organizations leave', () => {
  const many = Array.from({ length: 60 }, (_, i) => ({ id: `o${i}`, name: `O ${i}` }));
  publish(feedOf(...many), 'guarded');
  const before = tree('guarded');
  const { status, stderr } = publish(feedOf(many[0]), 'guarded');
  assert.equal(status, 3);
  assert.match(stderr, /59 of 60/);
  assert.deepEqual(tree('guarded'), before);
});

test('who is forgotten leaves no trace but the id, and stays away', () => {
  publish(two, 'forgetting');
  publish(two, 'forgetting', '--forget', 'a');
  assert.equal(existsSync(at('forgetting/organizations/a')), false);
  assert.match(publish(two, 'forgetting').stdout, /nothing was written/);
  assert.doesNotMatch(read('forgetting/feed.json'), /"id":"a"/);
  const { stdout } = publish(two, 'forgetting', '--forget', 'nobody');
  assert.match(stdout, /nobody was not published here/);
  assert.doesNotMatch(stdout, /erased/);
});

test('names of folders never clash, and no id leaves its place', () => {
  const ids = [
    'Help',
    'help',
    'HELP',
    'con',
    'aux.txt',
    'NUL',
    'a..',
    'a...',
    'x'.repeat(128),
    '..',
    '../evil',
    'help~2',
  ];
  const names = ids.map((id) => ({ id, name: `Name of ${id}` }));
  const { status } = publish(feedOf(...names, { id: 'long', name: 'n'.repeat(10_000) }), 'ids');
  assert.equal(status, 0);
  const folders = [
    ...new Set([...tree('ids').keys()].filter((p) => p.startsWith('organizations/')).map((p) => p.split('/')[1])),
  ];
  assert.equal(folders.length, 11);
  assert.equal(new Set(folders.map((folder) => folder.toLowerCase())).size, 11);
  assert.ok(folders.includes('Help') && folders.includes('help~2'));
  for (const folder of folders) assert.doesNotMatch(folder, /^(con|aux|nul)(\.|$)|\.$/i);
  assert.equal(existsSync(at('evil')), false);
  const { organizations } = JSON.parse(read('ids/feed.json'));
  for (const { id, feed_url: own } of organizations) {
    const path = own ? new URL(own).pathname : `/organizations/${id}/feed.json`;
    assert.equal(JSON.parse(read('ids', decodeURIComponent(path))).organizations[0].id, id);
  }
});

test('languages, topics and ids that are called like a part of the site take nothing from it', async () => {
  const names = ['index.html', 'organizations', 'feed.json', 'tag', 'chunks', 'v'];
  const feed = feedOf(...names.map((id) => ({ id, name: `Name of ${id}`, tags: names, type: id })));
  const languages = ['en', 'tag', 'con', 'Fr', 'fr'];
  const labels = Object.fromEntries(names.map((id) => [id, { label: `Label of ${id}` }]));
  assert.equal(publish({ ...feed, languages, tags: labels, types: labels }, 'called').status, 0);
  const url = 'https://directory.example/';
  // Every page can be reached, under the address and in the language that it says of itself.
  const seen = new Set([url]);
  for (const page of seen) {
    const html = read('called', decodeURIComponent(page.slice(url.length)), 'index.html');
    assert.ok(html.includes(`<link rel="canonical" href="${page}">`), page);
    for (const [, href] of html.matchAll(/<a[^>]* href="([^"#]*)"/g)) {
      const to = new URL(href, page).href;
      if (to.startsWith(url) && to.endsWith('/')) seen.add(to);
    }
  }
  const pages = [...tree('called').keys()].filter((path) => /(^|\/)index\.html$/.test(path) && !path.startsWith('v/'));
  assert.equal(seen.size, pages.length);
  const homes = [...seen].map(
    (page) => /<html lang="(\w+)"/.exec(read('called', page.slice(url.length), 'index.html'))[1],
  );
  assert.deepEqual(new Set(homes), new Set(['en', 'tag', 'con', 'fr']));
});

test('each language has pictures of its own, which its page names', () => {
  const feed = { ...feedOf({ id: 'a', name: 'A', areas: ['DE'] }), languages: ['en', 'fr'] };
  const args = [write('pictures.json', feed), '-o', 'pictures', '-b', 'https://directory.example/'];
  assert.equal(run('publish', ...args).status, 0);
  const [own, french] = ['a', 'a/fr'].map((folder) => {
    const path = `organizations/${folder}/`;
    const page = read('pictures', path, 'index.html');
    assert.ok(page.includes(`property="og:image" content="https://directory.example/${path}preview.png"`));
    assert.ok(page.includes(`&lt;img src=&quot;https://directory.example/${path}card.png&quot;`));
    const { thumbnail_url } = JSON.parse(read('pictures', path, 'oembed.json'));
    assert.equal(thumbnail_url, `https://directory.example/${path}preview.png`);
    return ['card.png', 'card-dark.png', 'preview.png'].map((name) => tree('pictures').get(path + name));
  });
  // Germany and Allemagne.
  for (const [i, hash] of own.entries()) assert.ok(hash && french[i] && french[i] !== hash);
  assert.match(run('publish', ...args).stdout, /nothing was written/);
});

test('confidential addresses are in no file', () => {
  const secret = {
    lines: ['Hidden Lane 7'],
    locality: 'Secrettown',
    lat: 50.123456,
    lon: 4.654321,
    confidential: 'yes',
  };
  const feed = feedOf({ id: 'a', name: 'A', addresses: [secret, { lines: ['Open Road 1'], country: 'BE' }] });
  publish({ ...feed, publisher: { name: 'P', addresses: [secret] } }, 'secret');
  for (const path of tree('secret').keys())
    assert.doesNotMatch(readFileSync(at('secret', path), 'latin1'), /Hidden Lane|Secrettown|50\.123|4\.654/, path);
  assert.match(read('secret/organizations/a/index.html'), /Open Road 1/);
});

test('a mark of confidence where the format has none withholds what it marks', () => {
  const hidden = { private: true };
  const records = [
    {
      id: 'a',
      name: 'A',
      phones: [{ display: '0222 SECRET', ...hidden }, '0333 OPEN'],
      emails: { address: 'secret@a.example', confidential: true },
    },
    {
      id: 'b',
      name: 'B',
      confidential: true,
      links: [{ href: 'https://b.example/SECRET', label: 'x', ...hidden }],
      addresses: [{ lines: ['SECRET lane'] }],
      phones: '0444 SECRET',
    },
    { id: 'c', name: 'C', confidential: false, emails: ['open@c.example'], addresses: [{ lines: ['Open road'] }] },
  ];
  const publisher = { name: 'P', addresses: [{ lines: ['SECRET square'], ...hidden }] };
  const { stdout } = publish({ ...feedOf(...records), publisher }, 'marked');
  for (const path of tree('marked').keys())
    assert.doesNotMatch(readFileSync(at('marked', path), 'latin1'), /0222|secret@|SECRET/, path);
  for (const path of [
    'organizations[0].phones[0].private',
    'organizations[0].emails[0].confidential',
    'organizations[1].links[0].private',
    'publisher.addresses[0].private looks like `confidential`, so this address is in none',
    'organizations[1].confidential says that it is for nobody, so its addresses, telephone numbers and mail addresses are in none',
  ])
    assert.ok(stdout.includes(path), path);
  assert.match(read('marked/organizations/a/index.html'), /0333 OPEN/);
  assert.match(read('marked/organizations/c/index.html'), /open@c\.example[^]*Open road|Open road[^]*open@c\.example/);
});

test('whatever stands in a feed, none of it becomes markup', () => {
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>'--></template></script>\u2028`;
  const text = { en: evil, fr: evil };
  const record = {
    id: 'a', name: text, acronym: evil, type: evil, tags: [evil, 'constructor', '__proto__'], areas: ['BE'], summary: text, description: text,
    sections: [{ title: text, body: text }], addresses: [{ lines: [evil], locality: text, country: 'BE' }],
    phones: [evil], emails: [{ address: 'a@b.example', label: evil }], hours: text, legal_name: text, legal_form: text,
    website: `https://a.example/${encodeURIComponent(evil)}`, links: [{ href: 'https://a.example/"><script>', label: evil }],
    relations: [{ rel: evil, name: evil }], ids: { ror: evil }, status: evil, logo: { src: 'https://a.example/"onerror=', alt: text },
  }; // prettier-ignore
  const feed = {
    ...feedOf(record),
    title: text,
    rights: text,
    license: evil,
    languages: ['en', 'fr', 'ar'],
    notices: [{ text }],
  };
  assert.equal(publish(feed, 'hostile').status, 0);
  for (const path of tree('hostile').keys()) {
    if (!/\.(html|xml)$/.test(path) || path.startsWith('v/')) continue;
    const page = read('hostile', path);
    assert.doesNotMatch(page, /<img src=x|<script>alert/i, path);
    for (const [, json] of page.matchAll(/<script type="application\/(?:ld\+)?json">(.*?)<\/script>/gs))
      JSON.parse(json);
  }
});

/** What of a site tells nothing of the time. */
const contents = (out) => [...tree(out)].filter(([path]) => !/^\.org-cards|atom\.xml|updates/.test(path));
/** Which of these a site is. What moves its files is another process, which nobody has killed, and may yet be at it. */
async function becomes(out, sites) {
  for (const end = Date.now() + 200_000; Date.now() < end;) {
    try {
      const now = contents(out);
      const found = sites.findIndex((site) => isDeepStrictEqual(now, site));
      if (found >= 0) return found;
    } catch {
      // It has just taken away what was there.
    }
    await setTimeout(20);
  }
  return -1;
}
/** Waits for a run that has the folder, or for what it has left to move its files. */
async function publishInTurn(feed, out) {
  for (;;) {
    const { status, stderr } = publish(feed, out);
    if (status === 0) return;
    assert.match(stderr, /Another run/);
    await setTimeout(50);
  }
}
/** A run, and its exit code: it may end before anybody asks. */
function startRun(feed, out) {
  const child = start(feed, out);
  return { child, ended: once(child, 'exit').then(([code]) => code) };
}
/** Whether a run that was told to end had all files ready, and has left them to who moves them. */
function isLate({ pid }, out, sign) {
  const lock = at(out, '.org-cards.lock');
  try {
    return JSON.parse(readFileSync(lock, 'utf8')).pid !== pid;
  } catch {
    return existsSync(at(out, 'feed.json')) && read(out, 'feed.json').includes(sign);
  }
}

test('an interrupted run leaves the previous site whole, and the next one finishes', async () => {
  const many = (name) => feedOf(...Array.from({ length: 150 }, (_, i) => ({ id: `o${i}`, name: `${name} ${i}` })));
  publish(many('New'), 'fresh');
  publish(many('Old'), 'killed');
  const before = contents('killed');
  const { child, ended } = startRun(many('New'), 'killed');
  // As soon as it writes anything at all; on a slow machine it may be at its end by then.
  const watcher = watch(at('killed'));
  await once(watcher, 'change');
  child.kill('SIGKILL');
  watcher.close();
  await ended;
  assert.ok((await becomes('killed', [before, contents('fresh')])) >= 0, 'the old site or the new one');
  await publishInTurn(many('New'), 'killed');
  assert.deepEqual(contents('killed'), contents('fresh'));
  assert.equal(existsSync(at('killed/.org-cards-staging')), false);
});

test('a manifest that somebody has written into leads to nothing outside of the site', () => {
  const outside = ['file', 'folder/file', 'passwd'];
  mkdirSync(at('outside/folder'), { recursive: true });
  for (const path of outside) writeFileSync(at('outside', path), 'secret');
  const spoil = (change) => {
    const manifest = JSON.parse(read('spoilt/.org-cards.json'));
    change(manifest);
    writeFileSync(at('spoilt/.org-cards.json'), JSON.stringify({ ...manifest, source: '', site: '' }));
  };
  const one = feedOf({ id: 'a', name: 'A', logo: { src: 'https://directory.example/logo.png' } });
  publish(two, 'spoilt', '--forget', 'c');
  for (const change of [
    ({ pages }) => pages.push('../outside/file'),
    ({ organizations }) => (organizations.b.folder = '../../outside/folder'),
    ({ organizations }) =>
      (organizations.a.logo = {
        src: 'https://directory.example/logo.png',
        fetched: new Date().toISOString(),
        file: '../../../outside/passwd',
        width: 1,
        height: 1,
      }),
    (manifest) => delete manifest.pages,
  ]) {
    publish(two, 'spoilt');
    spoil(change);
    assert.equal(publish(one, 'spoilt').status, 0);
    for (const path of outside) assert.equal(read('outside', path), 'secret');
    for (const path of tree('spoilt').keys()) assert.doesNotMatch(path, /passwd/);
  }
  spoil(({ pages }) => pages.push('..'));
  publish(feedOf({ id: 'a', name: 'A' }, { id: 'c', name: 'C' }), 'spoilt');
  assert.ok(existsSync(at('outside')));
});

test('an address that is badly encoded costs its logo or its page, nothing else', () => {
  const { status, stdout } = publish(feedOf({ id: 'a', name: 'A', logo: { src: '%E0%A4%A.png' } }), 'encoded');
  assert.equal(status, 0, stdout);
  assert.match(stdout, /logo of a/);
  const paged = publish({ ...two, next: '%E0%A4%A.json' }, 'encoded-page');
  assert.equal(paged.status, 3);
  assert.match(paged.stderr, /cannot be read/);
});

test('an address whose mark of confidence is misspelt is in no file, and said to be left out', () => {
  const addresses = [{ Confidental: 'yes' }, { public: false }, { visibility: 'private' }, { Geheim: true }].map(
    (mark) => ({ lines: ['Hidden Lane 7'], country: 'BE', ...mark }),
  );
  const { status, stdout } = publish(feedOf({ id: 'a', name: 'A', addresses }), 'misspelt');
  assert.equal(status, 0);
  assert.match(stdout, /organizations\[0\]\.addresses\[0\]\.Confidental/);
  for (const path of tree('misspelt').keys()) assert.doesNotMatch(read('misspelt', path), /Hidden Lane/, path);
});

test('killed at any moment a run leaves the old site or the new one, whole', async () => {
  const languages = ['en', 'fr'];
  const many = (name) => ({
    ...feedOf(...Array.from({ length: 20 }, (_, i) => ({ id: `o${i}`, name: `${name} ${i}` }))),
    title: name,
    languages,
  });
  const sites = ['Old', 'New'].map((name) => {
    publish(many(name), 'whole');
    return contents('whole');
  });
  for (let i = 0; i < 16; i += 3) {
    // Whatever the last round left is finished here, or begun anew.
    await publishInTurn(many('Old'), 'whole');
    const { child, ended } = startRun(many('New'), 'whole');
    let killed = false;
    let seen = 0;
    // Later each time, of what the folder itself sees: lock, staging, journal, each folder and file that is moved.
    const watcher = watch(at('whole'), () => (killed ||= seen++ >= i && child.kill('SIGKILL')));
    await ended;
    watcher.close();
    assert.ok((await becomes('whole', sites)) >= 0, `killed at change ${i}`);
  }
});

test('where the move itself was interrupted the next run finishes it, even the first one', async () => {
  for (const first of [true, false]) {
    const out = `torn-${first}`;
    if (!first) publish(feedOf({ id: 'a', name: 'A, old' }, { id: 'b', name: 'B, old' }), out);
    publish(two, 'staged');
    cpSync(at('staged'), at(out, '.org-cards-staging/files'), { recursive: true });
    renameSync(at(out, '.org-cards-staging/files/index.html'), at(out, 'index.html'));
    writeFileSync(at(out, '.org-cards-staging/journal.json'), '[]');
    const { status, stdout } = publish(two, out);
    assert.equal(status, 0);
    assert.match(stdout, /nothing was written/);
    assert.deepEqual([...tree(out).keys()], [...tree('staged').keys()]);
  }
});

test('of two runs that start at the same moment one has the folder, the other says so', async () => {
  const many = feedOf(...Array.from({ length: 50 }, (_, i) => ({ id: `o${i}`, name: `O ${i}` })));
  for (let round = 0; round < 3; round++) {
    const runs = [1, 2, 3].map(() => start(many, `race-${round}`));
    const codes = await Promise.all(runs.map(async (child) => (await once(child, 'exit'))[0]));
    assert.ok(codes.includes(0), String(codes));
    for (const code of codes) assert.ok(code === 0 || code === 3, String(codes));
    const paths = [...tree(`race-${round}`).keys()];
    assert.equal(paths.filter((path) => /^organizations\/\w+\/index\.html$/.test(path)).length, 50);
    assert.deepEqual(
      paths.filter((path) => /^\.org-cards-staging|lock$/.test(path)),
      [],
    );
  }
});

test('who was killed does not keep the folder, nor does who has got its number since', () => {
  publish(two, 'stale');
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const lock = at('stale/.org-cards.lock');
  const other = feedOf({ id: 'a', name: 'Other' });
  writeFileSync(lock, JSON.stringify({ pid: dead, host: hostname() }));
  assert.equal(publish(other, 'stale').status, 0);
  writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname() }));
  const { status, stderr } = publish(two, 'stale');
  assert.equal(status, 3);
  assert.match(stderr, /Another run/);
  const long = Date.now() / 1000 - 3600;
  utimesSync(lock, long, long);
  assert.equal(publish(two, 'stale').status, 0);
  assert.equal(existsSync(lock), false);
});

test('what was interrupted while it moved is finished before anything is decided', () => {
  const feed = (name) => feedOf({ id: 'a', name }, { id: 'b', name: 'B' });
  publish(feed('New'), 'next');
  publish(feed('Old'), 'moved');
  const old = tree('moved');
  const staging = at('moved/.org-cards-staging');
  cpSync(at('next'), `${staging}/files`, { recursive: true });
  writeFileSync(`${staging}/journal.json`, '[]');
  const page = 'organizations/a/index.html';
  renameSync(`${staging}/files/${page}`, at('moved', page));
  assert.match(read('moved', page), /New/);
  // The old feed again: its manifest is still there, and must not be believed.
  publish(feed('Old'), 'moved');
  assert.doesNotMatch(read('moved', page), /New/);
  assert.deepEqual([...tree('moved').keys()], [...old.keys()]);
});

test('it ends when it is told to, and takes nothing with it', async () => {
  const many = (name) => feedOf(...Array.from({ length: 100 }, (_, i) => ({ id: `o${i}`, name: `${name} ${i}` })));
  for (let late = true; late;) {
    await publishInTurn(many('Old'), 'ended');
    const before = tree('ended');
    const { child, ended } = startRun(many('New'), 'ended');
    const watcher = watch(at('ended'));
    await once(watcher, 'change');
    child.kill('SIGINT');
    watcher.close();
    const code = await ended;
    late = isLate(child, 'ended', 'New 1');
    if (late) continue;
    assert.equal(code, 130);
    assert.deepEqual(tree('ended'), before);
  }
});

test('told to end while threads write, it leaves nothing behind', async () => {
  const many = feedOf(...Array.from({ length: 300 }, (_, i) => ({ id: `o${i}`, name: `Name ${i}` })));
  for (let late = true, round = 0; late; round++) {
    const out = `threads-${round}`;
    mkdirSync(at(out));
    const { child, ended } = startRun(many, out);
    const folder = at(out, '.org-cards-staging/files/organizations');
    while (child.exitCode === null && !existsSync(folder)) await setTimeout(1);
    child.kill('SIGINT');
    const code = await ended;
    late = isLate(child, out, 'Name 1');
    if (late) continue;
    assert.equal(code, 130);
    assert.deepEqual(readdirSync(at(out)), []);
  }
});

test('a word that is wider than a page can be broken in the fragment, and is copied as it is', () => {
  const long = `<${'é'.repeat(90)}&${'👩‍👩‍👧‍👦'.repeat(50)}`;
  publish(
    feedOf({ id: 'a', name: long, summary: 'Short.', website: `https://a.example/${'x'.repeat(600)}` }),
    'broken',
  );
  const html = read('broken/organizations/a/card.html');
  for (const text of html.split(/<[^>]*>/))
    for (const word of text.split(/\s|&\w+;/)) assert.ok([...new Intl.Segmenter().segment(word)].length < 30, word);
  assert.ok(html.replaceAll('<wbr>', '').includes(`<strong>&lt;${long.slice(1).replace('&', '&amp;')}</strong>`));
  assert.ok(html.includes(`href="https://a.example/${'x'.repeat(600)}"`), 'addresses stay whole');
});

test('the fragment says in which language its labels are, where it has none in that of the page', () => {
  const feed = { ...feedOf({ id: 'a', name: { ar: 'ا' }, tags: ['x'] }), languages: ['ar'] };
  publish(feed, 'arabic');
  assert.match(read('arabic/organizations/a/card.html'), /^<div lang="en"><p>.*<bdi lang="ar" dir="rtl">ا<\/bdi>/);
});
