import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ExposureText } from '../../app/duties.js';
import { exposureSchema } from '../../model/exposure.js';
import { CliError, type CliErrorCode } from '../error.js';

/** A few hundred counts per jurisdiction; what is larger is something else, and is not read. */
const MOST_BYTES = 16_000_000;

/** The document of `--exposure`; null where none is named. Anything but what `assay exposure --json` wrote is bad input. */
export function readExposureFile(given: string | undefined, cwd: string): ExposureText | null {
  if (given === undefined) return null;
  const file = path.resolve(cwd, given);
  const info = statSync(file, { throwIfNoEntry: false });
  if (info === undefined || !info.isFile()) throw fault('no_exposure', 'the file of --exposure is not there', file);
  if (info.size > MOST_BYTES) throw notAnExposure(file);
  const parsed = exposureSchema.safeParse(parse(file));
  if (!parsed.success) throw notAnExposure(file);
  return { file, exposure: parsed.data };
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''));
  } catch {
    throw notAnExposure(file);
  }
}

function notAnExposure(file: string): CliError {
  return fault('not_an_exposure', '--exposure names a file that holds no counts of people', file);
}

function fault(code: CliErrorCode, message: string, file: string): CliError {
  const hint = 'Name what `assay exposure LEAK --json` wrote.';
  return new CliError(code, message, { where: { file }, hint, exit: 2 });
}
