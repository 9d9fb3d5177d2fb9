import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { type Random, below, between, chance, splitRandom, splitSeed } from '../base/random.js';
import { luhnDigit } from './check-digit.js';
import { dayOf } from './days.js';
import { delimitedLine } from './files/delimited.js';
import { openOut } from './files/out-file.js';
import { inventedCells } from './leak/invent.js';
import { type Population, simulatePopulation } from './population.js';
import { type Cells, NO_CELLS, lastFirst } from './world/cells.js';
import { householdOf, seatOf } from './world/household.js';
import { phoneNumber } from './world/identifiers.js';
import { current, personOf } from './world/person.js';

/** One account of the town's billing program. */
type Bill = {
  readonly account_no: string;
  readonly owner_name: string;
  readonly service_address: string;
  readonly town: string;
  readonly state: string;
  readonly zip: string;
  readonly phone: string;
  readonly email: string;
  readonly bank_account: string;
  readonly last_billed: string;
};

const ACCOUNTS = 300;
const BILLED = '2021-07-30';
const HEADER = [
  'account_no',
  'owner_name',
  'service_address',
  'town',
  'state',
  'zip',
  'phone',
  'email',
  'bank_account',
  'last_billed',
] as const;
const PROOF = ['owner_name', 'service_address', 'zip', 'phone', 'account_no', 'bank_account'] as const;
const PROOF_FROM = 140;
const PROOF_ROWS = 24;
const CANARY_AT = 151;
const MAILING_ROWS = 40;

/** A town's water and sewer billing: one undated table, an old mailing list that got out, a canary, and a gang's proof. */
export function writeTown(dir: string): void {
  const population = simulatePopulation({ seed: 'town', people: 500, states: ['ME'], towns: 1 });
  const bills = billsOf(population);
  mkdirSync(path.join(dir, 'systems'), { recursive: true });
  writeRows(path.join(dir, 'systems/billing.csv'), HEADER, bills, ',');
  const mailed = bills.filter(({ email }) => email !== '').slice(20, 20 + MAILING_ROWS);
  const list = mailed.map(({ owner_name: name, email }) => ({ name, email }));
  writeRows(path.join(dir, 'prior/mailing-list-2019.csv'), ['name', 'email'], list, ',');
  const canary = bills.slice(CANARY_AT, CANARY_AT + 1).map((bill) => {
    return { canary_id: 'canary-billing', system: 'billing', planted_on: '2020-03-02', ...bill };
  });
  const planted = ['canary_id', 'system', 'planted_on', 'account_no', 'owner_name', 'phone', 'email'] as const;
  writeRows(path.join(dir, 'systems/canaries.csv'), planted, canary, ',');
  writeRows(path.join(dir, 'proof/proof.csv'), PROOF, bills.slice(PROOF_FROM, PROOF_FROM + PROOF_ROWS), ';');
  writeFileSync(path.join(dir, 'assay.yaml'), stringify(config(bills[0]?.town ?? '')));
}

function config(town: string): object {
  return {
    organisation: { name: `${town} Water and Sewer Department`, sector: 'water', state: 'ME', persons_served: 700 },
    systems: {
      billing: {
        files: ['systems/billing.csv'],
        columns: { account_no: 'account_number', town: 'city', bank_account: 'bank_account', last_billed: 'ignore' },
      },
    },
    prior_leaks: { 'mailing-list-2019': { files: ['prior/mailing-list-2019.csv'], date: '2019-10-15' } },
    canaries: 'systems/canaries.csv',
  };
}

function writeRows<Name extends string>(
  file: string,
  header: readonly Name[],
  rows: readonly Readonly<Record<Name, string>>[],
  delimiter: string,
): void {
  const out = openOut(file);
  out.line(delimitedLine(header, delimiter));
  for (const row of rows)
    out.line(
      delimitedLine(
        header.map((name) => row[name]),
        delimiter,
      ),
    );
  out.close();
}

/** One account per household, in the order of the meter reader's round; one of them is the canary. */
function billsOf(population: Population): Bill[] {
  const bills: Bill[] = [];
  for (let person = 0; bills.length < ACCOUNTS; person += 1) {
    if (seatOf(person).first !== person) continue;
    const random = splitRandom(splitSeed(population.seed, 'bill'), 'draw', person);
    const planted = bills.length === CANARY_AT;
    const cells = planted
      ? inventedCells(population, splitSeed(population.seed, 'canary'), true, BILLED)
      : ownerCells(population, person, random);
    bills.push(billOf(cells, bills.length, random, planted));
  }
  return bills;
}

function ownerCells(population: Population, index: number, random: Random): Cells {
  const person = personOf(population, index, householdOf(population, index));
  const day = dayOf(BILLED);
  const home = current(person.homes, day);
  const state = population.places.byCode.get(home.state);
  if (state === undefined) throw new RangeError('a home lies in no state');
  const serial = { seed: population.seed, people: population.people, person: index, slot: 0 };
  return {
    ...NO_CELLS,
    first_name: person.first,
    middle: person.middle,
    last_name: current(person.surnames, day),
    ...home,
    phone: phoneNumber(serial, random, state),
    email: chance(random, 0.6) ? current(person.emails, day) : '',
  };
}

function billOf(cells: Cells, at: number, random: Random, planted: boolean): Bill {
  const digits =
    String(Math.floor(at / 25) + 1).padStart(2, '0') + String(100 + at * 3 + below(random, 3)).padStart(4, '0');
  return {
    account_no: `${digits.slice(0, 2)}-${digits.slice(2)}-${luhnDigit(digits)}`,
    owner_name: lastFirst(cells).toUpperCase(),
    service_address: cells.street.toUpperCase(),
    town: cells.city,
    state: cells.state,
    zip: cells.zip,
    phone: `${cells.phone.slice(0, 3)}-${cells.phone.slice(3, 6)}-${cells.phone.slice(6)}`,
    email: cells.email,
    bank_account:
      planted || chance(random, 0.35)
        ? String(between(random, 100_000, 999_999)) + String(between(random, 1000, 9999))
        : '',
    last_billed: BILLED,
  };
}
