import type { Limits } from './posture-queries.js';

/** Limits of a plan as the address has them; what is none is left out. */
export function limitsIn(search: Readonly<Record<string, unknown>>): Limits {
  const amount = (value: unknown): string | null => {
    const text = String(value ?? '');
    return /^\d{1,9}(?:\.\d{1,2})?$/u.test(text) ? text : null;
  };
  const [budget, hours] = [amount(search['budget']), amount(search['hours'])];
  const shown = String(search['shown'] ?? '');
  return {
    ...(budget === null ? {} : { budget }),
    ...(hours === null ? {} : { hours }),
    ...(/^[a-z_]+(?:,[a-z_]+)*$/u.test(shown) ? { shown } : {}),
  };
}
