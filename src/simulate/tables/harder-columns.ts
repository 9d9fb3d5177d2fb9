import { below, between, type Random } from '../../base/random.js';
import type { Element } from '../../model/element.js';
import { cased, DATE_STYLES, two, type Day, type Kind } from './kinds.js';
import { digits, pick, withLuhn } from './people.js';

/** The same elements as leaks often have them: masked, cut, through a spreadsheet, under names of other languages. */
export const HARDER_TARGETS: readonly Kind[] = [
  {
    id: 'ssn_foreign',
    truth: ['ssn'],
    headers: ['SocSecNo', 'SSN_NBR', 'soc_sec_id', 'numero_seguro_social', 'SUBSCRIBER_SSN', 'taxpayer_ssn', 'ss_num'],
    write:
      () =>
      ({ ssn }) =>
        ssn,
  },
  {
    id: 'ssn_spreadsheet',
    truth: ['ssn'],
    headers: ['ssn', 'SSN', 'Social'],
    write:
      () =>
      ({ ssn }) =>
        ssn.replace(/^0+/u, ''),
  },
  {
    id: 'ssn_float',
    truth: ['ssn'],
    headers: ['ssn', 'SSN', 'social_security_no'],
    write:
      () =>
      ({ ssn }) =>
        `${Number(ssn)}.0`,
  },
  {
    id: 'phone_foreign',
    truth: ['phone'],
    headers: ['telefono', 'Teléfono', 'Telefonnummer', 'Handynummer', 'celular', 'téléphone', 'portable', 'Rufnummer'],
    write: (random) => {
      const style = below(random, 3);
      return ({ phone: p }) => [p, `+1 ${p.slice(0, 3)} ${p.slice(3, 6)} ${p.slice(6)}`, `001${p}`][style] ?? p;
    },
  },
  {
    id: 'phone_masked',
    truth: ['phone'],
    headers: ['phone', 'mobile_no', 'contact_number'],
    write: (random) => {
      const style = below(random, 3);
      return ({ phone: p }) =>
        [`(***) ***-${p.slice(6)}`, `${p.slice(0, 3)}-${p.slice(3, 6)}-****`, `XXX-XXX-${p.slice(6)}`][style] ?? p;
    },
  },
  {
    id: 'phone_extension',
    truth: ['phone'],
    headers: ['phone', 'work_phone', 'daytime phone'],
    write:
      () =>
      ({ phone: p }, row) =>
        `${p.slice(0, 3)}-${p.slice(3, 6)}-${p.slice(6)}${row % 4 === 0 ? ` x${100 + (row % 800)}` : ''}`,
  },
  {
    id: 'imei_foreign',
    truth: ['imei'],
    headers: [
      'IMEI1',
      'imei_1',
      'IMEI-Nummer',
      'numero_imei',
      'handset_imei',
      'EQUIP_IMEI',
      'imei/esn',
      'device serial (IMEI)',
    ],
    write:
      () =>
      ({ imei: i }) =>
        i,
  },
  {
    id: 'imei_dashed',
    truth: ['imei'],
    headers: ['imei', 'IMEI', 'serial'],
    write: (random) => {
      const style = below(random, 2);
      return ({ imei: i }) =>
        style === 0
          ? `${i.slice(0, 2)}-${i.slice(2, 8)}-${i.slice(8, 14)}-${i.slice(14)}`
          : `${i.slice(0, 6)} ${i.slice(6, 8)} ${i.slice(8, 14)} ${i.slice(14)}`;
    },
  },
  {
    id: 'imei_spreadsheet',
    truth: ['imei'],
    needsHeader: true,
    headers: ['imei', 'IMEI', 'device_imei'],
    write:
      () =>
      ({ imei: i }) =>
        `${i.slice(0, 1)}.${i.slice(1, 6)}E+14`,
  },
  {
    id: 'email_masked',
    truth: ['email'],
    headers: ['email', 'E-Mail', 'contact'],
    write:
      () =>
      ({ email: e }) =>
        e.replace(/^(.)[^@]*@/u, '$1***@'),
  },
  {
    id: 'email_foreign',
    truth: ['email'],
    headers: ['correo', 'correo_electronico', 'courriel', 'E-Mail-Adresse', 'mail_address', 'email_id', 'user'],
    write: cased(({ email: e }) => e),
  },
  {
    id: 'birth_foreign',
    truth: ['date_of_birth'],
    headers: [
      'fecha_nacimiento',
      'Geburtsdatum',
      'date_naissance',
      'data_nascimento',
      'geb_datum',
      'BIRTH_DT',
      'dob_mmddyyyy',
    ],
    write: (random) => {
      const style = pick(random, [DATE_STYLES[0], DATE_STYLES[3], DATE_STYLES[4]]);
      return ({ born }) => style?.(born) ?? '';
    },
  },
  {
    id: 'birth_serial',
    truth: ['date_of_birth'],
    needsHeader: true,
    headers: ['dob', 'date_of_birth', 'Birth Date'],
    write:
      () =>
      ({ born: [y, m, d] }) =>
        String(Math.round((Date.UTC(y, m - 1, d) - Date.UTC(1899, 11, 30)) / 86_400_000)),
  },
  {
    id: 'birth_year',
    truth: ['date_of_birth'],
    needsHeader: true,
    headers: ['birth_year', 'yob', 'year_of_birth', 'dob'],
    write:
      () =>
      ({ born: [y] }) =>
        String(y),
  },
  {
    id: 'birth_words',
    truth: ['date_of_birth'],
    headers: ['dob', 'birthday', 'Born'],
    write:
      () =>
      ({ born: [y, m, d] }) =>
        `${['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'][m - 1] ?? ''} ${d}, ${y}`,
  },
  {
    id: 'birth_iso_time',
    truth: ['date_of_birth'],
    headers: ['dob', 'birthDate', 'date_of_birth'],
    write:
      () =>
      ({ born: [y, m, d] }) =>
        `${y}-${two(m)}-${two(d)}T00:00:00.000Z`,
  },
  {
    id: 'postal_spreadsheet',
    truth: ['postal_code'],
    headers: ['zip', 'ZIP', 'postal code'],
    write:
      () =>
      ({ zip }) =>
        zip.replace(/^0+/u, ''),
  },
  {
    id: 'postal_foreign',
    truth: ['postal_code'],
    headers: ['PLZ', 'codigo_postal', 'code_postal', 'CEP', 'ZIP5', 'post_code', 'svc_zip_cd'],
    write:
      () =>
      ({ zip }) =>
        zip,
  },
  {
    id: 'first_foreign',
    truth: ['first_name'],
    headers: ['Vorname', 'nombre', 'prenom', 'prénom', 'FNAME', 'forename', 'GIVEN_NM'],
    write: (random) => {
      const change = below(random, 2);
      return ({ first }) => (change === 0 ? first.toUpperCase() : first);
    },
  },
  {
    id: 'last_foreign',
    truth: ['last_name'],
    headers: ['Nachname', 'apellido', 'apellidos', 'nom_famille', 'LNAME', 'family_name', 'SURNM'],
    write: (random) => {
      const change = below(random, 2);
      return ({ last }) => (change === 0 ? last.toUpperCase() : last);
    },
  },
  {
    id: 'full_titled',
    truth: ['full_name'],
    headers: ['name', 'CUSTOMER NAME', 'account_holder', 'Kundenname', 'nombre_completo', 'insured name'],
    write: (random) => {
      const style = below(random, 3);
      return ({ first, last, middle }, row) =>
        [
          `${row % 2 === 0 ? 'Mr.' : 'Ms.'} ${first} ${last}`,
          `${last}, ${first}`.toUpperCase(),
          `${first} ${middle} ${last}${row % 9 === 0 ? ' Jr' : ''}`,
        ][style] ?? last;
    },
  },
  {
    id: 'licence_own_state',
    truth: ['drivers_license'],
    needsHeader: true,
    headers: [
      'DLN',
      'DL Number',
      'drv_lic',
      'license_number',
      'operator_license',
      'dl_no',
      'driverLicenseNumber',
      'licencia_conducir',
    ],
    write: (random) => {
      const style = pick(random, ['#######', '########', 'A#######', 'A############', 'K##-##-####', 'A###-####-####']);
      return () =>
        style.replaceAll(/[A#]/gu, (sign) =>
          sign === '#' ? digits(random, 1) : String.fromCodePoint(65 + below(random, 26)),
        );
    },
  },
  {
    id: 'licence_masked',
    passesFor: ['ssn'],
    truth: ['drivers_license'],
    needsHeader: true,
    headers: ['drivers_license', 'DL', 'driver license'],
    write: (random) => () => `*****${digits(random, 4)}`,
  },
];

const NEGATIVE: readonly Element[] = ['record_id', 'unknown', 'ignore', 'date', 'account_number', 'plan'];
const recent = (random: Random): Day => [between(random, 2012, 2021), between(random, 1, 12), between(random, 1, 28)];

/** More that only looks like it. */
export const HARDER_OTHERS: readonly Kind[] = [
  {
    id: 'usps',
    truth: NEGATIVE,
    headers: ['tracking_number', 'parcel'],
    write: (random) => () => `9400${digits(random, 18)}`,
  },
  {
    id: 'npi',
    truth: NEGATIVE,
    headers: ['npi', 'provider_id'],
    write: (random) => () => withLuhn(`1${digits(random, 8)}`),
  },
  {
    id: 'ten_even',
    truth: NEGATIVE,
    headers: ['loan_no', 'confirmation_no', 'transaction'],
    write: (random) => () => `${between(random, 1, 9)}${digits(random, 9)}`,
  },
  {
    id: 'amazon',
    truth: NEGATIVE,
    headers: ['order_id', 'order_number'],
    write: (random) => () => `11${digits(random, 1)}-${digits(random, 7)}-${digits(random, 7)}`,
  },
  {
    id: 'longitude',
    truth: NEGATIVE,
    headers: ['lon', 'longitude', 'lng'],
    write: (random) => () => `-${between(random, 70, 123)}.${digits(random, 6)}`,
  },
  {
    id: 'pair',
    truth: NEGATIVE,
    headers: ['geo', 'lat_lon', 'coordinates'],
    write: (random) => () =>
      `${between(random, 25, 48)}.${digits(random, 4)}, -${between(random, 70, 123)}.${digits(random, 4)}`,
  },
  {
    id: 'epoch_ms',
    truth: NEGATIVE,
    headers: ['ts', 'created_ms', 'event_time'],
    write: (random) => () => `${between(random, 1_400_000_000, 1_628_000_000)}${digits(random, 3)}`,
  },
  {
    id: 'iso_time',
    truth: NEGATIVE,
    headers: ['updated_at', 'last_seen', 'modified'],
    write: (random) => () =>
      `${DATE_STYLES[0]?.(recent(random)) ?? ''}T${two(below(random, 24))}:${two(below(random, 60))}:${two(below(random, 60))}Z`,
  },
  {
    id: 'expiry',
    truth: NEGATIVE,
    headers: ['exp_date', 'valid_until', 'contract_end'],
    write: (random) => () =>
      DATE_STYLES[1]?.([between(random, 2021, 2027), between(random, 1, 12), between(random, 1, 28)]) ?? '',
  },
  {
    id: 'card_expiry',
    truth: NEGATIVE,
    headers: ['exp', 'cc_exp', 'expiry'],
    write: (random) => () => `${two(between(random, 1, 12))}/${two(between(random, 21, 27))}`,
  },
  {
    id: 'customer_since',
    truth: NEGATIVE,
    headers: ['customer_since', 'member_since', 'hire_date'],
    write: (random) => () =>
      DATE_STYLES[0]?.([between(random, 1998, 2021), between(random, 1, 12), between(random, 1, 28)]) ?? '',
  },
  {
    id: 'dollars',
    truth: NEGATIVE,
    headers: ['amount', 'credit_limit', 'income'],
    write: (random) => () => `$${between(random, 1, 99)},${digits(random, 3)}.${digits(random, 2)}`,
  },
  {
    id: 'whole_amount',
    truth: NEGATIVE,
    headers: ['annual_income', 'credit_limit', 'minutes_used'],
    write: (random) => () => String(between(random, 12, 180) * 1000 + below(random, 1000)),
  },
  {
    id: 'score',
    truth: NEGATIVE,
    headers: ['credit_score', 'fico'],
    write: (random) => () => String(between(random, 500, 850)),
  },
  {
    id: 'ein_dashed',
    truth: ['tax_id', ...NEGATIVE],
    headers: ['ein', 'fein', 'employer_id'],
    write: (random) => () => `${two(between(random, 1, 95))}-${digits(random, 7)}`,
  },
  {
    id: 'duns',
    truth: NEGATIVE,
    headers: ['duns', 'duns_no'],
    write: (random) => () => digits(random, 9),
  },
  {
    id: 'nine_month',
    truth: NEGATIVE,
    headers: ['order_no', 'work_order'],
    write: (random) => () => `2${between(random, 0, 1)}${two(between(random, 1, 12))}${digits(random, 5)}`,
  },
  {
    id: 'vin',
    truth: NEGATIVE,
    headers: ['vin', 'vehicle'],
    write: (random) => () => `1HGCM${digits(random, 5)}A${digits(random, 6)}`,
  },
  {
    id: 'mac',
    truth: NEGATIVE,
    headers: ['mac', 'mac_address'],
    write: (random) => () => Array.from({ length: 6 }, () => two(below(random, 99))).join(':'),
  },
  {
    id: 'isbn',
    truth: NEGATIVE,
    headers: ['isbn', 'ean', 'upc'],
    write: (random) => () => `978${digits(random, 10)}`,
  },
  {
    id: 'fifteen_even',
    truth: NEGATIVE,
    headers: ['session_id', 'serial_no', 'txn_id'],
    write: (random) => () => `${between(random, 1, 9)}${digits(random, 14)}`,
  },
  {
    id: 'big_exponent',
    truth: NEGATIVE,
    headers: ['txn_id', 'upc', 'session'],
    write: (random) => () => `${between(random, 1, 9)}.${digits(random, 5)}E+11`,
  },
  {
    id: 'middle',
    truth: NEGATIVE,
    headers: ['mi', 'middle_initial'],
    write: () => (p) => p.middle,
  },
  {
    id: 'county',
    truth: NEGATIVE,
    headers: ['county', 'county_name'],
    write: (random) => () =>
      `${pick(random, ['King', 'Pierce', 'Lane', 'Clark', 'Wayne', 'Marion', 'Lake', 'Orange', 'Jackson'])} County`,
  },
  {
    id: 'colour',
    truth: NEGATIVE,
    headers: ['color', 'device_color'],
    write: (random) => () => pick(random, ['Black', 'White', 'Rose Gold', 'Midnight Green', 'Silver', 'Brown']),
  },
  {
    id: 'department',
    truth: NEGATIVE,
    headers: ['department', 'segment', 'job_title'],
    write: (random) => () =>
      pick(random, ['Sales', 'Marketing', 'Billing Support', 'Field Service', 'Mason', 'Baker', 'Carpenter']),
  },
  {
    id: 'login',
    truth: ['username', ...NEGATIVE],
    headers: ['username', 'login', 'user_id'],
    write: (random) => (p) => `${p.first.charAt(0)}${p.last}${digits(random, 2)}`.toLowerCase(),
  },
  {
    id: 'md5',
    truth: ['password', ...NEGATIVE],
    headers: ['hash', 'checksum', 'md5'],
    write: (random) => () => Array.from({ length: 32 }, () => below(random, 16).toString(16)).join(''),
  },
];
