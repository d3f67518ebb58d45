import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Profile } from '../profile/profile.ts';
import { FeedElement } from './feed-element.ts';
import { lines, tagOptions, tags } from './templates.ts';

/**
 * The tags of one organization, sorted by the label shown.
 *
 * @tag org-tags
 * @csspart tags - The list.
 * @csspart tag - One tag.
 * @csspart more - The number of further tags.
 * @fires {OrgTagEvent} org-tag - The link of a tag was followed. `tag` is its id or text, `label` what the reader saw. Cancel it to do something else.
 */
export class OrgTags extends FeedElement {
  static override properties: PropertyDeclarations = {
    limit: { type: Number },
    tagHref: { attribute: 'tag-href' },
  };
  /** Most tags shown, 1 or more; the rest is counted. Default: all. */
  declare limit?: number | undefined;
  /** Address of a page for each tag, with `{tag}` in it for the tag. Default: the feed's own link for tags; without one tags are text. */
  declare tagHref?: string | undefined;

  protected override drawShape(): TemplateResult {
    return lines(1);
  }

  protected override draw(profile: Profile): TemplateResult | undefined {
    return profile.tags[0] && html`${tags(profile, tagOptions(this))}`;
  }
}
