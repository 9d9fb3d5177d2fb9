import { inertText } from '../../base/text.js';
import type { Oversight } from '../../model/oversight.js';
import { formatCount, formatShare } from '../../report/words/numbers.js';
import {
  plantCells,
  causeGain,
  causeLabel,
  CAUSE_KIND_WORDS,
  cellWords,
  oversightSummary,
  RELEASE_WORDS,
} from '../../report/words/oversight.js';
import { wrap } from '../terminal/width.js';
import { bullets, table, type Page } from './page.js';

const MOST_CAUSES = 15;

/** What many plants add up to, for a terminal of 80 columns. */
export function viewOversight(oversight: Oversight, page: Page): string {
  const { release, as_of: asOf, basis, warnings } = oversight;
  const sections = [
    wrap(RELEASE_WORDS[release], page.width).map((line) => page.ink(line, release === 'clear' ? 'red' : 'dim')),
    wrap(oversightSummary(oversight), page.width),
    warnings.map((line) => `! ${line}`),
    causesLines(oversight, page),
    supportLines(oversight, page),
    practiceLines(oversight, page),
    stateLines(oversight, page),
    trendLines(oversight, page),
    rowLines(oversight, page),
    [
      page.ink(`As of ${asOf}`, 'bold'),
      ...basis.flatMap((line) => wrap(line, page.width - 2).map((each) => `  ${each}`)),
    ],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function causesLines({ causes, small }: Oversight, page: Page): string[] {
  const groups = [
    { title: 'One change that helps many', list: causes.filter((cause) => cause.one_change) },
    { title: 'The same work at many', list: causes.filter((cause) => !cause.one_change) },
  ];
  return groups
    .filter(({ list }) => list.length > 0)
    .flatMap(({ title, list }, at) => [
      ...(at === 0 ? [] : ['']),
      ...table(
        page,
        [
          { title, align: 'left', most: 44 },
          { title: 'what', align: 'left' },
          { title: 'plants', align: 'right' },
          { title: 'of all risk', align: 'right' },
        ],
        list
          .slice(0, MOST_CAUSES)
          .map((cause) => [
            causeLabel(cause),
            CAUSE_KIND_WORDS[cause.kind],
            cellWords(cause.plants, small),
            causeGain(cause),
          ]),
      ),
      ...(list.length > MOST_CAUSES ? [page.ink(`and ${list.length - MOST_CAUSES} more with --json`, 'dim')] : []),
    ]);
}

function supportLines({ support, small }: Oversight, page: Page): string[] {
  if (support.length === 0) return [];
  const rows = support.flatMap(({ label, plants, editions }) => [
    [inertText(label, 60), cellWords(plants, small)],
    ...(editions === null || editions.length < 2
      ? []
      : editions.map((each) => [`  ${inertText(each.edition ?? 'edition not told', 60)}`, formatCount(each.plants)])),
  ]);
  return table(
    page,
    [
      { title: 'Out of support', align: 'left', most: 60 },
      { title: 'plants', align: 'right' },
    ],
    rows,
  );
}

function practiceLines({ practices, small }: Oversight, page: Page): string[] {
  const printed = practices.filter(({ missing }) => missing.says !== 'few' && missing.plants !== 0);
  if (printed.length === 0) return [];
  return table(
    page,
    [
      { title: 'Not done, or only partly', align: 'left', most: 50 },
      { title: 'plants', align: 'right' },
    ],
    printed
      .toSorted((one, other) => (other.missing.plants ?? Infinity) - (one.missing.plants ?? Infinity))
      .map(({ label, missing }) => [inertText(label, 100), cellWords(missing, small)]),
  );
}

function stateLines({ training, reported, silent, small }: Oversight, page: Page): string[] {
  const cell = (each: typeof training.met): string => cellWords(each, small);
  return [
    ...bullets(page, 'Training', [
      `met: ${cell(training.met)}; short: ${cell(training.short)}; not said: ${cell(training.unknown)}`,
    ]),
    ...bullets(page, 'Reported', [
      `yes: ${cell(reported.yes)}; no: ${cell(reported.no)}; not said: ${cell(reported.unknown)}`,
    ]),
    ...bullets(page, 'Silent', [
      `nothing newer than ${silent.days} days: ${cell(silent.plants)}${silent.aliases.length === 0 ? '' : `: ${silent.aliases.join(', ')}`}`,
    ]),
  ];
}

function trendLines({ trend, small }: Oversight, page: Page): string[] {
  const count = (value: number | null): string => (value === null ? `fewer than ${small}` : formatCount(value));
  return table(
    page,
    [
      { title: small > 1 ? 'Trend, rounded' : 'Trend', align: 'left' },
      { title: 'plants', align: 'right' },
      { title: 'control out of support', align: 'right' },
      { title: 'median risk', align: 'right' },
    ],
    trend.map(({ day, plants, control_out_of_support: control, median_risk: risk }) => [
      day,
      count(plants),
      count(control),
      risk === null ? '' : formatShare(risk),
    ]),
  );
}

function rowLines({ rows }: Oversight, page: Page): string[] {
  if (rows === null) return [];
  return table(
    page,
    [
      { title: 'Plant', align: 'left' },
      { title: 'id', align: 'left' },
      { title: 'as of', align: 'left' },
      { title: 'risk', align: 'right' },
      { title: 'ended', align: 'right' },
      { title: 'crit', align: 'right' },
      { title: 'trained', align: 'left' },
      { title: 'rep', align: 'left' },
    ],
    rows.map(plantCells),
  );
}
