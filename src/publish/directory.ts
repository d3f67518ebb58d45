/**
 * The directory: a page where `<org-directory>` takes over, and without script plain pages by letter, place, type and tag,
 * a hundred organizations each.
 */
import { plural } from '../profile/messages.ts';
import { chrome, documentOf, homeUrl, relative, said } from './document.ts';
import { directoryTitle } from './feed-text.ts';
import { catalogueOf, type Catalogue, type Group, type Kind, type Row } from './groups.ts';
import { attributes, markup, type Content, type Html } from './html.ts';
import type { PageMaker, WholeSite } from './site.ts';
import { wordsFor, type Words } from './words.ts';

const PAGE = 100;
/** Most values of a kind that the first page names; the rest is on the kind's own page. */
const NAMED = 40;

const kinds: readonly (readonly [Kind, 'letters' | 'countries' | 'types' | 'tags'])[] = [
  ['a-z', 'letters'],
  ['country', 'countries'],
  ['type', 'types'],
  ['tag', 'tags'],
];

export const directoryPages: PageMaker = {
  name: 'directory',
  *files(site) {
    for (const lang of site.languages) {
      const view: View = { site, lang, words: wordsFor(lang), catalogue: catalogueOf(site, lang) };
      yield page(view, '', homeBody(view));
      for (const [kind, word] of kinds) {
        const groups = view.catalogue.groups[kind];
        if (!groups.length) continue;
        yield page(view, `${kind}/`, kindBody(view, kind, word), view.words[word]);
        for (const group of groups) yield* groupPages(view, kind, group);
      }
    }
  },
};

interface View {
  site: WholeSite;
  lang: string;
  words: Words;
  catalogue: Catalogue;
}

type Body = (url: string) => Content;

/** A page of the directory. Folders of one language need not exist in another: only the first page names its translations. */
function page({ site, lang, words }: View, path: string, body: Body, title?: string): [string, string] {
  const home = homeUrl(site, lang);
  const url = `${home}${path}`;
  const name = directoryTitle(site, lang).text;
  const rss = markup`<link rel="alternate" type="application/orgfeed+json" href="${relative(url, `${site.base}feed.json`)}" title="${name}">
<link rel="alternate" type="application/atom+xml" href="${relative(url, `${site.base}atom.xml`)}" title="${name}">`;
  const text = documentOf({
    site,
    lang,
    title: title ? `${title} – ${name}` : name,
    description: title ? `${title} – ${name}` : `${name}: ${plural(words.organizations, site.jobs.length, words.lang)}`,
    url,
    translations: path ? [] : site.languages.map((tag) => [tag, homeUrl(site, tag)]),
    head: path
      ? rss
      : markup`${rss}
<script type="module" src="${relative(url, `${site.base}org-cards.js`)}"></script>`,
    body: body(url),
  });
  return [`${url.slice(site.base.length)}index.html`, text];
}

/** Where a group's page lies, below the first page of its language. */
const groupPath = (kind: Kind, { folder }: Group, n = 1): string =>
  `${kind}/${encodeURIComponent(folder)}/${n > 1 ? `${n}/` : ''}`;

const homeBody =
  (view: View): Body =>
  (url) => {
    const { site, lang, words, catalogue } = view;
    const { rows } = catalogue;
    const title = directoryTitle(site, lang);
    return markup`<h1${attributes({ lang: title.lang, dir: title.dir })}>${title.text}</h1>
<org-directory${attributes({ feed: relative(url, `${site.base}feed.json`), 'url-state': 'hash', 'heading-level': 2 })}>
<p class="muted"${chrome(words, lang)}>${rows.length ? plural(words.organizations, rows.length, words.lang) : words.empty}</p>
<div class="index">${kinds.map(([kind, word]) => markup`${kindSection(view, url, kind, word)}`)}</div>
${list(rows.slice(0, PAGE), url)}
${rows.length > PAGE ? markup`<p><a${chrome(words, lang)} href="a-z/">${words.allLetters}</a></p>` : ''}
</org-directory>`;
  };

