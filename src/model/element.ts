import { z } from 'zod';

/** The data elements: what a field of a leaked or owned table can mean. Order is the order of reports. */
export const ELEMENTS = [
  'full_name',
  'first_name',
  'last_name',
  'date_of_birth',
  'ssn',
  'ssn_last4',
  'tax_id',
  'drivers_license',
  'state_id',
  'passport',
  'phone',
  'email',
  'address',
  'street',
  'city',
  'state',
  'postal_code',
  'country',
  'imei',
  'imsi',
  'iccid',
  'account_number',
  'card_number',
  'bank_account',
  'pin',
  'password',
  'username',
  'ip_address',
  'medical_record',
  'health_insurance_id',
  'biometric',
  'record_id',
  'plan',
  'date',
  'ignore',
  'unknown',
] as const;

export const elementSchema = z.enum(ELEMENTS);
export type Element = z.infer<typeof elementSchema>;

/** Elements that anyone can look up about a person, unless the workspace says otherwise. */
export const PUBLIC_ELEMENTS: readonly Element[] = [
  'full_name',
  'first_name',
  'last_name',
  'phone',
  'address',
  'street',
  'city',
  'state',
  'postal_code',
  'country',
];

/**
 * What a token stands for. An exact form is the whole normalised element; `full_name` and `address` are split, so that
 * they meet tables that hold their parts. A partial form is what is left of an element when it is masked or truncated.
 * A composite form joins several cells of one row and identifies a person where no single cell does.
 */
export const EXACT_FORMS = [
  'first_name',
  'last_name',
  'date_of_birth',
  'ssn',
  'tax_id',
  'drivers_license',
  'state_id',
  'passport',
  'phone',
  'email',
  'street',
  'city',
  'state',
  'postal_code',
  'country',
  'imei',
  'imsi',
  'iccid',
  'account_number',
  'card_number',
  'bank_account',
  'pin',
  'password',
  'username',
  'ip_address',
  'medical_record',
  'health_insurance_id',
  'biometric',
  'record_id',
  'plan',
  'date',
] as const;

export const PARTIAL_FORMS = [
  'first_initial', // J
  'first_formal', // formal name of a nickname: BILL -> WILLIAM
  'last_phonetic', // Soundex-like key of the surname
  'birth_year', // 1983
  'birth_swapped', // day and month exchanged where both can be months
  'ssn_last4',
  'phone_exchange', // area code + exchange, first six digits
  'phone_last4',
  'email_hint', // first character + '@' + domain, what j***@mail.example leaves
  'street_number', // house number of the street line
  'postal3',
  'imei_tac', // first eight digits
  'card_last4',
  'account_last4',
  'license_last4',
] as const;

export const COMPOSITE_FORMS = [
  'name_birth', // last + first + date of birth
  'name_postal', // last + first + postal code
  'name_street', // last + first initial + street
  'name_last4', // last + first + last four of the SSN
  'name_phone_last4',
] as const;

export const FORMS = [...EXACT_FORMS, ...PARTIAL_FORMS, ...COMPOSITE_FORMS] as const;
export const formSchema = z.enum(FORMS);
export type Form = z.infer<typeof formSchema>;

/** Forms rare enough to find a person by. All of them stand in the reference's lookup table. */
export const IDENTIFYING_FORMS: readonly Form[] = [
  'ssn',
  'tax_id',
  'drivers_license',
  'state_id',
  'passport',
  'phone',
  'email',
  'imei',
  'imsi',
  'iccid',
  'account_number',
  'card_number',
  'bank_account',
  'username',
  'medical_record',
  'health_insurance_id',
  'biometric',
  'record_id',
  ...COMPOSITE_FORMS,
];

/** Forms whose true value changes in a customer's life; they date an extract. */
export const CHANGEABLE_FORMS: readonly Form[] = [
  'last_name',
  'phone',
  'email',
  'street',
  'city',
  'state',
  'postal_code',
  'imei',
  'imsi',
  'iccid',
  'plan',
  'card_number',
  'drivers_license',
];

/** Partial forms that soften a disagreement of their exact form to `partial`. */
export const SOFTER_FORMS: Readonly<Partial<Record<Form, readonly Form[]>>> = {
  first_name: ['first_formal', 'first_initial'],
  last_name: ['last_phonetic'],
  date_of_birth: ['birth_swapped', 'birth_year'],
  ssn: ['ssn_last4'],
  phone: ['phone_last4'],
  street: ['street_number'],
  postal_code: ['postal3'],
  imei: ['imei_tac'],
};
