/** The look of a directory's list: cards and rows. */
import { css } from 'lit';

export const directoryListStyles = css`
  .grid {
    display: grid;
    gap: 0.9em;
    grid-template-columns: repeat(auto-fill, minmax(min(19em, 100%), 1fr));
  }
  .box {
    break-inside: avoid;
  }
  [part='item'] > .compact {
    align-content: start;
    position: relative;
  }
  .list > li {
    block-size: auto;
    border-block-end: 1px solid var(--_line);
  }
  .list > li:first-child {
    border-block-start: 1px solid var(--_line);
  }
  .list .compact {
    display: grid;
    gap: 0.4em;
    grid-template-columns: minmax(0, 1fr);
    padding: 0.9em 0.2em;
  }
  /* The whole card opens what its name opens. */
  .compact .name :is(a, button)::after {
    content: '';
    inset: 0;
    position: absolute;
  }
  .compact .tags,
  .compact .notice a {
    position: relative;
    z-index: 1;
  }
  .tags {
    pointer-events: none;
  }
  .tags > li {
    pointer-events: auto;
  }
  .compact .tags > .rest {
    background: none;
    border-color: transparent;
    color: var(--_muted);
    pointer-events: none;
  }
  button.tag {
    background: none;
    border: 0;
    color: inherit;
    font: inherit;
    min-block-size: 24px;
    text-align: start;
  }
  mark {
    background: light-dark(#ffe9a8, #5a4708);
    border-radius: 0.15em;
    color: inherit;
  }
`;
