import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Profile } from '../profile/profile.ts';
import { FeedElement } from './feed-element.ts';
import { followTag, limitOf, tagLink } from './tag-links.ts';
import { tags } from './templates.ts';

/**
 * The tags of one organization, sorted by the label shown.
 *
 * @tag org-tags
 * @slot - Shown until the tags are ready, and for good if they never are.
 */
export class OrgTags extends FeedElement {
  /** Most tags shown; the rest is counted. Default: all. */
  @property({ type: Number }) limit?: number;
  /** Address of a page for each tag, with `{tag}` in it. Default: the feed's own link for tags; without one tags are text. */
  @property({ attribute: 'tag-href' }) tagHref?: string;

  protected override drawShape(): TemplateResult {
    return html`<div class="frame shape" aria-hidden="true"><i></i></div>`;
  }

  protected override draw({ tags: list, messages }: Profile): TemplateResult | undefined {
    const follow = followTag.bind(undefined, this);
    return list.length ? html`${tags(list, messages, limitOf(this.limit), follow, tagLink(this))}` : undefined;
  }
}
