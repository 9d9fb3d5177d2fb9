import { userInfo } from 'node:os';
import type { KeptClaim, KeptFinding } from '../../../app/cases/keep-finding.js';
import type { CaseContext } from '../../../app/cases/open.js';
import type { Entry } from '../../../app/cases/add.js';
import { inertText } from '../../../base/text.js';
import type { Claim } from '../../../model/claim.js';
import type { CaseEvent } from '../../../model/case.js';
import { jsonDocument } from '../../../report/json.js';
import { eventWords } from '../../../report/words/case.js';
import { claimGroups } from '../../../report/words/claim.js';
import { countOf } from '../../../report/words/numbers.js';
import { besideLines } from '../../../report/words/statements.js';
import { CliError } from '../../error.js';
import type { CommonFlags } from '../../flags.js';
import type { EntryFlags } from '../../flags-case.js';
import type { CliContext } from '../../host.js';
import { remark } from '../run.js';
import { workspaceDir } from '../workspace.js';

/** What a use case of cases is called with. */
export type CaseRun = { readonly dir: string; readonly app: CaseContext };

/** Whoever runs a command may read the files of the case anyway: `--privileged` keeps words for counsel from being shown by accident. */
export function runOf(context: CliContext, flags: CommonFlags & { readonly privileged?: boolean }): CaseRun {
  const { env, now } = context.host;
  return { dir: workspaceDir(context, flags), app: { env, now, sees: { privileged: flags.privileged ?? false } } };
}

/** Who writes: the name that is given, else that of the user on this machine. */
export function whoOf(given: string | undefined): string {
  if (given !== undefined) return given;
  try {
    return userInfo().username;
  } catch (cause) {
    throw new CliError('needs_answers', 'the system does not say who you are', {
      hint: 'Say it with --by NAME.',
      exit: 2,
      cause,
    });
  }
}

export function entryOf(caseId: string, { by, basis }: Pick<EntryFlags, 'by' | 'basis'>): Entry {
  const named = (basis ?? []).flatMap((each) => each.split(',')).map((each) => each.trim());
  return { caseId, who: whoOf(by), basis: [...new Set(named)] };
}

/** The id of what was written, for a script; or all of it. */
export function printEvent({ host }: CliContext, { json }: { readonly json: boolean }, event: CaseEvent): void {
  host.stdout.write(json ? jsonDocument({ schema: 'assay.case-event/1', event }) : `${inertText(event.id)}\n`);
}

/** The same of what was found, and which statements hold no more. */
export function printFinding(
  context: CliContext,
  flags: CommonFlags & { readonly json: boolean },
  { event, owed }: KeptFinding,
): void {
  printEvent(context, flags, event);
  tellOwed(context, flags, owed);
}

export function tellOwed(context: CliContext, flags: CommonFlags, owed: readonly CaseEvent[]): void {
  for (const each of owed) remark(context, flags, `${each.id}: a restatement is owed, ${eventWords(each)}`);
}

/** That events are for counsel only, where they were not asked for. */
export function tellWithheld(
  context: CliContext,
  flags: CommonFlags & { readonly privileged: boolean },
  count: number,
): void {
  if (flags.privileged || count === 0) return;
  remark(context, flags, `${countOf(count, 'event')} for counsel only: --privileged shows what is withheld`);
}

/** What is odd about a claim that was kept, and what the case knows of what it says. */
export function tellClaim(context: CliContext, flags: CommonFlags, claim: Claim, { same, beside }: KeptClaim): void {
  if (same !== null) remark(context, flags, `The case has a claim of this very text already: event ${same}`);
  if (claimGroups(claim).length === 0) remark(context, flags, 'Nothing was read from the text: the claim says nothing');
  for (const line of besideLines(beside)) remark(context, flags, `Beside it: ${line}`);
}

/** What a case has of its own. */
export const NOT_BESIDE_A_CASE = [
  'a case has its own exposure',
  'Keep it there: assay exposure LEAK --case CASE.',
] as const;
