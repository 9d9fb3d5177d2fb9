import { below, uniform } from '../../base/random.js';
import { CASES, cased, DATE_STYLES, type Kind } from './kinds.js';
import { digits, pick } from './people.js';

const dashed = (ssn: string): string => `${ssn.slice(0, 3)}-${ssn.slice(3, 5)}-${ssn.slice(5)}`;

/** What must be found. */
export const TARGETS: readonly Kind[] = [
  {
    id: 'ssn',
    truth: ['ssn'],
    headers: [
      'ssn',
      'SSN',
      'Social Security Number',
      'social_security',
      'soc_sec_nbr',
      'cust_ssn',
      'SSN#',
      'customerSsn',
    ],
    write: (random) => {
      const style = below(random, 3);
      return ({ ssn }) => (style === 0 ? dashed(ssn) : style === 1 ? ssn : ssn.replace(/^(...)(..)/u, '$1 $2 '));
    },
  },
  {
    id: 'ssn_masked',
    truth: ['ssn'],
    headers: ['ssn', 'SSN', 'Social Security Number'],
    write: (random) => {
      const mask = pick(random, ['***-**-', 'XXX-XX-', '*****', 'xxx-xx-']);
      return ({ ssn }) => `${mask}${ssn.slice(5)}`;
    },
  },
  {
    id: 'phone',
    truth: ['phone'],
    headers: [
      'phone',
      'Phone Number',
      'MSISDN',
      'mobile',
      'cell_phone',
      'home_phone',
      'telephone',
      'PhoneNbr',
      'contact_phone',
      'mdn',
      'ctn',
    ],
    write: (random) => {
      const style = below(random, 6);
      return ({ phone: p }) =>
        [
          `(${p.slice(0, 3)}) ${p.slice(3, 6)}-${p.slice(6)}`,
          p,
          `+1${p}`,
          `1${p}`,
          `${p.slice(0, 3)}-${p.slice(3, 6)}-${p.slice(6)}`,
          `${p.slice(0, 3)}.${p.slice(3, 6)}.${p.slice(6)}`,
        ][style] ?? p;
    },
  },
  {
    id: 'imei',
    truth: ['imei'],
    headers: ['imei', 'IMEI', 'imei_number', 'device_imei', 'IMEI No', 'equipment_imei'],
    write:
      () =>
      ({ imei }) =>
        imei,
  },
  {
    id: 'email',
    truth: ['email'],
    headers: ['email', 'E-mail', 'email_address', 'EmailAddr', 'contact_email', 'mail'],
    write: cased(({ email }) => email),
  },
  {
    id: 'date_of_birth',
    truth: ['date_of_birth'],
    headers: ['dob', 'DOB', 'date_of_birth', 'birth_date', 'Birthdate', 'DateOfBirth', 'cust_dob', 'birthday'],
    write: (random) => {
      const style = pick(random, DATE_STYLES);
      return ({ born }) => style(born);
    },
  },
  {
    id: 'postal_code',
    truth: ['postal_code'],
    headers: ['zip', 'ZIP Code', 'postal_code', 'zipcode', 'Postal', 'mailing_zip', 'zip_cd'],
    write: (random) => {
      const plus = uniform(random) < 0.25;
      return ({ zip }, row) => (plus ? `${zip}-${String(1000 + ((row * 7919) % 9000))}` : zip);
    },
  },
  {
    id: 'first_name',
    truth: ['first_name'],
    headers: ['first_name', 'First Name', 'fname', 'FirstName', 'given_name', 'cust_first_nm'],
    write: cased(({ first }) => first),
  },
  {
    id: 'last_name',
    truth: ['last_name'],
    headers: ['last_name', 'Last Name', 'lname', 'LastName', 'surname', 'cust_last_nm'],
    write: cased(({ last }) => last),
  },
  {
    id: 'full_name',
    truth: ['full_name'],
    headers: ['name', 'Full Name', 'customer_name', 'subscriber_name', 'fullName', 'cust_nm'],
    write: (random) => {
      const style = below(random, 3);
      const change = pick(random, CASES);
      return ({ first, last, middle }) =>
        change(
          style === 0
            ? `${first} ${last}`
            : style === 1
              ? `${last}, ${first} ${middle}`
              : `${first} ${middle}. ${last}`,
        );
    },
  },
  {
    id: 'drivers_license',
    truth: ['drivers_license'],
    headers: ['drivers_license', 'DL', 'dl_number', 'driver_license_no', 'Driver License', 'drivers_lic_num'],
    needsHeader: true,
    write: (random) => {
      const style = pick(random, [
        'A#######',
        '########',
        '#########',
        'A############',
        'AA######',
        'A########',
        'WDL######AA#',
      ]);
      return () =>
        style.replaceAll(/[A#]/gu, (sign) =>
          sign === '#' ? digits(random, 1) : String.fromCodePoint(65 + below(random, 26)),
        );
    },
  },
];
