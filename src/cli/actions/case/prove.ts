import { verifyBundle } from '../../../app/cases/bundle/import-case.js';
import { headOfCase } from '../../../app/cases/read.js';
import { requestStamp } from '../../../app/cases/stamp.js';
import { verifyCases } from '../../../app/cases/verify.js';
import { jsonDocument } from '../../../report/json.js';
import { CliError, badOption } from '../../error.js';
import type { CaseHeadFlags, CaseVerifyFlags } from '../../flags-case.js';
import type { CliContext } from '../../host.js';
import { viewVerification } from '../../view/case.js';
import { viewBundle } from '../../view/passing.js';
import { outputPath, writeWhole } from '../outputs.js';
import { remark } from '../run.js';
import { runOf } from './entry.js';
import { pageFor } from './look.js';
import { bundleRequest, headsOf } from './received.js';
import { readTrusted } from './trusted.js';

/** Proves cases. What does not fit is the result, and the command then fails. */
export async function verifyCase(context: CliContext, flags: CaseVerifyFlags, ...cases: string[]): Promise<void> {
  if (flags.bundle !== undefined) return proveBundle(context, flags, flags.bundle, cases);
  const { dir, app } = runOf(context, flags);
  const heads = headsOf(flags.head);
  if (heads.length > 0 && cases.length !== 1) throw badOption('--head belongs to one case', 'Name that case.');
  const { signal, cwd } = context.host;
  const trusted = readTrusted(flags.ca, cwd);
  const found = await verifyCases(dir, { cases, heads, trusted, signal }, app);
  context.host.stdout.write(flags.json ? jsonDocument(found) : viewVerification(found, pageFor(context)));
  if (found.sound) return;
  throw new CliError('case_not_sound', 'what is kept is not what was written', {
    hint: 'What does not fit stands above. Write nothing more, and compare with a copy.',
  });
}

/** The same of a bundle, against its own head or one that was kept outside. */
async function proveBundle(
  context: CliContext,
  flags: CaseVerifyFlags,
  file: string,
  cases: readonly string[],
): Promise<void> {
  if (cases.length > 0) throw badOption('--bundle takes the place of a case', 'Name the one or the other.');
  const found = await verifyBundle(bundleRequest(context, file, flags));
  context.host.stdout.write(flags.json ? jsonDocument(found) : viewBundle(found, pageFor(context)));
  if (found.whole) return;
  throw new CliError('case_not_sound', 'the bundle is not what was written', {
    hint: 'What does not fit stands above. Ask who sent it for another, and for the head of the case.',
  });
}

export async function showHead(context: CliContext, flags: CaseHeadFlags, caseId: string): Promise<void> {
  const { dir, app } = runOf(context, flags);
  const tsq =
    flags.tsq === undefined
      ? undefined
      : outputPath({ option: '--tsq', given: flags.tsq, endings: ['.tsq'] }, context.host.cwd, []);
  const head = await headOfCase(dir, caseId, app);
  context.host.stdout.write(flags.json ? jsonDocument(head) : `${head.seq} ${head.at} ${head.hash}\n`);
  if (tsq === undefined) return;
  writeWhole(tsq, requestStamp(head.hash));
  remark(context, flags, `Request for a time-stamp written to ${flags.tsq ?? tsq}`);
}
