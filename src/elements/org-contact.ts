import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Profile } from '../profile/profile.ts';
import { FeedElement } from './feed-element.ts';
import { contact } from './templates.ts';

/**
 * The contact details of one organization: addresses, telephone, mail, sites, hours.
 *
 * @tag org-contact
 * @slot - Shown until the contact details are ready, and for good if they never are.
 */
export class OrgContact extends FeedElement {
  /** Level of the heading, 1 to 6. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 3;

  protected override drawShape(): TemplateResult {
    return html`<div class="frame shape" aria-hidden="true"><i></i><i></i><i></i></div>`;
  }

  protected override draw(profile: Profile): TemplateResult | undefined {
    return contact(profile, this.headingLevel);
  }
}
