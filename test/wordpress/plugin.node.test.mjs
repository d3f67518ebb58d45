/** The plugin's zip file, as far as that can be judged without a WordPress (`npm run test:wordpress` has a real one). */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { Engine } from 'php-parser';
import { keyOf, wordsIn } from './words.mjs';

const root = resolve(import.meta.dirname, '../..');
const zip = readFileSync(resolve(root, 'dist/wordpress/org-cards.zip'));
const files = new Map(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, Buffer.from(bytes)]));
const text = (path) => files.get(`org-cards/${path}`).toString('utf8');
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

test('the same sources make the same bytes, wherever and whenever', () => {
  const script = `import { pluginZip } from ${JSON.stringify(resolve(import.meta.dirname, 'plugin.mjs'))};
    process.stdout.write(pluginZip());`;
  const again = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TZ: 'Pacific/Auckland' },
    maxBuffer: 1e8,
  });
  assert.ok(zip.equals(again));
});

test('the zip holds one folder, with the script and every chunk that it names', () => {
  assert.deepEqual(
    [...files.keys()].filter((path) => !path.startsWith('org-cards/')),
    [],
  );
  const scripts = `elements-${version}`;
  const script = text(`${scripts}/org-cards.js`);
  // The script has the beginning of each chunk's name, and once the end that all of them share.
  const [, end] = /"(-[\w-]{8}\.js)"/.exec(script);
  const names = ['helps', 'directory', 'fr', 'address-orders'];
  for (const name of names) {
    assert.ok(script.includes(`"${name}"`), name);
    assert.ok(files.has(`org-cards/${scripts}/chunks/${name}${end}`), name);
  }
  const chunks = readdirSync(resolve(root, 'dist/embed/chunks'));
  assert.ok(chunks.length > names.length);
  for (const chunk of chunks) assert.ok(files.has(`org-cards/${scripts}/chunks/${chunk}`), chunk);
});

test('every PHP file parses, and runs only inside WordPress', () => {
  const php = [...files.keys()].filter((path) => path.endsWith('.php'));
  assert.ok(php.length > 10);
  const engine = new Engine({ parser: { version: '7.4' } });
  for (const path of php) {
    const code = files.get(path).toString('utf8');
    engine.parseCode(code, path);
    if (!path.includes('/languages/'))
      assert.match(code, /defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/, path);
  }
});

test('version and needs are the same everywhere', () => {
  const main = text('org-cards.php');
  assert.equal(/^ \* Version: +(.+)$/m.exec(main)[1], version);
  assert.equal(/^Stable tag: (.+)$/m.exec(text('readme.txt'))[1], version);
  assert.equal(JSON.parse(text('block/block.json')).version, version);
  for (const name of ['Requires at least', 'Requires PHP', 'License'])
    assert.equal(
      new RegExp(`^ \\* ${name}: +(.+)$`, 'm').exec(main)[1],
      new RegExp(`^${name}: (.+)$`, 'm').exec(text('readme.txt'))[1],
    );
  for (const [path, bytes] of files) assert.ok(!bytes.includes('@version@'), path);
});

test('every word of the plugin is in its French translation, and nothing else is', () => {
  const wanted = wordsIn([...files].filter(([path]) => !path.includes('/elements-'))).map((word) => keyOf(word));
  const ast = new Engine({}).parseCode(text('languages/org-cards-fr_FR.l10n.php'), 'fr');
  const table = ast.children.find(({ kind }) => kind === 'return').expr;
  const messages = table.items.find(({ key }) => key.value === 'messages').value.items;
  assert.deepEqual(messages.map(({ key }) => key.value.replaceAll('\\4', '\u0004')).toSorted(), wanted.toSorted());
  // A placeholder that a translation forgets is a fact that readers miss.
  const places = (words) => (words.match(/%(\d\$)?[sd]/g) ?? []).toSorted();
  for (const { key, value } of messages)
    for (const form of value.value.replaceAll('\\$', '$').split(/\\0|\0/))
      assert.deepEqual(places(form), places(key.value), key.value);
});
