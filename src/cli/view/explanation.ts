import { inertText } from '../../base/text.js';
import type { Explanation } from '../../model/explanation.js';
import { elementName } from '../../report/words/elements.js';
import {
  ROW_MEANING,
  canarySentence,
  cellWords,
  formatWeight,
  isAlike,
  personSentence,
  placeSentence,
  priorLeakSentence,
  totalSentence,
  weightLines,
  weightNotes,
  type WeightLine,
} from '../../report/words/explanation.js';
import { formatShare } from '../../report/words/numbers.js';
import { CLASS_LABELS } from '../../report/words/verdict.js';
import { padEnd, padStart, wrap } from '../terminal/width.js';
import { banner } from './banner.js';
import { bar, field, table, type Column, type Page } from './page.js';

/** How one row was judged: its class, what each comparison weighs, and whom it leads to without naming anybody. */
export function viewExplanation(explanation: Explanation, page: Page): string {
  const sections = [
    wrap(placeSentence(explanation), page.width),
    banner(explanation.class, ROW_MEANING[explanation.class], page),
    probabilities(explanation, page),
    waterfall(explanation, page),
    remarks(explanation, page),
    otherCells(explanation, page),
  ];
  const shown = sections.filter((section) => section.length > 0).map((section) => section.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

function probabilities({ probabilities: lines }: Explanation, page: Page): string[] {
  const width = Math.max(8, page.width - 12 - 10);
  return [
    page.ink('How probable each kind is for this row', 'dim'),
    ...lines.map(({ class: name, probability: share }) => {
      const line = `${padEnd(CLASS_LABELS[name], 12)} ${bar({ share, low: share, high: share }, width)} ${padStart(formatShare(share), 7)}`;
      return share > 0.01 ? line : page.ink(line, 'dim');
    }),
  ];
}

const STEPS: readonly Column[] = [
  { title: 'Evidence', align: 'left', most: 26 },
  { title: 'stands', align: 'left', most: 15 },
  { title: 'held by', align: 'right' },
  { title: 'log10', align: 'right' },
  { title: '', align: 'left', most: 20 },
];
const BAR = 18;

/** Each line begins where the one before it ended. */
function waterfall(explanation: Explanation, page: Page): string[] {
  const { weight, cells } = explanation;
  if (weight.against === null) return [totalSentence(explanation)];
  const lines = weightLines(explanation);
  const steps = runningSteps(lines.map((line) => line.log10));
  const rows = lines.map(({ name, stands, held_by: held, log10 }, at) => {
    return [name, stands, held, formatWeight(log10), steps[at] ?? ''];
  });
  const total = ['together', '', '', formatWeight(weight.total), ''];
  const [head = '', ...body] = table(page, STEPS, [...rows, total], (cell, column, row) =>
    row === rows.length || column === 3 ? page.ink(cell, 'bold') : cell,
  );
  const values = valuesOf(lines, cells);
  const alike = 'No comparison tells these two kinds apart; --against weighs it against another.';
  const notes = [...(isAlike(explanation) ? [alike] : []), ...weightNotes(explanation)];
  return [
    head,
    ...body.flatMap((line, at) => [
      line,
      ...(values[at] ?? []).flatMap((value) => wrap(value, page.width - 2).map((part) => `  ${part}`)),
    ]),
    ...notes.flatMap((note) => wrap(note, page.width)).map((line) => page.ink(line, 'dim')),
    '',
    ...wrap(totalSentence(explanation), page.width),
  ];
}

/** The cells in clear beside the line that they belong to, each once; nothing where they were not asked for. */
function valuesOf(lines: readonly WeightLine[], cells: Explanation['cells']): string[][] {
  const shown = new Set<number>();
  return lines.map(({ columns }) =>
    columns.flatMap((column) => {
      const value = cells[column]?.value ?? null;
      if (value === null || shown.has(column)) return [];
      shown.add(column);
      return [cellWords(value)];
    }),
  );
}

/** Bars of which each begins where the one before it ended: full for the class, hatched against it. */
function runningSteps(weights: readonly number[]): string[] {
  let reached = 0;
  const spans = weights.map((log10) => {
    const from = reached;
    reached += log10;
    return { low: Math.min(from, reached), high: Math.max(from, reached), sign: Math.sign(log10) };
  });
  const least = Math.min(0, ...spans.map((span) => span.low));
  const reach = Math.max(1, ...spans.map((span) => span.high)) - least;
  return spans.map(({ low, high, sign }) => {
    if (sign === 0) return '';
    const from = Math.min(BAR - 1, Math.round(((low - least) / reach) * BAR));
    const to = Math.max(from + 1, Math.round(((high - least) / reach) * BAR));
    return ' '.repeat(from) + (sign > 0 ? '█' : '▒').repeat(to - from);
  });
}

function remarks(explanation: Explanation, page: Page): string[] {
  const named = [
    ['Person', personSentence(explanation)],
    ['Earlier leak', priorLeakSentence(explanation)],
    ['Canary', canarySentence(explanation)],
  ] as const;
  return named.flatMap(([name, says]) => (says === null ? [] : field(page, name, says)));
}

/** Cells that are no comparison: in clear only, and only where that was asked for. */
function otherCells({ cells, weight }: Explanation, page: Page): string[] {
  const compared = new Set(weight.comparisons.flatMap((line) => line.columns));
  const rest = cells.filter((cell, at) => cell.value !== undefined && cell.value !== null && !compared.has(at));
  return rest.flatMap((cell, at) =>
    field(
      page,
      at === 0 ? 'Other cells' : '',
      `${inertText(cell.column, 60)} (${elementName(cell.element)}): ${cellWords(cell.value ?? '')}`,
    ),
  );
}
