import type { OversightAdviseFlags } from '../../flags-posture.js';
import type { CliContext } from '../../host.js';

export async function oversightAdvise(
  _context: CliContext,
  _flags: OversightAdviseFlags,
  _file: string,
): Promise<void> {
  return Promise.resolve();
}
