/** `org-cards/define.js` in Node: a server cannot wait, so every language and every address order is at hand. */
import './define.ts';
import { keep } from './elements/help.ts';
import { help } from './elements/helps.ts';
import './profile/profile-of.ts';
import { OrgCard } from './elements/org-card.ts';
import { OrgContact } from './elements/org-contact.ts';
import { OrgDirectory } from './elements/org-directory.ts';
import { OrgTags } from './elements/org-tags.ts';
import { rareStyles } from './elements/rare-styles.ts';

keep(help);
for (const { elementStyles } of [OrgCard, OrgContact, OrgDirectory, OrgTags]) elementStyles.push(rareStyles);
