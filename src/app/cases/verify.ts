import { AssayError } from '../../base/errors.js';
import { standing, standingOf } from '../../case/standing.js';
import type { CaseVerification, CheckedFile, CheckedStamp, VerifiedCase } from '../../model/case-documents.js';
import type { CaseEvent, Payload } from '../../model/case.js';
import { checkStamp } from '../../stamp/stamp.js';
import { workspacePaths } from '../paths.js';
import { readElsewhere } from './elsewhere.js';
import { isFile, isSame, placesOf, readCopy } from './held-evidence.js';
import { placeWords, withCases, type CaseContext, type OpenedCases } from './open.js';
import { MOST_STAMP_BYTES, textOf } from './stamp.js';

export type VerifyRequest = {
  /** All cases where none is named. */
  readonly cases: readonly string[];
  /** Hashes kept outside; they must be in the one case that is named. */
  readonly heads: readonly string[];
  /** Certificates of authorities, PEM. */
  readonly trusted: readonly string[];
  readonly signal: AbortSignal;
};

/** Proves cases, and looks whether each file that was given to them is still the same. */
export async function verifyCases(
  dir: string,
  request: VerifyRequest,
  context: CaseContext,
): Promise<CaseVerification> {
  return withCases(dir, context, async (opened) => {
    const { store, place } = opened;
    const ids = request.cases.length > 0 ? request.cases : (await store.heads()).map((head) => head.case);
    const database = [...(await store.check())];
    const cases: VerifiedCase[] = [];
    for (const id of ids) cases.push(await verifyCase(opened, id, request));
    const sound = database.length === 0 && cases.every(isSound);
    return { schema: 'assay.case-verification/1', store: placeWords(place), sound, database, cases };
  });
}

function isSound({ whole, evidence, stamps }: VerifiedCase): boolean {
  const filesHold = evidence.every(({ state }) => state === 'same' || state === 'elsewhere');
  return whole && filesHold && stamps.every(({ fault }) => fault === null);
}

async function verifyCase(opened: OpenedCases, id: string, request: VerifyRequest): Promise<VerifiedCase> {
  const chain = await opened.store.verify(id, request.heads);
  const elsewhere = readElsewhere(workspacePaths(opened.settings.dir));
  const placeOf = placesOf(opened);
  const events = await opened.store.events(id);
  const evidence: CheckedFile[] = [];
  const stamps: CheckedStamp[] = [];
  for (const { event, payload } of standingOf(standing(events), 'evidence')) {
    const isElsewhere = opened.place.at === 'server' || elsewhere.has(event.id);
    const lies = placeOf({ event, payload });
    const file = await checkFile({ event: event.seq, payload, lies, isElsewhere }, request.signal);
    evidence.push(file);
    if (payload.stamp !== undefined && file.state !== 'elsewhere')
      stamps.push(await checkKeptStamp(opened, events, { event, payload, file }, request.trusted));
  }
  return { ...chain, evidence, stamps };
}

type Looked = {
  readonly event: number;
  readonly payload: Payload<'evidence'>;
  /** Where it may be read; null where it may not. */
  readonly lies: string | null;
  /** Somebody else added it, or sent the case without it. */
  readonly isElsewhere: boolean;
};

async function checkFile({ event, payload, lies, isElsewhere }: Looked, signal: AbortSignal): Promise<CheckedFile> {
  const { sha256, name, kept } = payload;
  const state = async (): Promise<CheckedFile['state']> => {
    if (lies === null || !(await isFile(lies))) return isElsewhere ? 'elsewhere' : 'missing';
    if (await isSame(lies, payload, signal)) return 'same';
    return kept === 'reference' && isElsewhere ? 'elsewhere' : 'changed';
  };
  return { event, name, sha256, state: await state() };
}

type KeptStamp = { readonly event: CaseEvent; readonly payload: Payload<'evidence'>; readonly file: CheckedFile };

async function checkKeptStamp(
  opened: OpenedCases,
  events: readonly CaseEvent[],
  { event, payload, file }: KeptStamp,
  trusted: readonly string[],
): Promise<CheckedStamp> {
  const { of = 0, time = '', authority = '' } = payload.stamp ?? {};
  const said = { event: event.seq, of, time, authority, trusted: null };
  if (file.state !== 'same') return { ...said, fault: 'its file is not there as it was' };
  const stamped = events.find(({ seq }) => seq === of);
  if (stamped === undefined) return { ...said, fault: 'the event that it is over is not there' };
  const response = await readCopy(opened, payload.sha256, MOST_STAMP_BYTES);
  if (response === null) return { ...said, fault: 'its file is not here as a copy, or too large to be one' };
  try {
    const checked = await checkStamp(response, textOf(stamped), trusted);
    return { ...said, time: checked.time, authority: checked.authority, trusted: checked.trusted, fault: null };
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return { ...said, fault: error.message };
  }
}
