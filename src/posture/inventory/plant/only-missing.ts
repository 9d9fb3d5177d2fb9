import { machineKind } from '../../../model/machine-kind.js';
import type { Draft, FileReading } from '../draft.js';
import { keysOf, KEYS } from '../merge/keys.js';

/**
 * What a plant file adds to lists of machines: a list speaks for every kind of machine that it names. A machine of the plant file
 * stays where the lists name none of its kind, or name that very machine, by address or name, which it then fills in. Every other
 * is set aside and told, so that no machine is counted twice.
 */
export function onlyMissing(reading: FileReading, lists: readonly Draft[]): FileReading {
  const kinds = new Set(lists.map(machineKind));
  const left = reading.drafts.filter(
    (draft) => kinds.has(machineKind(draft)) && !lists.some((one) => isSame(one, draft)),
  );
  const why =
    'the list of machines names its kind already; give it the name or address that it has there to fill that in';
  return {
    ...reading,
    drafts: reading.drafts.filter((draft) => !left.includes(draft)),
    set_aside: [...reading.set_aside, ...left.map(({ sources }) => ({ where: sources[0] ?? '', why }))],
  };
}

function isSame(one: Draft, other: Draft): boolean {
  const [a, b] = [keysOf(one), keysOf(other)];
  return KEYS.some((key) => a[key].some((value) => b[key].includes(value)));
}
