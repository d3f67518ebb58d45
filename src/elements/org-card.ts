import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { Profile } from '../profile/profile.ts';
import { oneOf } from './asking.ts';
import { card, shape, type Layout } from './card.ts';
import { FeedElement } from './feed-element.ts';
import { tagOptions } from './templates.ts';

/**
 * The card of one organization: name, place, facts, tags, information, contact, source.
 *
 * @tag org-card
 */
export class OrgCard extends FeedElement {
  static override properties: PropertyDeclarations = {
    layout: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    limit: { type: Number },
    tagHref: { attribute: 'tag-href' },
    logos: {},
    extras: {},
  };
  /**
   * How much is shown.
   * @type {'full' | 'compact' | 'line'}
   * @default 'full'
   */
  declare layout?: string;
  /**
   * Level of the name's heading, 1 to 6; sections are one deeper.
   * @default 3
   */
  declare headingLevel?: number;
  /** Most tags shown; the rest is counted. Default: all, on a compact card 3. */
  declare limit?: number;
  /** Address of a page for each tag, with `{tag}` in it. Default: the feed's own link for tags; without one tags are text. */
  declare tagHref?: string;
  /**
   * `none` asks for no pictures and shows initials.
   * @type {'show' | 'none'}
   * @default 'show'
   */
  declare logos?: string;
  /** What of the directory's own is added: `links`, `notices` or both, separated by a space. */
  declare extras?: string;

  get #layout(): Layout {
    return oneOf(this.layout, 'full', 'compact', 'line');
  }

  /** @internal */
  override get whole(): boolean {
    return this.#layout === 'full';
  }

  protected override drawShape(): TemplateResult {
    return shape(this.#layout);
  }

  protected override draw(profile: Profile): TemplateResult {
    return card(profile, {
      layout: this.#layout,
      level: this.headingLevel,
      pictures: oneOf(this.logos, 'show', 'none') === 'show',
      extras: this.extras?.toLowerCase().split(/\s+/) ?? [],
      tags: tagOptions(this),
    });
  }
}
