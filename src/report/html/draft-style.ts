/** What drafts need beyond the style of the report. */
export const DRAFT_STYLE = `
header h1.word { font-size: clamp(1.6rem, 5vw, 2.4rem); font-weight: 600; }
header .line { color: var(--muted); margin: .35rem 0 1rem; overflow-wrap: anywhere; }
.loud { font-weight: 600; color: var(--ours); border-color: var(--ours); }
mark { background: none; color: var(--ours); font-weight: 600; overflow-wrap: anywhere; border-bottom: 1px dashed var(--ours); }
.facts { grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); }
.sheet { border: 1px solid var(--line); padding: 1.5rem clamp(1rem, 4vw, 2.5rem); margin: 1rem 0 1.5rem; font-family: Georgia, "Times New Roman", "Liberation Serif", serif; }
.sheet h3 { font-size: 1.05rem; }
.fields { margin: .5rem 0 1.5rem; }
.field { display: grid; grid-template-columns: minmax(11rem, 1fr) 2fr; gap: .2rem 1.5rem; padding: .7rem 0; border-bottom: 1px solid var(--line); }
.field dt { font-weight: 600; overflow-wrap: anywhere; }
.field dt small, .field dd small { display: block; font-weight: 400; color: var(--muted); font-size: .8rem; }
.field dd { margin: 0; min-width: 0; }
.field dd p { margin: 0 0 .45rem; }
.field .why-note { color: var(--muted); font-size: .82rem; margin-bottom: .2rem; }
@media (max-width: 40rem) { .field { grid-template-columns: 1fr; } }
@media print { .field { break-inside: avoid; } .sheet { break-before: page; break-after: page; border: 0; padding: 0; } }
`;
