import { inertText } from '../../../base/text.js';
import type { Verdict } from '../../../model/verdict.js';
import { columnLabel } from '../../words/elements.js';
import { formatCount, formatShare } from '../../words/numbers.js';
import { asOfSentence, estimateSentence, extentSentence, sentence } from '../../words/verdict.js';
import { dataTable, figure, list, paragraph, type Section } from '../blocks.js';
import { drawAsOf } from '../charts/as-of-curve.js';

/** Which system the rows come from, whether they were out before, and whether planted records were among them. */
export function origin({ systems, prior_leaks: priors, canaries }: Verdict): Section {
  const source =
    systems.length === 0
      ? paragraph('No system is named: the rows are not held to be yours.')
      : dataTable(
          'Systems of record, likeliest first',
          [
            { text: 'System' },
            { text: 'Probability', numeric: true },
            { text: 'Rows that it has', numeric: true },
            { text: 'Columns that it does not explain' },
          ],
          systems.map((line) => [
            inertText(line.system, 80),
            formatShare(line.probability),
            formatCount(line.matched_rows),
            line.columns_unexplained.map(columnLabel).join(', ') || 'none',
          ]),
        );
  const earlier =
    priors.length === 0
      ? paragraph('No earlier leak is on file to compare with.')
      : dataTable(
          'Rows that stand in earlier known leaks',
          [{ text: 'Earlier leak' }, { text: 'Rows', numeric: true }, { text: 'Share', numeric: true }],
          priors.map((leak) => [inertText(leak.name, 80), formatCount(leak.overlap_rows), formatShare(leak.share)]),
        );
  const planted =
    canaries.length === 0
      ? paragraph('No planted record was found in the file.')
      : dataTable(
          'Planted records found',
          [{ text: 'Record' }, { text: 'Planted in' }, { text: 'Planted on' }, { text: 'Row', numeric: true }],
          canaries.map((line) => [
            inertText(line.canary_id, 80),
            line.system === null ? '–' : inertText(line.system, 80),
            line.planted_on ?? '–',
            formatCount(line.row),
          ]),
        );
  return { id: 'origin', title: 'Where the rows come from', body: [source, earlier, planted] };
}

/** When the rows were taken. */
export function asOf(verdict: Verdict): Section {
  const { estimate, low, high } = verdict.as_of;
  const { as_of_curve: curve } = verdict.detail;
  const drawable = estimate !== null && low !== null && high !== null && curve.length > 1;
  return {
    id: 'as-of',
    title: 'When they were taken',
    body: [
      paragraph(asOfSentence(verdict)),
      drawable
        ? figure(
            drawAsOf(curve, { estimate, low, high }),
            'How probable each day is, from values that change over time: addresses, phones, handsets, plans. Shaded: 95%.',
          )
        : null,
    ],
  };
}

/** How many people the leak can hold. */
export function extent(verdict: Verdict): Section {
  const { extent: bound } = verdict;
  return {
    id: 'extent',
    title: 'How far it may go',
    body: [
      paragraph(extentSentence(verdict)),
      bound === null
        ? null
        : list([
            `What the sample covers: ${sentence(bound.covers)}`,
            `Basis: ${sentence(bound.basis)}`,
            ...bound.estimates.map(estimateSentence),
            ...(bound.excluded.length === 0
              ? []
              : [`Held to be left out: ${bound.excluded.map((name) => inertText(name, 80)).join(', ')}.`]),
          ]),
    ],
  };
}

export function unknowns({ cannot_tell: lines, detail }: Verdict): Section {
  const blocked = detail.blocking
    .filter(({ rows }) => rows > 0)
    .map(
      (line) =>
        `${formatCount(line.rows)} rows could be compared only by ${inertText(line.form, 60).replaceAll('_', ' ')}, which too many people share.`,
    );
  const all = [...lines.map(sentence), ...blocked];
  return {
    id: 'cannot-tell',
    title: 'What this cannot tell',
    body: [all.length === 0 ? paragraph('Nothing was left open that the program knows of.') : list(all)],
  };
}
