import { type Random, type Seed, below, between, permuted, pick, splitSeed, uniform } from '../../base/random.js';
import { luhnDigit } from '../check-digit.js';
import type { Day } from '../days.js';
import { dayOf } from '../days.js';
import type { State } from './places.js';

/**
 * Licence numbers as each state most often writes them: `#` digit, `@` letter, `$` initial of the surname, others themselves.
 * Source: state formats as published by licence-checking services, read 2026-11; where several forms are issued, one of them.
 */
const LICENCES: Readonly<Record<string, string>> = {
  AL: '########',
  AK: '#######',
  AZ: 'D########',
  AR: '9########',
  CA: '@#######',
  CO: '#########',
  CT: '#########',
  DE: '#######',
  DC: '#######',
  FL: '$############',
  GA: '#########',
  HI: 'H########',
  ID: '@@######@',
  IL: '$###########',
  IN: '##########',
  IA: '###@@####',
  KS: 'K########',
  KY: '@########',
  LA: '0########',
  ME: '#######',
  MD: '$############',
  MA: 'S########',
  MI: '$############',
  MN: '$############',
  MS: '#########',
  MO: '@#########',
  MT: '#############',
  NE: 'H########',
  NV: '##########',
  NH: 'NHL########',
  NJ: '$##############',
  NM: '#########',
  NY: '#########',
  NC: '############',
  ND: '@@@######',
  OH: '@@######',
  OK: '@#########',
  OR: '#######',
  PA: '########',
  RI: '#######',
  SC: '#########',
  SD: '########',
  TN: '#########',
  TX: '########',
  UT: '#########',
  VT: '########',
  VA: '@########',
  WA: 'WDL@@######@',
  WV: '@######',
  WI: '$#############',
  WY: '#########',
};
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/**
 * What one thing's number is made from: `slot` counts the things a person can have of that sort one after the other, so that
 * `slot * people + person` is a number of its own and a rearrangement of it never repeats within its space.
 */
export type Serial = { readonly seed: Seed; readonly people: number; readonly person: number; readonly slot: number };

function ordinal({ people, person, slot }: Serial): number {
  return slot * people + person;
}

/** A whole number below `space`, different for every serial as long as the space holds them. */
function spread(serial: Serial, label: string, space: number): number {
  return permuted(ordinal(serial) % space, space, splitSeed(serial.seed, label));
}

export function licenceNumber(serial: Serial, state: string, surname: string): string {
  const form = LICENCES[state] ?? '#########';
  const digits = (form.match(/#/gu) ?? []).length;
  const unique = String(spread(serial, `licence-${state}`, 10 ** Math.min(9, digits)));
  const filler = String(spread({ ...serial, slot: serial.slot + 11 }, 'licence-filler', 999_999_937));
  const text = `${filler}${unique.padStart(Math.min(9, digits), '0')}`.padStart(24, '7').slice(-digits);
  let at = 0;
  let letter = ordinal(serial);
  return form.replace(/[#@$]/gu, (sign) => {
    if (sign === '$') return surname.charAt(0).toUpperCase();
    if (sign === '#') return text.charAt(at++);
    letter = Math.imul(letter + 77, 0x9e3779b1) >>> 0;
    return LETTERS.charAt((letter >>> 9) % LETTERS.length);
  });
}

// Service codes, information, test and pay-per-call exchanges are given to nobody.
const NO_EXCHANGE = new Set([555, 950, 958, 959, 976, 988]);
const EXCHANGES = Array.from({ length: 800 }, (_, index) => 200 + index).filter(
  (exchange) => exchange % 100 !== 11 && !NO_EXCHANGE.has(exchange),
);

export function phoneNumber(serial: Serial, random: Random, state: State): string {
  const local = spread(serial, 'phone', EXCHANGES.length * 10_000);
  return `${pick(random, state.areaCodes)}${EXCHANGES[Math.floor(local / 10_000)] ?? 234}${String(local % 10_000).padStart(4, '0')}`;
}

export function anyPhone(random: Random, areaCode: string): string {
  return `${areaCode}${pick(random, EXCHANGES)}${String(below(random, 10_000)).padStart(4, '0')}`;
}

const MODELS = 40;
const FIRST_MODEL = dayOf('2014-09-01');
const NEW_MODEL_DAYS = 66;
const SERIALS = 1_000_000;

/** Type allocation code of a model; `batch` tells the codes of one model apart. The numbers are invented, the reporting bodies are not. */
function typeCode(model: number, batch: number): string {
  const body = model % 5 === 4 ? '86' : model % 11 === 3 ? '01' : '35';
  return body + String(((model + 1) * 24_391 + batch * 7_919) % SERIALS).padStart(6, '0');
}

/** A handset as somebody bought on that day has it: mostly models of the last two years. */
export function imeiNumber(serial: Serial, random: Random, bought: Day): string {
  const newest = Math.min(MODELS - 1, Math.max(0, Math.floor((bought - FIRST_MODEL) / NEW_MODEL_DAYS)));
  const model = Math.max(0, newest - Math.floor(uniform(random) ** 1.6 * 14));
  const own = ordinal(serial);
  const within = permuted(own % SERIALS, SERIALS, splitSeed(serial.seed, 'imei'));
  return imeiOf(typeCode(model, Math.floor(own / SERIALS)), within);
}

function imeiOf(type: string, serial: number): string {
  const digits = type + String(serial).padStart(6, '0');
  return digits + luhnDigit(digits);
}

export function anyImei(random: Random, realModel: boolean): string {
  const type = realModel ? typeCode(below(random, MODELS), 0) : `35${String(below(random, SERIALS)).padStart(6, '0')}`;
  return imeiOf(type, below(random, SERIALS));
}

export function simCard(serial: Serial): { readonly imsi: string; readonly iccid: string } {
  const subscriber = spread(serial, 'imsi', 1_000_000_000);
  const card = String(spread(serial, 'iccid', 1_000_000_000)).padStart(11, '04');
  const iccid = `8901260${card}`;
  return { imsi: `310260${String(subscriber).padStart(9, '0')}`, iccid: iccid + luhnDigit(iccid) };
}

export function anySim(random: Random): { readonly imsi: string; readonly iccid: string } {
  const iccid = `8901260${String(below(random, 1e9)).padStart(11, '04')}`;
  return { imsi: `310260${String(below(random, 1e9)).padStart(9, '0')}`, iccid: iccid + luhnDigit(iccid) };
}

const GAP = 7;

/** Rises with the person's place in the order of joining, with gaps; the first digit tells the kind, the last is a Luhn digit. */
export function accountNumber(kind: '4' | '6' | '8', person: number, random: Random): string {
  const digits = kind + String(10_000_000 + person * GAP + below(random, GAP)).padStart(8, '0');
  return digits + luhnDigit(digits);
}

export function anyAccount(random: Random, kind: '4' | '6' | '8'): string {
  const digits = kind + String(between(random, 10_000_000, 99_999_999));
  return digits + luhnDigit(digits);
}

export function anyLicence(random: Random, state: string, surname: string): string {
  const form = LICENCES[state] ?? '#########';
  return form.replace(/[#@$]/gu, (sign) => {
    if (sign === '$') return surname.charAt(0).toUpperCase();
    return sign === '#' ? String(below(random, 10)) : LETTERS.charAt(below(random, LETTERS.length));
  });
}
