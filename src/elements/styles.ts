/** The look, its grounds: a guest on a foreign page. Sizes in em, logical sides; nothing inherits by accident. */
import { css, unsafeCSS } from 'lit';
import { colours, gap, radius } from '../theme.ts';

export const pair = ([light, dark]: readonly [string, string]) => unsafeCSS(`light-dark(${light}, ${dark})`);

export const styles = css`
  :host {
    display: block;
    max-inline-size: 100%;
    min-inline-size: 0;
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    --_accent: var(--org-accent, ${pair(colours.accent)});
    --_surface: var(--org-surface, ${pair(colours.surface)});
    --_text: var(--org-text, ${pair(colours.text)});
    --_muted: var(--org-muted, ${pair(colours.muted)});
    --_line: var(--org-line, ${pair(colours.line)});
    --_tint: var(--org-tint, ${pair(colours.tint)});
    --_radius: var(--org-radius, ${radius}em);
    --_gap: var(--org-gap, ${gap}em);
    color: var(--_text);
    font-style: normal;
    font-weight: 400;
    letter-spacing: normal;
    line-height: 1.5;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    word-spacing: normal;
  }
  .frame,
  .box,
  .card {
    block-size: 100%;
  }
  .box {
    /* A container has no width of its own: in a row of the page it asks for this one. */
    contain-intrinsic-inline-size: 22em;
    container-type: inline-size;
  }
  .far > .box {
    content-visibility: auto;
    contain-intrinsic-size: auto 22em auto 14em;
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
  .unseen {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }

  button {
    background: var(--_surface);
    border: 1px solid ${pair(colours.control)};
    border-radius: 0.5em;
    color: var(--_text);
    cursor: pointer;
    font: inherit;
    min-block-size: 24px;
    padding: 0.15em 0.7em;
  }
  .shape i {
    background: var(--_tint);
    block-size: 1em;
    border-radius: 0.3em;
    display: block;
  }
  .shape i + i {
    margin-block-start: 0.6em;
  }

  @media (forced-colors: active) {
    .notice,
    .shape i {
      border: 1px solid;
    }
  }
  @media print {
    .far > .box {
      content-visibility: visible;
    }
    .card {
      break-inside: avoid;
    }
    details::details-content {
      block-size: auto;
      content-visibility: visible;
    }
    summary,
    button {
      display: none;
    }
  }
`;
