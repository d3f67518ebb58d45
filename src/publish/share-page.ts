/** The share page of an organization, one a language, each with its feed beside it. Complete without script. */
import { jsonLdOf } from '../profile/json-ld.ts';
import { fullNameOf, keyFactsOf } from '../profile/key-facts.ts';
import type { Profile } from '../profile/profile.ts';
import { attributes, Html, markup } from './html.ts';
import { cut } from './cut.ts';
import { documentOf, relative, scriptJson, scriptText } from './document.ts';
import { directoryTitle } from './feed-text.ts';
import { cardHtml } from './page.ts';
import { feedOfOne } from './records.ts';
import { shareTools } from './share-tools.ts';
import type { Entry, Face } from './site.ts';
import { wordsFor } from './words.ts';

export const sharePage: Face = {
  name: 'share',
  files(entry) {
    const files: Record<string, string> = {};
    for (const lang of entry.site.languages) {
      const folder = entry.folderIn(lang);
      const json = feedOfOne(entry.site, entry.record(lang), `${entry.urlIn(lang)}feed.json`, lang);
      files[`${folder}index.html`] = pageOf(entry, lang, json);
      files[`${folder}feed.json`] = `${json}\n`;
    }
    return files;
  },
};

/** For search engines and previews: what it says of itself, else the facts. */
function describe(entry: Entry, profile: Profile, lang: string): string {
  const text = profile.status?.text ?? profile.summary?.text ?? profile.sections[0]?.paragraphs[0]?.text;
  if (text) return cut(text.replace(/\s+/g, ' '), 200, lang);
  const facts = keyFactsOf(profile).map(({ text }) => text);
  const sentence = wordsFor(lang)
    .describes.replace('{name}', () => fullNameOf(profile))
    .replace('{directory}', () => directoryTitle(entry.site, lang).text);
  return cut([...facts, sentence].join(' · '), 200, lang);
}

function pageOf(entry: Entry, lang: string, json: string): string {
  const { site, organization, withdrawn } = entry;
  const profile = entry.profile(lang);
  const url = entry.urlIn(lang);
  const title = cut(fullNameOf(profile), 250, lang);
  const description = describe(entry, profile, lang);
  const card = cardHtml(profile, {
    around: lang,
    extras: ['links', 'notices'],
    children: new Html(`<script type="application/json">${scriptText(json)}</script>`),
  });
  const jsonLd = scriptJson({
    ...jsonLdOf({ ...site.feed, organizations: [organization] }, organization, lang),
    mainEntityOfPage: url,
  });
  return documentOf({
    site,
    lang,
    title: `${title} – ${directoryTitle(site, lang).text}`,
    description,
    url,
    translations: site.languages.map((tag) => [tag, entry.urlIn(tag)]),
    noindex: withdrawn,
    head: markup`${preview(entry, lang, title, description)}
<link rel="alternate" type="application/orgfeed+json" href="feed.json" title="${title}">
<link rel="alternate" type="application/json+oembed" href="${url}oembed.json" title="${title}">
${site.faces.includes('vcard') ? markup`<link rel="alternate" type="text/vcard" href="${entry.url}contact.vcf" title="${title}">` : ''}
<script type="application/ld+json">${jsonLd}</script>
<script type="module" src="${relative(url, `${site.base}org-cards.js`)}"></script>
<script type="module" src="${relative(url, `${site.base}copy.js`)}"></script>`,
    // Who has left is in no feed that a card elsewhere could ask.
    body: markup`${card}${!withdrawn && shareTools(entry, lang, title)}`,
  });
}

/** `fr_FR`: networks know no language without a country, so it gets the one where most speak it. */
function localeOf(lang: string): string | undefined {
  try {
    const { language, region } = new Intl.Locale(lang).maximize();
    return region && `${language}_${region}`;
  } catch {
    return undefined;
  }
}

/** What networks show of the page. */
function preview(entry: Entry, lang: string, title: string, description: string): Html {
  const { site } = entry;
  const url = entry.urlIn(lang);
  const pictures = site.faces.includes('pictures');
  const properties: Record<string, string | undefined> = {
    'og:type': 'website',
    'og:title': title,
    'og:description': description,
    'og:url': url,
    'og:site_name': directoryTitle(site, lang).text,
    'og:locale': localeOf(lang),
    'og:image': pictures ? `${url}preview.png` : undefined,
    'og:image:width': pictures ? '1200' : undefined,
    'og:image:height': pictures ? '630' : undefined,
    'og:image:alt': pictures ? title : undefined,
  };
  return markup`${Object.entries(properties).map(([property, content]) =>
    content === undefined ? '' : markup`<meta${attributes({ property, content })}>\n`,
  )}<meta name="twitter:card" content="${pictures ? 'summary_large_image' : 'summary'}">`;
}
