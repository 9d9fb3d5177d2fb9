import type { Form } from '../../../model/element.js';

type Space = { readonly form: Form; readonly values: number; readonly source: string; readonly date: string };

/** How many values of a form there could be. A form that is not here has no bound, or one that only the data tell. */
export const SPACES: readonly Space[] = [
  {
    form: 'ssn',
    values: 888_931_098, // 898 areas (not 000, 666, 900-999) x 99 groups x 9,999 serials
    source: 'Social Security Administration, randomization FAQ: areas, groups and serials never issued',
    date: '2026-11-23',
  },
  { form: 'ssn_last4', values: 9999, source: 'serials of an SSN: 0001 to 9999', date: '2026-11-23' },
  {
    form: 'phone',
    values: 2_970_000_000, // 375 geographic US area codes x 792 exchanges (2-9xx, not x11) x 10,000 lines
    source: 'NANPA area code report of 2025-11-26',
    date: '2026-11-23',
  },
  { form: 'phone_exchange', values: 297_000, source: 'NANPA area code report of 2025-11-26', date: '2026-11-23' },
  { form: 'phone_last4', values: 10_000, source: 'four digits', date: '2026-11-23' },
  { form: 'date_of_birth', values: 36_500, source: 'days of a hundred years', date: '2026-11-23' },
  { form: 'birth_year', values: 100, source: 'a hundred years', date: '2026-11-23' },
  { form: 'first_initial', values: 26, source: 'Latin letters', date: '2026-11-23' },
  { form: 'card_last4', values: 10_000, source: 'four digits', date: '2026-11-23' },
];

/** Serial numbers under one type allocation code: six digits (GSMA TS.06). */
export const IMEI_SERIALS = 1_000_000;

export function spaceOf(form: Form): number | null {
  return SPACES.find((space) => space.form === form)?.values ?? null;
}
