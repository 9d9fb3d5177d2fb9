import type { Backend } from './backend.js';
import type { SealedEvent } from './chain.js';
import { StoreError } from './error.js';
import { toRow, type StoreDatabase } from './tables.js';
import { inTransaction } from './transaction.js';

/** How many events were here before, and how many came. */
export type Adopted = { readonly before: number; readonly added: number };

/** Adds events that were sealed elsewhere after those that are here, all or none. They must be proved, from the first one on. */
export async function adoptEvents(backend: Backend, caseId: string, events: readonly SealedEvent[]): Promise<Adopted> {
  return inTransaction(backend, (db) => adoptNext(db, caseId, events), backend.beginOn(caseId));
}

async function adoptNext(db: StoreDatabase, caseId: string, events: readonly SealedEvent[]): Promise<Adopted> {
  const here = await db
    .selectFrom('case_events')
    .select(['seq', 'hash'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  here.slice(0, events.length).forEach(({ hash }, index) => {
    if (events[index]?.hash !== hash) throw forked(caseId, index + 1);
  });
  const further = events.slice(here.length);
  for (const event of further) await db.insertInto('case_events').values(toRow(event)).execute();
  return { before: here.length, added: further.length };
}

function forked(caseId: string, seq: number): StoreError {
  const hint = 'Keep it in another workspace, and compare the two. Nothing was changed.';
  return seq === 1
    ? new StoreError('other_case', `here ${caseId} is another case, which only has the same id`, { hint, exit: 2 })
    : new StoreError(
        'forked',
        `event ${seq} of ${caseId} is another one here: the two went apart after event ${seq - 1}`,
        {
          hint,
          exit: 2,
        },
      );
}
