import type { Difference, Told, Topic } from '../../model/statement-check.js';
import type { Statement } from '../../model/statement.js';
import { compareValues, type Value } from './compare/values.js';
import { speaksOf, valueOf } from './content.js';

/**
 * Of each audience of a statement, whether a later statement to the same audience says otherwise. `statements` are in their
 * order. What was told to the public is not taken for told to a regulator: audiences are what the file calls them.
 */
export function toldOf(
  statement: Statement,
  topic: Topic,
  kind: Difference['kind'],
  statements: readonly Statement[],
): Told[] {
  const said = valueOf(statement.says, topic);
  const later = statements.slice(statements.indexOf(statement) + 1);
  return statement.to.map((to) => {
    const heard = later.filter((other) => reaches(other, to) && speaksOf(other.says, topic));
    const last = heard.at(-1);
    if (last === undefined) return { to, state: 'owed', by: null, at: null };
    if (repeats(last, topic, kind, said)) return { to, state: 'repeated', by: last.id, at: last.at };
    const broken = heard.findLastIndex((other) => repeats(other, topic, kind, said));
    const first = heard[broken + 1] ?? last;
    return { to, state: 'told', by: first.id, at: first.at };
  });
}

/** Whether every audience of a statement had heard of a topic from an earlier one. */
export function wasToldBefore(statement: Statement, topic: Topic, statements: readonly Statement[]): boolean {
  const earlier = statements.slice(0, statements.indexOf(statement)).filter((other) => speaksOf(other.says, topic));
  return statement.to.every((to) => earlier.some((other) => reaches(other, to)));
}

/** Whether a later statement says the same again; of what was not spoken of, none does. */
function repeats(other: Statement, topic: Topic, kind: Difference['kind'], said: Value | null): boolean {
  const value = valueOf(other.says, topic);
  if (kind === 'adds' || said === null || value === null) return false;
  if (kind === 'narrows') return value.kind === 'word' && value.word === 'open';
  const stands = compareValues(said, value).kind;
  return stands === 'consistent' || stands === 'narrows';
}

function reaches({ to }: Statement, audience: string): boolean {
  return to.some((each) => sameName(each) === sameName(audience));
}

function sameName(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
}
