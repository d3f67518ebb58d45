/** The look of a card and its parts; the element's own width decides, not the screen's. */
import { css, unsafeCSS } from 'lit';
import { colours, radius } from '../theme.ts';

const pair = ([light, dark]: readonly [string, string]) => unsafeCSS(`light-dark(${light}, ${dark})`);

export const cardStyles = css`
  .card {
    --_accent: var(--org-accent, ${pair(colours.accent)});
    --_surface: var(--org-surface, ${pair(colours.surface)});
    --_muted: var(--org-muted, ${pair(colours.muted)});
    --_line: var(--org-line, ${pair(colours.line)});
    --_tint: var(--org-tint, ${pair(colours.tint)});
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--org-radius, ${radius}em);
    color: var(--org-text, ${pair(colours.text)});
    padding: clamp(1em, 4%, 1.75em);
  }
  .card,
  .columns > *,
  .contact {
    align-content: start;
    display: grid;
    gap: var(--_gap);
    grid-template-columns: minmax(0, 1fr);
  }
  /* A button of the page's is as wide as its words. */
  ::slotted([slot='actions']) {
    justify-self: start;
  }
  .compact {
    gap: 0.75em;
    padding: 1.1em;
  }
  .head,
  .facts,
  .tags,
  .columns,
  .title,
  .source {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
  }
  .head {
    align-items: center;
  }
  .head > div:last-child {
    flex: 1 1 9em;
    min-inline-size: 0;
  }
  .logo,
  .tags > li {
    background: var(--_tint);
    /* Seen on a ground of the same colour, and in forced colours. */
    border: 1px solid color-mix(in oklab, var(--_accent) 10%, transparent);
  }
  .logo {
    align-self: start;
    border-radius: 0.6em;
    color: var(--_accent);
    display: grid;
    font-weight: 650;
    /* Its size, whatever the words of a picture that failed would take. */
    grid: 3.5em / 3.5em;
    overflow: hidden;
    place-items: center;
  }
  .logo > * {
    grid-area: 1 / 1;
  }
  /* Pictures are made for white paper; the feed may say otherwise. */
  .logo img {
    background: #fff;
    block-size: 100%;
    forced-color-adjust: none;
    inline-size: 100%;
    object-fit: contain;
  }
  .compact .logo {
    font-size: 0.8125em;
  }
  .name {
    font-size: 1.375em;
    font-weight: 650;
    line-height: 1.2;
    text-wrap: balance;
  }
  .name,
  .title {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .compact .name {
    font-size: 1.0625em;
  }
  .name a {
    color: inherit;
    text-decoration-color: var(--_line);
  }
  .name a:hover {
    text-decoration-color: currentColor;
  }
  .acronym,
  .place,
  .label,
  dt,
  .source,
  .language {
    color: var(--_muted);
    font-weight: 400;
  }
  .facts {
    gap: 0.75em 2.5em;
  }
  .label,
  dt,
  .source,
  .language {
    font-size: 0.8125em;
  }
  dd {
    font-weight: 550;
  }
  .details dd {
    font-size: 0.9375em;
    font-weight: 400;
  }
  .tags {
    gap: 0.4em;
  }
  ul {
    list-style: none;
  }
  .tags > li {
    border-radius: 1em;
    font-size: 0.875em;
    line-height: 1.3;
  }
  .tag {
    border-radius: inherit;
    display: block;
    padding: 0.25em 0.7em;
    text-decoration: none;
  }
  a.tag:hover {
    background: color-mix(in oklab, var(--_accent) 18%, var(--_tint));
  }
  /* Two columns where there is room for both, one below the other where not; the rule is in the gap or out of sight. */
  .columns {
    gap: var(--_gap) 3.5em;
    overflow: clip;
    overflow-clip-margin: 4px;
  }
  .columns > * {
    flex: 3 1 24em;
    min-inline-size: 0;
  }
  .columns > .contact {
    flex: 1 1 15em;
    position: relative;
  }
  .columns > .contact::before {
    border-inline-start: 1px solid var(--_line);
    content: '';
    inset-block: 0;
    inset-inline-start: -1.75em;
    position: absolute;
  }
  .title {
    align-items: baseline;
    font-weight: 650;
    margin-block-end: 0.5em;
  }
  .language {
    border: 1px solid var(--_line);
    border-radius: 0.35em;
    padding: 0 0.4em;
    white-space: nowrap;
  }
  .text,
  .summary {
    max-inline-size: 62ch;
  }
  .text > p,
  address .line {
    white-space: pre-line;
  }
  .text > p + p,
  details > .text {
    margin-block-start: 0.75em;
  }
  .compact .summary {
    font-size: 0.9375em;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    display: -webkit-box;
    overflow: hidden;
  }
  summary {
    color: var(--_accent);
    cursor: pointer;
    inline-size: max-content;
    padding-block: 0.4em;
  }
  .contact {
    gap: 0.7em;
  }
  .contact > .title {
    margin: 0;
  }
  .row {
    display: grid;
    gap: 0.7em;
    grid-template-columns: 1.25em minmax(0, 1fr);
  }
  svg {
    block-size: 1.1em;
    fill: none;
    inline-size: 1.1em;
    margin-block-start: 0.2em;
    stroke: var(--_muted);
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.6;
  }
  ul + p {
    margin-block-start: 0.4em;
  }
  .row .label,
  .line {
    display: block;
  }
  .source a {
    color: inherit;
  }
  .source {
    border-block-start: 1px solid var(--_line);
    justify-content: space-between;
    padding-block-start: 0.75em;
  }
  .inline .name {
    font-size: 1em;
  }
  /* Not the name, which may run the other way. */
  .inline .place {
    margin-inline-start: 0.6em;
  }
  .inline .name a {
    color: var(--_accent);
    text-decoration-color: currentColor;
  }
`;
