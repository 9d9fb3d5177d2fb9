import { inertText } from '../../base/text.js';
import type { Comparison, Explanation } from '../../model/explanation.js';
import { elementName } from '../../report/words/elements.js';
import {
  LEVEL_WORDS,
  ROW_MEANING,
  comparisonName,
  partName,
  personSentence,
  placeSentence,
  totalSentence,
} from '../../report/words/explanation.js';
import { countOf, formatCount, formatShare } from '../../report/words/numbers.js';
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
    [
      ...field(page, 'Person', personSentence(explanation)),
      ...priorLeak(explanation, page),
      ...canaries(explanation, page),
    ],
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
function waterfall({ class: name, weight, cells }: Explanation, page: Page): string[] {
  if (weight.against === null) return [totalSentence({ class: name, weight })];
  const lines = [
    ...weight.parts.map((part) => ({ cells: [partName(part), '', ''], log10: part.log10 })),
    ...weight.comparisons.map((line) => ({ cells: comparisonCells(line), log10: line.log10 })),
  ];
  const steps = runningSteps(lines.map((line) => line.log10));
  const rows = lines.map((line, at) => [...line.cells, formatWeight(line.log10), steps[at] ?? '']);
  const total = ['together', '', '', formatWeight(weight.total), ''];
  const [head = '', ...body] = table(page, STEPS, [...rows, total], (cell, column, row) =>
    row === rows.length || column === 3 ? page.ink(cell, 'bold') : cell,
  );
  const values = [...weight.parts.map(() => []), ...valuesOf(weight.comparisons, cells)];
  const alike = weight.comparisons.every((line) => line.log10 === 0);
  const notes = [
    ...(alike ? ['No comparison tells these two kinds apart; --against weighs it against another.'] : []),
    `${CLASS_LABELS[name]} against ${CLASS_LABELS[weight.against]}, in powers of ten; held by: how many people of yours ever had that value`,
    ...weight.parts.map((part) => `${partName(part)}: ${inertText(part.basis, 300)}`),
  ];
  return [
    head,
    ...body.flatMap((line, at) => [
      line,
      ...(values[at] ?? []).flatMap((value) => wrap(value, page.width - 2).map((part) => `  ${part}`)),
    ]),
    ...notes.flatMap((note) => wrap(note, page.width)).map((line) => page.ink(line, 'dim')),
    '',
    ...wrap(totalSentence({ class: name, weight }), page.width),
  ];
}

function comparisonCells(line: Comparison): [string, string, string] {
  return [comparisonName(line), LEVEL_WORDS[line.level], line.holders === null ? '' : formatCount(line.holders)];
}

/** Two decimals with a real minus sign: a single row weighs little. */
function formatWeight(log10: number): string {
  const text = Math.abs(log10).toFixed(2);
  return log10 < 0 ? `−${text}` : `+${text}`;
}

/** The cells in clear beside the comparison that they belong to, each once; nothing where they were not asked for. */
function valuesOf(comparisons: readonly Comparison[], cells: Explanation['cells']): string[][] {
  const shown = new Set<number>();
  return comparisons.map(({ columns }) =>
    columns.flatMap((column) => {
      const value = cells[column]?.value ?? null;
      if (value === null || shown.has(column)) return [];
      shown.add(column);
      return [inertText(value, 300)];
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

function priorLeak({ prior_leak: leak, weight }: Explanation, page: Page): string[] {
  if (leak === null) return [];
  const other = weight.comparisons.filter((line) => line.in_prior_leak === false).map(comparisonName);
  const differing = other.length === 0 ? '' : ` (${other.join(', ')})`;
  return field(
    page,
    'Earlier leak',
    `${inertText(leak.name, 60)} has a row with ${countOf(leak.same, 'cell')} the same, ${formatCount(leak.different)} different${differing}.`,
  );
}

function canaries({ canaries: names }: Explanation, page: Page): string[] {
  return names.length === 0
    ? []
    : field(
        page,
        'Canary',
        `${names.map((name) => inertText(name, 60)).join(', ')}: planted; nobody but you ever held it.`,
      );
}

/** Cells that are no comparison: in clear only, and only where that was asked for. */
function otherCells({ cells, weight }: Explanation, page: Page): string[] {
  const compared = new Set(weight.comparisons.flatMap((line) => line.columns));
  const rest = cells.filter((cell, at) => cell.value !== undefined && cell.value !== null && !compared.has(at));
  return rest.flatMap((cell, at) =>
    field(
      page,
      at === 0 ? 'Other cells' : '',
      `${inertText(cell.column, 60)} (${elementName(cell.element)}): ${inertText(cell.value ?? '', 300)}`,
    ),
  );
}
