import { createHash } from 'node:crypto';
import path from 'node:path';
import { addFactsTo, type FactsFile } from '../../../app/cases/add-facts.js';
import { badOption } from '../../error.js';
import type { AddFactsFlags } from '../../flags-case.js';
import type { CliContext } from '../../host.js';
import { readFactsFile } from '../facts-file.js';
import { entryOf, printFinding, runOf } from './entry.js';

export async function addFacts(
  context: CliContext,
  flags: AddFactsFlags,
  caseId: string,
  given?: string,
): Promise<void> {
  const [set, unset] = [flags.set ?? [], flags.unset ?? []];
  if (given === undefined && set.length === 0 && unset.length === 0) {
    throw badOption('no fact is named', 'Name a facts file, or write --set exposure.people.total=48600000.');
  }
  const file = given === undefined ? null : fileOf(given, context.host.cwd);
  const { dir, app } = runOf(context, flags);
  printFinding(context, flags, await addFactsTo(dir, entryOf(caseId, flags), { file, set, unset }, app));
}

function fileOf(given: string, cwd: string): FactsFile {
  const { file, text } = readFactsFile(given, cwd);
  return { file, text, name: path.basename(file), sha256: createHash('sha256').update(text).digest('hex') };
}
