import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { NewEvent } from '../../src/model/case.js';
import { firstSeat, seal, seatAfter, type SealedEvent } from '../../src/store/chain.js';
import { openStore } from '../../src/store/store.js';

/** Writes a case of many events straight into the store of a workspace, in one step. */
export async function writeCase(dir: string, caseId: string, events: readonly NewEvent[]): Promise<void> {
  const place = { at: 'file', file: path.join(dir, '.assay/cases.db') } as const;
  const store = await openStore(place, { now: () => new Date(), randomBytes });
  const sealed: SealedEvent[] = [];
  for (const event of events) {
    const last = sealed.at(-1);
    const seat = last === undefined ? firstSeat(caseId) : seatAfter(last);
    const at = new Date(Date.UTC(2021, 7, 14) + sealed.length * 600_000).toISOString();
    sealed.push(seal(seat, event, { at, salt: randomBytes(32).toString('hex') }));
  }
  await store.adopt(caseId, sealed);
  await store.close();
}

/** A case as it grows over months: notes, facts, anchors, statements, duties that were done. */
export function manyEvents(name: string, number: number): NewEvent[] {
  const opened: NewEvent = { kind: 'opened', who: 'lena', basis: [], payload: { name } };
  return [opened, ...Array.from({ length: number - 1 }, (_, at) => eventAt(at))];
}

function eventAt(at: number): NewEvent {
  const day = new Date(Date.UTC(2021, 7, 14) + at * 600_000).toISOString();
  const moment = `${day.slice(0, 19)}Z`;
  switch (at % 20) {
    case 0:
      return {
        kind: 'facts',
        who: 'lena',
        basis: [],
        payload: { set: { exposure: { people: { total: 600 + at } } }, unset: [] },
      };
    case 1:
      return { kind: 'anchor', who: 'lena', basis: [], payload: { anchor: 'new_information', at: moment } };
    case 2:
      return {
        kind: 'statement',
        who: 'ines',
        basis: [],
        payload: { text: `Update ${at}: we go on looking.`, at: moment, by: 'ines', to: ['press'], says: {} },
      };
    case 3:
      return {
        kind: 'measure',
        who: 'lena',
        basis: [],
        payload: { what: `Closed door ${at}`, state: 'taken', on: day.slice(0, 10) },
      };
    default:
      return {
        kind: 'note',
        who: 'lena',
        basis: [],
        payload: { text: `Note ${at}: the log of host ${at % 97} was read, nothing stood there.` },
      };
  }
}
