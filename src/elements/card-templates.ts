/** The three layouts of a card, and the shapes shown until they are there. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Profile, Tag } from '../profile/profile.ts';
import * as part from './templates.ts';

/** What an embedder chose. */
export interface CardOptions {
  layout: 'full' | 'compact' | 'line';
  headingLevel: number;
  pictures: boolean;
  tagLimit: number;
  tagHref: string | undefined;
  extras: readonly string[];
  followTag: (tag: Tag, event: Event) => void;
}

/** How many tags a compact card shows. */
const COMPACT_TAGS = 3;

const nameOf = ({ name, acronym, url }: Profile): TemplateResult => {
  const short =
    acronym && acronym.text !== name.text
      ? html` <span part="acronym" class="acronym">(${part.say(acronym)})</span>`
      : nothing;
  return url ? html`<a href=${url}>${name.text}</a>${short}` : html`${name.text}${short}`;
};

const head = (profile: Profile, { headingLevel, pictures }: CardOptions, place: part.Content): TemplateResult =>
  html`<header class="head">
    ${part.logo(profile, pictures)}
    <div>${part.heading(headingLevel, 'name', profile.name, nameOf(profile))}${place}</div>
  </header>`;

const tags = (profile: Profile, { tagLimit, tagHref, followTag }: CardOptions, most = Infinity): part.Content =>
  part.tags(profile.tags, profile.messages, Math.min(tagLimit, most), followTag, tagHref);

function full(profile: Profile, options: CardOptions): TemplateResult {
  const level = options.headingLevel + 1;
  const { sections, summary, messages } = profile;
  const [first] = sections;
  const contact = part.contact(profile, level);
  const texts = sections.map((section) =>
    part.section(section, section === first ? 'section description' : 'section', level, messages),
  );
  const related = part.relations(profile, level);
  const left = texts.length || related !== nothing;
  return html`<div class="box">
    <article part="card" class="card" aria-labelledby="name">
      ${head(profile, options, part.place(profile))} ${part.status(profile)} ${part.facts(profile.facts, 'facts')}
      ${tags(profile, options)}
      ${summary && !texts.length ? html`<p part="summary" class="text" lang=${summary.lang ?? nothing} dir=${summary.dir ?? nothing}>${summary.text}</p>` : nothing}
      ${left || contact ? html`<div class="columns ${left && contact ? 'two' : ''}">${left ? html`<div>${texts}${related}</div>` : nothing}${contact ?? nothing}</div>` : nothing}
      ${part.facts(profile.details, 'details')}
      <slot name="actions"></slot>
      ${part.source(profile)} ${part.extras(profile, options.extras)}
      <slot name="footer"></slot>
    </article>
  </div>`;
}

function compact(profile: Profile, options: CardOptions): TemplateResult {
  const { summary = profile.sections[0]?.paragraphs[0] } = profile;
  return html`<div class="box">
    <article part="card" class="card compact" aria-labelledby="name">
      ${head(profile, options, part.keyFacts(profile))} ${part.status(profile)}
      ${summary ? html`<p part="summary" class="summary" lang=${summary.lang ?? nothing} dir=${summary.dir ?? nothing}>${summary.text}</p>` : nothing}
      ${tags(profile, options, COMPACT_TAGS)}
      <slot name="actions"></slot>
      ${part.extras(profile, options.extras)}
      <slot name="footer"></slot>
    </article>
  </div>`;
}

const line = (profile: Profile): TemplateResult => {
  const { lang, dir } = profile.name;
  return html`<p part="card" class="line">
    <span part="name" class="name" lang=${lang ?? nothing} dir=${dir ?? nothing}>${nameOf(profile)}</span>
    ${part.keyFacts(profile)}
    ${profile.status ? html`<span part="status" class="place">${profile.status.text.text}</span>` : nothing}
    <slot name="actions"></slot>
  </p>`;
};

/** The card in the layout that the embedder chose. */
export const card = (profile: Profile, options: CardOptions): TemplateResult =>
  ({ full, compact, line })[options.layout](profile, options);

/** The card's own shape, still, until the card is there. */
export const shape = (layout: CardOptions['layout']): TemplateResult =>
  layout === 'line'
    ? html`<div class="frame shape" aria-hidden="true"><i></i></div>`
    : html`<div class="frame" aria-hidden="true">
        <div part="card" class="card ${layout === 'full' ? '' : 'compact'} shape">
          <div class="head">
            <div class="logo"></div>
            <div><i></i><i></i></div>
          </div>
          <div><i></i><i></i></div>
          ${layout === 'full' ? html`<div><i></i><i></i><i></i><i></i></div>` : nothing}
        </div>
      </div>`;
