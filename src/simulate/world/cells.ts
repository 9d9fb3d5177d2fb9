import type { Element } from '../../model/element.js';

/** What a system can hold of somebody, as text. Every field is there; empty text = not held. */
export const FIELDS = [
  'account_no',
  'application_id',
  'first_name',
  'middle',
  'last_name',
  'full_name',
  'dob',
  'ssn',
  'drivers_license',
  'phone',
  'email',
  'street',
  'city',
  'state',
  'zip',
  'address',
  'imei',
  'imsi',
  'iccid',
  'plan',
  'applied_on',
] as const;
export type Field = (typeof FIELDS)[number];

/** Fields that are put together from others when a row is written. */
type Composed = 'full_name' | 'address';
export type Cells = Record<Exclude<Field, Composed>, string>;

export const NO_CELLS: Readonly<Cells> = {
  account_no: '',
  application_id: '',
  first_name: '',
  middle: '',
  last_name: '',
  dob: '',
  ssn: '',
  drivers_license: '',
  phone: '',
  email: '',
  street: '',
  city: '',
  state: '',
  zip: '',
  imei: '',
  imsi: '',
  iccid: '',
  plan: '',
  applied_on: '',
};

export const ELEMENT_OF: Readonly<Record<Field, Element>> = {
  account_no: 'account_number',
  application_id: 'record_id',
  first_name: 'first_name',
  middle: 'ignore',
  last_name: 'last_name',
  full_name: 'full_name',
  dob: 'date_of_birth',
  ssn: 'ssn',
  drivers_license: 'drivers_license',
  phone: 'phone',
  email: 'email',
  street: 'street',
  city: 'city',
  state: 'state',
  zip: 'postal_code',
  address: 'address',
  imei: 'imei',
  imsi: 'imsi',
  iccid: 'iccid',
  plan: 'plan',
  applied_on: 'date',
};

export function readField(cells: Readonly<Cells>, field: Field): string {
  if (field === 'full_name') return joined([cells.first_name, cells.middle, cells.last_name]);
  if (field === 'address') return oneLine(cells);
  return cells[field];
}

/** `HARPER, LENA M` without the capitals. */
export function lastFirst(cells: Readonly<Cells>): string {
  const given = joined([cells.first_name, cells.middle]);
  return cells.last_name === '' ? given : `${cells.last_name}, ${given}`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function oneLine(cells: Readonly<Cells>): string {
  const area = joined([cells.state, cells.zip]);
  return [cells.street, cells.city, area].filter((part) => part !== '').join(', ');
}
