/** The look of a directory; its own width decides. */
import { css } from 'lit';

export const directoryStyles = css`
  /* Its own width where nothing else gives it one (a float, a row, vertical lines): a container has none. */
  .frame::before {
    content: '';
    display: grid;
    grid-template-columns: minmax(0, 60em);
  }
  .directory,
  .body,
  .side,
  .main,
  .filters,
  .foot {
    align-content: start;
    display: grid;
    gap: 1em;
    grid-template-columns: minmax(0, 1fr);
  }
  .directory {
    container-type: inline-size;
    --_line: var(--org-line, light-dark(#dde2e7, #2a323b));
    --_edge: color-mix(in oklab, currentColor 55%, transparent);
    --_chosen: var(--org-accent, light-dark(#14549c, #8fbcf7));
  }
  .search,
  .top,
  .sort,
  .chips,
  .letters {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
  }
  .search {
    justify-content: end;
  }
  .top {
    justify-content: space-between;
  }
  .field {
    align-items: center;
    display: grid;
    flex: 1 18em;
    grid-template-columns: minmax(0, 1fr);
  }
  .field > * {
    grid-area: 1 / 1;
  }
  .field svg {
    margin: 0 0.9em;
    z-index: 1;
    pointer-events: none;
  }
  [type='search'],
  select {
    background: var(--org-surface, light-dark(#fff, #151a20));
    border: 1px solid var(--_edge);
    border-radius: 0.6em;
    color: var(--org-text, light-dark(#1c2228, #e7ebef));
    font: inherit;
    margin: 0;
    min-block-size: 2.9em;
    padding: 0 0.8em;
  }
  [type='search'] {
    appearance: none;
    inline-size: 100%;
    padding-inline-start: 2.6em;
    text-overflow: ellipsis;
  }
  [type='search']::placeholder {
    color: inherit;
    opacity: 0.75;
  }
  select {
    font-size: 0.9375em;
    min-block-size: 3.1em;
    min-inline-size: min(9.5em, 100cqi);
  }
  select,
  .sort {
    max-inline-size: 100%;
  }
  .body {
    gap: 1.25em 2em;
  }
  .fold,
  .wide,
  .letters button,
  .chip,
  .plain {
    min-block-size: 44px;
  }
  .fold,
  .wide {
    inline-size: 100%;
  }
  .filters {
    display: none;
    font-size: 0.9375em;
  }
  .filters.unfolded {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11em, 1fr));
  }
  fieldset {
    border: 0;
    margin: 0;
    min-inline-size: 0;
    padding: 0;
  }
  legend {
    font-weight: 650;
    margin-block-end: 0.2em;
    padding: 0;
  }
  .value {
    align-items: center;
    cursor: pointer;
    display: grid;
    gap: 0.6em;
    grid-template-columns: auto minmax(0, 1fr) auto;
    line-height: 1.3;
    min-block-size: 2.1em;
    padding-block: 0.2em;
  }
  .value input {
    accent-color: var(--_chosen);
    block-size: 1.1em;
    inline-size: 1.1em;
    margin: 0;
  }
  .deep-1 {
    padding-inline-start: 1.5em;
  }
  .deep-2 {
    padding-inline-start: 3em;
  }
  .deep-3 {
    padding-inline-start: 4.5em;
  }
  .number {
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .value.none > span {
    opacity: 0.75;
  }
  .plain,
  .link,
  .letters button {
    background: none;
    border: 0;
    color: var(--_accent);
    padding: 0;
  }
  .plain {
    font-size: 0.9375em;
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .link {
    color: inherit;
    font-weight: inherit;
    letter-spacing: inherit;
    text-align: start;
  }
  [part~='count'] {
    font-weight: 650;
  }
  [part~='count'] span {
    display: block;
    font-weight: 400;
  }
  .sort,
  .chips {
    gap: 0.4em 0.6em;
  }
  .chip {
    background: var(--_tint);
    border-color: var(--_chosen);
    border-radius: 2em;
    font-size: 0.875em;
    padding: 0.2em 0.9em;
  }
  .letters {
    gap: 0.1em;
  }
  .letters button {
    min-inline-size: 44px;
  }
  .letters button:disabled {
    color: var(--_muted);
    cursor: default;
    opacity: 0.5;
  }
  .foot {
    gap: 0.4em;
  }
  .foot .source {
    padding-block-start: 0.6em;
  }

  @container (inline-size >= 56em) {
    .body:has(> .side) {
      grid-template-columns: 15em minmax(0, 1fr);
    }
    .filters,
    .filters.unfolded {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .fold,
    .shut {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .value {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .letters button:disabled {
      opacity: 1;
    }
  }
  @media print {
    /* Longer than a page: it begins where the page has come to. */
    .frame {
      break-inside: auto;
    }
    .search,
    .side,
    .letters,
    .chips {
      display: none;
    }
    .name .link {
      display: inline;
    }
    .body {
      display: block;
    }
  }
`;
