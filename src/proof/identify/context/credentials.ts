import { leading, type Adjustment, type Judged } from '../judge.js';
import type { Table } from '../profile.js';

/** Lists of credentials have few columns and no names: e-mail address or user name, then the password or its digest. */
export function credentials(_: Table, judged: readonly Judged[]): readonly Adjustment[] {
  if (judged.length > 4 || judged.some(({ header }) => !header.generic)) return [];
  return judged.flatMap((column, at) => {
    if (at === 0 || leading(judged[at - 1]) !== 'email') return [];
    const best = column.candidates.find(({ element }) => element !== 'password');
    if ((best?.total ?? 0) > 4) return [];
    return [
      {
        column: at,
        element: 'password' as const,
        reason: { text: 'it follows the address in a list of credentials', weight: 6.5 },
      },
    ];
  });
}
