/** An app of Solid, without its compiler: what it must do stands in apps.node.test.mjs. */
import { createSignal, For, Show } from 'solid-js';
import html from 'solid-js/html';
import { render } from 'solid-js/web';
import { data, follow, note, start, type State } from './state.ts';

const [state, setState] = createSignal(start);
window.app = (change: Partial<State>) => setState({ ...state(), ...change });

render(
  () =>
    html` <org-card
        id="card"
        feed="/feeds/seed.json"
        org=${() => state().org}
        layout="compact"
        heading-level="2"
        on:org-load=${note}
        on:org-error=${note}
        ><a href="/fallback">The old way</a></org-card
      >
      <org-card id="data" prop:data=${data} layout="line"></org-card>
      <${Show} when=${() => state().shown}>
        <org-contact id="contact" feed="/feeds/seed.json" org="oijj"></org-contact>
      <//>
      <org-tags id="tags" prop:data=${data} tag-href="/t/{tag}" on:org-tag=${follow}></org-tags>
      <ul>
        <${For} each=${() => state().list}
          >${(organization: State['list'][number]) =>
            html`<li><org-card prop:organization=${organization} layout="line" on:org-load=${note}></org-card></li>`}<//
        >
      </ul>`,
  document.getElementById('app')!,
);
