import type { Facts } from '../../model/facts.js';
import type { FactElement } from '../../model/facts-words.js';
import type { Veris } from '../../model/veris.js';

/** Kinds of data in VERIS 1.4.1 for our elements; one that is not here is `Personal`, which VERIS calls what tells of a person. */
const VARIETIES: Readonly<Partial<Record<FactElement, string>>> = {
  ssn: 'Sensitive Personal',
  tax_id: 'Sensitive Personal',
  drivers_license: 'Sensitive Personal',
  state_id: 'Sensitive Personal',
  passport: 'Sensitive Personal',
  biometric: 'Sensitive Personal',
  bank_account: 'Bank',
  card_number: 'Payment',
  password: 'Credentials',
  username: 'Credentials',
  pin: 'Credentials',
  security_token: 'Multi-factor credential',
  medical_record: 'Medical',
  medical_id: 'Medical',
  health_insurance_id: 'Medical',
  genetic: 'Medical',
  private_key: 'Secrets',
};

export function dataVarieties(elements: readonly FactElement[]): string[] {
  return [...new Set(elements.map((element) => VARIETIES[element] ?? 'Personal'))].sort();
}

type Actor = Veris['incident']['actor'];

/** Who acted, by what a person said of it for the severity score; a witting or unwitting insider is VERIS's internal actor. */
export function actorOf({ incident }: Facts): Actor {
  const said = incident.nciss?.actor_characterization;
  const notes = incident.actor === undefined ? {} : { notes: incident.actor };
  switch (said) {
    case 'witting_insider':
    case 'unwitting_insider':
      return { internal: { variety: ['Unknown'], motive: ['Unknown'], ...notes } };
    case 'hacktivists':
      return { external: { variety: ['Activist'], motive: ['Unknown'], country: ['Unknown'], ...notes } };
    case 'criminal':
    case 'apt':
    case 'apt_targeted':
      return { external: { variety: ['Unknown'], motive: ['Unknown'], country: ['Unknown'], ...notes } };
    default:
      // VERIS wants a note where the actor is not known.
      return { unknown: { notes: incident.actor ?? 'Nobody has said who acted.' } };
  }
}

const MINUTE = 60_000;

/** The time between two moments in the largest unit of VERIS that keeps it whole enough: days, hours or minutes. */
export function spanBetween(
  from: string,
  to: string,
): { readonly unit: 'Days' | 'Hours' | 'Minutes'; readonly value: number } {
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / MINUTE));
  if (minutes >= 2 * 24 * 60) return { unit: 'Days', value: Math.round(minutes / (24 * 60)) };
  return minutes >= 120 ? { unit: 'Hours', value: Math.round(minutes / 60) } : { unit: 'Minutes', value: minutes };
}