function kindSection(
  { lang, words, catalogue, site }: View,
  url: string,
  kind: Kind,
  word: (typeof kinds)[number][1],
): Content {
  const groups = catalogue.groups[kind];
  if (!groups.length) return '';
  const most =
    groups.length > NAMED ? groups.toSorted((a, b) => b.rows.length - a.rows.length).slice(0, NAMED) : groups;
  const shown = groups.filter((group) => most.includes(group));
  return markup`<nav aria-labelledby="${kind}"><h2 id="${kind}"><a${chrome(words, lang)} href="${relative(url, `${homeUrl(site, lang)}${kind}/`)}">${words[word]}</a></h2>
${groupLinks(shown, kind, url, homeUrl(site, lang))}</nav>`;
}

const groupLinks = (groups: readonly Group[], kind: Kind, url: string, home: string, here?: Group): Html =>
  markup`<ul${attributes({ class: kind === 'a-z' ? 'letters' : undefined })}>${groups.map(
    (group) =>
      markup`<li><a${attributes({ href: relative(url, home + groupPath(kind, group)), 'aria-current': group === here ? 'true' : undefined })}>${said(group.label)}</a>${
        kind === 'a-z' ? '' : markup` <span class="muted">${group.rows.length}</span>`
      }</li>`,
  )}</ul>`;

const kindBody =
  ({ lang, words, catalogue, site }: View, kind: Kind, word: (typeof kinds)[number][1]): Body =>
  (url) =>
    markup`<h1${chrome(words, lang)}>${words[word]}</h1>
<nav class="index" aria-label="${words[word]}">${groupLinks(catalogue.groups[kind], kind, url, homeUrl(site, lang))}</nav>`;

function* groupPages(view: View, kind: Kind, group: Group): Generator<[string, string]> {
  const { words, lang, site } = view;
  const count = Math.ceil(group.rows.length / PAGE);
  for (let n = 1; n <= count; n++) {
    const rows = group.rows.slice((n - 1) * PAGE, n * PAGE);
    const title = n > 1 ? `${group.label.text} – ${words.page.replace('{n}', String(n))}` : group.label.text;
    yield page(
      view,
      groupPath(kind, group, n),
      (url) => markup`<h1>${said(group.label)}</h1>
<p class="muted"${chrome(words, lang)}>${plural(words.organizations, group.rows.length, words.lang)}</p>
${list(rows, url)}
${count > 1 ? pager(view, kind, group, n, count, url) : ''}
${kind === 'a-z' ? markup`<nav aria-label="${words.letters}">${groupLinks(view.catalogue.groups['a-z'], 'a-z', url, homeUrl(site, lang), group)}</nav>` : ''}`,
      title,
    );
  }
}

function pager({ words, lang, site }: View, kind: Kind, group: Group, n: number, count: number, url: string): Html {
  const to = (page: number): string => relative(url, homeUrl(site, lang) + groupPath(kind, group, page));
  return markup`<nav aria-label="${words.pages}"${chrome(words, lang)}><ul class="row">
${n > 1 ? markup`<li><a rel="prev" href="${to(n - 1)}">${words.previous}</a></li>` : ''}
${Array.from({ length: count }, (_, i) => i + 1)
  .filter((page) => page === 1 || page === count || Math.abs(page - n) < 3)
  .map(
    (page) =>
      markup`<li><a${attributes({ href: to(page), 'aria-current': page === n ? 'page' : undefined })}>${page}</a></li>`,
  )}
${n < count ? markup`<li><a rel="next" href="${to(n + 1)}">${words.next}</a></li>` : ''}
</ul></nav>`;
}

const list = (rows: readonly Row[], from: string): Content =>
  rows.length > 0 &&
  markup`<ul class="list">${rows.map((row) => markup`<li><a href="${relative(from, row.url)}">${wordsOf(row)}</li>`)}</ul>`;

const written = new WeakMap<Row, Html>();

/** The same on all pages that list it. */
function wordsOf(row: Row): Html {
  const { name, acronym, facts } = row;
  let words = written.get(row);
  if (!words) {
    words = markup`${said(name)}${acronym && acronym.text !== name.text ? markup` (${said(acronym)})` : ''}</a>${
      facts.length > 0 && markup`<small>${facts.map((fact, i) => [i ? ' · ' : '', said(fact)])}</small>`
    }`;
    written.set(row, words);
  }
  return words;
}
