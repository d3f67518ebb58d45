/**
 * The look on a page that runs from right to left though its language does not, as a French one: the page says where
 * things stand, the letters of a text in which order it is read.
 */
import { css } from 'lit';

export const turnedStyles = css`
  :host(:dir(rtl))
    .frame:not([dir])
    :is(
      h1,
      h2,
      h3,
      h4,
      h5,
      h6,
      p:not(.told, .summary, .text *),
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
    text-align: right;
    unicode-bidi: plaintext;
  }
  /* Firefox does not show what stands in an empty field that is itself so. */
  :host(:dir(rtl)) .frame:not([dir]) :is(button, input:not(:placeholder-shown)),
  :host(:dir(rtl)) .frame:not([dir]) input::placeholder {
    unicode-bidi: plaintext;
  }
  :host(:dir(rtl)) .frame:not([dir]) input {
    text-align: right;
  }
  /* Figures have no letters to go by; a block of text begins where its lines begin. */
  :host(:dir(rtl)) .frame:not([dir]) :is(:is(.summary, .text):not([dir]), .rest, .number) {
    direction: ltr;
    text-align: start;
  }
`;
