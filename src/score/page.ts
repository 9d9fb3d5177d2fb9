import { VERDICTS } from '../model/verdict.js';
import type { CaseResult } from './case.js';
import type { ElementScore, Tally } from './elements.js';
import {
  BANDS,
  CHANGING,
  SIZES,
  bandOf,
  changingOf,
  confusionOf,
  datable,
  datingOf,
  extentRates,
  extractionRates,
  isFalseAuthentic,
  isRight,
  linksOf,
  meanOf,
  quantileOf,
  reliabilityOf,
  rowReliabilityOf,
  shareCoverage,
  sizeOf,
  systemRates,
  type Dating,
  type Rate,
} from './figures.js';

export type Named = { readonly name: string; readonly score: ElementScore };

/** The score as Markdown: what the terminal shows and docs/score.md keeps. */
export function pageOf(results: readonly CaseResult[], heading: string, elements: readonly Named[] = []): string {
  return [
    heading,
    ...confusion(results),
    ...bands(results),
    ...calibration(results),
    ...dating(results),
    ...systems(results),
    ...intervals(results),
    ...links(results),
    ...(elements.length === 0 ? [] : columns(elements)),
    ...seconds(results),
    ...wrongOnes(results),
    '',
  ].join('\n');
}

function confusion(results: readonly CaseResult[]): string[] {
  const { truths, counts } = confusionOf(results);
  return [
    '',
    '## Verdicts',
    '',
    table(
      ['truth \\ verdict', ...VERDICTS],
      truths.map((truth) => [truth, ...VERDICTS.map((word) => String(counts.get(`${truth}>${word}`) ?? ''))]),
    ),
  ];
}

function bands(results: readonly CaseResult[]): string[] {
  const header = [
    'cases',
    'number',
    'right',
    'right or inconclusive',
    '`authentic` said of fabricated, stitched, scraped',
  ];
  const lines = BANDS.map(({ name, holds }) => {
    const band = bandOf(results.filter(holds));
    return [
      name,
      String(band.cases),
      percent(band.right, band.cases),
      percent(band.rightOrInconclusive, band.cases),
      String(band.falseAuthentic),
    ];
  });
  const blocks = [...new Set(results.map(({ block }) => block))].map((block) => {
    const band = bandOf(results.filter((result) => result.block === block));
    return [
      `block: ${block}`,
      String(band.cases),
      percent(band.right, band.cases),
      percent(band.rightOrInconclusive, band.cases),
      String(band.falseAuthentic),
    ];
  });
  return ['', '## Right and wrong', '', table(header, [...lines, ...blocks])];
}

function calibration(results: readonly CaseResult[]): string[] {
  const { bins, brier, derived } = reliabilityOf(results);
  const rows = rowReliabilityOf(results);
  return [
    '',
    '## Calibration',
    '',
    derived
      ? 'Verdicts other than `inconclusive`. The document states no probability: 1 / (1 + 10^-log10 Bayes factor), even odds against the best rival.'
      : 'Verdicts other than `inconclusive`, by the probability that the document states.',
    '',
    table(
      ['stated', 'verdicts', 'mean stated', 'share right'],
      bins.map(({ from, to, cases, stated, right }) => [
        `${from} to ${to}`,
        String(cases),
        fixed(stated, 4),
        fixed(right, 4),
      ]),
    ),
    '',
    `Brier score: ${brier === null ? 'none' : fixed(brier, 4)}.`,
    '',
    'Single rows, by the probability of their class:',
    '',
    table(
      ['rows', 'mean stated', 'share right'],
      rows.map(({ rows: count, stated, right }) => [String(count), fixed(stated / count, 4), fixed(right / count, 4)]),
    ),
  ];
}

function dating(results: readonly CaseResult[]): string[] {
  const every = datable(results);
  const all = every.filter(({ truth }) => truth.extractions.length === 1);
  const header = [
    '',
    'leaks',
    'dated',
    'median error, days',
    '90th percentile',
    '95 % interval holds the truth',
    'median width',
  ];
  const line = (name: string, some: readonly CaseResult[]): string[] => [name, ...datingCells(datingOf(some))];
  return [
    '',
    '## As-of dates',
    '',
    'Authentic leaks of postpaid and prepaid.',
    '',
    table(header, [
      ...SIZES.map((size) =>
        line(
          `about ${size} rows`,
          all.filter((result) => sizeOf(result) === size),
        ),
      ),
      ...CHANGING.map((name) =>
        line(
          name,
          all.filter((result) => changingOf(result) === name),
        ),
      ),
      ...['postpaid', 'prepaid'].map((name) =>
        line(
          name,
          all.filter(({ truth }) => truth.system === name),
        ),
      ),
      line('all', all),
      line(
        'two extractions: either day',
        every.filter(({ truth }) => truth.extractions.length > 1),
      ),
    ]),
    '',
    ratesTable(['', 'number', 'holds'], extractionRates(every)),
  ];
}

