import path from 'node:path';
import { importInTurn } from '../../../app/posture/oversight/import.js';
import type { OversightImport } from '../../../model/oversight.js';
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
  if (refused > 0) throw refusal(refused, result.bundles);
}

function refusal(refused: number, bundles: OversightImport['bundles']): CliError {
  const taken = bundles.filter(({ outcome }) => outcome === 'added' || outcome === 'older').length;
  const what = bundles.length === 1 ? 'the bundle was refused' : `${refused} of ${bundles.length} bundles were refused`;
  const rest =
    taken === 0
      ? 'Nothing was taken in.'
      : taken + refused === bundles.length
        ? 'The others were taken in.'
        : `Of the others, ${taken} were new and taken in.`;
  return new CliError('bundles_refused', what, { hint: `${rest} The reasons are above.` });
}
