import type { Connection } from '../../engine/connection.js';
import { ident } from '../../engine/sql.js';
import { toNumber } from './part.js';
import { MOST_NAMES } from './people.js';
import type { ColumnName, MergePlan } from './plan.js';

/** What a merge found that somebody should know. Reads what the database keeps of it (`keep.ts`); never a value, never a token. */
export async function gatherWarnings(connection: Connection, plan: MergePlan, database: string): Promise<string[]> {
  const nameOf = (system: unknown) => plan.systems.find(({ index }) => index === system)?.name ?? '';
  const warnings: string[] = [];
  for (const row of await connection.rows(
    `SELECT system, count(*) AS keys FROM ${database}.shared_key GROUP BY system ORDER BY system`,
  )) {
    const system = plan.systems.find(({ index }) => index === row['system']);
    const by = system?.subkey === null || system === undefined ? 'what they say' : system.subkey;
    warnings.push(
      `${nameOf(row['system'])}: ${count(row['keys'], 'record key')} named several rows of one time; told apart by ${by}`,
    );
  }
  for (const row of await connection.rows(`SELECT system, rows FROM ${database}.reversed ORDER BY system`)) {
    warnings.push(
      `${nameOf(row['system'])}: ${count(row['rows'], 'row')} ended before beginning; taken as never in force`,
    );
  }
  for (const row of await connection.rows(
    `SELECT form, count(DISTINCT token) AS tokens FROM ${database}.crowded GROUP BY form ORDER BY form`,
  )) {
    const many = row['form'] === 'name_birth' ? 'SSNs' : 'names';
    warnings.push(
      `${String(row['form'])}: ${count(row['tokens'], 'value')} with more than ${MOST_NAMES} ${many} joined no records`,
    );
  }
  for (const { name, key } of plan.systems) {
    if (key.length === 0) warnings.push(`${name}: no column names its records; every different row counts as a record`);
  }
  return warnings;
}

function count(cell: Parameters<typeof toNumber>[0], what: string): string {
  const number = toNumber(cell);
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

const PERSONAL_COLUMNS = [
  'ssn',
  'drivers_license',
  'state_id',
  'passport',
  'tax_id',
  'record_id',
  'account_number',
  'email',
  'phone',
  'name_birth',
];

/** People of each earlier leak, as far as its rows tell: different values of the best column each row fills. */
export async function countPriorPeople(
  connection: Connection,
  columns: readonly ColumnName[],
  database: string,
): Promise<Map<number, number>> {
  if (columns.length === 0) return new Map();
  const held = PERSONAL_COLUMNS.filter((name) => columns.some((column) => column.name === name)).map(ident);
  const whole = `hash(${columns.map(({ name }) => ident(name)).join(', ')})`;
  const rows = await connection.rows(
    `SELECT leak, count(DISTINCT coalesce(${[...held, whole].join(', ')})) AS people FROM ${database}.prior GROUP BY leak`,
  );
  return new Map(rows.map((row) => [toNumber(row['leak']), toNumber(row['people'])]));
}
