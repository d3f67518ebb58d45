/** `org-cards/define.js` in Node: a server cannot wait, so every language, every address order and what
 * reads any feed is at hand. */
import './define.ts';
<<<<<<< HEAD
<<<<<<< HEAD
import './elements/helps-at-hand.ts';
=======
import './feed/open.ts';
>>>>>>> dde333d (A feed whose values are exactly as they should be is read by less: the rules for what is not load when something is not)
=======
import './feed/any-feed.ts';
>>>>>>> 7ef3283 (What reads any feed comes in a file of its own)
import './profile/profile-of.ts';
import { OrgCard } from './elements/org-card.ts';
import { OrgContact } from './elements/org-contact.ts';
import { OrgDirectory } from './elements/org-directory.ts';
import { OrgTags } from './elements/org-tags.ts';
import { rareStyles } from './elements/rare-styles.ts';

for (const { elementStyles } of [OrgCard, OrgContact, OrgDirectory, OrgTags]) elementStyles.push(rareStyles);
