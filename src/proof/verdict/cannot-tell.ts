import { sumOf } from '../../base/numbers.js';
import type { MatchResult } from '../../model/evidence.js';
import type { Reference } from '../../model/reference.js';
import type { Trace } from '../../model/trace.js';
import type { Decision } from './decide.js';

/** What this answer does not say, and why. One sentence each; never a value. */
export function listUnknowns(decision: Decision, match: MatchResult, trace: Trace, reference: Reference): string[] {
  const unheld = [...new Set(match.cells.filter((cell) => !cell.held).map((cell) => cell.element))];
  const [first, second] = trace.systems;
  const people = `${match.units} distinct rows`;
  return [
    ...decision.reasons,
    ...unheld.map((element) => `Whether ${element.replaceAll('_', ' ')} is right: no system of record holds it.`),
    ...(trace.asOf.estimate === null && trace.asOf.reason !== null && trace.units > 0
      ? [`When the rows were taken: ${trace.asOf.reason}`]
      : []),
    ...(first !== undefined && second !== undefined && first.probability < 0.95
      ? [`Which system the rows come from: ${first.system} and ${second.system} explain them about as well.`]
      : []),
    ...(match.blankRows > 0 ? [`Anything about ${match.blankRows} rows in which no cell was recognised.`] : []),
    ...(match.blocking.some((block) => block.units > 0)
      ? [
          `Whether ${sumOf(match.blocking.map((block) => block.units))} rows fit somebody: their only keys are shared by too many people.`,
        ]
      : []),
    ...absentElements(match, reference, people),
  ];
}

/** An element that is not in this file can still be in the rest of what was taken. */
function absentElements(match: MatchResult, reference: Reference, people: string): string[] {
  const present = new Set(match.cells.map((cell) => cell.form));
  const secret = (['ssn', 'date_of_birth', 'drivers_license', 'imei', 'phone'] as const).filter(
    (form) => !present.has(form) && reference.columns.some((column) => column.form === form),
  );
  if (secret.length === 0 || match.units === 0) return [];
  return [
    `Whether ${secret.map((form) => form.replaceAll('_', ' ')).join(', ')} were taken too: these ${people} do not hold them; other files may.`,
  ];
}
