import type { EXACT_FORMS, Element, PARTIAL_FORMS } from '../../model/element.js';
import type { ColumnFinding } from '../../model/fields.js';
import { dateMacros } from './forms/date.js';
import { emailMacros } from './forms/email.js';
import { fullNameMacros, usualFullName } from './forms/full-name.js';
import { nameMacros, plainName } from './forms/name.js';
import { numberMacros } from './forms/number.js';
import { addressMacros, usualAddress } from './forms/one-line-address.js';
import { partialMacros } from './forms/partial.js';
import { phoneMacros } from './forms/phone.js';
import { phoneticMacro } from './forms/phonetic.js';
import { placeMacros } from './forms/place.js';
import { streetMacros } from './forms/street.js';
import { textMacros } from './forms/text.js';
import { wordMacros } from './forms/words.js';
import { bind, type Macro } from './macro.js';

export type ExactForm = (typeof EXACT_FORMS)[number];
export type PartialForm = (typeof PARTIAL_FORMS)[number];
export type DateOrder = ColumnFinding['date_order'];

/** In the order in which they use one another. */
export function allMacros(): readonly Macro[] {
  return [
    ...textMacros,
    ...wordMacros,
    ...nameMacros,
    ...fullNameMacros,
    phoneticMacro,
    ...dateMacros,
    ...phoneMacros,
    ...numberMacros,
    ...emailMacros,
    ...placeMacros,
    ...streetMacros,
    ...addressMacros,
    ...partialMacros,
  ];
}

const calls =
  (macro: string) =>
  (cell: string): string =>
    `${macro}(${cell})`;
const exactBytes = (cell: string): string => `CASE WHEN ${cell} NOT IN ('', '\\N') THEN ${cell} END`;
const lower = (cell: string): string =>
  `CASE WHEN assay_clean(${cell}) IS NOT NULL THEN lower(assay_ascii(${cell})) END`;
export const order = (dateOrder: DateOrder): string => `'${dateOrder ?? ''}'`;

/** A cell's text in an exact form. */
export const EXACT: Readonly<Record<ExactForm, (cell: string, dateOrder: DateOrder) => string>> = {
  first_name: calls('assay_first_name'),
  last_name: calls('assay_last_name'),
  date_of_birth: (cell, dateOrder) => `assay_birth(${cell}, ${order(dateOrder)})`,
  ssn: calls('assay_ssn'),
  tax_id: calls('assay_identifier'),
  drivers_license: calls('assay_identifier'),
  state_id: calls('assay_identifier'),
  passport: calls('assay_identifier'),
  phone: calls('assay_phone'),
  email: calls('assay_email'),
  street: calls('assay_street'),
  city: calls('assay_city'),
  state: calls('assay_state'),
  postal_code: calls('assay_postal'),
  country: calls('assay_country'),
  imei: calls('assay_imei'),
  imsi: calls('assay_imsi'),
  iccid: calls('assay_iccid'),
  account_number: calls('assay_padded'),
  card_number: calls('assay_card'),
  bank_account: calls('assay_padded'),
  pin: exactBytes,
  password: exactBytes,
  username: lower,
  ip_address: lower,
  medical_record: calls('assay_identifier'),
  health_insurance_id: calls('assay_identifier'),
  biometric: calls('assay_identifier'),
  record_id: calls('assay_padded'),
  plan: (cell) => `regexp_replace(assay_clean(${cell}), '\\s+', ' ', 'g')`,
  date: (cell, dateOrder) => `assay_day(${cell}, ${order(dateOrder)})::VARCHAR`,
};

