import { STYLE } from './style.js';

/** Four columns side by side where the screen has room; below that one below the other, each under its name. */
export const TIMELINE_STYLE = `${STYLE}
main { max-width: 84rem; }
.timeline table { table-layout: fixed; }
.timeline thead th:first-child { width: 7.5rem; }
.timeline tbody th, .timeline td { overflow-wrap: break-word; min-width: 0; }
.timeline p { margin: 0 0 .6rem; overflow-wrap: break-word; }
.timeline .source { color: var(--muted); }
.timeline .label { display: none; }
.timeline .state { font-weight: 600; }
@media screen and (max-width: 60rem) {
  .timeline table, .timeline tbody, .timeline caption, .timeline tr, .timeline td, .timeline tbody th { display: block; width: auto; padding-right: 0; }
  .timeline thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .timeline tbody th { border: 0; border-top: 1px solid var(--muted); padding-top: 1rem; font-size: 1.05rem; }
  .timeline td { border: 0; padding: .2rem 0 .2rem; }
  .timeline td.empty { display: none; }
  .timeline .label { display: block; color: var(--muted); font-size: .82rem; margin-bottom: .15rem; }
}
`;
