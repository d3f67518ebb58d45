/** An app of Preact: what it must do stands in apps.node.test.mjs. */
import { h, render } from 'preact';
import { data, follow, note, start, type State } from './state.ts';

let state = start;
window.app = (change: Partial<State>) => draw((state = { ...state, ...change }));

function draw({ org, shown, list }: State): void {
  const card = h(
    'org-card',
    {
      id: 'card',
      feed: '/feeds/seed.json',
      org,
      layout: 'compact',
      'heading-level': 2,
      'onorg-load': note,
      'onorg-error': note,
    },
    h('a', { href: '/fallback' }, 'The old way'),
  );
  const items = list.map((organization) =>
    h('li', { key: organization.id }, h('org-card', { organization, layout: 'line', 'onorg-load': note })),
  );
  render(
    [
      card,
      h('org-card', { id: 'data', data, layout: 'line' }),
      shown && h('org-contact', { id: 'contact', feed: '/feeds/seed.json', org: 'oijj' }),
      h('org-tags', { id: 'tags', data, 'tag-href': '/t/{tag}', 'onorg-tag': follow }),
      h('ul', null, items),
    ],
    document.getElementById('app')!,
  );
}
draw(state);
