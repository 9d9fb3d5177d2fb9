import type { Reference } from '../../src/model/reference.js';
import type { IndexFolder } from './index-folder.js';

/** All that a reference says, whatever numbers its people and records have: two that say the same are equal. */
export async function saidBy(index: IndexFolder, reference: Reference): Promise<unknown> {
  const read = (sql: string) => index.read(reference, sql);
  const version = ['system', 'from_lo', 'from_hi', 'to_lo', 'to_hi', ...reference.columns.map(({ name }) => name)];
  const names = await read(
    `WITH record AS (SELECT person_id, record_id, {system: system, lo: first_lo, first: first_from, last: last_to, state: state_code, alone: alone}::VARCHAR AS said FROM reference.record),
       held AS (SELECT record_id, list(said ORDER BY said) AS versions FROM (
         SELECT record_id, {${version.map((name) => `"${name}": "${name}"`).join(', ')}}::VARCHAR AS said FROM reference.version) GROUP BY record_id)
     SELECT person_id, md5(list({said: said, versions: versions} ORDER BY said, versions::VARCHAR)::VARCHAR) AS name
     FROM record JOIN held USING (record_id) GROUP BY person_id ORDER BY name`,
  );
  const nameOf = new Map(names.map((row) => [row['person_id'], row['name']]));
  const lookup = await read('SELECT form, token, person_id, people FROM reference.lookup');
  const numbered = new Set((await read('SELECT person_id FROM reference.version')).map((row) => row['person_id']));
  const { database: _database, built_at: _built, ...description } = reference;
  return {
    description,
    people: names.map((row) => row['name']),
    homeless: [...numbered].filter((person) => !nameOf.has(person)).length,
    lookup: lookup
      .map(({ form, token, person_id: person, people }) => JSON.stringify([form, token, nameOf.get(person), people]))
      .sort(),
    frequency: await read('FROM reference.frequency ORDER BY form, token::VARCHAR'),
    spread: await read('FROM reference.spread ORDER BY ALL'),
    place: await read('SELECT postal::VARCHAR AS postal, state::VARCHAR AS state FROM reference.place ORDER BY ALL'),
    census: await read('FROM reference.census ORDER BY ALL'),
    shared: await read('SELECT system, key::VARCHAR AS key, kind FROM reference.shared_key ORDER BY ALL'),
    crowded: await read('SELECT form, token::VARCHAR AS token FROM reference.crowded ORDER BY ALL'),
    reversed: await read('FROM reference.reversed ORDER BY ALL'),
  };
}
