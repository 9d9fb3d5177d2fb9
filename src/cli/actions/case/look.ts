import { showBundle } from '../../../app/cases/bundle/import-case.js';
import { listCases, readCase, readEvent } from '../../../app/cases/read.js';
import type { CaseDocument } from '../../../model/case-documents.js';
import { jsonDocument } from '../../../report/json.js';
import { badOption } from '../../error.js';
import type { CaseFlags, CaseShowFlags } from '../../flags-case.js';
import type { CliContext } from '../../host.js';
import { inkFor } from '../../terminal/ink.js';
import { viewCase, viewCases, viewEvent } from '../../view/case.js';
import { pageOf, type Page } from '../../view/page.js';
import { printEvent, runOf, tellWithheld } from './entry.js';
import { bundleRequest } from './received.js';

export async function listOfCases(context: CliContext, flags: CaseFlags): Promise<void> {
  const { dir, app } = runOf(context, flags);
  const cases = await listCases(dir, app);
  context.host.stdout.write(flags.json ? jsonDocument(cases) : viewCases(cases, pageFor(context)));
}

export async function showCase(
  context: CliContext,
  flags: CaseShowFlags,
  caseId?: string,
  event?: string,
): Promise<void> {
  if (flags.bundle !== undefined) {
    if (caseId !== undefined) throw badOption('--bundle takes the place of a case', 'Name the one or the other.');
    printCase(context, flags, await showBundle(bundleRequest(context, flags.bundle, flags), flags));
    return;
  }
  if (caseId === undefined) throw badOption('no case is named', 'Name one, or a file with --bundle.');
  const { dir, app } = runOf(context, flags);
  if (event === undefined) {
    printCase(context, flags, await readCase(dir, caseId, app));
    return;
  }
  const one = await readEvent(dir, caseId, event, app);
  if (flags.json) printEvent(context, flags, one);
  else context.host.stdout.write(viewEvent(one, pageFor(context)));
}

function printCase(context: CliContext, flags: CaseShowFlags, found: CaseDocument): void {
  context.host.stdout.write(flags.json ? jsonDocument(found) : viewCase(found, pageFor(context)));
  tellWithheld(context, flags, found.privileged?.length ?? 0);
}

export function pageFor({ host }: CliContext): Page {
  return pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
}
