/** The parts of the markup, as functions of a profile. Every string comes from a Profile, every link was allowed there. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ContactPoint } from '../profile/contact.ts';
import { keyFactsOf } from '../profile/key-facts.ts';
import { plural } from '../profile/messages.ts';
import type { Fact, Profile, Section } from '../profile/profile.ts';
import type { Reference } from '../profile/speaker.ts';
import type { Phrase } from '../profile/text.ts';
import { OrgTagEvent } from './events.ts';

export type { Phrase } from '../profile/text.ts';
export type Content = TemplateResult | typeof nothing | undefined;

/** A heading's level as the page wants it; 3 where it says nothing sensible. */
export const levelOf = (level: number | undefined): number => (level! >= 1 && level! < 7 ? level! | 0 : 3);

const headings: TemplateStringsArray[] = [];

/** A heading of the page's own level, in the language of its text; deeper than 6 there is none. */
export function heading(
  wanted: number,
  part: string,
  { lang, dir }: Partial<Phrase>,
  content: unknown,
  id: string | typeof nothing = part === 'name' ? part : nothing,
): TemplateResult {
  const level = Math.min(6, wanted);
  // Lit knows a template by its strings; a tag's name cannot be a value, so each level has its own. This is what
  // lit/static-html.js does for any tag, in a tenth of its bytes.
  const raw = [`<h${level} part=`, ' class=', ' id=', ' lang=', ' dir=', '>', `</h${level}>`];
  const strings = (headings[level] ??= Object.assign(raw, { raw }));
  return html(strings, part, part, id, lang ?? nothing, dir ?? nothing, content);
}

/** A text; where its language or direction differs it is marked and isolated, so that neither side moves the other. */
export const say = ({ text, lang, dir }: Phrase, content: unknown = text): unknown =>
  lang || dir ? html`<bdi lang=${lang ?? nothing} dir=${dir ?? nothing}>${content}</bdi>` : content;

/** The acronym behind the name. The space is outside: inside, where a style sheet alone turns the page, it would stand beyond. */
export const acronymOf = ({ acronym, lang, dir }: Profile, content: unknown = acronym?.text): Content =>
  acronym &&
  html` <span part="acronym" class="acronym" lang=${acronym.lang ?? lang} dir=${acronym.dir ?? dir}
    >(${content})</span
  >`;

/** The short text. */
export const summaryOf = (phrase: Phrase | undefined, content: unknown = phrase?.text): Content =>
  phrase &&
  html`<p part="summary" class="summary" lang=${phrase.lang ?? nothing} dir=${phrase.dir ?? nothing}>${content}</p>`;

const linked = (content: unknown, url: string | undefined): unknown =>
  url ? html`<a href=${url}>${content}</a>` : content;

/** Said before what follows, quietly. */
const labelled = (label: Phrase | undefined): Content => label && html`<span class="label">${say(label)} </span>`;

/** A name, as a link where it leads somewhere, behind what it is to the organization. */
export const reference = ({ label, name, url }: Reference): TemplateResult =>
  html`${labelled(label)}${linked(say(name), url)}`;

const joined = (phrases: readonly Phrase[], between: string) =>
  phrases.map((phrase, i) => [i ? between : '', say(phrase)]);

/** Lines of a text that is yet to come. */
export const lines = (count: number): TemplateResult =>
  html`<div class="frame shape" aria-hidden="true">${Array.from({ length: count }, () => html`<i></i>`)}</div>`;

/** A picture that failed may be another one later, in a list that is drawn anew. */
const show = ({ target, type }: Event) => ((target as HTMLElement).style.visibility = type === 'load' ? '' : 'hidden');

export const logo = ({ logo, initials }: Profile, pictures: boolean, referrerPolicy: string | undefined): Content => {
  const { src, alt, width, height, background } = (pictures && logo) || { src: '' };
  const picture =
    src &&
    html`<img
      referrerpolicy=${referrerPolicy ?? nothing}
      src=${src}
      alt=${alt?.text ?? ''}
      lang=${alt?.lang ?? nothing}
      width=${width ?? nothing}
      height=${height ?? nothing}
      .style=${background ? `background:${background}` : ''}
      loading="lazy"
      decoding="async"
      @error=${show}
      @load=${show}
    />`;
  // Behind a picture the initials wait for its failure.
  return src || initials
    ? html`<div part="logo" class="logo"><span aria-hidden="true">${initials}</span>${picture}</div>`
    : nothing;
};

