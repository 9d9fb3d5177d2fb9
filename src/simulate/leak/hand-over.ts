import { chance, splitRandom, splitSeed } from '../../base/random.js';
import { TAKING } from '../rates.js';
import type { SystemColumn } from '../systems.js';
import type { Population } from '../population.js';
import type { Cells } from '../world/cells.js';
import type { Mangling } from './mangle.js';

export type PartnerName = 'collections' | 'insurer';

/** Somebody who was given a part of postpaid once, and writes it in their own way. */
type Partner = { readonly columns: readonly SystemColumn[]; readonly forms: readonly Mangling[] };

export const PARTNERS: Readonly<Record<PartnerName, Partner>> = {
  collections: {
    columns: [
      { header: 'ACCT', field: 'account_no' },
      { header: 'DEBTOR', field: 'full_name' },
      { header: 'BIRTH DT', field: 'dob' },
      { header: 'SSN4', field: 'ssn' },
      { header: 'TEL', field: 'phone' },
      { header: 'ADDR', field: 'address' },
    ],
    forms: [
      { kind: 'full_name', order: 'last_first' },
      { kind: 'truncate', field: 'ssn' },
      { kind: 'date_style', style: 'us' },
      { kind: 'phone_style', style: 'parentheses' },
      { kind: 'upper' },
      { kind: 'rename', headers: { full_name: 'DEBTOR' } },
    ],
  },
  insurer: {
    columns: [
      { header: 'insured_name', field: 'full_name' },
      { header: 'contact_no', field: 'phone' },
      { header: 'contact_mail', field: 'email' },
      { header: 'risk_zip', field: 'zip' },
      { header: 'device_imei', field: 'imei' },
      { header: 'tariff', field: 'plan' },
    ],
    forms: [{ kind: 'phone_style', style: 'dots' }],
  },
};

const INSURED_STATES: readonly string[] = ['CA', 'TX', 'FL', 'NY', 'WA'];

export function wasHandedOver(
  population: Population,
  partner: PartnerName,
  entry: { readonly person: number; readonly turn: number },
  cells: () => Cells,
): boolean {
  if (partner === 'insurer') return INSURED_STATES.includes(cells().state);
  const person = splitSeed(population.seed, 'person', entry.person);
  return chance(splitRandom(person, 'collections', entry.turn), TAKING.collections);
}
