/** The three layouts of a card, and the shapes shown until they are there. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Profile } from '../profile/profile.ts';
import { helps } from './help.ts';
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

const nameOf = (profile: Profile) => {
  const { name, url } = profile;
  return html`${url ? html`<a href=${url}>${name.text}</a>` : name.text}${part.acronymOf(profile)}`;
};

/** What a full card tells at length. */
function body(profile: Profile, level: number): part.Content {
  const { sections, contact, relations } = profile;
  const left = sections[0] ?? relations[0];
  return (left ?? contact[0])
    ? html`<div class="columns">
        ${
          left &&
          html`<div>
            ${sections.map((section, i) => part.section(profile, section, i ? '' : ' description', level))}
            ${part.relations(profile, level)}
          </div>`
        }
        ${part.contact(profile, level)}
      </div>`
    : nothing;
}

const line = (profile: Profile): TemplateResult => {
  const { lang, dir } = profile.name;
  return html`<div part="card" class="inline">
    <span part="name" class="name" lang=${lang ?? nothing} dir=${dir ?? nothing}>${nameOf(profile)}</span>
    ${part.keyFacts(profile)}${helps?.status(profile)}<slot name="actions"></slot>
  </div>`;
};

/** The card in the layout that the embedder chose. */
export function card(profile: Profile, options: CardOptions): TemplateResult {
  const { layout, pictures, referrerPolicy } = options;
  if (layout === 'line') return line(profile);
  const { sections, summary } = profile;
  const full = layout === 'full';
  const level = part.levelOf(options.level);
  return html`<div class="box">
    <article part="card" class=${`card ${layout}`} aria-labelledby="name">
      <header class="head">
        ${part.logo(profile, pictures, referrerPolicy)}
        <div>
          ${part.heading(level, 'name', profile.name, nameOf(profile))}${full ? part.place(profile) : part.keyFacts(profile)}
        </div>
      </header>
      ${helps?.status(profile)}
      ${full ? part.facts(profile.facts, 'facts') : part.summaryOf(summary ?? sections[0]?.paragraphs[0])}
      ${part.tags(profile, options.tags, full ? undefined : COMPACT_TAGS)}
      ${
        full
          ? [
              sections[0] ? nothing : part.summaryOf(summary),
              body(profile, level + 1),
              part.facts(profile.details, 'details'),
            ]
          : nothing
      }
      <slot name="actions"></slot>
      ${full ? part.source(profile) : nothing}${helps?.extras(profile, options.extras)}<slot name="footer"></slot>
    </article>
  </div>`;
}

/** The card's own shape, still, until the card is there. */
export const shape = (layout: Layout): TemplateResult =>
  layout === 'line'
    ? part.lines(1)
    : html`<div class="frame" aria-hidden="true">
        <div part="card" class=${`card ${layout}`}>
          <div class="head"><i class="logo"></i>${part.lines(2)}</div>
          ${part.lines(layout === 'full' ? 6 : 2)}
        </div>
      </div>`;