export const place = ({ places, messages }: Profile): Content =>
  places[0] && html`<p part="place" class="place">${joined(places, messages.comma)}</p>`;

/** The facts that say most, in a line. */
export function keyFacts(profile: Profile): Content {
  const known = keyFactsOf(profile);
  return known[0] && html`<span part="place" class="place"> ${joined(known, '\u00a0· ')}</span>`;
}

/** Label above value, or values. */
export const facts = (facts: readonly Fact[], part: string): Content =>
  facts[0] &&
  html`<dl part=${part} class=${`facts ${part}`}>
    ${[...new Set(facts.map(({ label }) => label))].map(
      (what) =>
        html`<div>
          <dt>${what}</dt>
          ${facts
            .filter(({ label }) => what === label)
            .map(
              ({ name, value, datetime }) =>
                html`<dd part=${name}>
                  ${datetime ? html`<time datetime=${datetime}>${value.text}</time>` : say(value)}
                </dd>`,
            )}
        </div>`,
    )}
  </dl>`;

/** What an embedder chose for tags. */
export interface TagOptions {
  /** Most that are shown; undefined where nothing sensible is said. */
  limit: number | undefined;
  /** Where a tag leads, with `{tag}` in it, if not where the feed says. */
  href: string | undefined;
  follow: (tag: string, label: string, event: Event) => void;
  /** How tags are drawn that lead nowhere; else as text. */
  button?: (label: unknown, press: (event: Event) => void) => TemplateResult;
}

interface TagElement extends HTMLElement {
  limit?: number;
  tagHref?: string;
}
const tagLink = ({ tagHref, baseURI }: TagElement): string | undefined => {
  if (!tagHref || !URL.canParse(tagHref, baseURI)) return undefined;
  const { href } = new URL(tagHref, baseURI);
  return /^https?:..[^@/]*\//.test(href) ? href.replace(/%7B(tag)%7D/gi, '{$1}') : undefined;
};
/** Whatever is not sensible is as good as nothing; who listens to `org-tag` may keep a tag's link from being followed. */
export const tagOptions = (element: TagElement): TagOptions => ({
  limit: element.limit! > 0 ? element.limit : undefined,
  href: tagLink(element),
  follow: (tag, label, event) => element.dispatchEvent(new OrgTagEvent(tag, label)) || event.preventDefault(),
});

/** @param most as many at most, where the embedder chose no number */
export function tags({ tags, messages }: Profile, options: TagOptions, most = Infinity): Content {
  const { limit = most, href, follow, button } = options;
  const rest = tags.slice(limit).length;
  return (
    tags[0] &&
    html`<ul part="tags" class="tags" role="list" aria-label=${messages.tags}>
      ${tags.slice(0, tags.length - rest).map(({ id, label, url }) => {
        const address = href ? href.replaceAll('{tag}', encodeURIComponent(id)) : url;
        const press = (event: Event) => follow(id, label.text, event);
        const text = say(label);
        return html`<li part="tag">
          ${
            address
              ? html`<a class="tag" href=${address} @click=${press}>${text}</a>`
              : (button?.(text, press) ?? html`<span class="tag">${text}</span>`)
          }
        </li>`;
      })}
      ${
        rest
          ? html`<li part="tag more">
              <span class="tag" aria-hidden="true">+${rest}</span
              ><span class="unseen">${plural(messages.moreTags, rest, messages.lang)}</span>
            </li>`
          : nothing
      }
    </ul>`
  );
}

/** Characters of a long text that are shown before the rest is folded: about five lines. */
const SHOWN = 420;

