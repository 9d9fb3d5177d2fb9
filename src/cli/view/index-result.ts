import type { IndexResult } from '../../app/use-cases.js';
import { inertText } from '../../base/text.js';
import { elementName } from '../../report/words/elements.js';
import { countOf, formatCount, formatSeconds } from '../../report/words/numbers.js';
import { bullets, field, table, type Column, type Page } from './page.js';

const COLUMNS: readonly Column[] = [
  { title: 'System', align: 'left', most: 24 },
  { title: 'kind', align: 'left' },
  { title: 'rows', align: 'right' },
  { title: 'people', align: 'right' },
  { title: 'from', align: 'left' },
  { title: 'to', align: 'left' },
];

/** What the reference holds now. */
export function viewIndex({ reference, seconds, reused, built, published }: IndexResult, page: Page): string {
  const rows = reference.systems.map((system) => [
    inertText(system.name, 60),
    system.kind === 'snapshots' ? countOf(system.snapshots.length, 'snapshot') : system.kind,
    formatCount(system.rows),
    formatCount(system.people),
    system.first ?? '-',
    system.last ?? '-',
  ]);
  const held = reference.systems.map(
    (system) => `${inertText(system.name, 60)}: ${system.elements.map(elementName).join(', ')}`,
  );
  const leaks = reference.prior_leaks.map(
    (leak) => `${inertText(leak.name, 60)} (${leak.date}): ${countOf(leak.rows, 'row')}`,
  );
  const work = `${countOf(reference.people, 'person', 'people')}; ${countOf(built, 'table')} read, ${formatCount(reused)} unchanged; ${formatSeconds(seconds)}`;
  const sections = [
    table(page, COLUMNS, rows),
    [
      ...field(page, 'Elements', held),
      ...(leaks.length === 0 ? [] : field(page, 'Prior leaks', leaks)),
      ...(reference.canaries.length === 0 ? [] : field(page, 'Canaries', formatCount(reference.canaries.length))),
      ...bullets(
        page,
        'Remarks',
        reference.warnings.map((line) => inertText(line, 400)),
      ),
      ...field(page, 'Reference', work),
      ...(published === null ? [] : field(page, 'Cluster', publishedLine(published))),
    ],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function publishedLine(lines: number): string {
  return lines === 0 ? 'stands there already' : `${countOf(lines, 'line')} published`;
}
