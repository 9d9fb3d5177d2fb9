import { privilegedIn, withholding } from '../../case/privileged.js';
import { jsonOf, type CaseEvent, type EventKind } from '../../model/case.js';
import type { CaseStore, SealedEvent } from '../../store/store.js';

/** What whoever asks may see of a case. */
export type Sees = { readonly privileged: boolean };

/** A store whose reads withhold what its reader may not see. The chain is proved before, on all that is kept. */
export function asSeen(store: CaseStore, { privileged }: Sees): CaseStore {
  if (privileged) return store;
  const seen = async (caseId: string): Promise<CaseEvent[]> => withoutPrivileged(await store.events(caseId));
  const { begin, append, adopt, heads, verify, check, close } = store;
  // Each by its name: whether a further one shows words is to be asked here.
  return {
    begin,
    append,
    adopt,
    heads,
    verify,
    check,
    close,
    events: seen,
    read: async (caseId) => {
      const { events, report } = await store.read(caseId);
      return { events: withoutPrivileged(events), report };
    },
    wholeEvents: async (caseId) => {
      const events = await store.wholeEvents(caseId);
      return withholding(events, privilegedIn(events.map(asCorrection)));
    },
    first: store.first, // it begins the case, and is never privileged
    last: async (caseId) => {
      const last = await store.last(caseId);
      return MAY_BE.includes(last.kind) ? ((await seen(caseId)).at(-1) ?? last) : last;
    },
  };
}

const MAY_BE: readonly string[] = ['privileged_note', 'correction'] satisfies EventKind[];

/** Events without the words of those that are for counsel only. */
export function withoutPrivileged(events: readonly CaseEvent[]): CaseEvent[] {
  return withholding(events, privilegedIn(events));
}

/** Payloads of other kinds, some of them large, say nothing of what is privileged. */
function asCorrection(event: SealedEvent): CaseEvent {
  const isRead = event.kind === 'correction' && event.payload !== null;
  return { ...event, payload: isRead ? jsonOf(event.payload ?? 'null') : null };
}