/** Divides a long text: whole paragraphs, and only where one alone is too long, at the end of a sentence or line, else of a word. */
function fold(paragraphs: readonly Phrase[]): [shown: readonly Phrase[], folded: readonly Phrase[]] {
  if (paragraphs.map(({ text }) => text).join('').length < SHOWN * 1.5) return [paragraphs, []];
  const [first, ...rest] = paragraphs as [Phrase, ...Phrase[]];
  const { text } = first;
  const end = SHOWN + 1 + text.slice(SHOWN).search(/[.!?\u061f\u0964]\s|[\n\u3002]|(?<=.{200}) /);
  return text.length < SHOWN * 1.5 || end === SHOWN
    ? [[first], rest]
    : [[{ ...first, text: text.slice(0, end) }], [{ ...first, text: text.slice(end).trim() }, ...rest]];
}

/** A block of text under its title; the long part is folded without script. */
export function section(
  { messages, lang: around }: Profile,
  { title, paragraphs, language }: Section,
  part: string,
  level: number,
): TemplateResult {
  const [shown, folded] = fold(paragraphs);
  const { lang, dir } = paragraphs[0] ?? {};
  const text = (phrases: readonly Phrase[]) =>
    html`<div class="text" lang=${lang ?? nothing} dir=${dir ?? nothing}>
      ${phrases.map((phrase) => html`<p>${phrase.text}</p>`)}
    </div>`;
  return html`<section part=${`section${part}`}>
    ${heading(level, 'title', title, [title.text, language && html`<span part="language" class="language" lang=${around}> ${language}</span>`])}
    ${text(shown)}
    ${
      folded[0] &&
      html`<details>
        <summary part="more">${messages.more}<span class="unseen"> : ${say(title)}</span></summary>
        ${text(folded)}
      </details>`
    }
  </section>`;
}

const globe = 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM3 12h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18';
const phone = 'M4 4h5l2 5-2 2a12 12 0 0 0 4 4l2-2 5 2v5A16 16 0 0 1 4 4Z';
const icons: Record<ContactPoint['kind'], string> = {
  address: 'M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11ZM11 10h2',
  phone,
  fax: phone,
  email: 'M3 5h18v14H3Zl9 8 9-8',
  website: globe,
  links: globe,
  hours: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM12 7v5l3 2',
};

/** Everything by which the organization can be reached: an icon for the eye, a word for the ear. */
export const contact = ({ contact, messages }: Profile, level: number, whose: Content = nothing): Content =>
  contact[0] &&
  html`<section part="section contact" class="contact">
    ${heading(level, 'title', {}, [messages.contact, whose])}
    ${contact.map(({ kind, label, name, lines, url, map }, i) => {
      // What the icon says already is for the ear alone.
      const told = label === messages[kind] && kind !== 'fax';
      return html`<div part=${kind === 'fax' ? 'phone fax' : kind} class="row">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${icons[kind]} /></svg>
        <div>
          ${kind === 'links' ? nothing : html`<span class=${told ? 'unseen' : 'label'}>${label} </span>`}${labelled(name)}
          ${
            kind === 'address'
              ? html`<address id=${`at-${i}`}>
                  ${lines.map((line) => html`<span class="line">${say(line)}</span>`)}
                </address>`
              : linked(say(lines[0]!), url)
          }
          ${map && html`<a class="map" href=${map} id=${`map-${i}`} aria-labelledby=${`map-${i} at-${i}`}>${messages.map}</a>`}
        </div>
      </div>`;
    })}
  </section>`;

/** Other organizations, by what they are to this one. */
export const relations = ({ relations, messages }: Profile, level: number): Content =>
  relations[0] &&
  html`<section part="section relations">
    ${heading(level, 'title', {}, messages.relations)}
    ${[...new Set(relations.map(({ label }) => label?.text))].map((what) => {
      // Node 20 has no Map.groupBy.
      const alike = relations.filter(({ label }) => what === label?.text);
      return html`<p>${labelled(alike[0]?.label)}</p>
        <ul role="list">
          ${alike.map(({ name, url }) => html`<li>${linked(say(name), url)}</li>`)}
        </ul>`;
    })}
  </section>`;

/** Whose data it is, and how fresh. */
export const source = ({ source, dated, messages }: Profile): Content =>
  source || dated
    ? html`<footer part="source" class="source">
        ${source && html`<span>${messages.source} ${reference(source)}</span>`}
        ${dated && html`<time part="date" datetime=${dated.datetime}>${dated.text}</time>`}
      </footer>`
    : nothing;
