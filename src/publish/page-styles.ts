/** The look of the pages around the cards: the cards' own colours, nothing that competes with them. */
import { colours } from '../theme.ts';

const pair = ([light, dark]: readonly [string, string]): string => `light-dark(${light}, ${dark})`;

/** Without comments and white space, which would be on every page. */
export function minified(css: string): string {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .trim();
}

/** One line, the same on every page: a policy can allow it by its hash. */
export const pageCss = minified(`
:root {
  color-scheme: light dark;
  --accent: ${pair(colours.accent)};
  --muted: ${pair(colours.muted)};
  --line: ${pair(colours.line)};
  --tint: ${pair(colours.tint)};
  background: light-dark(#f6f8fa, #0e1216);
  color: ${pair(colours.text)};
  font: 100%/1.5 system-ui, sans-serif;
  -webkit-text-size-adjust: 100%;
}
body { margin: 0; overflow-wrap: anywhere; }
.page { box-sizing: border-box; margin-inline: auto; max-inline-size: 66em; padding: 1.25em clamp(1em, 4vw, 2.5em) 3em; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { border-radius: 0.2em; outline: 2px solid var(--accent); outline-offset: 2px; }
.skip:not(:focus) { block-size: 1px; clip-path: inset(50%); inline-size: 1px; overflow: hidden; position: absolute; white-space: nowrap; }
.top { align-items: baseline; display: flex; flex-wrap: wrap; gap: 0.25em 1.5em; justify-content: space-between; margin-block-end: 1.25em; }
.top a { display: inline-block; min-block-size: 24px; }
.home { font-weight: 600; text-decoration: none; }
h1 { font-size: 1.75em; font-weight: 650; letter-spacing: -0.01em; line-height: 1.2; margin: 0 0 0.2em; text-wrap: balance; }
h2 { font-size: 1.125em; font-weight: 650; margin: 0 0 0.5em; }
h3 { font-size: 1em; font-weight: 650; margin: 0; }
p { margin: 0 0 0.75em; max-inline-size: 62ch; }
ul { list-style: none; margin: 0; padding: 0; }
.row { display: flex; flex-wrap: wrap; gap: 0.25em 1.25em; }
.row a { display: inline-block; min-block-size: 24px; }
section { margin-block-start: 2.25em; }
.muted, small { color: var(--muted); font-size: 0.875em; }
.snippet { border-block-start: 1px solid var(--line); padding-block: 0.9em; }
.snippet p { color: var(--muted); font-size: 0.9375em; margin-block: 0.1em 0.5em; }
.code { align-items: start; display: flex; flex-wrap: wrap; gap: 0.5em; }
pre { background: var(--tint); border-radius: 0.5em; flex: 1 1 18em; font: 0.8125em/1.5 ui-monospace, monospace; margin: 0; min-inline-size: 0; overflow-x: auto; padding: 0.7em 0.9em; white-space: pre-wrap; }
code { font: inherit; }
button { background: light-dark(#fff, #151a20); border: 1px solid color-mix(in oklab, currentColor 60%, transparent); border-radius: 0.5em; color: inherit; cursor: pointer; font: inherit; min-block-size: 2.75em; min-inline-size: 6em; padding: 0.15em 0.9em; }
button:hover { background: var(--tint); }
@media (scripting: none) { button { display: none; } }
.foot { border-block-start: 1px solid var(--line); color: var(--muted); font-size: 0.875em; margin-block-start: 3em; padding-block-start: 1em; }
.foot a { color: inherit; }
.foot p { margin-block-end: 0.4em; max-inline-size: none; }
.list { columns: 20em; column-gap: 2.5em; margin-block: 1em; }
.list li { break-inside: avoid; overflow: clip; overflow-clip-margin: 4px; padding-block: 0.35em; }
.list small { display: block; }
.index { display: grid; gap: 1.5em; grid-template-columns: minmax(0, 1fr); margin-block: 1.5em; }
.index h2 { font-size: 1em; margin-block-end: 0.2em; }
.index ul { display: flex; flex-wrap: wrap; gap: 0.1em 1em; }
.index a, .letters a { display: inline-block; min-block-size: 24px; min-inline-size: 24px; }
.letters { display: flex; flex-wrap: wrap; gap: 0.1em 0.75em; }
org-directory { display: block; margin-block-start: 1.25em; min-block-size: 100vh; }
[aria-current] { font-weight: 650; }
.framed { padding: 0; max-inline-size: none; }
.framed .whole { font-size: 0.875em; margin: 0; padding: 0.5em 1em; }
@media print {
  :root { background: none; }
  .page { max-inline-size: none; padding: 0; }
  .top nav, .skip, .take, .embed { display: none; }
}
`);
