import { beginCase } from '../../../app/cases/begin.js';
import { inertText } from '../../../base/text.js';
import { jsonDocument } from '../../../report/json.js';
import type { CaseNewFlags } from '../../flags-case.js';
import type { CliContext } from '../../host.js';
import { runOf, whoOf } from './entry.js';

/** Begins a case; its id comes out alone, for a script. */
export async function newCase(context: CliContext, flags: CaseNewFlags, name: string): Promise<void> {
  const { dir, app } = runOf(context, flags);
  const event = await beginCase(dir, { name, id: flags.id ?? null, who: whoOf(flags.by) }, app);
  context.host.stdout.write(
    flags.json ? jsonDocument({ schema: 'assay.case-event/1', event }) : `${inertText(event.case)}\n`,
  );
}
