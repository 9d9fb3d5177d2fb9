import { below, between, uniform, type Random } from '../../src/base/random.js';
import type { Element } from '../../src/model/element.js';
import { digits, pick, withLuhn, type Person } from './people.js';

/** A kind of column: what it holds in truth, names that files give it, and ways to write it. */
export type Kind = {
  readonly id: string;
  /** What it may rightly be called, best first. */
  readonly truth: readonly Element[];
  readonly headers: readonly string[];
  readonly write: (random: Random) => Writer;
  /** Without a name its values do not tell: only counted where there is a header. */
  readonly needsHeader?: boolean;
};
export type Writer = (person: Person, row: number) => string;

const two = (value: number): string => String(value).padStart(2, '0');
const dashed = (ssn: string): string => `${ssn.slice(0, 3)}-${ssn.slice(3, 5)}-${ssn.slice(5)}`;
const NEGATIVE: readonly Element[] = ['record_id', 'unknown', 'ignore', 'date', 'account_number', 'plan'];

type Day = readonly [year: number, month: number, day: number];
const DATE_STYLES: readonly ((day: Day) => string)[] = [
  ([y, m, d]) => `${y}-${two(m)}-${two(d)}`,
  ([y, m, d]) => `${two(m)}/${two(d)}/${y}`,
  ([y, m, d]) => `${m}/${d}/${y}`,
  ([y, m, d]) => `${two(d)}.${two(m)}.${y}`,
  ([y, m, d]) => `${y}${two(m)}${two(d)}`,
  ([y, m, d]) => `${m}/${d}/${two(y % 100)}`,
  ([y, m, d]) => `${two(d)}-${MONTHS[m - 1] ?? ''}-${y}`,
  ([y, m, d]) => `${y}-${two(m)}-${two(d)} 00:00:00`,
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const recent = (random: Random): Day => [between(random, 2014, 2021), between(random, 1, 12), between(random, 1, 28)];

const CASES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
];
const cased =
  (of: (person: Person) => string) =>
  (random: Random): Writer => {
    const change = pick(random, CASES);
    return (person) => change(of(person));
  };

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

