import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { jsonOf, type JsonValue } from '../../../model/case.js';
import { claimSchema, type Claim } from '../../../model/claim.js';
import { CliError } from '../../error.js';

const MOST_BYTES = 64_000_000;

/** What `assay claim read --json` printed. */
export function readClaimFile(given: string, cwd: string): Claim {
  const file = path.resolve(cwd, given);
  const parsed = claimSchema.safeParse(read(file));
  if (parsed.success) return parsed.data;
  throw new CliError('unreadable_input', 'the file is no document of assay.claim/1', {
    where: { file },
    hint: 'Name what that command printed with --json.',
    exit: 2,
  });
}

function read(file: string): JsonValue {
  const info = statSync(file, { throwIfNoEntry: false });
  const where = { file };
  if (info?.isFile() !== true || info.size > MOST_BYTES) {
    const hint = 'Name a JSON file.';
    throw new CliError('unreadable_input', 'the file is not there, or too large', { where, hint, exit: 2 });
  }
  try {
    return jsonOf(readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''));
  } catch (cause) {
    throw new CliError('unreadable_input', 'the file is no JSON', { where, hint: 'Name a JSON file.', exit: 2, cause });
  }
}
