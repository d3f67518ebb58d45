/**
 * The look on a page that runs from right to left though the words of the interface do not, whether the page is French or
 * Arabic: the page says where things stand, the letters of a text in which order it is read.
 */
import { css } from 'lit';

export const turnedStyles = css`
  :host(:dir(rtl)) .frame {
    direction: rtl;
  }
  :host(:dir(rtl))
    .frame
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
      .label,
      .link,
      span.place,
      .value > span,
      .row > div,
      .line,
      .source > *
    ):not([dir]) {
    text-align: right;
    unicode-bidi: plaintext;
  }
  /* Firefox does not show what stands in an empty field that is itself so. */
  :host(:dir(rtl)) .frame :is(button, input:not(:placeholder-shown)),
  :host(:dir(rtl)) .frame input::placeholder {
    unicode-bidi: plaintext;
  }
  :host(:dir(rtl)) .frame input {
    text-align: right;
  }
  /* Figures have no letters to go by; a block of text begins where its lines begin. */
  :host(:dir(rtl)) .frame :is(:is(.summary, .text):not([dir]), .rest, .number, .legend li, th button) {
    direction: ltr;
    text-align: start;
  }
  /* Read as the words that it is made of, at the side of the name above. */
  :host(:dir(rtl)) .frame .second {
    text-align: right;
  }
`;
