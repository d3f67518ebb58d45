/** The look of what few cards have. */
import { css, unsafeCSS } from 'lit';
import { colours } from '../theme.ts';

const pair = ([light, dark]: readonly [string, string]) => unsafeCSS(`light-dark(${light}, ${dark})`);

export const rareStyles = css`
  /* On a page that runs the other way than its language the page says where things stand, not how they are read. */
  :host(:dir(rtl)) .frame:not([dir]) :not([dir], [dir] *, .summary, .text, .text *, summary, input, select) {
    text-align: right;
    unicode-bidi: plaintext;
  }
  /* A block of text begins where its lines begin, as it would with a direction of its own. */
  :host(:dir(rtl)) .frame:not([dir]) :is(.summary, .text):not([dir]) {
    direction: ltr;
    text-align: start;
  }
  .notice {
    background: ${pair(colours.noticeSurface)};
    border-radius: 0.6em;
    color: ${pair(colours.notice)};
    font-size: 0.9375em;
    padding: 0.5em 0.7em;
  }
  .notice.other {
    background: var(--_tint);
    color: inherit;
  }
  .notice .label,
  .notice a {
    color: inherit;
  }
  p.source {
    justify-content: start;
  }
  p.source a {
    display: inline-block;
    min-block-size: 24px;
  }
  .source ~ .source {
    border: 0;
    margin-block-start: calc(0.5em - var(--_gap));
    padding: 0;
  }
  .compact .source ~ .source {
    margin: 0;
  }
  @media (forced-colors: active) {
    .notice {
      border: 1px solid;
    }
  }
`;
