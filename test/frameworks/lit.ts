/** An app of Lit: what it must do stands in apps.node.test.mjs. */
import { html, nothing, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { data, follow, note, start, type State } from './state.ts';

let state = start;
window.app = (change: Partial<State>) => draw((state = { ...state, ...change }));

function draw({ org, shown, list }: State): void {
  const item = (organization: State['list'][number]) =>
    html`<li><org-card .organization=${organization} layout="line" @org-load=${note}></org-card></li>`;
  render(
    html`<org-card
        id="card"
        feed="/feeds/seed.json"
        org=${org}
        layout="compact"
        heading-level="2"
        @org-load=${note}
        @org-error=${note}
        ><a href="/fallback">The old way</a></org-card
      >
      <org-card id="data" .data=${data} layout="line"></org-card>
      ${shown ? html`<org-contact id="contact" feed="/feeds/seed.json" org="oijj"></org-contact>` : nothing}
      <org-tags id="tags" .data=${data} tag-href="/t/{tag}" @org-tag=${follow}></org-tags>
      <ul>
        ${repeat(list, ({ id }) => id, item)}
      </ul>`,
    document.getElementById('app')!,
  );
}
draw(state);
