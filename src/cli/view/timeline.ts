import { inertText } from '../../base/text.js';
import { COLUMNS, type Timeline, type TimelineColumn, type TimelineEntry } from '../../model/timeline.js';
import { COLUMN_WORDS, daysOf, earlierWords, entryWords, zoneWords } from '../../report/words/timeline.js';
import type { Style } from '../terminal/ink.js';
import { padEnd, wrap } from '../terminal/width.js';
import type { Page } from './page.js';

const TONES: Readonly<Record<TimelineColumn, Style>> = {
  known: 'green',
  not_known: 'yellow',
  said: 'cyan',
  due: 'magenta',
};

/** Four columns side by side, a day below the other. As wide as the terminal, up to 160. */
export function viewTimeline(timeline: Timeline, page: Page): string {
  const width = Math.floor((page.width - 3 * GAP.length) / COLUMNS.length);
  const head = COLUMNS.map((column) =>
    page.ink(padEnd(COLUMN_WORDS[column].toUpperCase(), width), TONES[column], 'bold'),
  );
  const lines = [
    page.ink(inertText(timeline.name, 200), 'bold'),
    page.ink(`${timeline.case} · law and deadlines as of ${timeline.as_of} · times ${zoneWords(timeline)}`, 'dim'),
    ...timeline.warnings.flatMap((warning) => wrap(`! ${inertText(warning, 400)}`, page.width)),
    '',
    head.join(GAP).trimEnd(),
    ...daysOf(timeline).flatMap(({ day, entries }) => dayLines(day, entries, width, page)),
    ...(timeline.earlier.length === 0
      ? []
      : [
          '',
          page.ink('EARLIER INCIDENTS', 'bold'),
          ...timeline.earlier.flatMap((each) => wrap(earlierWords(each), page.width)),
        ]),
    '',
    ...wrap(`${timeline.notice} Law looked into to ${timeline.law_reviewed_to}.`, page.width).map((line) =>
      page.ink(line, 'dim'),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const GAP = '  ';

function dayLines(day: string, entries: readonly TimelineEntry[], width: number, page: Page): string[] {
  const cells = COLUMNS.map((column) =>
    entries.filter((entry) => entry.column === column).flatMap((entry) => hanging(entryWords(entry), width)),
  );
  const height = Math.max(...cells.map((lines) => lines.length));
  const rows = Array.from({ length: height }, (_, at) =>
    cells
      .map((lines) => padEnd(lines[at] ?? '', width))
      .join(GAP)
      .trimEnd(),
  );
  return [page.ink(day, 'bold'), ...rows];
}

/** An entry that runs over several lines is set in, so that the next one can be told apart. */
function hanging(text: string, width: number): string[] {
  return wrap(text, width - 1).map((line, at) => (at === 0 ? line : ` ${line}`));
}
