import type { Element } from './element.js';

/** What a reader calls a data element. */
export const ELEMENT_WORDS: Readonly<Record<Element, string>> = {
  full_name: 'full name',
  first_name: 'first name',
  last_name: 'last name',
  date_of_birth: 'date of birth',
  ssn: 'SSN',
  ssn_last4: 'SSN, last four',
  tax_id: 'tax ID',
  drivers_license: 'driver licence',
  state_id: 'state ID card',
  passport: 'passport number',
  phone: 'phone',
  email: 'e-mail',
  address: 'address',
  street: 'street',
  city: 'city',
  state: 'state',
  postal_code: 'postal code',
  country: 'country',
  imei: 'IMEI',
  imsi: 'IMSI',
  iccid: 'ICCID',
  account_number: 'account number',
  card_number: 'card number',
  bank_account: 'bank account',
  pin: 'PIN',
  password: 'password',
  username: 'user name',
  ip_address: 'IP address',
  medical_record: 'medical record',
  health_insurance_id: 'health insurance ID',
  biometric: 'biometric',
  record_id: 'record ID',
  plan: 'plan',
  date: 'date',
  ignore: 'left out',
  unknown: 'unknown',
};

/** The same for the name of any element of the facts. */
export function elementWords(element: string): string {
  const words: Readonly<Record<string, string>> = ELEMENT_WORDS;
  return words[element] ?? element.replaceAll('_', ' ');
}
