import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Profile } from '../profile/profile.ts';
import { FeedElement } from './feed-element.ts';
import { contact, levelOf, lines, say } from './templates.ts';

/**
 * The contact details of one organization: addresses, telephone, mail, sites, hours.
 *
 * @tag org-contact
 * @csspart section - The whole block.
 * @csspart contact - The whole block.
 * @csspart title - The heading.
 * @csspart address - One address.
 * @csspart phone - One telephone or fax number.
 * @csspart fax - One fax number.
 * @csspart email - One mail address.
 * @csspart website - One web address.
 * @csspart hours - The opening hours.
 * @csspart links - One further link of the organization.
 */
export class OrgContact extends FeedElement {
  static override properties: PropertyDeclarations = { headingLevel: { attribute: 'heading-level', type: Number } };
  /**
   * Level of the heading, 1 to 6.
   * @default 3
   */
  declare headingLevel?: number | undefined;

  protected override drawShape(): TemplateResult {
    return lines(3);
  }

  protected override draw(profile: Profile): TemplateResult | undefined {
    const whose = html`<span class="unseen">– ${say(profile.name)}</span>`;
    return profile.contact[0] && html`${contact(profile, levelOf(this.headingLevel), whose)}`;
  }
}
