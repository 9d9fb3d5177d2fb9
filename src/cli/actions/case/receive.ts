import { importCase } from '../../../app/cases/bundle/import-case.js';
import { inertText } from '../../../base/text.js';
import { jsonDocument } from '../../../report/json.js';
import { countOf } from '../../../report/words/numbers.js';
import type { CaseImportFlags } from '../../flags-case.js';
import type { CliContext } from '../../host.js';
import { remark } from '../run.js';
import { runOf } from './entry.js';
import { bundleRequest } from './received.js';

/** Takes a bundle in; the id of the case comes out alone, for a script. */
export async function importFrom(context: CliContext, flags: CaseImportFlags, given: string): Promise<void> {
  const { dir, app } = runOf(context, flags);
  const found = await importCase(dir, bundleRequest(context, given, flags), app);
  context.host.stdout.write(flags.json ? jsonDocument(found) : `${inertText(found.case)}\n`);
  const added = found.added === 0 ? 'Nothing new' : `${countOf(found.added, 'event')} added`;
  const files = found.files === 0 ? '' : `, ${countOf(found.files, 'file')} of evidence`;
  remark(context, flags, `${added}${files}; head ${found.head.seq} ${found.head.hash}`);
  if (found.files_elsewhere > 0)
    remark(context, flags, `${countOf(found.files_elsewhere, 'file')} of evidence stayed with who sent it`);
  remark(context, flags, `${found.tlp}, made by ${found.made_by}: pass it on only as that label says`);
}
