/** Logos: copied to the site from wherever a feed says they are, and never from where it must not make us look. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fetchLogo, innerOrigin, isInside } from '../../dist/publish/logo-fetch.js';
import { logoFile } from '../../dist/publish/logo-file.js';
import { studio } from '../../dist/publish/studio.js';

const { createCanvas, load } = await studio();
const command = resolve(import.meta.dirname, '../../dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'org-cards-logos-'));

function picture(width, height, type = 'image/png') {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#c00';
  context.fillRect(0, 0, width, height);
  return canvas.toBuffer(type);
}
/** Fine stripes, which take some bytes. */
function noise(width, height, type) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  for (let i = 0; i < width * height; i += 3) {
    context.fillStyle = `hsl(${(i * 7919) % 360} 80% 40%)`;
    context.fillRect(i % width, Math.floor(i / width), 3, 1);
  }
  return canvas.toBuffer(type);
}
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#0a0"/></svg>';

/** What the server does by path. */
const answers = {
  '/logo.png': (response) => response.end(picture(40, 20)),
  '/photo': (response) => response.setHeader('content-type', 'text/plain').end(picture(1600, 1200, 'image/jpeg')),
  '/drawing.svg': (response) => response.end(SVG),
  '/page': (response) => response.setHeader('content-type', 'image/png').end('<!doctype html><p>Not found</p>'),
  '/missing': (response) => response.writeHead(404).end(),
  '/endless': (response) => {
    const write = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65536)));
      response.once('drain', write);
    };
    write();
  },
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
  '/moved': (response) => response.writeHead(301, { location: '/logo.png' }).end(),
  '/inwards': (response) => response.writeHead(302, { location: `${other.origin}/logo.png` }).end(),
  '/to-file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
};
const server = () => {
  const asked = [];
  const http = createServer((request, response) => {
    asked.push(request.url);
    (answers[request.url] ?? answers['/missing'])(response);
  });
  return { asked, http, origin: '' };
};
const own = server();
const other = server();
before(async () => {
  for (const each of [own, other]) {
    await new Promise((done) => each.http.listen(0, '127.0.0.1', done)); // oxlint-disable-line no-await-in-loop
    each.origin = `http://127.0.0.1:${each.http.address().port}`;
  }
});
after(() => {
  for (const { http } of [own, other]) {
    http.closeAllConnections();
    http.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

test('knows which addresses are inside', () => {
  const within = [
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
  ];
  within.push(
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'ff02::1',
  );
  for (const address of within) assert.ok(isInside(address), address);
  for (const address of ['93.184.216.34', '8.8.8.8', '2606:4700::1111', '172.32.0.1'])
    assert.ok(!isInside(address), address);
});

test('asks nobody inside the network but the host of the feed', async () => {
  assert.ok((await fetchLogo(`${own.origin}/logo.png`, own.origin)).length > 50);
  assert.ok((await fetchLogo(`${own.origin}/moved`, own.origin)).length > 50);
  other.asked.length = 0;
  const { port } = other.http.address();
  for (const address of [
    `${other.origin}/logo.png`,
    `http://localhost:${port}/logo.png`,
    `http://[::1]:${port}/logo.png`,
    `http://[::ffff:127.0.0.1]:${port}/logo.png`,
    `http://2130706433:${port}/logo.png`,
    `http://127.1:${port}/logo.png`,
    `${own.origin}/inwards`,
  ])
    await assert.rejects(fetchLogo(address, own.origin), /not on the public network/, address); // oxlint-disable-line no-await-in-loop
  assert.deepEqual(other.asked, []);
  await assert.rejects(fetchLogo(`${own.origin}/to-file`, own.origin), /no web address/);
});

test('trusts the host of a feed only while it is inside itself, as the owner named it', async () => {
  const { port } = own.http.address();
  for (const inside of [own.origin, `http://localhost:${port}`, `http://[::1]:${port}`])
    assert.equal(await innerOrigin(`${inside}/feed.json`), inside); // oxlint-disable-line no-await-in-loop
  assert.equal(await innerOrigin('https://93.184.216.34/feed.json'), undefined);
  assert.equal(await innerOrigin('https://nowhere.invalid/feed.json'), undefined);
  // What the owner did not name is asked for its feed alone.
  const feed = { orgfeed: '1.0', title: 'D', organizations: [{ id: 'a', name: 'A', logo: { src: '/logo.png' } }] };
  answers['/there.json'] = (response) => response.end(JSON.stringify(feed));
  answers['/here.json'] = (response) => response.writeHead(302, { location: `${other.origin}/there.json` }).end();
  other.asked.length = 0;
  const args = ['publish', `${own.origin}/here.json`, '-o', join(folder, 'moved'), '-b', 'https://site.example/'];
  const child = spawn(process.execPath, [command, ...args, '--no-pictures'], { stdio: 'ignore' });
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  assert.deepEqual(other.asked, ['/there.json']);
});

test('gives up on what never ends, turns in circles or is not there', async () => {
  await assert.rejects(fetchLogo(`${own.origin}/endless`, own.origin), /larger than 2 MB/);
  await assert.rejects(fetchLogo(`${own.origin}/round`, own.origin), /redirected too often/);
  await assert.rejects(fetchLogo(`${own.origin}/missing`, own.origin), /answers 404/);
  await assert.rejects(fetchLogo('http://127.0.0.1:1/', 'http://127.0.0.1:1'), /takes no connection/);
});

test('makes a small file of a kind that mail programs know', async () => {
  const small = picture(40, 20);
  assert.deepEqual(await logoFile(small), { name: 'logo.png', bytes: small, width: 40, height: 20 });
  const photo = await logoFile(picture(1600, 1200, 'image/jpeg'));
  assert.deepEqual([photo.name, photo.width, photo.height], ['logo.jpg', 320, 240]);
  const webp = await logoFile(picture(100, 100, 'image/webp'));
  assert.deepEqual([webp.name, webp.width], ['logo.png', 100]);
  const drawing = await logoFile(Buffer.from(SVG));
  assert.deepEqual([drawing.name, drawing.width, drawing.height], ['logo.png', 320, 160]);
  assert.equal((await load(drawing.bytes)).width, 320);
  await assert.rejects(logoFile(Buffer.from('<!doctype html><p>Not found')), /no picture/);
  const huge = Buffer.from(small);
  huge.writeUInt32BE(90_000, 16);
  huge.writeUInt32BE(90_000, 20);
  await assert.rejects(logoFile(huge), /too many pixels/);
});

test('what shows nothing is no logo, and a drawing may be as large as it likes', async () => {
  const large = await logoFile(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 9000"><rect width="9000" height="5000"/></svg>',
    ),
  );
  assert.deepEqual([large.name, large.height], ['logo.png', 320]);
  for (const [bytes, reason] of [
    [createCanvas(40, 20).toBuffer('image/png'), /nothing to be seen/],
    [picture(40, 20).subarray(0, 60), /end is missing/],
    [Buffer.from([0, 0, 1, 0, 0, 0]), /no picture/],
    [picture(1, 1), /too small/],
  ])
    await assert.rejects(logoFile(bytes), reason); // oxlint-disable-line no-await-in-loop
});

test('a picture that was cut off is none, whatever browsers would make of it', async () => {
  for (const type of ['image/png', 'image/jpeg', 'image/webp']) {
    const whole = noise(300, 200, type);
    await logoFile(whole); // oxlint-disable-line no-await-in-loop
    const half = whole.subarray(0, whole.length >> 1);
    await assert.rejects(logoFile(half), /end is missing/, type); // oxlint-disable-line no-await-in-loop
  }
});

test('a photograph that lies on its side is set upright', async () => {
  const photo = noise(300, 200, 'image/jpeg');
  // Exif with one entry: to be turned by a quarter.
  const exif = Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010006000000000000', 'hex');
  const turned = await logoFile(Buffer.concat([photo.subarray(0, 2), exif, photo.subarray(2)]));
  assert.deepEqual([turned.name, turned.width, turned.height], ['logo.jpg', 200, 300]);
  const { width, height } = await load(turned.bytes);
  assert.deepEqual([width, height], [200, 300]);
  assert.ok(!turned.bytes.includes('Exif'));
});

test('a drawing is known whatever it is written in, and by whatever stands before it', async () => {
  const ground = '<rect width="100" height="40" fill="#0a0"/>';
  const bare = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">${ground}</svg>`;
  const head = `<?xml version="1.0" encoding="utf-16"?>\n<!-- ${'Made by an editor of drawings. '.repeat(100)} -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n`;
  for (const bytes of [
    Buffer.from(`\ufeff ${bare}`),
    Buffer.from(head.replace('utf-16', 'utf-8') + bare),
    Buffer.from(`\ufeff${head}${bare}`, 'utf16le'),
    Buffer.from(`\ufeff${head}${bare}`, 'utf16le').swap16(),
    gzipSync(bare),
  ]) {
    const { name, width, height } = await logoFile(bytes); // oxlint-disable-line no-await-in-loop
    assert.deepEqual([name, width, height], ['logo.png', 320, 128]);
  }
  // Without a size of any kind it is as large as in a browser.
  const { width, height } = await logoFile(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${ground}</svg>`));
  assert.deepEqual([width, height], [320, 160]);
  await assert.rejects(logoFile(Buffer.from(`<!-- 404 --><!DOCTYPE html><p>${bare}`)), /no picture|cannot be read/);
  await assert.rejects(logoFile(gzipSync(Buffer.alloc(3_000_000))), /no picture/);
});

test('a drawing that would be drawn for ever is not', async () => {
  const use = (id) => `<use href="#${id}"/>`;
  const levels = Array.from({ length: 40 }, (_, i) => `<g id="l${i + 1}">${use(`l${i}`)}${use(`l${i}`)}</g>`);
  const endless = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g id="l0"><path d="M0 0h9v9z"/></g>${levels.join('')}</svg>`;
  await assert.rejects(logoFile(Buffer.from(endless)), /repeats its parts/);
  const circle = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g id="a">${use('b')}</g><g id="b">${use('a')}</g><rect width="9" height="9"/></svg>`;
  assert.equal((await logoFile(Buffer.from(circle))).width, 320);
  const deep = '<g>'.repeat(100_000);
  await assert.rejects(
    logoFile(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${deep}`)),
    /repeats|cannot be read/,
  );
});

