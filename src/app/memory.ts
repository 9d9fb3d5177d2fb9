import { AppError } from './error.js';

const UNITS: Readonly<Record<string, number>> = { '': 1, KB: 1e3, MB: 1e6, GB: 1e9 };

/** Bytes that the engine may use, from ASSAY_MEMORY ("4GB"); undefined leaves it to the engine's own default. Throws `bad_memory`. */
export function memoryFrom(env: Readonly<Record<string, string | undefined>>): number | undefined {
  const given = (env['ASSAY_MEMORY'] ?? '').trim();
  if (given === '') return undefined;
  const match = /^(\d+(?:\.\d+)?)\s*(KB|MB|GB)?$/iu.exec(given);
  if (match === null) {
    throw new AppError('bad_memory', 'ASSAY_MEMORY is not an amount of memory', {
      hint: 'Write for example 8GB or 500MB, or leave it unset.',
      exit: 2,
    });
  }
  return Number(match[1]) * (UNITS[(match[2] ?? '').toUpperCase()] ?? 1);
}
