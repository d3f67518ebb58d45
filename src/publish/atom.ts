/** What is new in a directory as an Atom feed (RFC 4287). */
import { keyFactsOf, fullNameOf } from '../profile/key-facts.ts';
import { cut } from './cut.ts';
import { attributes, Html, markup, type Content } from './html.ts';
import { leadOf } from './mail-card.ts';
import { instant, type News } from './news.ts';

export interface AtomOptions {
  /** Address of the site, with a final slash: the feed lies there as `atom.xml`. */
  base: string;
  title: string;
  lang: string;
  /** Whose directory it is. */
  author: { name: string; url?: string | undefined };
  rights?: string | undefined;
  /** When the data was made; counts where no record has a date. */
  updated?: string | undefined;
}

/** More than readers ask for. */
const ENTRIES = 50;

/** XML knows fewer characters than the reader lets through. */
const clean = (text: string): string => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');

const element = (name: string, text: string, lang?: string): Content =>
  new Html(`<${name}${attributes({ 'xml:lang': lang })}>${markup`${clean(text)}`}</${name}>`);

function entry({ url, date, joined, ...news }: News): Content {
  const profile = news.profile();
  const { name, tags, lang } = profile;
  const lead = leadOf(profile, 600);
  const facts = keyFactsOf(profile)
    .map(({ text }) => text)
    .join(' · ');
  return markup`<entry xml:lang="${lang}">
    <id>${url}</id>
    ${element('title', cut(fullNameOf(profile), 300, lang), name.lang)}
    <updated>${date}</updated>
    ${joined !== undefined && element('published', joined)}
    <link rel="alternate" type="text/html" href="${url}"/>
    ${tags.slice(0, 20).map(({ id, label }) => markup`<category${attributes({ term: clean(id), label: clean(label.text) })}/>`)}
    ${lead ? element('summary', lead.text, lead.lang) : facts && element('summary', facts)}
    </entry>
    `;
}

/** The newest entries. An entry is known by the address of its share page, which stays. */
export function atom(news: readonly News[], { base, title, lang, author, rights, updated }: AtomOptions): string {
  const date = news[0]?.date ?? instant(updated ?? '1970');
  return `<?xml version="1.0" encoding="utf-8"?>\n${markup`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}" xml:base="${base}">
    <id>${base}atom.xml</id>
    ${element('title', title)}
    <updated>${date}</updated>
    <link rel="self" type="application/atom+xml" href="${base}atom.xml"/>
    <link rel="alternate" type="text/html" href="${base}"/>
    <author>${element('name', author.name)}${author.url && element('uri', author.url)}</author>
    ${rights && element('rights', rights)}
    ${news.slice(0, ENTRIES).map(entry)}</feed>`}\n`;
}
