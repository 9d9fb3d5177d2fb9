import type { MergePlan } from '../plan.js';
import { keyIn, placeOf, placedIn } from '../read-rows.js';
import { BUILDING } from '../step.js';
import { STANDING } from './names.js';

/**
 * `numbered(person_id, person)`: the number in the database of each person of `building`. Somebody whose records are those of one
 * standing person, who is nobody else now, keeps that number: what they hold as before then need not be written again. The others get
 * numbers after all that stand.
 */
export function numberPeople(taken: MergePlan): string[] {
  const parts = taken.systems.flatMap((system) => system.parts.map((part) => ({ system, part })));
  const touched = parts
    .filter(({ part }) => part.part.rows > 0)
    .map(
      ({ system, part }) => `SELECT s.record_id, g.person_id AS person
         FROM (SELECT ${placeOf(part)} AS place, ${keyIn(system, part)} AS key FROM ${part.source}) p
         JOIN (FROM work.record_place WHERE ${placedIn(part, 'place')}) s ON s.place = p.place
         JOIN work.gone g ON g.system = ${system.index} AND g.key = p.key`,
    );
  const stayed = `SELECT s.record_id, a.person_id AS person FROM work.stayed v
    JOIN work.record_place s ON s.place = v.place JOIN work.affected a ON a.number = v.person_id`;
  return [
    `CREATE TABLE work.origin AS SELECT DISTINCT b.person_id, o.person
       FROM (${[...touched, stayed].join(' UNION ALL ')}) o JOIN ${BUILDING}.record b USING (record_id)`,
    `CREATE TABLE work.same AS SELECT person_id, any_value(person) AS person FROM work.origin
       SEMI JOIN (SELECT person FROM work.origin GROUP BY person HAVING count(*) = 1) one USING (person)
       GROUP BY person_id HAVING count(*) = 1`,
    `CREATE TABLE work.numbered AS SELECT person_id, coalesce(s.person,
         (SELECT max(person_id)::UBIGINT FROM ${STANDING}.record) + row_number() OVER (PARTITION BY s.person IS NULL ORDER BY person_id))::UINTEGER AS person
       FROM (SELECT DISTINCT person_id FROM ${BUILDING}.record) LEFT JOIN work.same s USING (person_id)`,
  ];
}
