import type { FileLedger, RejectedRow } from '../../model/sample.js';
import { countOf, formatCount } from './numbers.js';

/** What became of the rows of a file; the parts add up to the whole. */
export function ledgerSentence(file: Pick<FileLedger, 'rows' | 'parsed' | 'repaired' | 'rejected_rows'>): string {
  const parts = [`${formatCount(file.parsed)} read as written`];
  if (file.repaired > 0) parts.push(`${formatCount(file.repaired)} repaired`);
  parts.push(`${formatCount(file.rejected_rows)} rejected`);
  return `${countOf(file.rows, 'row')}: ${parts.join(', ')}`;
}

const REASONS: Readonly<Record<RejectedRow['reason'], string>> = {
  too_many_cells: 'too many cells',
  too_few_cells: 'too few cells',
  unclosed_quote: 'a quote is not closed',
  stray_quote: 'a quote inside a cell',
  row_too_large: 'row too large',
  cell_too_large: 'cell too large',
  bad_encoding: 'bytes that are not text',
  bad_json: 'not JSON',
  bad_statement: 'a statement that cannot be read',
  not_a_record: 'not a record',
  other: 'cannot be read',
};

/** Rejected rows by reason, commonest first, with the first lines of each. */
export function rejectsByReason(rejected: readonly RejectedRow[]): { reason: string; count: number; lines: string }[] {
  const groups = new Map<RejectedRow['reason'], (number | null)[]>();
  for (const { reason, line } of rejected) groups.set(reason, [...(groups.get(reason) ?? []), line]);
  return [...groups]
    .map(([reason, lines]) => ({ reason: REASONS[reason], count: lines.length, lines: firstLines(lines) }))
    .sort((left, right) => right.count - left.count || (left.reason < right.reason ? -1 : 1));
}

function firstLines(lines: readonly (number | null)[]): string {
  const known = lines.filter((line) => line !== null);
  if (known.length === 0) return '';
  const shown = known.slice(0, 8).map(formatCount).join('; ');
  return `line${known.length === 1 ? '' : 's'} ${shown}${known.length > 8 ? ' …' : ''}`;
}
