/** Pictures of cards, as mail programs and networks get them, and the code that leads to the page. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { parseFeed } from '../../dist/feed/read.js';
import { profileOf } from '../../dist/profile/profile-of.js';
import { linesOf, partsOf } from '../../dist/publish/lines.js';
import { qrCode } from '../../dist/publish/qr.js';
import { studio } from '../../dist/publish/studio.js';
import * as fc from '../seeded.mjs';

const { draw, load, createCanvas, missing } = await studio();

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const profiles = (json, lang) => {
  const { feed } = parseFeed(json, 'https://directory.example/feed.json');
  return feed.organizations.map((organization) => profileOf(feed, organization, lang));
};
const one = (organization, lang = 'en') =>
  profiles(
    { orgfeed: '1.0', title: 'Directory', updated: '2026-06-05', organizations: [{ id: 'x', ...organization }] },
    lang,
  )[0];

async function pixelsOf(png) {
  const image = await load(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}
/** How far text goes: the first and last column and row with something other than the ground. */
function inked({ data, width, height }, left = 0, right = width, top = 0, bottom = height) {
  const ground = data.slice(4 * (30 + 30 * width), 4 * (30 + 30 * width) + 3).join();
  const found = { left: Infinity, right: -1, top: Infinity, bottom: -1 };
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const at = 4 * (y * width + x);
      if (data.slice(at, at + 3).join() === ground) continue;
      found.left = Math.min(found.left, x);
      found.right = Math.max(found.right, x);
      found.top = Math.min(found.top, y);
      found.bottom = Math.max(found.bottom, y);
    }
  return found;
}

const kinds = [{ kind: 'card' }, { kind: 'card', dark: true }, { kind: 'preview' }];

test('pictures have their size and are small enough for mail', async () => {
  const [seed] = profiles(read('../feeds/seed.json'), 'fr');
  const [long] = profiles(read('../feeds/long-name.json'), 'fr');
  const crowded = one({
    name: 'Мінімальна назва '.repeat(30),
    summary: 'Многословное описание организации, которое никто не дочитает. '.repeat(30),
    tags: Array.from({ length: 40 }, (_, i) => `Довге слово ${i}`),
    addresses: [{ lines: ['Дуже довга вулиця '.repeat(8)] }],
    website: `https://example.org/${'long/'.repeat(40)}`,
    status: 'merged',
  });
  for (const profile of [seed, long, crowded])
    for (const options of kinds) {
      const png = draw(profile, options);
      const { width, height } = await load(png); // oxlint-disable-line no-await-in-loop
      assert.equal(width, 1200);
      if (options.kind === 'preview') assert.equal(height, 630);
      else assert.ok(height > 200 && height < 1600, `${height}`);
      assert.ok(png.length < 60_000, `${profile.id} ${JSON.stringify(options)}: ${png.length}`);
    }
});

test('the same card is the same picture, byte by byte', () => {
  const [first, second] = [0, 1].map(() => profiles(read('../feeds/seed.json'), 'fr')[0]);
  for (const options of kinds) assert.ok(draw(first, options).equals(draw(second, options)));
});

test('light and dark have the colours of the card, and mail shows the corners of its own ground', async () => {
  const [seed] = profiles(read('../feeds/seed.json'), 'fr');
  const [light, dark, preview] = await Promise.all(kinds.map((options) => pixelsOf(draw(seed, options))));
  const at = ({ data, width }, x, y) => Array.from(data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4));
  assert.deepEqual(at(light, 20, 20), [255, 255, 255, 255]);
  assert.deepEqual(at(dark, 20, 20), [0x15, 0x1a, 0x20, 255]);
  assert.equal(at(light, 0, 0)[3], 0);
  assert.deepEqual(at(preview, 0, 0), [255, 255, 255, 255]);
});

test('a card in a language that runs the other way is the other way round', async () => {
  // The interface has no right-to-left language yet, so the profile is turned by hand.
  const profile = {
    ...one({ name: 'جمعية المساعدة', logo: undefined }),
    dir: 'rtl',
    lang: 'ar',
    name: { text: 'جمعية المساعدة' },
  };
  const pixels = await pixelsOf(draw(profile, { kind: 'card' }));
  // The row of the name: initials at the right edge, and nothing in the left half.
  const { left, right } = inked(pixels, 40, 1160, 60, 150);
  assert.ok(right > 1140, `${right}`);
  assert.ok(left > 600, `${left}`);
});

