import { grouped } from '../../base/numbers.js';
import { INSTANT } from '../../model/facts.js';
import { JURISDICTION_NAMES, isJurisdiction } from '../../model/jurisdiction.js';

/** Data elements as somebody reads them who has never seen a facts file. */
const ELEMENT_WORDS: Readonly<Record<string, string>> = {
  ssn: 'Social Security number',
  ssn_last4: 'last four digits of the Social Security number',
  tax_id: 'taxpayer identification number',
  drivers_license: 'driver’s license number',
  state_id: 'state identification card number',
  passport: 'passport number',
  phone: 'telephone number',
  email: 'e-mail address',
  imei: 'IMEI (number of the device)',
  imsi: 'IMSI (number of the subscriber)',
  iccid: 'ICCID (number of the SIM card)',
  bank_account: 'bank account number',
  card_number: 'payment card number',
  pin: 'PIN',
  username: 'user name',
  ip_address: 'IP address',
  health_insurance_id: 'health insurance number',
  ip_pin: 'identity protection PIN of the IRS',
  mothers_maiden_name: 'mother’s maiden name',
};

export function elementWord(element: string): string {
  return ELEMENT_WORDS[element] ?? plain(element);
}

export function plain(word: string): string {
  return word.replaceAll('_', ' ');
}

/** `2021-08-14T15:00-07:00` -> `2021-08-14 15:00 -07:00`; any other text as it is. */
export function instantWords(text: string): string {
  if (!INSTANT.test(text)) return text;
  const [, day, time, zone] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?(.+)$/u.exec(text) ?? [];
  return `${day ?? ''} ${time ?? ''} ${zone ?? ''}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The day of a moment as a letter says it: August 14, 2021. The day is that of the zone it was written in. */
export function letterDay(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/u.exec(text);
  if (match === null) return text;
  return `${MONTHS[Number(match[2]) - 1] ?? ''} ${Number(match[3])}, ${match[1] ?? ''}`;
}

export function stateWord(code: string): string {
  return isJurisdiction(code) ? JURISDICTION_NAMES[code] : code;
}

export function countWord(value: number): string {
  return grouped(value);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
