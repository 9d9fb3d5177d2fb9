import { below, between, type Random } from '../../base/random.js';
import type { Element } from '../../model/element.js';
import { cased, DATE_STYLES, two, type Day, type Kind } from './kinds.js';
import { digits, pick, withLuhn } from './people.js';

const NEGATIVE: readonly Element[] = ['record_id', 'unknown', 'ignore', 'date', 'account_number', 'plan'];
const recent = (random: Random): Day => [between(random, 2014, 2021), between(random, 1, 12), between(random, 1, 28)];

/** What stands beside it, and what only looks like it. */
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
  {
    id: 'nine_range',
    truth: NEGATIVE,
    headers: ['contract_no', 'policy'],
    write: (random) => () => String(between(random, 100_000_000, 799_999_999)),
  },
  {
    id: 'nine_padded',
    truth: NEGATIVE,
    headers: ['emp_no', 'member_no'],
    write: (random) => () => digits(random, 6).padStart(9, '0'),
  },
  {
    id: 'nine_passport',
    truth: ['passport', ...NEGATIVE],
    headers: ['passport', 'passport_no'],
    write: (random) => () => `${between(random, 4, 6)}${digits(random, 8)}`,
  },
  {
    id: 'ein',
    truth: ['tax_id', ...NEGATIVE],
    headers: ['ein', 'tax_id'],
    write: (random) => () => `${two(between(random, 1, 99))}${digits(random, 7)}`,
  },
  {
    id: 'ten_area',
    truth: NEGATIVE,
    headers: ['loan_no', 'reference'],
    write: (random) => {
      const head = pick(random, ['206', '425', '303', '212']);
      return () => `${head}${digits(random, 7)}`;
    },
  },
  {
    id: 'fifteen',
    truth: NEGATIVE,
    headers: ['transaction_id', 'txn'],
    write: (random) => () => `35${digits(random, 13)}`,
  },
  {
    id: 'nine_license',
    needsHeader: true,
    truth: ['drivers_license', ...NEGATIVE],
    headers: ['drivers_license'],
    write: (random) => () => digits(random, 9),
  },
];