test('what is drawn in white on nothing gets a ground on which it can be seen', async () => {
  const drawn = async (colour, ground = '') =>
    logoFile(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${ground}<circle cx="20" cy="10" r="9" fill="${colour}"/></svg>`,
      ),
    );
  const { background, bytes } = await drawn('#fff');
  assert.equal(background, '#1c2228');
  assert.equal((await logoFile(bytes)).background, background, 'the small picture, too');
  assert.equal((await drawn('#14549c')).background, undefined);
  assert.equal((await drawn('#fff', '<rect width="40" height="20"/>')).background, undefined);
});

test('a published site has its own copies, and initials where there is none', async () => {
  const logos = { a: '/logo.png', b: '/drawing.svg', c: '/page', d: `${other.origin}/logo.png`, e: '/photo' };
  const feed = {
    orgfeed: '1.0',
    title: 'Directory',
    organizations: Object.entries(logos).map(([id, src]) => ({ id, name: `Name ${id}`, logo: { src } })),
  };
  answers['/feed.json'] = (response) => response.end(JSON.stringify(feed));
  const out = join(folder, 'site');
  const publish = async () => {
    const args = [
      'publish',
      `${own.origin}/feed.json`,
      '-o',
      out,
      '-b',
      'https://site.example/',
      '--no-pictures',
      '--json',
    ];
    const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    for await (const part of child.stdout) text += part;
    return JSON.parse(text);
  };
  const { notes } = await publish();
  const read = (file) => readFileSync(join(out, 'organizations', file), 'utf8');
  assert.ok(existsSync(join(out, 'organizations/a/logo.png')));
  assert.ok(existsSync(join(out, 'organizations/b/logo.png')));
  assert.ok(existsSync(join(out, 'organizations/e/logo.jpg')));
  assert.match(
    read('a/email.html'),
    /<img src="https:\/\/site\.example\/organizations\/a\/logo\.png" width="48" height="24"/,
  );
  assert.equal(
    JSON.parse(read('e/feed.json')).organizations[0].logo.src,
    'https://site.example/organizations/e/logo.jpg',
  );
  assert.equal(JSON.parse(read('c/feed.json')).organizations[0].logo, undefined);
  assert.doesNotMatch(read('d/email.html') + read('d/index.html'), /127\.0\.0\.1/);
  assert.deepEqual(notes.map((note) => note.replace(/.*logo of /, '')).sort(), [
    'c: it is no picture.',
    'd: its address is not on the public network.',
  ]);

  // The copy stays while its source is away, and is not asked for again.
  feed.title = 'Directory, renamed';
  delete answers['/logo.png'];
  own.asked.length = 0;
  await publish();
  assert.ok(existsSync(join(out, 'organizations/a/logo.png')));
  assert.ok(!own.asked.includes('/logo.png'));
  // What is no longer named goes.
  delete feed.organizations[0].logo;
  await publish();
  assert.ok(!existsSync(join(out, 'organizations/a/logo.png')));
});
