import { type Random, below, between, chance, pick } from '../base/random.js';
import type { Practice } from '../model/practice.js';
import type { BundleContents, BundleProduct } from '../model/posture-bundle.js';

/** One invented plant: what it is and runs, the same on every day but for what `later` mends. */
export type StatePlant = Pick<BundleContents['plant'], 'id' | 'sector' | 'size'> & {
  readonly number: number;
  readonly system: System;
  readonly program: Ware;
  readonly controller: Ware;
  readonly controllers: number;
  readonly modem: boolean;
  readonly desks: number;
  readonly remote: string | null;
  readonly secondFactor: boolean;
  readonly practices: readonly (readonly [Practice, 'yes' | 'partly' | 'no' | 'unknown'])[];
  readonly mailHost: string | null;
  readonly training: BundleContents['training'];
  readonly reported: BundleContents['incident_reported'];
};

type Ware = Pick<BundleProduct, 'key' | 'vendor' | 'product' | 'version'>;
type System = Ware & { readonly ended: boolean };

const SYSTEMS: readonly (readonly [number, System])[] = [
  [62, { key: 'microsoft-windows-7', vendor: 'microsoft', product: 'windows 7', version: 'SP1', ended: true }],
  [
    12,
    {
      key: 'microsoft-windows-server-2008-r2',
      vendor: 'microsoft',
      product: 'windows server',
      version: null,
      ended: true,
    },
  ],
  [
    74,
    {
      key: 'microsoft-windows-10-ltsc-2019',
      vendor: 'microsoft',
      product: 'windows 10',
      version: '1809',
      ended: false,
    },
  ],
];
/** Three plants run it: fewer than are told. */
const RARE: System = {
  key: 'microsoft-windows-xp',
  vendor: 'microsoft',
  product: 'windows xp',
  version: null,
  ended: true,
};
const PROGRAMS: readonly (readonly [number, Ware])[] = [
  [
    38,
    { key: 'rockwell-factorytalk-view-10', vendor: 'rockwell automation', product: 'factorytalk view', version: '9.0' },
  ],
  [33, { key: 'aveva-intouch-2014-r2', vendor: 'aveva', product: 'intouch', version: null }],
  [26, { key: 'inductive-ignition-7', vendor: 'inductive automation', product: 'ignition', version: '7.9' }],
  [3, { key: 'ge-cimplicity-10', vendor: 'ge vernova', product: 'cimplicity', version: '9.5' }],
];
const CONTROLLERS: readonly (readonly [number, Ware])[] = [
  [
    44,
    { key: 'rockwell-micrologix-1400', vendor: 'rockwell automation', product: 'micrologix 1400', version: '21.003' },
  ],
  [28, { key: 'siemens-s7-1200-g1', vendor: 'siemens', product: 's7-1200', version: '4.2' }],
  [18, { key: 'automationdirect-dl205', vendor: 'automationdirect', product: 'directlogic 205', version: null }],
  [8, { key: 'schneider-modicon-m340', vendor: 'schneider electric', product: 'modicon m340', version: '3.20' }],
  [2, { key: 'siemens-s7-300', vendor: 'siemens', product: 's7-300', version: null }],
];
const REMOTE: readonly (readonly [number, string | null])[] = [
  [32, 'teamviewer'],
  [18, 'vpn'],
  [14, 'rdp'],
  [7, 'anydesk'],
  [2, 'splashtop'],
  [27, null],
];
/** Each with the share of plants that do it. */
const PRACTICE_RATES: readonly (readonly [Practice, number])[] = [
  ['control_separated', 0.35],
  ['backups_offline', 0.4],
  ['backups_tested', 0.2],
  ['manual_operation', 0.7],
  ['own_accounts', 0.3],
  ['default_passwords_changed', 0.5],
  ['training_yearly', 0.35],
  ['incident_plan', 0.25],
  ['mail_protected', 0.3],
  ['security_txt', 0.01],
];
/** Plants whose mail is at one small firm; a few more hosts, some with few plants. */
const MAIL: readonly (readonly [number, string | null])[] = [
  [31, 'pinecone-mail.example'],
  [9, 'bigcloud.example'],
  [3, 'harbor-hosting.example'],
  [60, 'own'],
  [47, null],
];

/** `number`: from 0 on. Mail hosts are dealt out in blocks, the rest is drawn. */
export function statePlant(random: Random, number: number): StatePlant {
  const remote = drawn(random, REMOTE);
  const training = chance(random, 0.7) ? { done: between(random, 0, 22), required: 18 } : null;
  return {
    number,
    id: Array.from({ length: 32 }, () => below(random, 16).toString(16)).join(''),
    sector: chance(random, 0.6) ? 'wastewater' : 'water',
    size: pick(random, ['very_small', 'very_small', 'small', 'small', 'small', 'medium', 'large'] as const),
    system: number % 50 === 7 ? RARE : drawn(random, SYSTEMS),
    program: drawn(random, PROGRAMS),
    controller: drawn(random, CONTROLLERS),
    controllers: between(random, 1, 6),
    modem: chance(random, 0.3),
    desks: between(random, 1, 4),
    remote,
    secondFactor: remote !== null && chance(random, 0.25),
    practices: PRACTICE_RATES.map(([practice, rate]) => [practice, answered(random, rate)] as const),
    mailHost: dealt(number),
    training,
    reported: chance(random, 0.06) ? 'yes' : chance(random, 0.8) ? 'no' : 'unknown',
  };
}

function answered(random: Random, rate: number): 'yes' | 'partly' | 'no' | 'unknown' {
  if (chance(random, 0.08)) return 'unknown';
  if (chance(random, rate)) return 'yes';
  return chance(random, 0.15) ? 'partly' : 'no';
}

function dealt(number: number): string | null {
  let left = number;
  for (const [many, host] of MAIL) {
    if (left < many) return host;
    left -= many;
  }
  return null;
}

function drawn<T>(random: Random, weighted: readonly (readonly [number, T])[]): T {
  let left = below(
    random,
    weighted.reduce((sum, [weight]) => sum + weight, 0),
  );
  for (const [weight, item] of weighted) {
    if (left < weight) return item;
    left -= weight;
  }
  throw new RangeError('nothing to draw from');
}