test('Arabic letters are joined, and Devanagari signs are set where they belong', async () => {
  const width = async (name) => {
    const profile = { ...one({ name: { en: name } }), initials: '' };
    const { left, right } = inked(await pixelsOf(draw(profile, { kind: 'card' })), 40, 1160, 40, 110);
    return right - left;
  };
  // Joined letters are narrower than the same ones kept apart by a sign that has no width.
  assert.ok((await width('بببببببب')) < 0.9 * (await width('ب\u200cب\u200cب\u200cب\u200cب\u200cب\u200cب\u200cب')));
  // A conjunct is narrower than its parts.
  assert.ok((await width('क्षक्षक्ष')) < (await width('क्\u200cषक्\u200cषक्\u200cष')));
});

test('letters that no installed font has are left out, and what to install is said', async () => {
  const before = missing();
  const thai = await pixelsOf(draw(one({ id: 'thai-id', name: 'มูลนิธิ' }), { kind: 'card' }));
  const byId = await pixelsOf(draw({ ...one({ id: 'thai-id', name: 'thai-id' }), initials: '' }, { kind: 'card' }));
  assert.deepEqual(thai.data, byId.data, 'the id stands for a name that cannot be drawn');
  assert.deepEqual(
    missing().filter((name) => !before.includes(name)),
    ['@fontsource-variable/noto-sans-thai'],
  );
  const rest = await pixelsOf(
    draw(one({ id: 'thai-id', name: 'มูลนิธิ (2020), UN', summary: 'มูลนิธิ OECD 1980' }), { kind: 'card' }),
  );
  assert.deepEqual(rest.data, byId.data, 'what is left of a text without its letters says nothing');
  const [labels, bare] = [{ type: 'มูลนิธิ', tags: ['มูลนิธิ', 'b'] }, { tags: ['b'] }].map((more) =>
    draw(one({ name: 'A', ...more }), { kind: 'card' }),
  );
  assert.deepEqual(labels, bare, 'no label stands without its value');
});

test('a mark that its letter’s font does not have, and what emojis leave behind, is not drawn', () => {
  const card = (name) => draw(one({ name }), { kind: 'card' });
  assert.deepEqual(card('Smile \u{1f600}\u{1f468}\u200d\u{1f469}\u200d\u{1f467} now'), card('Smile now'));
  assert.deepEqual(card('Z\u0334\u034d\u0310algo'), card('Zalgo'));
  assert.notDeepEqual(card('Z\u0301algo'), card('Zalgo'));
});

test('a logo stands on its own ground, and a photograph is no larger than it may be', async () => {
  const canvas = createCanvas(400, 300);
  const context = canvas.getContext('2d');
  const image = context.createImageData(400, 300);
  // Noise: worse than any photograph.
  let seed = 1;
  for (let i = 0; i < image.data.length; i++)
    image.data[i] = i % 4 === 3 ? 255 : (seed = (seed * 48271) % 2147483647) & 255;
  context.putImageData(image, 0, 0);
  const logo = await load(canvas.toBuffer('image/png'));
  const [profile] = profiles(read('../feeds/seed.json'), 'fr');
  for (const options of kinds) {
    const png = draw(profile, { ...options, logo });
    assert.ok(png.length < 100_000, `${png.length}`);
    assert.ok(!png.equals(draw(profile, options)));
  }
});

test('any text at all can be drawn', () => {
  const texts = fc.oneof(
    fc.constantFrom(
      '\u{1f30d}\u{1f469}\u200d\u{1f467}',
      '字'.repeat(10_000),
      'x'.repeat(10_000),
      'a\u0301'.repeat(3_000),
      '\u200d\u200f',
      'ا'.repeat(9_000),
    ),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(...kinds), (text, options) => {
      const { feed } = parseFeed(
        {
          orgfeed: '1.0',
          title: text,
          organizations: [
            {
              id: 'x',
              name: { ja: `${text}.` },
              acronym: text,
              type: text,
              summary: text,
              status: text,
              hours: text,
              tags: [text, `${text}b`],
              addresses: [{ formatted: text }],
              relations: [{ rel: 'successor', name: text }],
              logo: { src: 'x.png', background: '#12345678' },
            },
          ],
        },
        'https://directory.example/feed.json',
      );
      assert.ok(draw(profileOf(feed, feed.organizations[0], 'en'), options).length < 60_000);
    }),
    { numRuns: 60 },
  );
});

