import { type Seed, chance, splitRandom, splitSeed } from '../base/random.js';
import { type Application, applicationOf } from './application.js';
import { type Line, cellsOn, lineSeed, linesOf } from './line.js';
import { membershipOf, staysOf } from './membership.js';
import type { Population } from './population.js';
import { MEMBERSHIP } from './rates.js';
import { type Cells, type Field, readField } from './world/cells.js';
import { type Household, householdOf, seatOf } from './world/household.js';
import { type Person, personOf } from './world/person.js';

export const SYSTEMS = ['postpaid', 'prepaid', 'prospects'] as const;
export type System = (typeof SYSTEMS)[number];

/** A column as its system writes it: its header and what stands in it. */
export type SystemColumn = { readonly header: string; readonly field: Field };

const sameName = (field: Field): SystemColumn => ({ header: field, field });

export const COLUMNS: Readonly<Record<System | 'priorLeak', readonly SystemColumn[]>> = {
  postpaid: (
    [
      'account_no',
      'first_name',
      'last_name',
      'dob',
      'ssn',
      'drivers_license',
      'phone',
      'email',
      'street',
      'city',
      'state',
      'zip',
      'imei',
      'imsi',
      'plan',
    ] as const
  ).map(sameName),
  prepaid: [
    { header: 'acct_id', field: 'account_no' },
    { header: 'subscriber_name', field: 'full_name' },
    { header: 'birth_date', field: 'dob' },
    { header: 'msisdn', field: 'phone' },
    { header: 'contact_email', field: 'email' },
    { header: 'addr_line', field: 'street' },
    { header: 'addr_city', field: 'city' },
    { header: 'addr_state', field: 'state' },
    { header: 'addr_zip', field: 'zip' },
    { header: 'imei', field: 'imei' },
    { header: 'iccid', field: 'iccid' },
    { header: 'rate_plan', field: 'plan' },
  ],
  prospects: (['application_id', 'full_name', 'dob', 'ssn', 'address', 'phone', 'applied_on'] as const).map(sameName),
  priorLeak: [
    { header: 'customer', field: 'full_name' },
    { header: 'phone_number', field: 'phone' },
    { header: 'account', field: 'account_no' },
    { header: 'service_plan', field: 'plan' },
  ],
};

export function rowOf(cells: Readonly<Cells>, columns: readonly SystemColumn[]): string[] {
  return columns.map(({ field }) => readField(cells, field));
}

/** Everything the systems of record have about one person. */
export type Records = {
  readonly person: Person;
  readonly lines: readonly Line[];
  readonly application: Application | null;
};

export function recordsOf(population: Population, index: number, household?: Household): Records {
  const person = personOf(population, index, household);
  const lines = membershipOf(population, index).systems.flatMap((system) => linesOf(population, person, system));
  return { person, lines, application: applicationOf(population, person) };
}

/** Everybody, one after the other; nothing of those who went before is kept. */
export function* everybody(population: Population): Generator<Records> {
  let household: Household | undefined;
  for (let index = 0; index < population.people; index += 1) {
    if (household?.id !== seatOf(index).id) household = householdOf(population, index);
    yield recordsOf(population, index, household);
  }
}

/** What the earlier leak has of a line: nothing for most, and for those who were not customers on its day. */
export function priorLeakOf(population: Population, line: Line): Cells | null {
  return drawnForPriorLeak(line.seed) ? cellsOn(line, population.priorLeak) : null;
}

/** The same question asked of an entry, without making its line. */
export function inPriorLeak(
  population: Population,
  entry: { readonly person: number; readonly system: System; readonly turn: number },
): boolean {
  const { person, system, turn } = entry;
  if (system === 'prospects') return false;
  const stay = staysOf(population, person, system)[turn];
  const day = population.priorLeak;
  if (stay === undefined || stay.start > day || (stay.end !== null && stay.end <= day)) return false;
  return drawnForPriorLeak(lineSeed(splitSeed(population.seed, 'person', person), system, turn));
}

function drawnForPriorLeak(seed: Seed): boolean {
  return chance(splitRandom(seed, 'prior-leak'), MEMBERSHIP.priorLeak);
}
