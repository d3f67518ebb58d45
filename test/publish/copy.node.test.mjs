/** The copy buttons of a share page: into a newsletter as it looks, as source, and where scripts have no clipboard. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import sirv from 'sirv';
import { launch } from '../launch.mjs';

const root = resolve(import.meta.dirname, '../..');
const out = join(mkdtempSync(join(tmpdir(), 'org-cards-copy-')), 'site');
const path = '/organizations/missing-children-europe/';
let server, browser, port;

before(async () => {
  const args = ['publish', join(root, 'test/feeds/seed.json'), '-o', out, '-b', 'https://directory.example/'];
  execFileSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args]);
  server = createServer(sirv(out, { dev: true }));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  port = server.address().port;
  browser = await launch({
    // A name without https: there the page has no clipboard.
    args: ['--host-resolver-rules=MAP plain.example 127.0.0.1'],
    prefs: { 'network.dns.localDomains': 'plain.example' },
  });
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
  rmSync(resolve(out, '..'), { recursive: true, force: true });
});

async function open(host) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(`http://${host}:${port}${path}`);
  return page;
}

/** What an editor gets that something is pasted into. */
async function pasted(page) {
  await page.evaluate(() => {
    const editor = document.createElement('div');
    editor.contentEditable = 'true';
    editor.id = 'editor';
    editor.addEventListener('paste', ({ clipboardData }) => {
      editor.dataset.html = clipboardData.getData('text/html');
      editor.dataset.text = clipboardData.getData('text/plain');
    });
    document.body.append(editor);
    editor.focus();
  });
  await page.keyboard.press('Control+V');
  await page.locator('#editor[data-text]').waitFor({ state: 'attached' });
  return page.evaluate(() => ({ ...document.getElementById('editor').dataset }));
}

for (const host of ['127.0.0.1', 'plain.example'])
  test(`a card is pasted as it looks, its source as text (${host})`, async () => {
    const page = await open(host);
    await page.getByRole('button', { name: /Copy for newsletter|Copier pour une lettre/ }).click();
    const status = page.getByRole('status').filter({ hasText: /Copied|Copié/ });
    await status.waitFor();
    const card = await pasted(page);
    assert.match(
      card.html,
      /<table[^>]*>[\s\S]*<a href="https:\/\/directory\.example\/organizations\/missing-children-europe\/"/,
    );
    assert.doesNotMatch(card.html, /<script|<h1/);
    assert.match(card.text, /^Missing Children Europe/);

    const second = await open(host);
    await second.getByRole('button', { name: /Copy source|code source/ }).click();
    await second
      .getByRole('status')
      .filter({ hasText: /Copied|Copié/ })
      .waitFor();
    const source = await pasted(second);
    const mail = readFileSync(join(out, path, 'email.html'), 'utf8');
    assert.match(mail, /<h1/);
    // In a newsletter it stands below a title.
    assert.equal(source.text.replaceAll('\r', ''), mail.replace('<h1', '<h2').replace('</h1>', '</h2>'));
    assert.equal(source.html, '');
  });

test('a picture is pasted as a linked picture, and its source where only text goes', async () => {
  const page = await open('127.0.0.1');
  await page.locator('button[data-copy=mail-picture]').click();
  await page
    .getByRole('status')
    .filter({ hasText: /Copied|Copié/ })
    .waitFor();
  const { html, text } = await pasted(page);
  assert.match(html, /<img src="https:\/\/directory\.example\/organizations\/missing-children-europe\/card\.png"/);
  assert.match(text, /^<a href="https:\/\/directory\.example\/organizations\/missing-children-europe\/"/);
});
