/** What the page of a claim needs beyond the style of the report. */
export const CLAIM_STYLE = `
main { max-width: 76rem; }
.two { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.1fr); gap: 2.5rem; align-items: start; }
.source { border: 1px solid var(--line); background: var(--panel); padding: 1rem 1.25rem; position: sticky; top: 1rem; max-height: 94vh; overflow: auto; }
.source p { margin: 0 0 .55rem; max-width: none; white-space: pre-wrap; }
mark { background: var(--span); color: inherit; border-bottom: 2px solid var(--support); padding: 0 .05em; }
mark small { font-size: .66rem; color: var(--support); margin-left: .2em; white-space: nowrap; }
.read { margin: 0 0 1.25rem; }
.read div { display: grid; grid-template-columns: 8.5rem 1fr; gap: .2rem 1rem; padding: .45rem 0; border-bottom: 1px solid var(--line); }
.read dt { color: var(--muted); }
.read dd { margin: 0; overflow-wrap: anywhere; font-weight: 600; }
.read dd small { display: block; font-weight: 400; color: var(--muted); }
@media (max-width: 60rem) { .two { grid-template-columns: 1fr; } .source { position: static; max-height: none; } }
@media print { .two { display: block; } .source { position: static; max-height: none; } mark { print-color-adjust: exact; } }
`;
