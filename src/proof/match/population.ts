import type { Connection } from '../../engine/connection.js';
import { IDENTIFYING_FORMS, type Form } from '../../model/element.js';
import type { FormPopulation, MatchedCell } from '../../model/evidence.js';
import { MATCH_TABLES } from '../../model/match-tables.js';
import type { Reference } from '../../model/reference.js';
import { grouped } from '../../base/numbers.js';

/** For every form that is judged: what a value made up at random, or brought by a stranger, would meet among our people. */
export async function describePopulation(
  connection: Connection,
  cells: readonly MatchedCell[],
  reference: Reference,
): Promise<FormPopulation[]> {
  const forms = [...new Set(cells.filter((cell) => cell.held).map((cell) => cell.form))];
  const unique = await connection.rows(
    `SELECT form, tokens AS singles FROM ${MATCH_TABLES.spread} WHERE people = 1 ORDER BY form`,
  );
  const singles = new Map(unique.map((row) => [String(row['form']), Number(row['singles'])]));
  return forms.map((form) => populationOf(form, reference, singles.get(form) ?? 0));
}

function populationOf(form: Form, reference: Reference, singles: number): FormPopulation {
  const known = reference.forms.find((entry) => entry.form === form);
  const distinct = known?.distinct ?? 0;
  const people = known?.people ?? 0;
  const repeat = known?.repeat ?? 1;
  const identifying = IDENTIFYING_FORMS.includes(form);
  const space = known?.space ?? null;
  if (!identifying) {
    return {
      form,
      distinct,
      people,
      repeat,
      chance: Math.min(1, repeat),
      basis: `two of your ${grouped(people)} people share a value this often`,
      novelty: people === 0 ? 1 : Math.min(1, singles / people),
    };
  }
  const chance = space === null ? 1 / Math.max(1, people) : Math.min(1, distinct / space);
  return {
    form,
    distinct,
    people,
    repeat,
    chance,
    basis:
      space === null
        ? `no bound on possible values; one in ${grouped(people)} is taken`
        : `${grouped(distinct)} values held of ${grouped(space)} that could exist`,
    novelty: 1 - chance,
  };
}
