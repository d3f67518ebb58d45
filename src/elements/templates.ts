/** The markup, as functions of a profile. Every string in it comes from a Profile, every link has been allowed there. */
import { html, nothing, type TemplateResult } from 'lit';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import type { ErrorReason } from '../feed/load.ts';
import { fill, plural, type Messages } from '../profile/messages.ts';
import type { Fact, Profile, Section, Tag } from '../profile/profile.ts';
import type { Reference } from '../profile/speaker.ts';
import type { Phrase } from '../profile/text.ts';

export type Content = TemplateResult | typeof nothing;
const each = <T>(entries: readonly T[], draw: (entry: T) => Content): Content[] => entries.map(draw);

/** A heading of the page's own level, in the language of its text; deeper than 6 there is none. */
export function heading(level: number, part: string, { lang, dir }: Partial<Phrase>, content: unknown): TemplateResult {
  const tag = unsafeStatic(`h${Math.min(6, Math.max(1, Math.trunc(level) || 3))}`);
  return staticHtml`<${tag} part=${part} class=${part} id=${part} lang=${lang ?? nothing} dir=${dir ?? nothing}>${content}</${tag}>`;
}

/** A text; where its language or direction differs it is marked and isolated, so that neither side moves the other. */
export const say = ({ text, lang, dir }: Phrase): TemplateResult | string =>
  lang || dir ? html`<bdi lang=${lang ?? nothing} dir=${dir ?? nothing}>${text}</bdi>` : text;

/** A name, as a link where it leads somewhere. */
export const reference = ({ name, url }: Reference): TemplateResult | string =>
  url ? html`<a href=${url}>${say(name)}</a>` : say(name);

export const logo = ({ logo, initials }: Profile, pictures: boolean): Content => {
  if (!logo || !pictures)
    return initials ? html`<div part="logo" class="logo" aria-hidden="true">${initials}</div>` : nothing;
  const { src, alt, width, height, background } = logo;
  // Where the picture fails, the initials behind it come out.
  const fail = (event: Event): void => (event.target as Element).remove();
  return html`<div part="logo" class="logo">
    <span aria-hidden="true">${initials}</span>
    <img
      src=${src}
      alt=${alt}
      width=${width ?? nothing}
      height=${height ?? nothing}
      .style=${background ? `background:${background}` : ''}
      loading="lazy"
      decoding="async"
      @error=${fail}
    />
  </div>`;
};

/** « Belgique · Fédération · 2008 »: the last place, and the facts that say most in a line. */
export const keyFacts = ({ places, facts }: Profile): Content => {
  const value = (name: string): Phrase[] => facts.filter((fact) => fact.name === name).map((fact) => fact.value);
  const where = places.length ? [places.at(-1)!] : value('origin');
  const all = [...where, ...value('type'), ...value('founded')];
  return all.length
    ? html`<span part="place" class="place">${all.map((phrase, i) => html`${i ? ' · ' : ''}${say(phrase)}`)}</span>`
    : nothing;
};

export const place = ({ places, messages }: Profile): Content =>
  places.length
    ? html`<p part="place" class="place">
        ${places.map((phrase, i) => html`${i ? messages.comma : ''}${say(phrase)}`)}
      </p>`
    : nothing;

export const status = ({ status, messages }: Profile): Content =>
  status
    ? html`<p part="notice status" class="notice">
        ${say(status.text)}${
          status.successor ? html` ${messages.relationNames['successor']} ${reference(status.successor)}` : nothing
        }
      </p>`
    : nothing;

/** Label above value. */
export const facts = (list: readonly Fact[], part: string): Content =>
  list.length
    ? html`<dl part=${part} class="facts">
        ${each(
          list,
          ({ name, label, value, datetime }) =>
            html`<div>
              <dt>${label}</dt>
              <dd part=${name}>${datetime ? html`<time datetime=${datetime}>${value.text}</time>` : say(value)}</dd>
            </div>`,
        )}
      </dl>`
    : nothing;

/** @param limit how many are shown; the rest is counted */
export function tags(
  list: readonly Tag[],
  messages: Messages,
  limit: number,
  follow: (tag: Tag, event: Event) => void,
  href?: string,
): Content {
  if (!list.length) return nothing;
  const rest = list.length - limit;
  const one = (tag: Tag): TemplateResult => {
    const url = href ? href.replaceAll('{tag}', encodeURIComponent(tag.id)) : tag.url;
    return html`<li part="tag">
      ${url ? html`<a class="tag" href=${url} @click=${(event: Event) => follow(tag, event)}>${say(tag.label)}</a>` : html`<span class="tag">${say(tag.label)}</span>`}
    </li>`;
  };
  return html`<ul part="tags" class="tags" role="list" aria-label=${messages.tags}>
    ${each(rest > 0 ? list.slice(0, limit) : list, one)}
    ${rest > 0 ? html`<li part="tag more"><span class="tag" aria-hidden="true">+${rest}</span><span class="unseen">${plural(messages.moreTags, rest, messages.lang)}</span></li>` : nothing}
  </ul>`;
}

/** Characters of a long text that are shown before the rest is folded: about five lines. */
const SHOWN = 420;

/** Divides a long text: whole paragraphs, and only where one alone is too long, at the end of a sentence. */
function fold(paragraphs: readonly Phrase[]): [shown: Phrase[], folded: Phrase[]] {
  const length = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  if (length < SHOWN * 1.5) return [[...paragraphs], []];
  const [first, ...rest] = paragraphs;
  const end = first!.text.length > SHOWN * 1.5 ? first!.text.slice(SHOWN).search(/[.!?\u3002\u061f\u0964]\s/) : -1;
  if (end < 0) return [[first!], rest];
  const cut = SHOWN + end + 1;
  return [
    [{ ...first!, text: first!.text.slice(0, cut) }],
    [{ ...first!, text: first!.text.slice(cut).trim() }, ...rest],
  ];
}

