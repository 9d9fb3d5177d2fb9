import { inertText } from '../../../base/text.js';
import type { Verdict } from '../../../model/verdict.js';
import { evidenceName } from '../../words/evidence.js';
import { CLASS_LABELS, VERDICT_WORDS, rivalName } from '../../words/verdict.js';
import { dataTable, figure, paragraph, type Section } from '../blocks.js';
import { drawAgreement } from '../charts/agreement.js';
import { drawShares } from '../charts/shares.js';
import { drawWaterfall } from '../charts/waterfall.js';
import { elementName } from '../../words/elements.js';
import { formatChance, formatCount, formatLog10, formatShare } from '../../words/numbers.js';

/** A bar of less would not be seen. */
const LEAST_DRAWN = 0.05;

/** How the support for the verdict adds up. */
export function evidence({ detail, support, verdict }: Verdict): Section | null {
  if (detail.evidence.length === 0) return null;
  const rival = rivalName(support.against ?? 'its rival');
  const drawn = detail.evidence.filter((line) => Math.abs(line.log10) >= LEAST_DRAWN);
  const subject =
    verdict === 'inconclusive' ? 'the likeliest explanation' : `"${VERDICT_WORDS[verdict].toLowerCase()}"`;
  return {
    id: 'evidence',
    title: 'What carries the verdict',
    body: [
      paragraph(
        `Each bar is what one kind of data says for ${subject} against "${rival}", in powers of ten. Bars to the right speak for it, bars to the left against it; together they are the weight of evidence.`,
      ),
      figure(
        drawWaterfall(drawn, support.log10_bayes_factor),
        `Weight of evidence, log10 of the Bayes factor.${drawn.length < detail.evidence.length ? ' What weighs next to nothing is left out here.' : ''}`,
      ),
      dataTable(
        'The same in figures',
        [{ text: 'Evidence' }, { text: 'log10', numeric: true }, { text: 'Rests on' }],
        [
          ...drawn.map((line) => [evidenceName(line, 'whole'), formatLog10(line.log10), inertText(line.basis, 400)]),
          ...weightless(detail.evidence.filter((line) => !drawn.includes(line))),
          ['Together', formatLog10(support.log10_bayes_factor), ''],
        ],
      ),
    ],
  };
}

/** What says nothing for either side, in one row: ten lines of zeros would hide the others. */
function weightless(lines: Verdict['detail']['evidence']): string[][] {
  if (lines.length === 0) return [];
  const names = lines.map((line) => evidenceName(line, 'whole')).join(', ');
  return [[names, formatLog10(0), 'as probable under one explanation as under the other']];
}

/** Agreement of every element, beside chance. */
export function agreement({ elements }: Verdict): Section | null {
  if (elements.length === 0) return null;
  const drawing = drawAgreement(elements);
  const rows = elements.map((line) => {
    const name = `${elementName(line.element)}${line.public ? ' *' : ''}`;
    if (line.known === null) return [name, 'no system holds it', '', '', '', '', '', ''];
    const share = line.rows === 0 ? '–' : formatShare(line.agree / line.rows);
    const rest = [line.partial, line.differ, line.not_held].map(formatCount);
    const chance = formatChance(line.chance_agreement);
    return [name, formatCount(line.rows), formatCount(line.agree), share, ...rest, chance];
  });
  return {
    id: 'agreement',
    title: 'What each kind of data says',
    body: [
      drawing === null
        ? null
        : figure(
            drawing,
            'Dot: share of filled cells that agree with the person whom the row fits. Tick: what values made up at random would give.',
          ),
      dataTable(
        'Agreement per data element, in rows that fit your records',
        [
          { text: 'Element' },
          { text: 'Rows', numeric: true },
          { text: 'Agree', numeric: true },
          { text: 'Share', numeric: true },
          { text: 'Partly', numeric: true },
          { text: 'Differ', numeric: true },
          { text: 'No value held', numeric: true },
          { text: 'By chance', numeric: true },
        ],
        rows,
      ),
      elements.some((line) => line.public)
        ? paragraph('* Anyone can look it up; agreement here does not show that it was taken from you.')
        : null,
      known(elements),
    ],
  };
}

function known(elements: Verdict['elements']) {
  const held = elements.filter(({ known: count }) => count !== null);
  if (held.length === 0) return null;
  return dataTable(
    'Values that stand anywhere in your systems, whoever holds them',
    [
      { text: 'Element' },
      { text: 'Known', numeric: true },
      { text: 'Of filled cells', numeric: true },
      { text: 'Where the chance figure comes from' },
    ],
    held.map((line) => [
      elementName(line.element),
      formatCount(line.known ?? 0),
      line.cells === 0 ? '–' : `${formatCount(line.cells)} (${formatShare((line.known ?? 0) / line.cells)})`,
      inertText(line.basis, 400),
    ]),
  );
}

/** Which rows are of which kind. */
export function shares({ shares: lines, sample }: Verdict): Section | null {
  if (sample.rows === 0) return null;
  return {
    id: 'shares',
    title: 'Which rows are what',
    body: [
      figure(drawShares(lines), 'Share of the distinct rows of each kind. The thin line is the 95% credible interval.'),
      dataTable(
        'Shares with 95% credible intervals',
        [
          { text: 'Kind' },
          { text: 'Share', numeric: true },
          { text: 'At least', numeric: true },
          { text: 'At most', numeric: true },
          { text: 'Meaning' },
        ],
        lines.map((line) => [
          CLASS_LABELS[line.class],
          formatShare(line.share),
          formatShare(line.low),
          formatShare(line.high),
          KINDS[line.class],
        ]),
      ),
    ],
  };
}

const KINDS: Readonly<Record<Verdict['shares'][number]['class'], string>> = {
  authentic: 'records of your own systems',
  recycled: 'rows of an earlier known leak, with nothing newer in them',
  scraped: 'public facts about your people, with the secret ones wrong',
  stitched: 'real values of different people of yours put together',
  fabricated: 'values that fit your records no better than made-up ones',
  not_ours: 'people who hang together, but are not in your systems',
};
