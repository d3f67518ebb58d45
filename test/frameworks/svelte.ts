/** An app of Svelte: what it must do stands in apps.node.test.mjs. */
import { hydrate, mount } from 'svelte';
import App from './App.svelte';
import Served from './Served.svelte';

mount(App, { target: document.getElementById('app')! });
hydrate(Served, { target: document.getElementById('served')! });
