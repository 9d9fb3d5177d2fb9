import type { Day, Limits } from './posture-queries.js';

/** The day that is looked at, as the address has it. */
export function dayIn({ as_of: asOf }: Readonly<Record<string, unknown>>): Day {
  return typeof asOf === 'string' && /^\d{4}-\d\d-\d\d$/u.test(asOf) ? { as_of: asOf } : {};
}

/** Limits of a plan as the address has them; what is none is left out. */
export function limitsIn(search: Readonly<Record<string, unknown>>): Limits {
  const textIn = (name: string): string => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const amount = (name: string): string | null => {
    const text = textIn(name);
    return /^\d{1,9}(?:\.\d{1,2})?$/u.test(text) ? text : null;
  };
  const [budget, hours] = [amount('budget'), amount('hours')];
  const shown = textIn('shown');
  return {
    ...(budget === null ? {} : { budget }),
    ...(hours === null ? {} : { hours }),
    ...(/^[a-z_]+(?:,[a-z_]+)*$/u.test(shown) ? { shown } : {}),
  };
}

/** What an address is asked with, behind a question mark; nothing where nothing is said. */
export function queryOf(said: Limits & Day): string {
  const query = new URLSearchParams(Object.entries(said)).toString();
  return query === '' ? '' : `?${query}`;
}
