/** The package as developers use it: packed as npm would, unpacked beside an app, imported by its name. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import sirv from 'sirv';
import { build } from 'vite';
import { launch } from './launch.mjs';

const root = resolve(import.meta.dirname, '..');
// Below node_modules, so that the package finds what it depends on.
const app = join(root, 'node_modules/.cache/package-test');
const unpacked = join(app, 'node_modules/org-cards');
rmSync(app, { recursive: true, force: true });
mkdirSync(unpacked, { recursive: true });
const [{ filename }] = JSON.parse(npm('pack', '--json', '--ignore-scripts', '--pack-destination', app));
execFileSync('tar', ['-xzf', join(app, filename), '-C', unpacked, '--strip-components=1']);
after(() => rmSync(app, { recursive: true, force: true }));

test('Node reads a feed and tells a profile', async () => {
  const script = `
    import { parseFeed, profileOf, jsonLdOf, OrgCard } from 'org-cards';
    import { feedSchema } from 'org-cards/schema.js';
    const json = ${readFileSync(join(root, 'test/feeds/seed.json'), 'utf8')};
    const { feed, issues } = parseFeed(json, 'https://directory.example/feed.json');
    const [organization] = feed.organizations;
    const { name, facts } = profileOf(feed, organization, 'fr');
    console.log(JSON.stringify({ issues, name, origin: facts[1], type: jsonLdOf(feed, organization, 'fr')['@type'],
      defined: Boolean(globalThis.customElements?.get('org-card')), card: typeof OrgCard,
      valid: feedSchema.safeParse(json).success }));`;
  writeFileSync(join(app, 'node.mjs'), script);
  const said = JSON.parse(execFileSync(process.execPath, [join(app, 'node.mjs')], { encoding: 'utf8' }));
  assert.deepEqual(said.issues, []);
  assert.equal(said.origin.label, "Pays d'origine");
  assert.equal(said.origin.value.text, 'Belgique');
  assert.equal(said.type, 'Organization');
  assert.equal(said.defined, false, 'importing the package defines nothing');
  assert.equal(said.card, 'function');
});

test('a bundler makes a page of it, and the elements work', async () => {
  writeFileSync(join(app, 'main.js'), "import 'org-cards/define.js';\n");
  const card = '<org-card feed="/feeds/seed.json" org="missing-children-europe"></org-card>';
  writeFileSync(
    join(app, 'index.html'),
    `<!doctype html><html lang="fr"><link rel="icon" href="data:,">${card}<script type="module" src="/main.js"></script>`,
  );
  await build({ root: app, configFile: false, logLevel: 'error' });
  const [site, feeds] = [join(app, 'dist'), resolve(root, 'test')].map((folder) => sirv(folder, { dev: true }));
  const server = createServer((request, response) => site(request, response, () => feeds(request, response)));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.locator('org-card:state(ready)').waitFor();
    assert.match(await page.locator('org-card [part~=facts]').innerText(), /Pays d'origine\s+Belgique/i);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
});

test('a bundler makes a server of it, which has the words that few cards need', async () => {
  writeFileSync(
    join(app, 'server.js'),
    `import 'org-cards/define.js';
    import { render } from '@lit-labs/ssr';
    import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
    import { html } from 'lit';
    const organization = { id: 'a', name: 'A', status: 'merged' };
    console.log(collectResultSync(render(html\`<org-card lang="fr" .organization=\${organization}></org-card>\`)));`,
  );
  await build({
    root: app,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: ['org-cards'], target: 'node' },
    build: { ssr: 'server.js', outDir: 'server' },
  });
  const said = execFileSync(process.execPath, [join(app, 'server/server.js')], { encoding: 'utf8' });
  assert.match(said, /a fusionné avec une autre/);
});

test('editors find the elements in the manifest that the package names', () => {
  const { customElements } = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
  const { modules } = JSON.parse(readFileSync(join(unpacked, customElements), 'utf8'));
  const definitions = modules.flatMap((module) => module.exports ?? []);
  const tags = definitions.filter(({ kind }) => kind === 'custom-element-definition').map(({ name }) => name);
  assert.deepEqual(tags.toSorted(), ['org-card', 'org-contact', 'org-directory', 'org-tags']);
});

test('installing the elements brings no tools of the command line', () => {
  const { dependencies } = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
  assert.deepEqual(Object.keys(dependencies), ['lit', 'localized-address-format', 'zod']);
});

function npm(...args) {
  return execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
