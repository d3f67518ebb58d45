/** For pages that take only frames, and for editors: the page within a frame, the oEmbed answer, a fragment of HTML. */
import type { ContactPoint } from '../profile/contact.ts';
import { fullNameOf, keyFactsOf } from '../profile/key-facts.ts';
import type { Profile } from '../profile/profile.ts';
import { direction } from '../profile/text.ts';
import { segmenter } from './cut.ts';
import { chrome, relative, said } from './document.ts';
import { directoryTitle } from './feed-text.ts';
import { attributes, Html, markup, type Content } from './html.ts';
import { pageCss } from './page-styles.ts';
import { cardHtml } from './page.ts';
import { FRAME, frameOf } from './share-tools.ts';
import type { Entry, Face } from './site.ts';
import { wordsFor } from './words.ts';

export const embedPage: Face = {
  name: 'embed',
  /** In each language, since the reader of a French page pastes the address of the French one. */
  files(entry) {
    const files: Record<string, string> = {};
    for (const lang of entry.site.languages) {
      const folder = entry.folderIn(lang);
      files[`${folder}embed.html`] = framedPage(entry, lang);
      files[`${folder}oembed.json`] = `${JSON.stringify(oembedOf(entry, lang), null, 2)}\n`;
      files[`${folder}card.html`] = fragmentOf(entry, lang);
    }
    return files;
  },
};

/**
 * No element takes over here: the page stands in sandboxes, where scripts from its own site may count as foreign. What
 * is drawn needs no script, and links leave the frame.
 */
function framedPage(entry: Entry, lang: string): string {
  const { site } = entry;
  const url = entry.urlIn(lang);
  const profile = entry.profile(lang);
  const words = wordsFor(lang);
  const dir = direction(lang);
  return String(markup`<!doctype html>
<html${attributes({ lang, dir: dir === 'rtl' ? dir : undefined })}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${fullNameOf(profile)}</title>
<link rel="canonical" href="${url}">
<link rel="icon" href="data:,">
<base target="_top">
<style>${new Html(pageCss)}</style>
</head>
<body>
<main class="framed">
${cardHtml(profile, { around: lang, framed: true })}
<p class="whole"><a${chrome(words, lang)} target="_top" href="${url}">${words.whole}</a></p>
</main>
<script src="${relative(`${url}embed.html`, `${site.base}frame.js`)}"></script>
</body>
</html>
`);
}

/** oEmbed 1.0. A static file answers whatever the query. */
function oembedOf(entry: Entry, lang: string): object {
  const { site } = entry;
  const title = fullNameOf(entry.profile(lang));
  const page = entry.urlIn(lang);
  // WordPress resizes a frame only where a quotation stands beside it, and takes its style away; others keep it hidden.
  const quotation = markup`<blockquote style="display:none"><a href="${page}">${title}</a></blockquote>`;
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: directoryTitle(site, lang).text,
    provider_url: site.feed.url ?? site.base,
    cache_age: 3600,
    ...FRAME,
    html: `${quotation}${frameOf(entry, lang, title, { style: 'border:0;max-width:100%' })}`,
    ...(site.faces.includes('pictures') && {
      thumbnail_url: `${page}preview.png`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    }),
  };
}

/**
 * HTML that editors and their sanitizers leave as it is, and that says what a card says. Where the script is on the page
 * its link becomes the card, in one line since words stand beside it; as the child of an `<org-card>` it is the fallback.
 * By their classes tags and contact details can be taken out of it.
 */
function fragmentOf(entry: Entry, lang: string): string {
  const profile = entry.profile(lang);
  const { messages, status, successor, summary, tags, contact, source, dated, sections } = profile;
  const facts = keyFactsOf(profile).map((fact) => markup` · ${said(fact)}`);
  const text = summary ?? sections[0]?.paragraphs[0];
  const paragraphs: Content[] = [
    markup`<p><a class="org-card" href="${entry.urlIn(lang)}#org-card"><strong>${said(profile.name)}</strong>${acronym(profile)}${facts}</a>${
      status ? markup` – ${said(status)}${successor && follower(successor)}` : text ? markup` – ${said(text)}` : ''
    }</p>`,
    tags.length > 0 &&
      markup`<p class="org-tags">${messages.tags}${colon(lang)}${tags.map(({ label }, i) => [i ? messages.comma : '', said(label)])}</p>`,
    contact.length > 0 &&
      markup`<ul class="org-contact">${contact.map((point) => markup`<li>${contactLine(point, lang)}</li>`)}</ul>`,
    (source ?? dated) !== undefined &&
      markup`<p><small>${source ? markup`${messages.source} ${source.url ? markup`<a href="${source.url}">${said(source.name)}</a>` : said(source.name)}` : ''}${dated ? `${source ? ' – ' : ''}${dated.text}` : ''}</small></p>`,
  ];
  const html = markup`<div${attributes({ lang: profile.lang, dir: profile.dir === 'rtl' ? 'rtl' : undefined })}>${paragraphs}</div>`;
  return `${breakable(String(html))}\n`;
}

/** A word as long as a telephone is wide must not widen the page around; who copies it copies no more than the word. */
const breakable = (html: string): string =>
  html.replace(/>[^<]{30,}/g, (text) =>
    text.replace(/[^\s&;]{30,}/g, (word) =>
      [...segmenter('en', 'grapheme').segment(word)]
        .map(({ segment }, i) => (i && i % 12 === 0 ? `<wbr>${segment}` : segment))
        .join(''),
    ),
  );

/** French has a space before it. */
const colon = (lang: string): string => (/^fr\b/.test(lang) ? '\u00a0: ' : ': ');

const follower = ({ label, name, url }: NonNullable<Profile['successor']>): Content => [
  ' ',
  label && [said(label), ' '],
  url ? markup`<a href="${url}">${said(name)}</a>` : said(name),
];

const acronym = ({ acronym }: Profile): Content => (acronym ? markup` (${said(acronym)})` : '');

function contactLine({ label, name, lines, url, kind }: ContactPoint, lang: string): Content {
  const text = lines.map((line, i) => [i ? ', ' : '', said(line)]);
  const prefix = kind === 'links' ? '' : `${label}${colon(lang)}`;
  return markup`${prefix}${name ? markup`${said(name)} – ` : ''}${url ? markup`<a href="${url}">${text}</a>` : text}`;
}
