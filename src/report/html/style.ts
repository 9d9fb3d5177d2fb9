/** Colours and spaces of the report. Light by default, dark where the reader's screen is, always light on paper. */
const LIGHT = `color-scheme: light; --paper: #ffffff; --panel: #f5f6f8; --ink: #1c2127; --muted: #59636e; --line: #dde2e7;
  --support: #1f5f8b; --against: #a3521f; --span: #e3ecf3; --ours: #a11d1d; --partly: #8a5a00; --other: #1f6b3b; --open: #3c4d80;`;
const DARK = `color-scheme: dark; --paper: #14171b; --panel: #1d2127; --ink: #e8ebee; --muted: #a3adb8; --line: #333a43;
  --support: #6cb2e0; --against: #e09a66; --span: #24313c; --ours: #ff8f87; --partly: #e6b84f; --other: #74c893; --open: #a5b7f0;`;
/** Colours by name. */
const TOKENS = `
:root { ${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root { ${DARK} } }
`;

/** A page that is all ours. */
const FRAME = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1 { font-size: 1.15rem; margin: 0; font-weight: 400; overflow-wrap: anywhere; }
.head p { margin: 0; }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 2rem; color: var(--muted); margin-bottom: 1.75rem; }
nav { font-size: .9rem; color: var(--muted); margin: 1.5rem 0 0; }
nav ol { margin: 0; columns: 2 16rem; padding-left: 1.6rem; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .85rem; }
`;

/** What stands in a page, whoever made the page: the parts of the report are shown in the app, too. */
const CONTENT = `
h1, h2, .word { font-family: Georgia, "Times New Roman", "Liberation Serif", serif; font-weight: 600; line-height: 1.2; }
h2 { font-size: 1.45rem; margin: 3rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p, ul, ol { margin: .5rem 0 .9rem; }
p, li { max-width: 68ch; overflow-wrap: anywhere; }
ul { padding-left: 1.2rem; }
li { margin: .25rem 0; }
a { color: inherit; text-underline-offset: .15em; }
code { font: .85em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
.verdict { border-left: .5rem solid var(--tone); padding: .25rem 0 .25rem 1.25rem; margin: 0 0 1.75rem; }
.verdict .word { border: 0; padding: 0; font-size: clamp(2.4rem, 8vw, 3.6rem); color: var(--tone); margin: 0; letter-spacing: -.01em; }
.verdict .meaning { font-size: 1.25rem; line-height: 1.4; margin: .4rem 0 0; max-width: 40ch; }
.tone-ours { --tone: var(--ours); } .tone-partly { --tone: var(--partly); } .tone-other { --tone: var(--other); } .tone-open { --tone: var(--open); }
.facts { display: flex; flex-wrap: wrap; gap: 1px; background: var(--line); border: 1px solid var(--line); margin: 1.5rem 0; }
.facts div { flex: 1 1 9rem; background: var(--panel); padding: .8rem 1rem; }
.facts dt { color: var(--muted); font-size: .82rem; }
.facts dd { margin: .1rem 0 0; font-size: 1.15rem; font-weight: 600; line-height: 1.3; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.facts dd small { display: block; font-weight: 400; font-size: .82rem; color: var(--muted); }
.warning { border: 1px solid var(--partly); border-left-width: .35rem; padding: .5rem 1rem; margin: .75rem 0; }
.scroll { overflow-x: auto; margin: 1rem 0 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; color: var(--muted); padding-bottom: .4rem; }
th, td { padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; text-align: left; font-weight: 400; overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); border-bottom-color: var(--muted); font-size: .82rem; vertical-align: bottom; overflow-wrap: normal; }
tbody th { font-weight: 600; min-width: 7rem; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
td.number { white-space: nowrap; }
.whole { white-space: nowrap; overflow-wrap: normal; }
tr.here > * { background: var(--span); }
.why { color: var(--muted); margin: 0; padding-left: 1rem; font-size: .85rem; }
figure { margin: 1rem 0 1.25rem; }
figure { overflow-x: auto; }
figure svg { display: block; width: 100%; max-width: 760px; min-width: 34rem; height: auto; }
figure svg text, figure svg tspan { white-space: pre; }
figure svg.map { margin-bottom: .6rem; }
.map .code { font-size: 16px; font-weight: 600; } .map .figure { font-size: 14px; font-variant-numeric: tabular-nums; }
.wide th, .wide td { padding: .2rem .6rem .2rem 0; } .wide tbody th { min-width: 3rem; }
@media (max-width: 40rem) {
  .scroll table { min-width: 32rem; }
  figure svg.map { min-width: 0; }
  .map .code { font-size: 27px; transform: translateY(8px); } .map .figure { display: none; }
}
figcaption, .note { color: var(--muted); font-size: .88rem; max-width: 72ch; }
`;

const PRINT = `
@page { margin: 18mm 16mm; }
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  footer { margin-top: 1.2rem; break-before: avoid; break-inside: avoid; }
  footer p { max-width: none; }
  h2 { margin-top: 1.6rem; }
  h2, h3, caption, figcaption { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  p.note { break-inside: avoid; }
  figcaption { break-before: avoid; break-after: auto; }
  figure, tr, .facts, .verdict, li { break-inside: avoid; }
  .scroll, figure { overflow: visible; }
  figure svg { min-width: 0; }
  .verdict, .facts div, tr.here > * { print-color-adjust: exact; }
}
`;

export const STYLE = TOKENS + CONTENT + FRAME + PRINT;

/**
 * For a page that has a frame of its own: the build of the page takes it in.
 * @public
 */
export const PARTS_STYLE = TOKENS + CONTENT;
