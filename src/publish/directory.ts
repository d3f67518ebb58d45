/**
 * The directory: a page where `<org-directory>` takes over, and without script plain pages by letter, place, type and tag,
 * a hundred organizations each.
 */
import { plural } from '../profile/messages.ts';
import { chrome, documentOf, homeUrl, relative, said } from './document.ts';
import { directoryTitle } from './feed-text.ts';
import { byLetter, catalogueOf, type Catalogue, type Group, type Kind, type Row } from './groups.ts';
import { attributes, markup, type Content, type Html } from './html.ts';
import type { PageMaker, WholeSite } from './site.ts';
import { wordsFor, type Words } from './words.ts';

const PAGE = 100;
/** Most values of a kind that the first page names; the rest is on the kind's own page. */
const NAMED = 40;
/** Most that a page names. Of more the kind's own page has the frequent ones, and a page a letter has the rest. */
const VALUES = 300;

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
        yield* kindPages(view, kind, view.words[word]);
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
function page({ site, lang, words, catalogue }: View, path: string, body: Body, title?: string): [string, string] {
  const home = homeUrl(site, lang);
  const url = `${home}${path}`;
  const name = directoryTitle(site, lang).text;
  const rss = markup`<link rel="alternate" type="application/orgfeed+json" href="${relative(url, `${site.base}feed.json`)}" title="${name}">
<link rel="alternate" type="application/atom+xml" href="${relative(url, `${site.base}atom.xml`)}" title="${name}">`;
  const text = documentOf({
    site,
    lang,
    title: title ? `${title} – ${name}` : name,
    description: title
      ? `${title} – ${name}`
      : `${name}: ${plural(words.organizations, catalogue.rows.length, words.lang)}`,
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
const groupPath = (kind: Kind, { folder }: Pick<Group, 'folder'>, n = 1): string =>
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
  const shown = frequent(catalogue.groups[kind]);
  if (!shown.length) return '';
  return markup`<nav aria-labelledby="${kind}"><h2 id="${kind}"><a${chrome(words, lang)} href="${relative(url, `${homeUrl(site, lang)}${kind}/`)}">${words[word]}</a></h2>
${linksTo(shown, kind, url, homeUrl(site, lang))}</nav>`;
}

/** Those with most organizations, in their order. */
function frequent(groups: readonly Group[]): readonly Group[] {
  if (groups.length <= NAMED) return groups;
  const most = new Set(groups.toSorted((a, b) => b.rows.length - a.rows.length).slice(0, NAMED));
  return groups.filter((group) => most.has(group));
}

type Linked = Pick<Group, 'label' | 'folder'> & { rows?: readonly Row[] };
type Letter = ReturnType<typeof byLetter>[number];

/** Values with their numbers, letters without. */
const linksTo = <T extends Linked>(to: readonly T[], kind: Kind, url: string, home: string, here?: T): Html =>
  markup`<ul${attributes({ class: kind === 'a-z' || !to[0]?.rows ? 'letters' : undefined })}>${to.map(
    (group) =>
      markup`<li><a${attributes({ href: relative(url, home + groupPath(kind, group)), 'aria-current': group === here ? 'true' : undefined })}>${said(group.label)}</a>${
        kind !== 'a-z' && group.rows && markup` <span class="muted">${group.rows.length}</span>`
      }</li>`,
  )}</ul>`;

function* kindPages(view: View, kind: Kind, title: string): Generator<[string, string]> {
  const { lang, words, catalogue, site } = view;
  const groups = catalogue.groups[kind];
  const home = homeUrl(site, lang);
  const body =
    (shown: readonly Group[], letters: readonly Letter[] = [], here?: Letter, pages?: (url: string) => Html): Body =>
    (url) =>
      markup`<h1${chrome(words, lang)}>${title}${here && markup`: ${said(here.label)}`}</h1>
${letters.length > 0 && markup`<nav aria-label="${words.letters}">${linksTo(letters, kind, url, home, here)}</nav>`}
<nav class="index" aria-label="${title}">${linksTo(shown, kind, url, home)}</nav>
${pages?.(url)}`;
  if (groups.length <= VALUES) return yield page(view, `${kind}/`, body(groups), title);
  const letters = byLetter(groups, lang);
  yield page(view, `${kind}/`, body(frequent(groups), letters), title);
  for (const letter of letters) {
    const count = Math.ceil(letter.groups.length / VALUES);
    for (let n = 1; n <= count; n++) {
      const shown = letter.groups.slice((n - 1) * VALUES, n * VALUES);
      const pages = count > 1 ? (url: string): Html => pager(view, kind, letter, n, count, url) : undefined;
      const whole = `${title}: ${letter.label.text}`;
      yield page(view, groupPath(kind, letter, n), body(shown, letters, letter, pages), numbered(whole, words, n));
    }
  }
}

function* groupPages(view: View, kind: Kind, group: Group): Generator<[string, string]> {
  const { words, lang, site } = view;
  const count = Math.ceil(group.rows.length / PAGE);
  for (let n = 1; n <= count; n++) {
    const rows = group.rows.slice((n - 1) * PAGE, n * PAGE);
    yield page(
      view,
      groupPath(kind, group, n),
      (url) => markup`<h1>${said(group.label)}</h1>
<p class="muted"${chrome(words, lang)}>${plural(words.organizations, group.rows.length, words.lang)}</p>
${list(rows, url)}
${count > 1 ? pager(view, kind, group, n, count, url) : ''}
${kind === 'a-z' ? markup`<nav aria-label="${words.letters}">${linksTo(view.catalogue.groups['a-z'], 'a-z', url, homeUrl(site, lang), group)}</nav>` : ''}`,
      numbered(group.label.text, words, n),
    );
  }
}

const numbered = (title: string, words: Words, n: number): string =>
  n > 1 ? `${title} – ${words.page.replace('{n}', String(n))}` : title;

function pager(
  { words, lang, site }: View,
  kind: Kind,
  group: Pick<Group, 'folder'>,
  n: number,
  count: number,
  url: string,
): Html {
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
