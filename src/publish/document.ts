/** What all published pages have: head, way home, other languages, whose data it is. */
import type { Organization } from '../feed/schema.ts';
import { profileOf } from '../profile/profile-of.ts';
import type { Profile } from '../profile/profile.ts';
import { direction, type Phrase } from '../profile/text.ts';
import { directoryTitle, feedText } from './feed-text.ts';
import { attributes, Html, markup, type Content } from './html.ts';
import { pageCss } from './page-styles.ts';
import { languageFolder, oncePerLanguage, type Site } from './site.ts';
import { wordsFor, type Words } from './words.ts';

export interface Page {
  site: Site;
  lang: string;
  title: string;
  description: string;
  /** Its own address, and its addresses by language, the default first. */
  url: string;
  translations: readonly (readonly [lang: string, url: string])[];
  head?: Content;
  body: Content;
  noindex?: boolean;
}

/** JSON inside a script of a page: nothing in it can end the script. */
export const scriptJson = (value: unknown): Html => scriptText(JSON.stringify(value));

/** The same of JSON that is text already. */
export const scriptText = (json: string): Html =>
  new Html(json.replace(/[<\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`));

/** A link from one page of the site to another: shorter, and the same wherever the site lies. Both are absolute. */
export function relative(from: string, to: string): string {
  let path = '';
  let same = from.lastIndexOf('/') + 1;
  while (same && !to.startsWith(from.slice(0, same))) {
    path += '../';
    same = from.lastIndexOf('/', same - 2) + 1;
  }
  // Another host.
  if (same < 9) return to;
  return path + to.slice(same) || './';
}

/** A text with its language and direction where they differ from those around. */
export const said = ({ text, lang, dir }: Phrase): Content =>
  lang || dir ? markup`<bdi${attributes({ lang, dir })}>${text}</bdi>` : text;

/** Address of the directory's page in a language. */
export const homeUrl = (site: Pick<Site, 'base' | 'languages'>, lang: string): string =>
  site.base + languageFolder(site, lang);

const names = new Map<string, string>();
/** In the language itself. A formatter costs far more to make than to use. */
function nameOfLanguage(tag: string): string {
  let name = names.get(tag);
  if (name === undefined) {
    try {
      name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
    } catch {
      name = tag;
    }
    names.set(tag, name);
  }
  return name;
}

/** A whole page. */
export function documentOf(page: Page): string {
  const { site, lang, title, description, url, translations, head, body, noindex } = page;
  const words = wordsFor(lang);
  const dir = direction(lang);
  const others = translations.filter(([tag]) => tag !== lang);
  const alternates = others.length ? translations : [];
  return String(markup`<!doctype html>
<html${attributes({ lang, dir: dir === 'rtl' ? dir : undefined })}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
${noindex ? markup`<meta name="robots" content="noindex">` : ''}
<link rel="canonical" href="${url}">
${alternates.map(([tag, href]) => markup`<link rel="alternate" hreflang="${tag}" href="${href}">`)}
${alternates[0] ? markup`<link rel="alternate" hreflang="x-default" href="${alternates[0][1]}">` : ''}
<link rel="icon" href="data:,">
${head}
<style>${new Html(pageCss)}</style>
</head>
<body>
<div class="page">
<header class="top">
<a class="skip" href="#content"${chrome(words, lang)}>${words.skip}</a>
${url === homeUrl(site, lang) ? '' : markup`<a class="home" href="${relative(url, homeUrl(site, lang))}">${directoryTitle(site, lang).text}</a>`}
${
  others.length
    ? markup`<nav aria-label="${words.languages}"><ul class="row">${others.map(
        ([tag, href]) =>
          markup`<li><a${attributes({ href: relative(url, href), hreflang: tag, lang: tag, dir: direction(tag) === dir ? undefined : direction(tag) })}>${nameOfLanguage(tag)}</a></li>`,
      )}</ul></nav>`
    : ''
}
</header>
<main id="content" tabindex="-1">
${body}
</main>
${footer(site, lang)}
</div>
</body>
</html>
`);
}

/** Marks words of the interface where the page's language is none that it speaks. */
export const chrome = (words: Words, lang: string): Html =>
  attributes(
    lang.split('-', 1)[0]!.toLowerCase() === words.lang
      ? {}
      : { lang: words.lang, dir: direction(lang) === 'rtl' ? 'ltr' : undefined },
  );

/** The publisher in full, once a page: the provenance travels with the data. */
const footer = oncePerLanguage((site: Site, lang): Html => {
  const { feed } = site;
  const words = wordsFor(lang);
  const { publisher, license } = feed;
  const rights = feedText(feed.rights, site, lang);
  const profile =
    publisher && profileOf({ ...feed, organizations: [] }, { id: 'publisher', ...publisher } as Organization, lang);
  return markup`<footer class="foot">
${profile ? markup`<p><span${chrome(words, lang)}>${words.published}</span> ${publisherName(profile)}${publisherFacts(profile)}</p>` : ''}
${rights ? markup`<p>${said(rights)}</p>` : ''}
${license ? markup`<p><span${chrome(words, lang)}>${words.license}</span> ${/^https?:/.test(license) ? markup`<a rel="license" href="${license}">${license}</a>` : license}</p>` : ''}
</footer>`;
});

function publisherName({ name, acronym, url, contact }: Profile): Content {
  const address = url ?? contact.find(({ kind }) => kind === 'website')?.url;
  const full = markup`${said(name)}${acronym ? markup` (${said(acronym)})` : ''}`;
  return address ? markup`<a href="${address}">${full}</a>` : full;
}

const publisherFacts = ({ details, contact }: Profile): Content => [
  ...details.filter(({ name }) => name === 'legal_form').map(({ value }) => markup`, ${said(value)}`),
  ...contact
    .filter(({ kind }) => kind === 'address' || kind === 'phone' || kind === 'fax' || kind === 'email')
    .map(
      ({ kind, label, lines, url }) =>
        markup` · ${kind === 'address' ? '' : `${label} `}${linked(
          lines.map((line, i) => [i ? ', ' : '', said(line)]),
          url,
        )}`,
    ),
];

const linked = (content: Content, url: string | undefined): Content =>
  url ? markup`<a href="${url}">${content}</a>` : content;
