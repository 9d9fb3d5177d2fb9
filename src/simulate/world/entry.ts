import { type Random, below, between, chance, pick, uniform } from '../../base/random.js';
import { dayOf, isoOf } from '../days.js';
import { ENTRY } from '../rates.js';
import type { Cells } from './cells.js';

/** Made by the system itself, so nobody can mistype them. */
const MADE = new Set<keyof Cells>([
  'account_no',
  'application_id',
  'state',
  'plan',
  'imsi',
  'iccid',
  'applied_on',
  'middle',
]);

/** The cells as a clerk typed them: now and then one is wrong or was left out. */
export function entered(random: Random, cells: Partial<Cells>): Partial<Cells> {
  const typed: Partial<Cells> = { ...cells };
  let field: keyof Cells;
  for (field in cells) {
    const value = cells[field];
    if (value === undefined || value === '' || MADE.has(field) || !chance(random, ENTRY.wrong)) continue;
    typed[field] = field === 'dob' ? wrongDate(random, value) : wrongText(random, value);
  }
  return typed;
}

function wrongText(random: Random, value: string): string {
  const kind = uniform(random);
  if (kind < ENTRY.typo) return typo(random, value);
  if (kind < ENTRY.typo + ENTRY.transposed) return transposed(random, value);
  return '';
}

function typo(random: Random, value: string): string {
  const at = below(random, value.length);
  const sign = value.charAt(at);
  const wrong = /\d/u.test(sign) ? String((Number(sign) + between(random, 1, 9)) % 10) : otherLetter(random, sign);
  return value.slice(0, at) + wrong + value.slice(at + 1);
}

function otherLetter(random: Random, sign: string): string {
  if (!/[a-z]/iu.test(sign)) return sign;
  const letters = sign === sign.toLowerCase() ? 'abcdefghijklmnoprstuvwy' : 'ABCDEFGHIJKLMNOPRSTUVWY';
  const other = letters.charAt(below(random, letters.length));
  return other === sign ? letters.charAt((letters.indexOf(sign) + 1) % letters.length) : other;
}

function transposed(random: Random, value: string): string {
  if (value.length < 2) return value;
  const at = below(random, value.length - 1);
  return value.slice(0, at) + value.charAt(at + 1) + value.charAt(at) + value.slice(at + 2);
}

// The form refuses what is no date, so a wrong date is still one.
function wrongDate(random: Random, value: string): string {
  const kind = uniform(random);
  if (kind > ENTRY.typo + ENTRY.transposed) return '';
  const [year = '', month = '', day = ''] = value.split('-');
  if (kind > ENTRY.typo && Number(day) <= 12 && day !== month) return `${year}-${day}-${month}`;
  if (chance(random, 0.5)) return isoOf(dayOf(value) + pick(random, [-10, -3, -1, 1, 2, 9]));
  return `${Number(year) + pick(random, [-10, -1, 1, 10])}-${month}-${day === '29' ? '28' : day}`;
}