export const OTHERS: readonly Kind[] = [
  {
    id: 'street',
    truth: ['street', 'address'],
    headers: ['street', 'address', 'address1', 'Street Address', 'addr_line_1'],
    write: cased(({ street }) => street),
  },
  { id: 'city', truth: ['city'], headers: ['city', 'City', 'mailing_city', 'town'], write: cased(({ city }) => city) },
  {
    id: 'state',
    truth: ['state'],
    headers: ['state', 'ST', 'State', 'mailing_state'],
    write:
      () =>
      ({ state }) =>
        state,
  },
  {
    id: 'address',
    truth: ['address'],
    headers: ['address', 'full_address', 'Mailing Address'],
    write: () => (p) => `${p.street}, ${p.city}, ${p.state} ${p.zip}`,
  },
  {
    id: 'order_nine',
    truth: NEGATIVE,
    headers: ['order_number', 'order_id', 'invoice_no', 'confirmation'],
    write: (random) => () => String(between(random, 100_000_000, 999_999_999)),
  },
  {
    id: 'order_sequence',
    truth: NEGATIVE,
    headers: ['order_number', 'order_no', 'ticket'],
    write: (random) => {
      let next = between(random, 100_000_000, 800_000_000);
      return () => String((next += between(random, 1, 9)));
    },
  },
  {
    id: 'order_prefixed',
    truth: NEGATIVE,
    headers: ['order_number', 'case_no', 'ref_no'],
    write: (random) => {
      const prefix = digits(random, 2).replace(/^0/u, '4');
      return () => `${prefix}${digits(random, 7)}`;
    },
  },
  {
    id: 'ups',
    truth: NEGATIVE,
    headers: ['tracking_number', 'tracking', 'shipment_id'],
    write: (random) => () => `1Z${digits(random, 16)}`,
  },
  {
    id: 'fedex',
    truth: NEGATIVE,
    headers: ['tracking_number', 'tracking'],
    write: (random) => () => `7${digits(random, 11)}`,
  },
  {
    id: 'fedex15',
    truth: NEGATIVE,
    headers: ['tracking_number', 'tracking'],
    write: (random) => () => `9${digits(random, 14)}`,
  },
  {
    id: 'customer_id',
    truth: NEGATIVE,
    headers: ['customer_id', 'id', 'cust_id', 'record_id'],
    write: (random) => {
      let next = between(random, 1, 90_000);
      return () => String((next += 1));
    },
  },
  {
    id: 'id_five',
    truth: NEGATIVE,
    headers: ['badge_no', 'emp_id'],
    write: (random) => () => String(between(random, 10_000, 99_999)),
  },
  {
    id: 'id_ten',
    truth: NEGATIVE,
    headers: ['account_no', 'ban', 'account_id'],
    write: (random) => () => String(between(random, 1_000_000_000, 9_999_999_999)),
  },
  {
    id: 'account',
    truth: NEGATIVE,
    headers: ['account_number', 'acct_no', 'BAN'],
    write: (random) => () => `9${digits(random, 8)}`,
  },
  {
    id: 'amount',
    truth: NEGATIVE,
    headers: ['balance', 'amount_due', 'total'],
    write: (random) => () => `${below(random, 900)}.${two(below(random, 100))}`,
  },
  {
    id: 'latitude',
    truth: NEGATIVE,
    headers: ['lat', 'latitude'],
    write: (random) => () => `${between(random, 25, 48)}.${digits(random, 6)}`,
  },
  {
    id: 'epoch',
    truth: NEGATIVE,
    headers: ['created_at', 'timestamp', 'ts'],
    write: (random) => () => String(between(random, 1_400_000_000, 1_628_000_000)),
  },
  {
    id: 'timestamp',
    truth: NEGATIVE,
    headers: ['created_at', 'last_login', 'updated'],
    write: (random) => () =>
      `${DATE_STYLES[0]?.(recent(random)) ?? ''} ${two(below(random, 24))}:${two(below(random, 60))}:${two(below(random, 60))}`,
  },
  {
    id: 'activation',
    truth: NEGATIVE,
    headers: ['activation_date', 'start_date', 'contract_date', 'bill_date'],
    write: (random) => {
      const style = pick(random, DATE_STYLES);
      return () => style(recent(random));
    },
  },
  {
    id: 'uuid',
    truth: NEGATIVE,
    headers: ['uuid', 'guid', 'object_id'],
    write: (random) => () =>
      '########-####-4###-a###-############'.replaceAll('#', () => below(random, 16).toString(16)),
  },
  {
    id: 'imsi',
    truth: ['imsi', ...NEGATIVE],
    headers: ['imsi', 'IMSI'],
    write: (random) => () => `310260${digits(random, 9)}`,
  },
  {
    id: 'iccid',
    truth: ['iccid', ...NEGATIVE],
    headers: ['iccid', 'sim_number'],
    write: (random) => () => withLuhn(`8901260${digits(random, 11)}`),
  },
  {
    id: 'card',
    truth: ['card_number', ...NEGATIVE],
    headers: ['card_number', 'cc_num'],
    write: (random) => () => withLuhn(`4${digits(random, 14)}`),
  },
  {
    id: 'amex',
    truth: ['card_number', ...NEGATIVE],
    headers: ['card_number', 'pan'],
    write: (random) => () => withLuhn(`37${digits(random, 12)}`),
  },
  {
    id: 'plan',
    truth: NEGATIVE,
    headers: ['plan', 'rate_plan', 'plan_name'],
    write: (random) => () =>
      pick(random, ['Unlimited Plus', 'Essentials', 'Prepaid 10GB', 'Family Share', 'Magenta Line']),
  },
  {
    id: 'status',
    truth: NEGATIVE,
    headers: ['status', 'account_status'],
    write: (random) => () => pick(random, ['active', 'suspended', 'closed']),
  },
  { id: 'gender', truth: NEGATIVE, headers: ['gender', 'sex'], write: (random) => () => pick(random, ['M', 'F']) },
  {
    id: 'pin',
    truth: ['pin', ...NEGATIVE],
    headers: ['pin', 'account_pin'],
    write: (random) => () => digits(random, 4),
  },
  {
    id: 'routing',
    truth: ['bank_account', ...NEGATIVE],
    headers: ['routing_number', 'aba'],
    write: (random) => () =>
      pick(random, ['125000024', '021000021', '111000025', '026009593', '322271627', '121000248']),
  },
  {
    id: 'password',
    truth: ['password', 'username', ...NEGATIVE],
    headers: ['password', 'passwd'],
    write: (random) => (p) => `${p.last.toLowerCase()}${digits(random, 3)}!`,
  },
  {
    id: 'company',
    truth: NEGATIVE,
    headers: ['company', 'employer'],
    write: (random) => () =>
      `${pick(random, ['Acme', 'Globex', 'Initech', 'Umbra', 'Soylent', 'Hooli'])} ${pick(random, ['Inc', 'LLC', 'Corp', 'Group'])}`,
  },
  {
    id: 'product',
    truth: NEGATIVE,
    headers: ['device_model', 'product', 'item'],
    write: (random) => () => pick(random, ['iPhone 12', 'Galaxy S21', 'Pixel 5', 'Moto G', 'OnePlus 9', 'iPhone SE']),
  },
  {
    id: 'sku',
    truth: NEGATIVE,
    headers: ['sku', 'part_no'],
    write: (random) => () => `${pick(random, ['A', 'B', 'K', 'X'])}${digits(random, 7)}`,
  },
  {
    id: 'ip',
    truth: ['ip_address', ...NEGATIVE],
    headers: ['ip', 'ip_address'],
    write: (random) => () =>
      `${between(random, 11, 190)}.${below(random, 256)}.${below(random, 256)}.${below(random, 256)}`,
  },
  {
    id: 'zipcode_like',
    truth: NEGATIVE,
    headers: ['meter_no', 'batch'],
    write: (random) => () => `4${digits(random, 4)}`,
  },
];
