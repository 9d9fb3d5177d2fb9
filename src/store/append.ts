import { CASE_ID, asJson, faultOf, isEventKind, type CaseEvent, type NewEvent } from '../model/case.js';
import type { Backend } from './backend.js';
import { SALT_BYTES, firstSeat, seal, seatAfter, type Seat } from './chain.js';
import { StoreError } from './error.js';
import { toRow, type StoreDatabase } from './tables.js';
import { inTransaction } from './transaction.js';

/** What adding an event is given from outside. */
export type AppendContext = {
  readonly now: () => Date;
  /** Random bytes fit for secrets. */
  readonly randomBytes: (size: number) => Uint8Array;
  readonly patienceMs?: number;
};

/** How often one begins anew where others were quicker, each time after having waited for them. */
const ATTEMPTS = 20;
/** Characters of a payload: a verdict has some hundred thousand. */
const MOST = 64_000_000;

export async function appendEvent(
  backend: Backend,
  caseId: string,
  event: NewEvent,
  context: AppendContext,
): Promise<CaseEvent> {
  requireFitting(caseId, event);
  const begin = backend.beginOn(caseId);
  const addition = { caseId, event, context };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(backend, (db) => addNext(db, addition), begin);
    } catch (error) {
      const again = error instanceof StoreError && error.code === 'seat_taken' && attempt < ATTEMPTS;
      if (!again) throw error;
    }
  }
}

type Addition = { readonly caseId: string; readonly event: NewEvent; readonly context: AppendContext };

async function addNext(db: StoreDatabase, { caseId, event, context }: Addition): Promise<CaseEvent> {
  const seat = await nextSeat(db, caseId);
  requireOrder(seat, event);
  requireSeen(seat, event);
  const salt = Buffer.from(context.randomBytes(SALT_BYTES)).toString('hex');
  const sealed = seal(seat, event, { at: context.now().toISOString(), salt });
  if (sealed.payload.length > MOST) throw tooLarge();
  await db.insertInto('case_events').values(toRow(sealed)).execute();
  return { ...sealed, payload: asJson(event.payload) };
}

async function nextSeat(db: StoreDatabase, caseId: string): Promise<Seat> {
  const last = await db
    .selectFrom('case_events')
    .select(['seq', 'hash'])
    .where('case_id', '=', caseId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last === undefined ? firstSeat(caseId) : seatAfter({ case: caseId, seq: last.seq, hash: last.hash });
}

function requireOrder({ case: caseId, seq }: Seat, { kind }: NewEvent): void {
  if (kind === 'opened' && seq > 1) {
    throw new StoreError('case_exists', `there is a case ${caseId} already`, { hint: 'Name another id.', exit: 2 });
  }
  if (kind !== 'opened' && seq === 1) {
    throw new StoreError('no_such_case', `there is no case ${caseId}`, {
      hint: 'assay case list shows the cases; assay case new NAME begins one.',
      exit: 2,
    });
  }
}

/** Whoever saw less than there is might undo what they did not see. */
function requireSeen({ case: caseId, seq }: Seat, { after }: NewEvent): void {
  if (after === undefined || after === seq - 1) return;
  throw new StoreError('case_moved', `${caseId} has ${seq - 1} events by now, and this was written on ${after}`, {
    hint: 'Look at what was added since, then do it again.',
    exit: 2,
  });
}

function requireFitting(caseId: string, event: NewEvent): void {
  if (!CASE_ID.test(caseId)) {
    throw new StoreError('bad_payload', 'that is no id of a case', {
      hint: 'Use lower-case letters, digits and -, at most 48.',
      exit: 2,
    });
  }
  if (!isEventKind(event.kind)) {
    throw new StoreError('unknown_kind', 'this version knows no such kind of event, and writes none', { exit: 2 });
  }
  const fault = faultOf(event.kind, event.payload) ?? faultOfEnvelope(event);
  if (fault === null) return;
  const at = fault.path === '' ? '' : `${fault.path} `;
  throw new StoreError('bad_payload', `the event cannot be kept: ${at}${fault.says}`, { exit: 2 });
}

/** What is hashed outside the payload must come out of any database as it went in. */
function faultOfEnvelope({ who, basis }: NewEvent): { readonly path: string; readonly says: string } | null {
  if (who.trim() === '' || who.length > 200 || /[\p{Cc}\p{Cs}]/u.test(who)) {
    return { path: 'who', says: 'must be a name of at most 200 characters, on one line' };
  }
  const strange = basis.some((each) => !/^(?:[a-z0-9-]{1,48}\/[1-9]\d{0,8}|[0-9a-f]{64})$/u.test(each));
  return strange ? { path: 'basis', says: 'must hold ids of events, or SHA-256 digests' } : null;
}

function tooLarge(): StoreError {
  return new StoreError('too_large', 'the event is too large to be kept in a case', {
    hint: 'Add the file as evidence instead: assay case add evidence CASE FILE.',
    exit: 2,
  });
}
