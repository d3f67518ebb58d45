/** The look, its grounds: a guest on a foreign page. Sizes in em, logical sides; of the page only its font, colours and direction. */
import { css } from 'lit';
import { gap } from '../theme.ts';

export const styles = css`
  :host {
    display: block;
    max-inline-size: 100%;
    min-inline-size: 0;
  }
  /* As before it was defined, until its turn comes: a thousand that become blocks at once hold the page up. */
  :host(:state(queued)) {
    display: inline;
  }
  :host([hidden]) {
    display: none;
  }
  /* What the page puts into the card keeps the page's direction. */
  slot {
    direction: ltr;
  }
  :host(:dir(rtl)) slot {
    direction: rtl;
  }
  /* What has no ground of its own stands on the page's, whatever that is: its colours come from the page's text. */
  .frame {
    --_accent: var(--org-accent, currentColor);
    --_surface: transparent;
    --_muted: var(--org-muted, color-mix(in oklab, currentColor 80%, transparent));
    --_line: var(--org-line, color-mix(in oklab, currentColor 25%, transparent));
    --_tint: var(--org-tint, color-mix(in oklab, currentColor 8%, transparent));
    --_gap: var(--org-gap, ${gap}em);
    all: initial;
    -webkit-font-smoothing: inherit;
    -webkit-text-size-adjust: inherit;
    break-inside: avoid;
    color: var(--org-text, inherit);
    color-scheme: inherit;
    display: block;
    font-family: inherit;
    font-size: inherit;
    line-height: 1.5;
    overflow-wrap: anywhere;
    pointer-events: inherit;
    /* What is for the ear alone must not reach out of a box that scrolls. */
    position: relative;
    visibility: inherit;
  }
  /* Marks heaped on a letter must not be drawn over the page. */
  .frame > * {
    overflow: clip;
    overflow-clip-margin: 4px;
  }
  .frame,
  .box,
  .card {
    block-size: 100%;
  }
  /* Without a doctype that would be the window's height; nor does a page then tell capitals in names of classes. */
  .FRAME,
  .BOX,
  .CARD {
    block-size: auto;
  }
  * {
    box-sizing: border-box;
  }
  :where(h1, h2, h3, h4, h5, h6, p, dl, dd, ul, address) {
    font: inherit;
    margin: 0;
    padding: 0;
  }
  a {
    color: var(--_accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    border-radius: 0.2em;
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .frame:focus-visible {
    outline-offset: -2px;
  }
  /* Safari would cut a ring off that stands out. */
  @supports not (overflow-clip-margin: 4px) {
    :focus-visible {
      outline-offset: -2px;
    }
  }
  .unseen {
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }

  button {
    background: var(--_surface);
    border: 1px solid color-mix(in oklab, currentColor 60%, transparent);
    border-radius: 0.5em;
    color: inherit;
    cursor: pointer;
    font: inherit;
    min-block-size: 24px;
    padding: 0.15em 0.7em;
  }
  .shape i {
    background: var(--_tint);
    block-size: 1em;
    /* Seen in forced colours. */
    border: 1px solid transparent;
    border-radius: 0.3em;
    display: block;
  }
  .shape i + i {
    margin-block-start: 0.6em;
  }

  @media screen {
    .far > .box {
      content-visibility: auto;
      contain-intrinsic-size: auto 0 auto 14em;
    }
  }
  @media (forced-colors: active) {
    path {
      stroke: CanvasText;
    }
  }
  @media print {
    details::details-content {
      block-size: auto;
      content-visibility: visible;
    }
    .card.compact .summary {
      display: block;
    }
    summary,
    button,
    .shape,
    .map {
      display: none;
    }
  }
`;
