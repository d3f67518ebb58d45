/** What the server renders and the app takes over. */
import { h } from 'vue';

export const served = {
  render: () =>
    h('org-card', { id: 'served-card', feed: '/feeds/seed.json', org: 'oijj', layout: 'line' }, [
      h('a', { href: '/fallback' }, 'The old way'),
    ]),
};
