/** `org-cards/define.js` in Node: a server cannot wait, so every language and every address order is at hand. */
import './define.ts';
import './profile/profile-of.ts';
