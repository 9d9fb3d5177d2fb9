import path from 'node:path';
import { importInTurn } from '../../../app/posture/oversight/import.js';
import { jsonDocument } from '../../../report/json.js';
import { CliError } from '../../error.js';
import type { OversightImportFlags } from '../../flags-posture.js';
import type { CliContext } from '../../host.js';
import { inkFor } from '../../terminal/ink.js';
import { viewImport } from '../../view/oversight-import.js';
import { pageOf } from '../../view/page.js';
import { oversightFolder } from './folder.js';

export async function oversightImport(
  context: CliContext,
  flags: OversightImportFlags,
  ...given: string[]
): Promise<void> {
  const { host } = context;
  const result = await importInTurn(
    {
      files: given.map((name) => ({ name, file: path.resolve(host.cwd, name) })),
      into: oversightFolder(context, flags, flags.into),
      acceptKey: flags.acceptKey,
      now: host.now(),
    },
    { signal: host.signal },
  );
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(result) : viewImport(result, page));
  const refused = result.bundles.filter(({ outcome }) => outcome === 'refused').length;
  if (refused === 0) return;
  throw new CliError('bundles_refused', `${refused} of ${result.bundles.length} bundles were refused`, {
    hint: 'The others were taken in. The reasons are above.',
  });
}