/** A cell's text in a partial form, where the column holds no more than that. */
export const PARTIAL: Readonly<Record<PartialForm, (cell: string) => string>> = {
  first_initial: calls('assay_initial'),
  first_formal: (cell) => bind('rg_first', `assay_first_name(${cell})`, 'assay_formal_word(rg_first)'),
  last_phonetic: (cell) => bind('rg_last', `assay_last_name(${cell})`, 'assay_phonetic(rg_last)'),
  birth_year: calls('assay_year'),
  birth_swapped: (cell) => bind('rg_birth', `assay_birth(${cell}, '')`, swapped('rg_birth')),
  ssn_last4: calls('assay_ssn4'),
  phone_exchange: calls('assay_exchange'),
  phone_last4: calls('assay_last4'),
  email_hint: calls('assay_email_hint'),
  street_number: (cell) => `assay_street_number(assay_street(${cell}))`,
  postal3: calls('assay_postal3'),
  imei_tac: calls('assay_tac'),
  card_last4: calls('assay_last4'),
  account_last4: calls('assay_alnum4'),
  license_last4: calls('assay_alnum4'),
};

/** Year and the two other numbers in ascending order: dates with day and month exchanged have it in common. */
function swapped(text: string): string {
  return `CASE WHEN substr(${text}, 9, 2) <= '12' THEN substr(${text}, 1, 4) || least(substr(${text}, 6, 2), substr(${text}, 9, 2)) || greatest(substr(${text}, 6, 2), substr(${text}, 9, 2)) END`;
}

const ends = (text: string): string => `CASE WHEN length(${text}) >= 4 THEN right(${text}, 4) END`;

/** What is left of an exact form's normalised text in each of its softer forms. */
export type Softer = readonly (readonly [form: PartialForm, sql: (text: string) => string])[];
export const SOFTER: Readonly<Partial<Record<ExactForm, Softer>>> = {
  first_name: [
    ['first_formal', calls('assay_formal_word')],
    ['first_initial', (text) => `substr(${text}, 1, 1)`],
  ],
  last_name: [['last_phonetic', calls('assay_phonetic')]],
  date_of_birth: [
    ['birth_swapped', swapped],
    ['birth_year', (text) => `substr(${text}, 1, 4)`],
  ],
  ssn: [['ssn_last4', ends]],
  phone: [
    ['phone_exchange', (text) => `CASE WHEN NOT starts_with(${text}, '+') THEN substr(${text}, 1, 6) END`],
    ['phone_last4', ends],
  ],
  email: [['email_hint', (text) => `substr(${text}, 1, 1) || '@' || split_part(${text}, '@', -1)`]],
  street: [['street_number', calls('assay_street_number')]],
  postal_code: [['postal3', (text) => `substr(${text}, 1, 3)`]],
  imei: [['imei_tac', (text) => `substr(${text}, 1, 8)`]],
  card_number: [['card_last4', ends]],
  account_number: [['account_last4', ends]],
  drivers_license: [['license_last4', ends]],
};

/** Elements that are taken apart: by which macro, and the text of each form out of the parts that it gives. */
export const SPLIT: Readonly<
  Partial<Record<Element, { macro: string; forms: readonly (readonly [ExactForm, (parts: string) => string])[] }>>
> = {
  full_name: {
    macro: 'assay_name_pair',
    forms: [
      ['first_name', (parts) => `${parts}['first']`],
      ['last_name', (parts) => `${parts}['last']`],
    ],
  },
  address: {
    macro: 'assay_address',
    forms: [
      ['street', (parts) => `assay_street(${parts}['street'])`],
      ['city', (parts) => `assay_city(${parts}['city'])`],
      ['state', (parts) => `assay_state(${parts}['state'])`],
      ['postal_code', (parts) => `assay_postal(${parts}['postal'])`],
    ],
  },
};

/**
 * Columns whose rare spellings cost many times what the usual ones do: true for a usual cell. The two kinds are normalised
 * apart, for a few odd cells in every block would make the engine prepare the costly way for each block.
 */
export const USUAL: Readonly<Partial<Record<Element, (cell: string) => string>>> = {
  full_name: usualFullName,
  last_name: plainName,
  first_name: plainName,
  address: usualAddress,
};

export function isExact(name: string): name is ExactForm {
  return Object.hasOwn(EXACT, name);
}

export function isPartial(name: string): name is PartialForm {
  return Object.hasOwn(PARTIAL, name);
}
