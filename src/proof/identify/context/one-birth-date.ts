import type { Adjustment, Judged } from '../judge.js';
import type { Table } from '../profile.js';

/** A person is born once: of several date columns that could be it, the best stays and the others are other dates. */
export function oneBirthDate(_: Table, judged: readonly Judged[]): readonly Adjustment[] {
  const found = judged.flatMap(({ candidates, header }, column) => {
    const birth = candidates.find(({ element }) => element === 'date_of_birth');
    const named = header.votes.some(({ element, weight }) => element === 'date_of_birth' && weight > 0);
    return birth !== undefined && birth.total > -1 ? [{ column, total: birth.total, named }] : [];
  });
  const best = found.toSorted((left, right) => Number(right.named) - Number(left.named) || right.total - left.total)[0];
  return found
    .filter(({ column, named }) => column !== best?.column && !named)
    .flatMap(({ column }) => [
      {
        column,
        element: 'date_of_birth' as const,
        reason: { text: 'another column is the date of birth', weight: -5 },
      },
    ]);
}
