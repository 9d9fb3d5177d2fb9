import { inertText } from '../../base/text.js';
import type { Verdict } from '../../model/verdict.js';
import { VERDICT_WORDS } from '../words/verdict.js';
import type { Section } from './blocks.js';
import { html, trusted, type Markup } from './markup.js';
import { POLICY } from './policy.js';
import { changes } from './sections/changes.js';
import { agreement, evidence, shares } from './sections/evidence.js';
import { columns, ledger } from './sections/file.js';
import { method, reproduce } from './sections/method.js';
import { asOf, extent, origin, unknowns } from './sections/origin.js';
import { outlook, strength } from './sections/strength.js';
import { summary } from './sections/summary.js';
import { STYLE } from './style.js';

export type ReportOptions = { readonly organisation: string; readonly version: string; readonly writtenOn: Date };

/**
 * The verdict as one HTML file that stands alone: no script, no request, light and dark, fit for paper. It shows counts, column
 * names and file names; no value of anybody's data.
 */
export function verdictReport(verdict: Verdict, { organisation, version, writtenOn }: ReportOptions): string {
  const sections = sectionsOf(verdict, version);
  const on = writtenOn.toISOString().slice(0, 10);
  const [file] = verdict.sample.files;
  const subject = file === undefined ? 'a leak' : inertText(file.path, 120);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${VERDICT_WORDS[verdict.verdict]}: ${subject}</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <header class="head">
            <h1>Is it ours? ${subject}</h1>
            <p>${inertText(organisation, 120)}, ${on}</p>
          </header>
          ${summary(verdict, organisation)} ${contents(sections)} ${sections.map(sectionMarkup)}
          <footer>
            <p>
              Written by Assay ${version} on ${on}, on the organisation’s own machine. This report shows counts, file
              names and column names; it holds no value of anybody’s data. It states what the data say, not what the law
              makes of it.
            </p>
          </footer>
        </main>
      </body>
    </html> `;
  return page.markup;
}

function sectionsOf(verdict: Verdict, version: string): Section[] {
  const all = [
    changes(verdict),
    evidence(verdict),
    strength(verdict),
    agreement(verdict),
    shares(verdict),
    origin(verdict),
    asOf(verdict),
    extent(verdict),
    unknowns(verdict),
    outlook(verdict),
    columns(verdict),
    ledger(verdict),
    method(verdict),
    reproduce(verdict, version),
  ];
  return all.filter((section) => section !== null);
}

function contents(sections: readonly Section[]): Markup {
  return html`<nav aria-label="Contents">
    <ol>
      ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ol>
  </nav>`;
}

function sectionMarkup({ id, title, body }: Section): Markup {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${body.filter((part) => part !== null)}
  </section>`;
}
