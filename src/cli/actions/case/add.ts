import { keepClaim } from '../../../app/cases/keep-finding.js';
import { addEvent } from '../../../app/cases/add.js';
import { addAnchor as addTheAnchor } from '../../../app/cases/add-anchor.js';
import { addCorrection } from '../../../app/cases/add-correction.js';
import { nearest } from '../../../base/nearest.js';
import { inertText } from '../../../base/text.js';
import type { EventKind, JsonValue, Payload } from '../../../model/case.js';
import { jsonOf } from '../../../model/case.js';
import { ANCHORS } from '../../../model/facts-words.js';
import { badOption } from '../../error.js';
import { requireTime } from './times.js';
import type {
  AddAnchorFlags,
  AddCorrectionFlags,
  AddDoneFlags,
  AddEarlierFlags,
  AddMeasureFlags,
  AddNoteFlags,
  EntryFlags,
} from '../../flags-case.js';
import type { CliContext } from '../../host.js';
import { remark } from '../run.js';
import { readClaimFile } from './documents.js';
import { entryOf, printEvent, printFinding, runOf, tellClaim } from './entry.js';

export async function addNote(context: CliContext, flags: AddNoteFlags, caseId: string, text: string): Promise<void> {
  await add(context, flags, caseId, flags.privileged ? 'privileged_note' : 'note', { text });
}

/** What `assay claim read --json` printed. */
export async function addClaim(context: CliContext, flags: EntryFlags, caseId: string, given: string): Promise<void> {
  const claim = readClaimFile(given, context.host.cwd);
  const { dir, app } = runOf(context, flags);
  const kept = await keepClaim(dir, entryOf(caseId, flags), claim, app);
  printEvent(context, flags, kept.event);
  tellClaim(context, flags, claim, kept);
}

export async function addAnchor(
  context: CliContext,
  flags: AddAnchorFlags,
  caseId: string,
  given: string,
  at: string,
): Promise<void> {
  const anchor = ANCHORS.find((each) => each === given);
  if (anchor === undefined) {
    const meant = nearest(given, ANCHORS);
    const hint = meant === null ? `Use one of: ${ANCHORS.join(' ')}.` : `Did you mean \`${meant}\`?`;
    throw badOption(`\`${inertText(given, 60)}\` starts no clock`, hint);
  }
  const { dir, app } = runOf(context, flags);
  const payload = { anchor, at, ...optional({ why: flags.why }) };
  const { event, before } = await addTheAnchor(dir, entryOf(caseId, flags), payload, app);
  printEvent(context, flags, event);
  if (before !== null)
    remark(context, flags, `${anchor} was ${before.at} (event ${before.event}); from now on it is ${at}`);
}

export async function addDone(
  context: CliContext,
  flags: AddDoneFlags,
  caseId: string,
  duty: string,
  at: string,
): Promise<void> {
  await add(context, flags, caseId, 'done', { duty, at, ...optional({ how: flags.how }) });
}

export async function addMeasure(
  context: CliContext,
  flags: AddMeasureFlags,
  caseId: string,
  what: string,
): Promise<void> {
  requireTime('--on', flags.on);
  const state = flags.planned ? 'planned' : 'taken';
  await add(context, flags, caseId, 'measure', { what, state, ...optional({ on: flags.on }) });
}

export async function addEarlier(
  context: CliContext,
  flags: AddEarlierFlags,
  caseId: string,
  name: string,
): Promise<void> {
  requireTime('--on', flags.on);
  const elements = flags.elements?.split(',').map((each) => each.trim());
  const people = flags.people === undefined ? undefined : countOf(flags.people);
  const rest = optional({ on: flags.on, case: flags.case, what: flags.what, elements, people });
  await add(context, flags, caseId, 'earlier_incident', { name, ...rest });
}

function countOf(given: string): number {
  const plain = given.replaceAll(/[,_ ]/gu, '');
  if (/^\d{1,12}$/u.test(plain)) return Number(plain);
  throw badOption('--people is no number', 'Write a whole number, for example 48600000.');
}

export async function addCorrectionOf(
  context: CliContext,
  flags: AddCorrectionFlags,
  caseId: string,
  of: string,
): Promise<void> {
  const { why } = flags;
  if (why === undefined) throw badOption('a correction says why', 'Say it with --why TEXT.');
  const replacement = flags.with === undefined ? undefined : valueOf(flags.with);
  const { dir, app } = runOf(context, flags);
  printFinding(context, flags, await addCorrection(dir, entryOf(caseId, flags), { of, why, replacement }, app));
}

function valueOf(given: string): JsonValue {
  try {
    return jsonOf(given);
  } catch {
    throw badOption('--with is no JSON', 'Write for example --with \'{"text":"what it should have said"}\'.');
  }
}

async function add<Kind extends EventKind>(
  context: CliContext,
  flags: EntryFlags,
  caseId: string,
  kind: Kind,
  payload: Payload<Kind>,
): Promise<void> {
  const { dir, app } = runOf(context, flags);
  printEvent(context, flags, await addEvent(dir, entryOf(caseId, flags), kind, payload, app));
}

/** Without what was not said. */
function optional<Given extends object>(given: Given): { [Key in keyof Given]?: Exclude<Given[Key], undefined> } {
  const said: { [Key in keyof Given]?: Exclude<Given[Key], undefined> } = {};
  return Object.assign(said, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
}