function datingCells({ cases, dated, median, ninetieth, held, width }: Dating): string[] {
  return [
    String(cases),
    String(dated),
    orDash(median),
    orDash(ninetieth),
    held === null ? '' : `${fixed(held * 100, 1)} %`,
    orDash(width),
  ];
}

function systems(results: readonly CaseResult[]): string[] {
  return [
    '',
    '## Source system',
    '',
    ratesTable(['authentic leaks called authentic', 'number', 'right system first'], systemRates(results)),
  ];
}

function intervals(results: readonly CaseResult[]): string[] {
  return [
    '',
    '## Intervals of shares, and extent',
    '',
    ratesTable(['', 'number', 'holds'], {
      ...shareCoverage(results),
      ...extentRates(results),
    }),
  ];
}

function links(results: readonly CaseResult[]): string[] {
  const kinds = [...new Set(results.map(({ truth }) => truth.kind))];
  const line = (name: string, some: readonly CaseResult[]): string[] => {
    const { about, linked, wrong, nobody } = linksOf(some);
    return [name, String(about), String(linked), String(wrong), percent(wrong, linked, 3), String(nobody)];
  };
  return [
    '',
    '## Rows linked to people',
    '',
    table(
      ['leak', 'rows about our people', 'rows linked', 'to somebody else', 'share', 'about nobody of ours'],
      [
        ...kinds.map((kind) =>
          line(
            kind,
            results.filter(({ truth }) => truth.kind === kind),
          ),
        ),
        line('all', results),
      ],
    ),
  ];
}

function columns(scores: readonly Named[]): string[] {
  const cells = (tally: Tally | undefined): string[] => {
    if (tally === undefined) return ['', ''];
    const { right, wrong, missed } = tally;
    return [percent(right, right + wrong), percent(right, right + missed)];
  };
  const elements = [...new Set(scores.flatMap(({ score }) => [...score.byElement.keys()]))];
  return [
    '',
    '## Columns',
    '',
    'Data elements of columns of made tables of invented people, among columns that only look like them.',
    '',
    table(
      ['element', ...scores.flatMap(({ name }) => [`${name}: precision`, 'recall'])],
      [
        ...elements.map((element) => [element, ...scores.flatMap(({ score }) => cells(score.byElement.get(element)))]),
        ['all', ...scores.flatMap(({ score }) => cells(score))],
      ],
    ),
  ];
}

function seconds(results: readonly CaseResult[]): string[] {
  const all = results.map((result) => result.seconds);
  return [
    '',
    `Seconds a verdict: ${fixed(meanOf(all) ?? 0, 2)} on average, 90th percentile ${fixed(quantileOf(all, 0.9) ?? 0, 2)}.`,
  ];
}

const SHOWN = 40;

function wrongOnes(results: readonly CaseResult[]): string[] {
  const wrong = results.filter((result) => !isRight(result));
  const worst = wrong.toSorted((left, right) => rank(right) - rank(left));
  return [
    '',
    '## Not right',
    '',
    `${wrong.length} cases; \`authentic\` said of what is not first, then other wrong words, then \`inconclusive\` where the columns decide.`,
    '',
    table(
      ['case', 'world', 'said', 'log10', 'right', 'columns'],
      worst
        .slice(0, SHOWN)
        .map(({ id, world, verdict, right, truth }) => [
          id,
          world,
          verdict.verdict,
          fixed(verdict.support.log10_bayes_factor, 1),
          right.join(', '),
          truth.columns.map(({ element }) => element).join(' '),
        ]),
    ),
    ...(wrong.length > SHOWN ? ['', `and ${wrong.length - SHOWN} more.`] : []),
  ];
}

function rank(result: CaseResult): number {
  if (isFalseAuthentic(result)) return 3;
  if (result.verdict.verdict === 'inconclusive') return 0;
  return result.verdict.verdict === 'authentic' ? 2 : 1;
}

function ratesTable(header: readonly string[], rates: Readonly<Record<string, Rate>>): string {
  return table(
    header,
    Object.entries(rates).map(([name, { cases, holds }]) => [name, String(cases), percent(holds, cases)]),
  );
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), `|${header.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function percent(part: number, whole: number, digits = 1): string {
  return whole === 0 ? '' : `${fixed((part / whole) * 100, digits)} %`;
}

function fixed(value: number, digits: number): string {
  return value.toFixed(digits);
}

function orDash(value: number | null): string {
  return value === null ? '' : String(value);
}
