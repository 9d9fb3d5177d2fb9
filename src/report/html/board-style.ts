/** One sheet, portrait, letter or A4; black on white also on a screen, since it is made to be printed. */
export const BOARD_STYLE = `
:root { color-scheme: light; --ink: #1a1f24; --muted: #57606a; --line: #cfd6dd; --now: #a3521f; --then: #1f5f8b; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 15px/1.42 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 50rem; margin: 0 auto; padding: 1.6rem 1.5rem 2rem; }
h1, h2 { font-family: Georgia, "Times New Roman", "Liberation Serif", serif; line-height: 1.2; margin: 0; }
h1 { font-size: 1.9rem; }
header p { margin: .2rem 0 0; color: var(--muted); overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 1.1rem 0 .3rem; padding-top: .5rem; border-top: 1px solid var(--line); }
.ask { margin: 1rem 0 0; font-size: 1.2rem; }
.ask p { margin: 0 0 .6rem; }
.bars { display: grid; gap: .25rem; }
.bar { height: 1.35rem; border-radius: .15rem; color: #fff; font-size: .8rem; padding: .1rem .5rem; white-space: nowrap; min-width: max-content; print-color-adjust: exact; }
.bar span { text-shadow: 0 0 2px rgba(0,0,0,.6); }
.now { background: var(--now); } .then { background: var(--then); }
ul { margin: .2rem 0 .3rem; padding-left: 1.1rem; }
li { margin: .18rem 0; overflow-wrap: anywhere; }
.more { margin: 0; color: var(--muted); font-size: .9rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .22rem .7rem .22rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--muted); font-weight: 400; font-size: .82rem; overflow-wrap: normal; }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; overflow-wrap: normal; font-variant-numeric: tabular-nums; }
small { display: block; color: var(--muted); }
footer { margin-top: 1rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .8rem; }
@page { margin: 11mm 14mm; }
@media print { :root { font-size: 11.6px; } body { font-size: .98rem; line-height: 1.36; } main { max-width: none; padding: 0; } tr, li { break-inside: avoid; } }
@media (max-width: 30rem) { main { padding: 1rem .9rem 1.5rem; } th, td { padding-right: .45rem; } }
`;
