/** Lit's templates as text: what the pages show is what Lit's own renderer would have drawn. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { html, nothing } from 'lit';
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { parseFeed, profileOf } from '../../dist/index.js';
import { card } from '../../dist/elements/card.js';
import { keep } from '../../dist/elements/help.js';
import { help } from '../../dist/elements/helps.js';
import { extras } from '../../dist/elements/rare-templates.js';
import { textOf } from '../../dist/publish/template.js';

keep(help);

/** Without the marks that either leaves for itself, white space in tags, and a style that says nothing. */
const plain = (text) =>
  text
    .replace(/<!--(\/?lit-(part|node)[^>]*)?-->|<\?>/g, '')
    .replace(/<[^>]*>/g, (tag) => tag.replace(/\s+(?=(?:[^"]*"[^"]*")*[^"]*>$)/g, ' ').replace(' style=""', ''))
    .replace(/ +(?=\/?>)/g, '');
const byLit = (value) => collectResultSync(render(value, { customElementHostStack: [{}] }));
const same = (value, what) => assert.equal(plain(textOf(value)), plain(byLit(value)), what);

test('cards are what Lit draws, in every layout and language', () => {
  const url = new URL('../../demo/feed.json', import.meta.url);
  const { feed } = parseFeed(JSON.parse(readFileSync(url, 'utf8')), 'https://directory.example/feed.json');
  const evil = `"><script>'&--></template>`;
  feed.organizations.push({
    id: 'evil', name: evil, acronym: evil, tags: [evil], summary: evil, origin: 'BE', status: evil,
    logo: { src: 'https://a.example/"onerror=', alt: evil, width: 10, background: '#fff' },
    addresses: [{ lines: [evil], country: 'BE', lat: 1, lon: 2 }], relations: [{ rel: 'parent', name: evil, url: 'https://a.example/' }],
  }); // prettier-ignore
  for (const organization of feed.organizations)
    for (const lang of ['en', 'fr', 'ar'])
      for (const layout of ['full', 'compact', 'line']) {
        const profile = profileOf(feed, organization, lang);
        const tags = { limit: 5, href: undefined, follow() {} };
        const options = { layout, level: 2, pictures: true, extras: ['links', 'notices'], tags };
        same(card(profile, options), `${organization.id} ${lang} ${layout}`);
        same(extras(profile, ['links', 'notices']), organization.id);
      }
});

test('values go where they belong, whatever stands around them', () => {
  const [a, b] = ['x"<', "y'&"];
  same(
    html`<p class="one ${a} two ${b}" id=${a} title="${b}">${a}${b}</p>
      ${a}`,
  );
  same(
    html`<p class="one ${nothing} two" id=${nothing} title=${undefined}>${nothing}${null}${0}${false}${[a, [b]]}</p>`,
  );
  same(html`<input ?disabled=${true} ?checked=${false} .style=${'color:red'} @click=${() => {}} value=${0} />`);
  same(html`${html`<b>${a}</b>`}<i>${[1, 2].map((n) => html`<u id="u-${n}">${n}</u>`)}</i>`);
});

test('what only a browser can draw is refused rather than left out', () => {
  assert.throws(() => textOf(html`<p>${{ any: 'object' }}</p>`), TypeError);
});

test('what only looks like a template is none', () => {
  assert.throws(() => textOf(JSON.parse('{"_$litType$":1,"strings":["<b>"],"values":[]}')), TypeError);
});
