/** The three layouts of a card, and the shapes shown until they are there. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Profile } from '../profile/profile.ts';
import * as part from './templates.ts';

export type Layout = 'full' | 'compact' | 'line';

/** What an embedder chose. */
export interface CardOptions {
  layout: Layout;
  /** Level of the name's heading; sections are one deeper. */
  level: number | undefined;
  /** Whether logos may be asked for. */
  pictures: boolean;
  /** What their hosts are told of the page. */
  referrerPolicy?: string | undefined;
  tags: part.TagOptions;
  extras: readonly string[];
}

/** How many tags a compact card shows of itself. */
const COMPACT_TAGS = 3;

const nameOf = ({ name, acronym, url, lang, dir }: Profile) =>
  html`${url ? html`<a href=${url}>${name.text}</a>` : name.text}${
    acronym
      ? html`<span part="acronym" class="acronym" lang=${acronym.lang ?? lang} dir=${acronym.dir ?? dir}>
          (${acronym.text})</span
        >`
      : nothing
  }`;

const head = (profile: Profile, { level, pictures, referrerPolicy }: CardOptions, where: part.Content) =>
  html`<header class="head">
    ${part.logo(profile, pictures, referrerPolicy)}
    <div>${part.heading(part.levelOf(level), 'name', profile.name, nameOf(profile))}${where}</div>
  </header>`;

const summary = ({ text, lang, dir }: part.Phrase, name: string) =>
  html`<p part="summary" class=${name} lang=${lang ?? nothing} dir=${dir ?? nothing}>${text}</p>`;

/** What every card but a line ends with. */
const foot = (profile: Profile, { extras }: CardOptions, source: part.Content = nothing) =>
  html`<slot name="actions"></slot>${source}${part.extras(profile, extras)}<slot name="footer"></slot>`;

const box = (name: string, content: TemplateResult) =>
  html`<div class="box"><article part="card" class="card ${name}" aria-labelledby="name">${content}</article></div>`;

function full(profile: Profile, options: CardOptions): TemplateResult {
  const { sections, contact, relations } = profile;
  const level = part.levelOf(options.level) + 1;
  const left = sections[0] || relations[0];
  return box(
    '',
    html`${head(profile, options, part.place(profile))}${part.status(profile)}${part.facts(profile.facts, 'facts')}
    ${part.tags(profile, options.tags)}${profile.summary && !sections[0] ? summary(profile.summary, 'text') : nothing}
    ${
      left || contact[0]
        ? html`<div class="columns">
            ${
              left
                ? html`<div>
                    ${sections.map((section, i) => part.section(profile, section, i ? '' : ' description', level))}
                    ${part.relations(profile, level)}
                  </div>`
                : nothing
            }
            ${part.contact(profile, level)}
          </div>`
        : nothing
    }
    ${part.facts(profile.details, 'details')}${foot(profile, options, part.source(profile))}`,
  );
}

function compact(profile: Profile, options: CardOptions): TemplateResult {
  const text = profile.summary ?? profile.sections[0]?.paragraphs[0];
  return box(
    'compact',
    html`${head(profile, options, part.keyFacts(profile))}${part.status(profile)}
    ${text ? summary(text, 'summary') : nothing}${part.tags(profile, options.tags, COMPACT_TAGS)}
    ${foot(profile, options)}`,
  );
}

const line = (profile: Profile): TemplateResult => {
  const { lang, dir } = profile.name;
  return html`<div part="card" class="inline">
    <span part="name" class="name" lang=${lang ?? nothing} dir=${dir ?? nothing}>${nameOf(profile)}</span>
    ${part.keyFacts(profile)}${part.status(profile)}<slot name="actions"></slot>
  </div>`;
};

/** The card in the layout that the embedder chose. */
export const card = (profile: Profile, options: CardOptions): TemplateResult =>
  ({ full, compact, line })[options.layout](profile, options);

/** The card's own shape, still, until the card is there. */
export const shape = (layout: Layout): TemplateResult =>
  layout === 'line'
    ? part.lines(1)
    : html`<div class="frame" aria-hidden="true">
        <div part="card" class="card ${layout}">
          <div class="head"><i class="logo"></i>${part.lines(2)}</div>
          ${part.lines(layout === 'full' ? 6 : 2)}
        </div>
      </div>`;
