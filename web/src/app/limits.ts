import type { Limits } from './posture-queries.js';

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
