import { nearest } from '../../../base/nearest.js';
import type { Located } from '../../../base/yaml/positions.js';
import type { StatementFile } from '../../../model/statement.js';
import { StatementsError } from '../error.js';
import { compareTimes } from '../time.js';
import { placedIn } from './places.js';

/** Each id names one thing of the file. */
export function checkIds(file: StatementFile, located: Located): void {
  const seen = new Map<string, number>();
  for (const { item, path } of placedIn(file)) {
    const where = located.valueAt([...path, 'id']);
    const first = seen.get(item.id);
    if (first !== undefined)
      throw new StatementsError('duplicate_id', `\`${item.id}\` is the id of two things`, {
        where,
        hint: `Line ${first} has it too; each finding, statement and claim needs its own.`,
      });
    seen.set(item.id, where.line);
  }
}

/** What a statement rests on is in the file, is not itself, and was there before it. */
export function checkBases(file: StatementFile, located: Located): void {
  const times = new Map(placedIn(file).map(({ item }) => [item.id, item.at]));
  for (const [at, statement] of file.statements.entries())
    for (const [index, id] of statement.basis.entries()) {
      const where = located.valueAt(['statements', at, 'basis', index]);
      const found = times.get(id);
      if (found === undefined || id === statement.id)
        throw new StatementsError('unknown_basis', `\`${statement.id}\` rests on \`${id}\`, which names nothing else`, {
          where,
          hint: meant(
            id,
            [...times.keys()].filter((each) => each !== statement.id),
          ),
        });
      if (compareTimes(found, statement.at) > 0)
        throw new StatementsError(
          'basis_after_statement',
          `\`${statement.id}\` was said before \`${id}\`, on which it rests`,
          {
            where,
            hint: `It was said at ${statement.at}, and \`${id}\` is of ${found}. Correct one of the two.`,
          },
        );
    }
}

function meant(id: string, known: readonly string[]): string {
  const found = nearest(id, known);
  return found === null ? 'Name a finding, a claim or an earlier statement by its id.' : `Did you mean \`${found}\`?`;
}
