import path from 'node:path';
import type { CommonFlags } from '../../flags.js';
import type { CliContext } from '../../host.js';
import { possibleWorkspace } from '../workspace.js';

/** The folder of bundles that is named; else that of the workspace, or of the folder that one stands in. */
export function oversightFolder(context: CliContext, flags: CommonFlags, given: string | undefined): string {
  const { cwd } = context.host;
  if (given !== undefined) return path.resolve(cwd, given);
  return path.join(possibleWorkspace(context, flags) ?? cwd, '.assay', 'oversight');
}