/** A block of text under its title; the long part is folded without script. */
export function section(
  { title, paragraphs, language }: Section,
  part: string,
  level: number,
  messages: Messages,
): TemplateResult {
  const [shown, folded] = fold(paragraphs);
  const { lang, dir } = paragraphs[0] ?? {};
  const text = (list: readonly Phrase[]): TemplateResult =>
    html`<div class="text" lang=${lang ?? nothing} dir=${dir ?? nothing}>
      ${each(list, (phrase) => html`<p>${phrase.text}</p>`)}
    </div>`;
  return html`<section part=${part}>
    ${heading(level, 'title', title, html`${title.text}${language ? html` <span part="language" class="language">${language}</span>` : nothing}`)}
    ${text(shown)}
    ${
      folded.length
        ? html`<details>
            <summary part="more">${messages.more}</summary>
            ${text(folded)}
          </details>`
        : nothing
    }
  </section>`;
}

const icons = {
  address:
    'M12 21s7-6.300 7-11.500a7 7 0 0 0-14 0C5 14.700 12 21 12 21ZM14.500 9.500a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0Z',
  phone: 'M6 3h3l2 5-2.500 1.500a12 12 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3Z',
  email: 'M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Zm0 1.500 8 6.500 8-6.500',
  website: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
  hours: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM12 7v5l3.500 2',
};

/** One way to reach them: an icon for the eye, a word for the ear. */
const row = (icon: keyof typeof icons, part: string, label: string, content: unknown, shown = false): TemplateResult =>
  html`<div part=${part} class="row">
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${icons[icon]} /></svg>
    <div><span class=${shown ? 'label' : 'unseen'}>${label}</span> ${content}</div>
  </div>`;

/** Everything by which the organization can be reached; undefined where there is nothing. */
export function contact({ contact, messages }: Profile, level: number): TemplateResult | undefined {
  const { addresses, phones, emails, websites, links, hours } = contact;
  const rows = [
    ...addresses.map(({ label, lines, map }) =>
      row(
        'address',
        'address',
        label?.text ?? messages.address,
        html`<address>
            ${each(lines, (line) => html`<span class="line" lang=${line.lang ?? nothing} dir=${line.dir ?? nothing}>${line.text}</span>`)}
          </address>
          ${map ? html`<a href=${map}>${messages.map}</a>` : nothing}`,
        !!label,
      ),
    ),
    ...phones.map(({ label, text, url, fax }) => {
      const number = html`<bdi dir="ltr">${text}</bdi>`;
      return row(
        'phone',
        'phone',
        label.text,
        url ? html`<a href=${url}>${number}</a>` : number,
        fax || label.text !== messages.phone,
      );
    }),
    ...emails.map((email) =>
      row('email', 'email', email.label?.text ?? messages.email, reference(email), !!email.label),
    ),
    ...websites.map((site) => row('website', 'website', messages.website, reference(site))),
    ...links.map((link) => row('website', 'links', messages.links, reference(link))),
    ...(hours ? [row('hours', 'hours', messages.hours, say(hours))] : []),
  ];
  if (!rows.length) return undefined;
  return html`<section part="section contact" class="contact">
    ${heading(level, 'title', {}, messages.contact)}${rows}
  </section>`;
}

export const relations = ({ relations, messages }: Profile, level: number): Content =>
  relations.length
    ? html`<section part="section relations">
        ${heading(level, 'title', {}, messages.relations)}
        <ul role="list">
          ${each(relations, (entry) => html`<li>${entry.label ? html`<span class="label">${entry.label.text}</span> ` : nothing}${reference(entry)}</li>`)}
        </ul>
      </section>`
    : nothing;

/** Whose data it is, and how fresh. */
export const source = ({ source, dated, messages }: Profile): Content =>
  source || dated
    ? html`<footer part="source" class="source">
        ${source ? html`<span>${messages.source} ${reference(source)}</span>` : nothing}
        ${dated ? html`<time part="date" datetime=${dated.datetime}>${dated.text}</time>` : nothing}
      </footer>`
    : nothing;

/** The directory's own links and notices, as the page asks for them. */
export const extras = ({ links, notices }: Profile, wanted: readonly string[]): Content[] => [
  wanted.includes('links') && links.length
    ? html`<p part="links" class="source">${each(links, (link) => html`<span>${reference(link)}</span>`)}</p>`
    : nothing,
  ...(wanted.includes('notices') ? notices : []).map(
    ({ text, link }) =>
      html`<p part="notice" class="source"><span>${say(text)} ${link ? reference(link) : nothing}</span></p>`,
  ),
];

/** The page's own children, and what can be done about it. */
export const failure = (reason: ErrorReason, messages: Messages, retry: () => void): TemplateResult =>
  html`<div part="card" class="card compact">
    <slot></slot>
    <p part="error" class="label">
      ${reason === 'not-found' ? messages.notFound : messages.failed}
      <button part="retry" type="button" @click=${retry}>${messages.retry}</button>
    </p>
  </div>`;

/** The page's own children, and what will be asked for from where, once the visitor wants it. */
export const invitation = (host: string, messages: Messages, load: () => void): TemplateResult =>
  html`<div part="card" class="card compact">
    <slot></slot>
    <p class="label">
      <button part="load" type="button" @click=${load}>${messages.load}</button>
      ${fill(messages.loadNotice, { host })}
    </p>
  </div>`;
