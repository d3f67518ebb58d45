/**
 * The look of map and years: quiet pictures that are filters. They take the colours of the `.frame` around them. As wide
 * as a filter at most, so that they need not ask how wide they are: Chromium leaves a container in a fieldset at times
 * without any layout, 0 px high.
 */
import { css } from 'lit';

export const chartStyles = css`
  .chart {
    --_accent: var(--_chosen);
    --_ground: var(--org-surface, light-dark(#fff, #151a20));
    margin: 0;
    max-inline-size: 32em;
  }
  .chart :is(.told, figcaption, summary) {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .told {
    min-block-size: 1.5em;
    text-align: center;
  }

  .world svg {
    block-size: auto;
    cursor: default;
    display: block;
    inline-size: 100%;
    margin: 0;
    overflow: hidden;
  }
  .world path,
  .world circle {
    vector-effect: non-scaling-stroke;
  }
  .below {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    justify-content: space-between;
  }
  .closer {
    font-size: 0.8125em;
    min-block-size: 44px;
  }
  .closer[aria-pressed='true'] {
    border-width: 2px;
    font-weight: 650;
  }
  .world .legend {
    color: var(--_muted);
    columns: auto;
    display: flex;
    flex-wrap: wrap;
    font-size: 0.8125em;
    gap: 0 1em;
    padding: 0;
  }
  .legend li::before {
    background: color-mix(in oklab, var(--_accent) var(--_shade), var(--_tint));
    block-size: 0.75em;
    content: '';
    display: inline-block;
    inline-size: 0.75em;
    margin-inline-end: 0.4em;
    /* A colour that a printer and forced colours keep. */
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  .land,
  .country {
    fill: var(--_tint);
    stroke: var(--_line);
    stroke-width: 0.5px;
  }
  .shade0 {
    --_shade: 0%;
  }
  .country {
    cursor: pointer;
    fill: color-mix(in oklab, var(--_accent) var(--_shade), var(--_tint));
    stroke: color-mix(in oklab, var(--_accent) 60%, transparent);
  }
  .country:focus {
    outline: none;
  }
  .country:hover {
    stroke: currentColor;
    stroke-width: 1.5px;
  }
  .shade1 {
    --_shade: 40%;
  }
  .shade2 {
    --_shade: 60%;
  }
  .shade3 {
    --_shade: 80%;
  }
  .shade4 {
    --_shade: 100%;
  }
  .country[aria-pressed='true'] {
    stroke: currentColor;
    stroke-width: 2px;
  }
  .marks,
  .ring {
    pointer-events: none;
  }
  .marks circle {
    fill: currentColor;
    stroke: var(--_ground);
    stroke-width: 2px;
  }
  .ring > * {
    fill: none;
    stroke: currentColor;
    stroke-width: 3px;
  }
  .world:not(:has(:focus-visible)) .ring {
    display: none;
  }
  .world ul {
    columns: 14em;
    list-style: none;
    padding-block-start: 0.5em;
  }
  .world li {
    break-inside: avoid;
  }
  .world summary {
    cursor: pointer;
    inline-size: fit-content;
    min-block-size: 24px;
  }
  .world li button {
    border-color: transparent;
    min-block-size: 44px;
    text-align: start;
  }
  .world li button[aria-pressed='true'] {
    border-color: currentColor;
    font-weight: 650;
  }

  .bars {
    align-items: stretch;
    block-size: 7em;
    display: flex;
  }
  .bar {
    background: none;
    border: 0;
    border-block-end: 4px solid var(--_line);
    border-radius: 0;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    padding: 0 1px;
  }
  .bar svg {
    block-size: 0;
    display: block;
    flex: 1;
    inline-size: 100%;
    margin: 0;
  }
  .bar rect {
    stroke: none;
    fill: color-mix(in oklab, var(--_accent) 55%, var(--_tint));
  }
  .bar span {
    align-self: start;
    color: var(--_muted);
    font-size: 0.6875em;
    overflow-wrap: normal;
    white-space: nowrap;
  }
  /* As many as there is room for; the last one ends where its bar does. */
  .bar:not(:nth-child(3n + 1)) span {
    visibility: hidden;
  }
  .bar:last-child:not(:first-child) span {
    align-self: end;
  }
  .bar:is(:hover, [aria-pressed='true'], [aria-pressed='mixed']) rect {
    fill: var(--_accent);
  }
  .bar:not([aria-pressed='false']) {
    border-block-end-color: var(--_accent);
  }
  .chosen {
    color: var(--org-text, inherit);
    font-weight: 650;
    margin-inline-start: 0.5em;
  }

  .near .country circle {
    r: 4px;
  }
  .near .marks circle {
    r: 3.5px;
  }

  /* Where the filters are folded away, the pictures stay. */
  @container (inline-size < 56em) {
    .filters:has(.chart) {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    }
    .filters:not(.unfolded) > :not(:has(> .chart)),
    .filters:not(.unfolded) > fieldset:has(> .chart) > :not(.chart, legend) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .chart {
      --_accent: CanvasText;
      --_ground: Canvas;
      --_line: GrayText;
      --_tint: Canvas;
    }
    .country[aria-pressed='true'],
    .bar:not([aria-pressed='false']) rect {
      fill: Highlight;
    }
  }
  @media print {
    .chart svg {
      print-color-adjust: exact;
    }
    .bar {
      display: flex;
    }
    .chart details {
      display: none;
    }
  }
`;
