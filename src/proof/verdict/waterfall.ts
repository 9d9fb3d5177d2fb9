import { significant, sumOf } from '../../base/numbers.js';
import { ELEMENTS } from '../../model/element.js';
import type { MatchResult } from '../../model/evidence.js';
import type { EvidenceLine, RowClass } from '../../model/verdict.js';
import type { Weighing } from '../../model/weighing.js';

/** The Bayes factor of one class against another, taken apart by element. The lines add up to `total`. */
export function drawWaterfall(
  match: MatchResult,
  weighing: Weighing,
  best: RowClass,
  rival: RowClass,
  total: number,
): EvidenceLine[] {
  const difference = (cell: number): number =>
    sumOf(
      match.patterns.map(
        (pattern, at) =>
          pattern.units *
          ((weighing.parts[at]?.[best].cells[cell] ?? 0) - (weighing.parts[at]?.[rival].cells[cell] ?? 0)),
      ),
    );
  const lines: EvidenceLine[] = ELEMENTS.flatMap((element) => {
    const cells = match.cells.flatMap((cell, at) => (cell.element === element && cell.held ? [at] : []));
    if (cells.length === 0) return [];
    const rows = sumOf(
      match.patterns.map((pattern) => (cells.some((at) => pattern.outcomes[at] !== 'missing') ? pattern.units : 0)),
    );
    return [
      {
        id: `element:${element}`,
        label: element.replaceAll('_', ' '),
        log10: round(sumOf(cells.map(difference))),
        basis: `${rows} distinct rows with a value`,
      },
    ];
  });
  const planted = best === 'authentic' ? weighing.planted : rival === 'authentic' ? -weighing.planted : 0;
  if (planted !== 0)
    lines.push({
      id: 'canary',
      label: 'planted records',
      log10: round(planted),
      basis: 'records that nobody but you ever held',
    });
  const invention = best === 'fabricated' ? weighing.invention : rival === 'fabricated' ? -weighing.invention : 0;
  if (invention !== 0) {
    lines.push({
      id: 'spread',
      label: 'how common names, years of birth and handsets are, and what fits together',
      log10: round(invention),
      basis: `${match.strangers.units} distinct rows that fit nobody`,
    });
  }
  return settle(lines, total, match.people);
}

/**
 * Every hypothesis allows for odd rows, so that no single row can weigh beyond a point: together the cells would say more than the total. Each line is
 * scaled to its part of the total; what scaling cannot settle stands in a line of its own.
 */
function settle(lines: readonly EvidenceLine[], total: number, people: number): EvidenceLine[] {
  const sum = sumOf(lines.map((line) => line.log10));
  const scale = sum !== 0 && total / sum > 0 && total / sum < 1 ? total / sum : 1;
  const settled = lines
    .map((line) => ({
      ...line,
      log10: round(line.log10 * scale),
      basis:
        scale === 1 ? line.basis : `${line.basis}; scaled by ${significant(scale, 2)}, as odd rows are allowed for`,
    }))
    .sort((left, right) => Math.abs(right.log10) - Math.abs(left.log10) || (left.id < right.id ? -1 : 1));
  const rest = round(total - sumOf(settled.map((line) => line.log10)));
  if (Math.abs(rest) < 0.05 && scale !== 1)
    return settled.map((line, at) => (at === 0 ? { ...line, log10: round(line.log10 + rest) } : line));
  return [
    ...settled,
    {
      id: 'allowance',
      label: 'one person for each row, odd rows allowed for',
      log10: rest,
      basis: `one of ${people} people must be picked for every row; rows of another kind are allowed at a price`,
    },
  ];
}

function round(value: number): number {
  return significant(Math.round(value * 100) / 100, 12);
}
