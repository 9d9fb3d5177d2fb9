import type { Backend } from './backend.js';
import { adoptEvents, type Adopted } from './adopt.js';
import { appendEvent, type AppendContext } from './append.js';
import { checkChain } from './check-chain.js';
import type { SealedEvent } from './chain.js';
import { StoreError } from './error.js';
import { openBackend } from './open-backend.js';
import type { StorePlace } from './place.js';
import { fromRow } from './tables.js';
import { asking } from './transaction.js';
import { withholdableIn } from '../model/case-privileged.js';
import {
  jsonOf,
  type CaseEvent,
  type ChainHead,
  type ChainReport,
  type NewEvent,
  type Payload,
} from '../model/case.js';

export type { Adopted } from './adopt.js';
export { eventText, type SealedEvent } from './chain.js';
export { checkChain } from './check-chain.js';
export { StoreError } from './error.js';
export type { StorePlace } from './place.js';

/** The events of cases, only ever added to. Safe for several processes at once. */
export type CaseStore = {
  /** Begins a case with its first event. Throws `case_exists`. */
  readonly begin: (caseId: string, who: string, payload: Payload<'opened'>) => Promise<CaseEvent>;
  /** Adds an event; when it returns, the event is on the disk. Throws `no_such_case`, `bad_payload`, `store_full` ... */
  readonly append: (caseId: string, event: NewEvent) => Promise<CaseEvent>;
  /** All events of a case in their order. Throws `no_such_case`. */
  readonly events: (caseId: string) => Promise<CaseEvent[]>;
  /** The same, and whether they are whole; also of a case that is not. */
  readonly read: (caseId: string) => Promise<{ readonly events: CaseEvent[]; readonly report: ChainReport }>;
  /** The same as they are kept: each payload as the text that was hashed. Throws `no_such_case`, and `not_whole` where they were changed. */
  readonly wholeEvents: (caseId: string) => Promise<SealedEvent[]>;
  /**
   * Takes over events of a case that was kept elsewhere, proved before: all that follow those that are here, or none. Throws
   * `forked`, `other_case` where those that are here are others.
   */
  readonly adopt: (caseId: string, events: readonly SealedEvent[]) => Promise<Adopted>;
  /** The first and the last event of a case. Throw `no_such_case`. */
  readonly first: (caseId: string) => Promise<CaseEvent>;
  readonly last: (caseId: string) => Promise<CaseEvent>;
  /** The last event of each case, by id. */
  readonly heads: () => Promise<ChainHead[]>;
  /** Whether a case is whole; `heads` are hashes kept outside that must be in it. Throws `no_such_case`. */
  readonly verify: (caseId: string, heads?: readonly string[]) => Promise<ChainReport>;
  /** What the database itself finds wrong, in words. */
  readonly check: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** Opens the store of a place and brings it up to date. A file that is not there is made. */
export async function openStore(place: StorePlace, context: AppendContext): Promise<CaseStore> {
  return storeOn(await openBackend(place, context), context);
}

function storeOn(backend: Backend, context: AppendContext): CaseStore {
  const sealed = async (caseId: string): Promise<SealedEvent[]> => {
    const events = await readEvents(backend, caseId);
    if (events.length === 0) throw noSuchCase(caseId);
    return events;
  };
  return {
    begin: (caseId, who, payload) => appendEvent(backend, caseId, { kind: 'opened', who, basis: [], payload }, context),
    append: (caseId, event) => appendEvent(backend, caseId, event, context),
    events: async (caseId) => (await sealed(caseId)).map(opened),
    read: async (caseId) => {
      const events = await sealed(caseId);
      return { events: events.map(opened), report: checkChain(caseId, events) };
    },
    wholeEvents: async (caseId) => requireWhole(caseId, await sealed(caseId)),
    adopt: async (caseId, events) => {
      requireWhole(caseId, await readEvents(backend, caseId));
      return adoptEvents(backend, caseId, events);
    },
    first: async (caseId) => opened(await readOne(backend, caseId, 'asc')),
    last: async (caseId) => opened(await readOne(backend, caseId, 'desc')),
    heads: () => asking(backend, () => readHeads(backend)),
    verify: async (caseId, heads) => checkChain(caseId, await sealed(caseId), heads),
    check: () => asking(backend, backend.check),
    close: backend.close,
  };
}

const PAGE = 2000;

async function readEvents({ db, ...backend }: Backend, caseId: string): Promise<SealedEvent[]> {
  const events: SealedEvent[] = [];
  for (;;) {
    const after = events.at(-1)?.seq ?? Number.NEGATIVE_INFINITY;
    const page = db
      .selectFrom('case_events')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('seq', '>', Math.max(after, -2_147_483_648))
      .orderBy('seq')
      .limit(PAGE);
    const rows = await asking({ db, ...backend }, () => page.execute());
    events.push(...rows.map(fromRow));
    if (rows.length < PAGE) return missing(events);
  }
}

/** Only what may be withheld may lack its words; out of anything else they were taken, and nothing that stands there fits its digest. */
function missing(events: readonly SealedEvent[]): SealedEvent[] {
  const withholdable = withholdableIn(events);
  const isTaken = ({ seq, payload }: SealedEvent): boolean => payload === null && !withholdable.has(seq);
  return events.map((event) => (isTaken(event) ? { ...event, payload: '', salt: '' } : event));
}

async function readOne(backend: Backend, caseId: string, order: 'asc' | 'desc'): Promise<SealedEvent> {
  const one = backend.db.selectFrom('case_events').selectAll().where('case_id', '=', caseId).orderBy('seq', order);
  const row = await asking(backend, () => one.limit(1).executeTakeFirst());
  if (row === undefined) throw noSuchCase(caseId);
  return fromRow(row);
}

async function readHeads({ db }: Backend): Promise<ChainHead[]> {
  const last = db
    .selectFrom('case_events')
    .select(({ fn }) => ['case_id', fn.max('seq').as('seq')])
    .groupBy('case_id')
    .as('last');
  const rows = await db
    .selectFrom('case_events as each')
    .innerJoin(last, (join) => join.onRef('each.case_id', '=', 'last.case_id').onRef('each.seq', '=', 'last.seq'))
    .select(['each.case_id', 'each.seq', 'each.at', 'each.hash'])
    .orderBy('each.case_id')
    .execute();
  return rows.map(({ case_id, seq, at, hash }) => ({ case: case_id, seq, at, hash }));
}

/** The payload as a value; a text that is none, which only tampering leaves, as the text that it is. */
function opened(event: SealedEvent): CaseEvent {
  return { ...event, payload: event.payload === null ? null : valueOf(event.payload) };
}

function valueOf(text: string): CaseEvent['payload'] {
  try {
    return jsonOf(text);
  } catch {
    return text;
  }
}

function requireWhole(caseId: string, events: SealedEvent[]): SealedEvent[] {
  const broken = checkChain(caseId, events).first_break;
  if (broken === null) return events;
  throw new StoreError('not_whole', `${caseId} is not as it was written: event ${broken.seq}, ${broken.says}`, {
    hint: 'See `assay case verify`. Write nothing more, and compare with a copy.',
  });
}

function noSuchCase(caseId: string): StoreError {
  return new StoreError('no_such_case', `there is no case ${caseId}`, {
    hint: 'assay case list shows the cases.',
    exit: 2,
  });
}
