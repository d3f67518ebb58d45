/** The one script for any page: `<script type="module" src="…/org-cards.js"></script>`. */
import './define.ts';
import { rest } from './elements/drawn.ts';
import { loadFeed } from './feed/load.ts';

// What elements are made of is looked for once the first is drawn; where a script tag stands for one, without a delay:
// meanwhile the feed is on its way.
let wait: unknown = document.querySelector('org-card, org-contact, org-directory, org-tags') && rest;
for (const { src, dataset } of document.querySelectorAll<HTMLScriptElement>('script[data-feed]:not([data-placed])')) {
  wait = undefined;
  if (src === import.meta.url && !dataset['loading'] && !dataset['referrerpolicy']) loadFeed(dataset['feed']!).catch(() => {});
}
Promise.resolve(wait)
  .then(() => import('./placement.ts'))
  .catch(() => {});
