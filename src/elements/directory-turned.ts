/**
 * The look on a page that runs the other way than its own language, as a French one forced from right to left: the page
 * says where things stand, the letters of a text in which order it is read.
 */
import { css } from 'lit';

export const turnedStyles = css`
  .frame:not([dir])
    :is(
      h1,
      h2,
      h3,
      h4,
      h5,
      h6,
      p:not(.told, .summary),
      dt,
      dd,
      th,
      td,
      li,
      legend,
      figcaption,
      summary,
      .label,
      .link,
      span.place,
      .value > span,
      .row > div,
      .line
    ):not([dir]) {
    text-align: var(--_side);
    unicode-bidi: plaintext;
  }
  .frame:not([dir]) :is(button, select, input) {
    unicode-bidi: plaintext;
  }
  .frame {
    --_side: left;
  }
  :host(:dir(rtl)) .frame {
    --_side: right;
  }
  /* Figures, and what is cut at the end of a line, have no letters or an end to go by. */
  :host(:dir(rtl)) .frame:not([dir]) :is(.summary:not([dir]), .rest, .number) {
    direction: ltr;
    text-align: start;
  }
`;
