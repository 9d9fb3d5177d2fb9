import path from 'node:path';
import { addEvidence } from '../../../app/cases/add-evidence.js';
import { addStamp } from '../../../app/cases/stamp.js';
import type { AddEvidenceFlags, AddStampFlags } from '../../flags-case.js';
import type { CliContext } from '../../host.js';
import { entryOf, printEvent, runOf } from './entry.js';
import { requireTime } from './times.js';
import { readTrusted } from './trusted.js';

export async function addEvidenceFile(
  context: CliContext,
  flags: AddEvidenceFlags,
  caseId: string,
  given: string,
): Promise<void> {
  const { dir, app } = runOf(context, flags);
  const { from, when, how, reference } = flags;
  requireTime('--when', when);
  const custody = {
    ...(from === undefined ? {} : { from }),
    ...(when === undefined ? {} : { when }),
    ...(how === undefined ? {} : { how }),
  };
  const file = path.resolve(context.host.cwd, given);
  const options = { reference, mediaType: flags.type ?? null, custody, signal: context.host.signal };
  printEvent(context, flags, await addEvidence(dir, entryOf(caseId, flags), file, options, app));
}

export async function addStampFile(
  context: CliContext,
  flags: AddStampFlags,
  caseId: string,
  given: string,
): Promise<void> {
  const { dir, app } = runOf(context, flags);
  const { cwd, signal } = context.host;
  const answer = { file: path.resolve(cwd, given), trusted: readTrusted(flags.ca, cwd), signal };
  printEvent(context, flags, await addStamp(dir, entryOf(caseId, flags), answer, app));
}
