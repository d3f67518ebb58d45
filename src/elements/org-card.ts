import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { Profile } from '../profile/profile.ts';
import { oneOf } from './wishes.ts';
import { card, shape, type Layout } from './card.ts';
import { FeedElement } from './feed-element.ts';
import { tagOptions } from './templates.ts';

/**
 * The card of one organization: name, place, facts, tags, information, contact, source.
 *
 * @tag org-card
 * @slot actions - The page's own links and buttons, on the card.
 * @slot footer - The page's own last words, on a full or compact card.
 * @csspart logo - The logo, or the initials in its place.
 * @csspart name - The heading with the name; on a line the name alone.
 * @csspart acronym - The acronym behind the name.
 * @csspart place - Where the directory files it; on a compact card and on a line with type and founding.
 * @csspart status - The sentence on an organization that is no longer active.
 * @csspart notice - That sentence, and the directory's notices.
 * @csspart facts - The list of type, origin and dates.
 * @csspart type - The type.
 * @csspart origin - The country of origin.
 * @csspart founded - When it was founded.
 * @csspart dissolved - When it ended.
 * @csspart details - The list of other names, legal form, members, membership and registration numbers; each value has its field's name as part too: `legal_name`, `alt_names`, `legal_form`, `members_count`, `member_since`, `member_until`, `ids`.
 * @csspart tags - The list of tags.
 * @csspart tag - One tag.
 * @csspart more - What stands for the rest: the number of further tags, and « Read more » before folded text.
 * @csspart summary - The short text, where there is no long one, and on a compact card.
 * @csspart section - Each block under a title of its own.
 * @csspart title - The title of a block.
 * @csspart description - The block with the description.
 * @csspart language - The words beside a title that tell another language than the reader's.
 * @csspart contact - The block with the contact details.
 * @csspart address - One address.
 * @csspart phone - One telephone or fax number.
 * @csspart fax - One fax number.
 * @csspart email - One mail address.
 * @csspart website - One web address.
 * @csspart hours - The opening hours.
 * @csspart links - One further link of the organization; the directory's own links.
 * @csspart relations - The block with other organizations.
 * @csspart source - The line that names whose data it is, and its date.
 * @csspart date - The date of the data.
 * @fires {OrgTagEvent} org-tag - The link of a tag was followed. `tag` is its id or text, `label` what the reader saw. Cancel it to do something else.
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
   * @default 'full'
   */
  declare layout?: 'full' | 'compact' | 'line' | undefined;
  /**
   * Level of the name's heading, 1 to 6; sections are one deeper.
   * @default 3
   */
  declare headingLevel?: number | undefined;
  /** Most tags shown, 1 or more; the rest is counted. Default: all; 3 on a compact card. */
  declare limit?: number | undefined;
  /** Address of a page for each tag, with `{tag}` in it for the tag. Default: the feed's own link for tags; without one tags are text. */
  declare tagHref?: string | undefined;
  /**
   * Whether logos are asked for; without them initials are shown.
   * @default 'show'
   */
  declare logos?: 'show' | 'none' | undefined;
  /** What is added of the directory's own: `links`, `notices` or both, with a space between. Default: nothing. */
  declare extras?: string | undefined;

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
      referrerPolicy: this.referrerPolicy,
      pictures: this.mayShowPictures && oneOf(this.logos, 'show', 'none') === 'show',
      extras: String(this.extras).toLowerCase().split(/\s+/),
      tags: tagOptions(this),
    });
  }
}
