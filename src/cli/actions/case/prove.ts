import { headOfCase } from '../../../app/cases/read.js';
import { requestStamp } from '../../../app/cases/stamp.js';
import { verifyCases } from '../../../app/cases/verify.js';
import { jsonDocument } from '../../../report/json.js';
import { CliError, badOption } from '../../error.js';
import type { CaseHeadFlags, CaseVerifyFlags } from '../../flags-case.js';
import type { CliContext } from '../../host.js';
import { viewVerification } from '../../view/case.js';
import { outputPath, writeWhole } from '../outputs.js';
import { remark } from '../run.js';
import { runOf } from './entry.js';
import { pageFor } from './look.js';
import { readTrusted } from './trusted.js';

/** Proves cases. What does not fit is the result, and the command then fails. */
export async function verifyCase(context: CliContext, flags: CaseVerifyFlags, ...cases: string[]): Promise<void> {
  const { dir, app } = runOf(context, flags);
  const heads = (flags.head ?? []).map(hashOf);
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

function hashOf(given: string): string {
  const hash = given.toLowerCase();
  if (/^[0-9a-f]{64}$/u.test(hash)) return hash;
  throw badOption('--head is no hash', 'Write the 64 characters that `assay case head` printed.');
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
