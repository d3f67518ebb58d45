/** `org-cards/define.js` in Node: a server cannot wait, so every language and every address order is at hand. */
import './define.ts';
import './elements/helps-at-hand.ts';
import './profile/profile-of.ts';
