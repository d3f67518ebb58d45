import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Profile } from '../profile/profile.ts';
import { card, shape, type CardOptions } from './card-templates.ts';
import { FeedElement } from './feed-element.ts';
import { oneOf, words } from './options.ts';
import { followTag, limitOf, tagLink } from './tag-links.ts';

/**
 * The card of one organization: name, place, facts, tags, information, contact, source.
 *
 * @tag org-card
 * @slot - Shown until the card is ready, and for good if it never is: a link to the organization's page.
 * @slot actions - The page's own links or buttons, below the contact details.
 * @slot footer - The page's own last line.
 */
export class OrgCard extends FeedElement {
  /** How much is shown: `full`, `compact` or `line`. */
  @property() layout?: string;
  /** Level of the name's heading, 1 to 6; sections are one deeper. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 3;
  /** Most tags shown; the rest is counted. Default: all, on a compact card 3. */
  @property({ type: Number }) limit?: number;
  /** Address of a page for each tag, with `{tag}` in it. Default: the feed's own link for tags; without one tags are text. */
  @property({ attribute: 'tag-href' }) tagHref?: string;
  /** `none` asks for no pictures and shows initials. */
  @property() logos?: string;
  /** What of the directory's own is added: `links`, `notices` or both. */
  @property() extras?: string;

  get #layout(): CardOptions['layout'] {
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
      headingLevel: this.headingLevel,
      pictures: oneOf(this.logos, 'show', 'none') === 'show',
      tagLimit: limitOf(this.limit),
      tagHref: tagLink(this),
      extras: words(this.extras),
      followTag: (tag, event) => followTag(this, tag, event),
    });
  }
}
