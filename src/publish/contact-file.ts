/** The organization as a contact file. */
import { vcardOf } from '../profile/profile-of.ts';
import type { Face } from './site.ts';

export const contactFile: Face = {
  name: 'vcard',
  files({ site, organization, lang }) {
    return { 'contact.vcf': vcardOf({ ...site.feed, organizations: [organization] }, organization, lang) };
  },
};