test('lines break where the script allows it', () => {
  const width = (text) => [...text].length;
  const lines = (text, lang, most = 9) => linesOf(text, { lang, width: 12, most, measure: width });
  assert.deepEqual(lines('The quick brown fox jumps', 'en'), ['The quick', 'brown fox', 'jumps']);
  // No closing mark at the beginning of a line, no opening one at the end.
  for (const line of lines('世界の子どもたちの命と健康、そして（権利）を守る。', 'ja'))
    assert.doesNotMatch(line, /^[、。）]|（$/);
  assert.deepEqual(lines('Save-the-Children International', 'en'), ['Save-the-', 'Children', 'Internationa', 'l']);
  assert.deepEqual(lines('« Ni\u00a0putes ni\u00a0soumises »'.replaceAll(/(?<=«) | (?=»)/g, '\u00a0'), 'fr').length, 3);
  assert.ok(partsOf('องค์กรเพื่อเด็กไทย', 'th').length > 2, 'Thai words are found without spaces');
  assert.deepEqual(lines('One two three four five six', 'en', 2), ['One two', 'three four…']);
  for (const line of lines('x'.repeat(50), 'en')) assert.ok(line.length <= 12);
});

test('a title is balanced: no word alone on its last line', () => {
  const rules = { lang: 'en', width: 30, most: 9, measure: (text) => text.length };
  const text = 'European network of organisations for children';
  assert.deepEqual(linesOf(text, rules), ['European network of', 'organisations for children']);
  assert.deepEqual(
    linesOf(`${text} abroad`, { ...rules, balanced: true }).length,
    linesOf(`${text} abroad`, rules).length,
  );
  const lengths = linesOf('aaa bbb ccc ddd eee fff ggg hhh iii', { ...rules, balanced: true }).map(
    ({ length }) => length,
  );
  assert.ok(Math.max(...lengths) - Math.min(...lengths) <= 4, `${lengths}`);
});

test('telephones read the code', async () => {
  for (const url of [
    'https://directory.example/organizations/missing-children-europe/',
    `https://directory.example/organizations/${'a'.repeat(128)}/`,
    'https://directory.example/verzeichnis/%E5%84%BF/organizations/x~2/',
  ]) {
    const png = qrCode(url);
    const { data, width, height } = await pixelsOf(png); // oxlint-disable-line no-await-in-loop
    assert.ok(width >= 400);
    assert.equal(jsQR(new Uint8ClampedArray(data), width, height)?.data, url);
    assert.ok(png.length < 10_000);
    // Four modules of quiet around.
    const { left, top } = inked({ data, width, height });
    assert.ok(left >= 32 && top >= 32);
  }
});

test('a font that is installed later is drawn with at the next run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'org-cards-fonts-'));
  try {
    const root = resolve(import.meta.dirname, '../..');
    for (const path of ['dist/cli', 'dist/embed', 'package.json'])
      cpSync(join(root, path), join(folder, path), { recursive: true });
    const install = (name) => {
      mkdirSync(join(folder, 'node_modules', name, '..'), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
    };
    const feed = { orgfeed: '1.0', title: 'D', organizations: [{ id: 'a', name: 'جمعية الهلال الأحمر' }] };
    writeFileSync(join(folder, 'feed.json'), JSON.stringify(feed));
    const publish = () => {
      const args = ['publish', 'feed.json', '-o', 'site', '-b', 'https://site.example/'];
      const command = join(folder, 'dist/cli/main.js');
      const { stdout, stderr } = spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: 'utf8' });
      const path = join(folder, 'site/organizations/a/card.png');
      return { said: stdout + stderr, picture: existsSync(path) && readFileSync(path).toString('base64') };
    };
    const without = publish();
    assert.match(without.said, /npm install @napi-rs\/canvas @fontsource-variable\/noto-sans/);
    assert.equal(without.picture, false);
    for (const name of ['@napi-rs/canvas', '@fontsource-variable/noto-sans']) install(name);
    const lacking = publish();
    assert.match(lacking.said, /npm install @fontsource-variable\/noto-sans-arabic/);
    install('@fontsource-variable/noto-sans-arabic');
    const whole = publish();
    assert.doesNotMatch(whole.said, /npm install/);
    assert.notEqual(whole.picture, lacking.picture);
    assert.match(publish().said, /nothing was written/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
