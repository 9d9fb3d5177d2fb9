import { adjust, type Adjustment, type Judged } from '../judge.js';
import type { Table } from '../profile.js';
import { credentials } from './credentials.js';
import { neighbours } from './neighbours.js';
import { oneBirthDate } from './one-birth-date.js';
import { peopleTable } from './people-table.js';
import { sameRow } from './same-row.js';
import { swapped } from './swapped.js';

export type ContextRule = (table: Table, judged: readonly Judged[]) => readonly Adjustment[];

/** Each step sees what the steps before it made of the table. */
const STEPS: readonly (readonly ContextRule[])[] = [
  [sameRow, credentials, swapped],
  [neighbours, peopleTable],
  [oneBirthDate],
];

export function inContext(table: Table, judged: readonly Judged[]): readonly Judged[] {
  return STEPS.reduce(
    (columns, rules) =>
      adjust(
        columns,
        rules.flatMap((rule) => rule(table, columns)),
      ),
    judged,
  );
}
