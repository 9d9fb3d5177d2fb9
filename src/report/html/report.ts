import { inertText } from '../../base/text.js';
import type { Verdict } from '../../model/verdict.js';
import { VERDICT_WORDS } from '../words/verdict.js';
import type { Section } from './blocks.js';
import { dateOf, pageOf, type ReportOptions, type ReportParts } from './page.js';
import { changes } from './sections/changes.js';
import { agreement, evidence, shares } from './sections/evidence.js';
import { columns, ledger } from './sections/file.js';
import { method, reproduce } from './sections/method.js';
import { asOf, extent, origin, unknowns } from './sections/origin.js';
import { outlook, strength } from './sections/strength.js';
import { summary } from './sections/summary.js';

/**
 * The verdict as one HTML file that stands alone: no script, no request, light and dark, fit for paper. It shows counts, column
 * names and file names; no value of anybody's data.
 */
export function verdictReport(verdict: Verdict, { organisation, version, writtenOn }: ReportOptions): string {
  const on = dateOf(writtenOn);
  const [file] = verdict.sample.files;
  const subject = file === undefined ? 'a leak' : inertText(file.path, 120);
  return pageOf({
    title: `${VERDICT_WORDS[verdict.verdict]}: ${subject}`,
    heading: `Is it ours? ${subject}`,
    subject: `${inertText(organisation, 120)}, ${on}`,
    ...verdictParts(verdict, { organisation, version }),
    footer: `Written by Assay ${version} on ${on}, on the organisation’s own machine. This report shows counts, file names and column names; it holds no value of anybody’s data. It states what the data say, not what the law makes of it.`,
  });
}

/** What the report shows between its head and its last words. */
export function verdictParts(
  verdict: Verdict,
  { organisation, version }: Pick<ReportOptions, 'organisation' | 'version'>,
): ReportParts {
  return { summary: summary(verdict, organisation), sections: sectionsOf(verdict, version) };
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
