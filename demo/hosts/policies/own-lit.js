/** A page that uses Lit itself. */
// oxlint-disable-next-line import/no-absolute-path -- a page's own script has no bundler
import { html, render } from '/node_modules/lit-html/lit-html.js';

render(html`<p id="own" lang="en">Drawn by the page’s own Lit.</p>`, document.querySelector('main'));
