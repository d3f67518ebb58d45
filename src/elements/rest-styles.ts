/** The look of what nobody sees at first: of what is pointed at, has the focus, or is pressed; in print and in forced colours. */
import { css } from 'lit';

export const restStyles = css`
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
  .name a:hover {
    text-decoration-color: currentColor;
  }
  a.tag:hover {
    background: color-mix(in oklab, var(--_accent) 18%, var(--_tint));
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
