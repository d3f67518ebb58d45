/** An app of Vue: what it must do stands in apps.node.test.mjs. */
import { createApp, createSSRApp, reactive } from 'vue/dist/vue.esm-bundler.js';
import { data, follow, note, start, type State } from './state.ts';
import { served } from './vue-served.js';

const state = reactive({ ...start });
window.app = (change: Partial<State>) => Object.assign(state, change);

const app = createApp({
  setup: () => ({ state, data, note, follow }),
  template: `
    <org-card id="card" feed="/feeds/seed.json" :org="state.org" layout="compact" :heading-level="2"
      @org-load="note" @org-error="note"><a href="/fallback">The old way</a></org-card>
    <org-card id="data" :data="data" layout="line" />
    <org-contact v-if="state.shown" id="contact" feed="/feeds/seed.json" org="oijj" />
    <org-tags id="tags" :data="data" tag-href="/t/{tag}" @org-tag="follow" />
    <ul>
      <li v-for="organization of state.list" :key="organization.id">
        <org-card :organization="organization" layout="line" @org-load="note" />
      </li>
    </ul>`,
});
app.config.compilerOptions.isCustomElement = (tag: string) => tag.startsWith('org-');
app.mount('#app');
createSSRApp(served).mount('#served');
