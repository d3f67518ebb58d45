/**
 * README's recipe for Drupal against the rules of Drupal's filter “Limit allowed HTML tags” (`Xss::filter`, then the
 * attributes that the line of allowed tags has, with `lang` and `dir` everywhere), written anew from its source: there is
 * no Drupal to be had from packages.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { feedOf, workshop } from './commands.mjs';

const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');
const chapter = /### Drupal\n([^]*?)\n### /.exec(readme)[1];
const line = /^(<p>.*<org-card .*)$/m.exec(chapter)[1];
/** What Drupal comes with: editors have it where nobody has changed it. */
const BASIC =
  '<a href hreflang> <em> <strong> <cite> <blockquote cite> <code> <ul type> <ol start> <li> <dl> <dt> <dd> <h2 id>';
const PROTOCOLS = /^(https?|ftp|news|nntp|tel|telnet|mailto|irc|ssh|sftp|webcal|rtsp)$/i;

const attributesIn = (text) => [
  ...text.matchAll(/([-a-zA-Z][-a-zA-Z0-9]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g),
];

function filtered(html, allowed) {
  const tags = new Map(
    [...allowed.matchAll(/<([a-z0-9-]+)([^>]*)>/g)].map(([, tag, names]) => [
      tag,
      new Set([...attributesIn(names).map(([, name]) => name), 'lang', 'dir']),
    ]),
  );
  const isSafe = (value) => !/^[^/?#]*:/.test(value) || PROTOCOLS.test(value.split(':')[0]);
  return html.replace(/<!--[^]*?-->|<(\/?)([a-zA-Z0-9-]+)\s*([^>]*)>/g, (_, slash, tag, rest) => {
    const names = tags.get(tag?.toLowerCase());
    if (!names) return '';
    if (slash) return `</${tag}>`;
    const kept = attributesIn(rest)
      .map(([, name, ...values]) => [name.toLowerCase(), values.find((value) => value !== undefined) ?? ''])
      .filter(([name, value]) => names.has(name) && !/^(style$|on)/.test(name) && isSafe(value));
    return `<${tag}${kept.map(([name, value]) => ` ${name}="${value}"`).join('')}>`;
  });
}

const { publish, read } = workshop();
publish(feedOf({ id: 'a', name: 'A' }), 'site');
const unescaped = (text) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
const snippet = (id) =>
  unescaped(new RegExp(`<code id="${id}">([^]*?)</code>`).exec(read('site/organizations/a/index.html'))[1]);

test('what a published page offers to copy passes the line of allowed tags, but for the script, which is the theme’s', () => {
  const element = /<org-card[^]*$/.exec(snippet('element'))[0];
  assert.equal(filtered(snippet('element'), line).trim(), element);
  assert.equal(filtered(snippet('link'), line), snippet('link'));
  assert.equal(filtered('<org-card feed="https://a.example/f.json" onclick="x()" style="color:red" class="y"></org-card>', line),
    '<org-card feed="https://a.example/f.json"></org-card>'); // prettier-ignore
  assert.equal(filtered('<org-card feed="javascript:x()"></org-card>', line), '<org-card></org-card>');
});

test('with Drupal’s own line a link stays what it is, and of an element its link', () => {
  assert.equal(filtered(snippet('link'), BASIC), snippet('link'));
  assert.match(filtered(snippet('element'), BASIC), /^\s*<a href="[^"]+\/organizations\/a\/">A<\/a>\s*$/);
});

test('every attribute of the line is one of the element’s', () => {
  const { modules } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../dist/custom-elements.json'), 'utf8'));
  const elements = modules.flatMap(({ declarations }) => declarations ?? []).filter(({ tagName }) => tagName);
  for (const [, tag, names] of line.matchAll(/<(org-[a-z]+)([^>]*)>/g)) {
    const known = elements.find(({ tagName }) => tagName === tag).attributes.map(({ name }) => name);
    for (const [, name] of attributesIn(names)) assert.ok(known.includes(name) || name === 'lang', `${tag} ${name}`);
  }
});
