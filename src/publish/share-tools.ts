/** Below the card: what can be taken along, and how to show the card elsewhere. */
import { chrome, relative } from './document.ts';
import { attributes, markup, type Content, type Html } from './html.ts';
import { pictureOf } from './mail.ts';
import type { Entry } from './site.ts';
import { wordsFor, type Words } from './words.ts';

/** Height of a frame without script; with it the page around learns the right one. */
export const FRAME = { width: 600, height: 640 };

/** The iframe that shows the card where nothing else is allowed. */
export const frameOf = (entry: Entry, lang: string, title: string, more: Record<string, string> = {}): Html =>
  markup`<iframe${attributes({ ...more, src: `${entry.urlIn(lang)}embed.html`, ...FRAME, title, loading: 'lazy' })}></iframe>`;

/** For a page on any site: the script, and the card with a link as its fallback. */
function elementSnippet({ site, organization, url }: Entry, title: string): Html {
  const element = markup`<org-card${attributes({ feed: `${site.base}feed.json`, org: organization.id })}>`;
  return markup`<script type="module" src="${site.base}org-cards.js"></script>

${element}
<a href="${url}">${title}</a>
</org-card>`;
}

/** A file that exists where its face is at work. */
const downloads: readonly [face: string, file: string, word: keyof Words][] = [
  ['vcard', 'contact.vcf', 'contactFile'],
  ['mail', 'email.html', 'mailCard'],
  ['pictures', 'card.png', 'picture'],
  ['qr', 'qr.png', 'qrCode'],
  ['share', 'feed.json', 'feed'],
];

/** Faces whose file is the same for readers of all languages. */
const ONE_FOR_ALL = new Set(['vcard', 'qr']);

export function shareTools(entry: Entry, lang: string, title: string): Content {
  const { site, url } = entry;
  const words = wordsFor(lang);
  const here = entry.urlIn(lang);
  const files = downloads.filter(([face]) => site.faces.includes(face));
  const copyButton = (what: Record<string, string>, label: string): Html =>
    markup`<button${attributes({ type: 'button', 'data-done': words.copied, 'data-hand': words.copyByHand, ...what })}>${label}</button>`;
  const snippet = (id: string, heading: string, hint: string, code: Html | string, rich = false): Html =>
    markup`<div class="snippet"><h3 id="${id}-title">${heading}</h3><p>${hint}</p><div class="code">
<pre tabindex="0" role="region" aria-labelledby="${id}-title" dir="ltr"><code id="${id}">${String(code)}</code></pre>
${copyButton({ 'data-copy': id, ...(rich && { 'data-rich': '' }), 'aria-describedby': `${id}-title` }, words.copy)}
<span role="status" class="muted"></span>
</div></div>`;
  const newsletters = (): Html => markup`<section class="embed"${chrome(words, lang)} aria-labelledby="newsletters">
<h2 id="newsletters">${words.newsletters}</h2>
<p>${words.newslettersIntro}</p>
<p class="code">
${copyButton({ 'data-file': 'email.html', 'data-rich': 'email.txt', 'data-hand': words.copyMailByHand }, words.copyCard)}
${copyButton({ 'data-file': 'email.html', 'data-hand': words.copyMailByHand }, words.copySource)}
<span role="status" class="muted"></span>
</p>
${
  site.faces.includes('pictures') &&
  snippet(
    'mail-picture',
    words.mailPicture,
    words.mailPictureHint,
    pictureOf(entry.profile(lang), `${here}card.png`, { url: here }),
    true,
  )
}
</section>`;
  return markup`<section class="take"${chrome(words, lang)} aria-labelledby="take">
<h2 id="take">${words.take}</h2>
<ul class="row">${files.map(([face, file, word]) => markup`<li><a href="${relative(here, `${ONE_FOR_ALL.has(face) ? url : here}${file}`)}">${words[word] as string}</a></li>`)}</ul>
</section>
${site.faces.includes('mail') && newsletters()}
<section class="embed"${chrome(words, lang)} aria-labelledby="embed">
<h2 id="embed">${words.embed}</h2>
<p>${words.embedIntro}</p>
${snippet('element', words.webPage, words.webPageHint, elementSnippet(entry, title))}
${snippet('link', words.link, words.linkHint, markup`<a href="${here}#org-card">${title}</a>`)}
${snippet('paste', words.paste, words.pasteHint, here)}
${snippet('frame', words.frame, words.frameHint, frameOf(entry, lang, title))}
</section>`;
}
