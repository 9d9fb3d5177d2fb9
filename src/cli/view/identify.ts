import type { IdentifyResult } from '../../app/use-cases.js';
import { inertText } from '../../base/text.js';
import type { ColumnFinding } from '../../model/fields.js';
import { shapeOf } from '../../report/words/columns.js';
import { elementName } from '../../report/words/elements.js';
import { ledgerSentence } from '../../report/words/ledger.js';
import { formatCount, formatShare } from '../../report/words/numbers.js';
import { wrap } from '../terminal/width.js';
import { field, table, type Column, type Page } from './page.js';

const COLUMNS: readonly Column[] = [
  { title: 'Column', align: 'left', most: 22 },
  { title: 'Element', align: 'left', most: 18 },
  { title: 'sure', align: 'right' },
  { title: 'valid', align: 'right' },
  { title: 'invalid', align: 'right' },
  { title: 'distinct', align: 'right' },
  { title: 'shape', align: 'left', most: 14 },
];

/** Which data elements the columns hold; under each the first reason. */
export function viewIdentify({ files, tables }: IdentifyResult, page: Page): string {
  const sections = tables.map((columns) => tableOf(columns, page));
  const ledger = files.flatMap((file) => field(page, 'Read', `${inertText(file.path, 120)}: ${ledgerSentence(file)}`));
  return `${[...sections, ledger].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function tableOf(columns: readonly ColumnFinding[], page: Page): string[] {
  const rows = columns.map((column) => [
    inertText(column.name, 60),
    elementName(column.element),
    formatShare(column.confidence),
    ...[column.valid, column.invalid, column.distinct].map(
      (count) => `${column.reckoned ? '~' : ''}${formatCount(count)}`,
    ),
    shapeOf(column),
  ]);
  const recognised = columns.map(({ element }) => element !== 'unknown' && element !== 'ignore');
  const [head = '', ...lines] = table(page, COLUMNS, rows, (cell, column, row) =>
    column === 1 && recognised[row] === true ? page.ink(cell, 'bold') : cell,
  );
  return [head, ...lines.flatMap((line, index) => [line, ...reasonOf(columns[index], page)])];
}

function reasonOf(column: ColumnFinding | undefined, page: Page): string[] {
  const [first] = column?.why ?? [];
  if (first === undefined) return [];
  return wrap(inertText(first, 300), page.width - 2).map((line) => page.ink(`  ${line}`, 'dim'));
}
