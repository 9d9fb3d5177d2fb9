import { emptyDraft, type Draft, type FileReading } from '../draft.js';
import type { InventoryLimits } from '../limits.js';
import { withMaker } from '../words/makers.js';
import { readDnsmasq } from './dnsmasq.js';
import { readIsc } from './isc.js';
import type { Lease, LeaseReader } from './lease.js';
import { readMikrotik } from './mikrotik.js';

/** Each tells by the first lines whether a text is its own, and answers null where it is not. */
const READERS: readonly LeaseReader[] = [readIsc, readDnsmasq, readMikrotik];

/** Reads the leases of an address server or router; null where the text is none. */
export function readLeases(text: string, path: string, limits: InventoryLimits): FileReading | null {
  const lines = text.split(/\r\n|\n|\r/u);
  for (const reader of READERS) {
    const read = lines.length > limits.maxRows * 20 ? null : reader(lines, path);
    if (read === null) continue;
    const gone = {
      where: path,
      why: `${read.gone} ${read.gone === 1 ? 'lease' : 'leases'} ran out or were given back: the machines may be gone`,
    };
    return {
      kind: 'leases',
      drafts: read.leases.map(toDraft),
      set_aside: [...read.set_aside, ...(read.gone === 0 ? [] : [gone])],
      unused: [],
    };
  }
  return null;
}

function toDraft({ where, ip, mac, name, note }: Lease): Draft {
  return withMaker({
    ...emptyDraft(where),
    name,
    ip: ip === null ? [] : [ip],
    mac: mac === null ? [] : [mac],
    notes: note,
  });
}
