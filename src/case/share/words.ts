import { grouped } from '../../base/numbers.js';
import type { Claimed } from './claimed.js';
import type { Shared, SharedVerdict } from './shared.js';

/** What happened, in words that name nobody. */
export function incidentWords({ kinds, times, elements, people }: Shared): string {
  const parts = [
    kinds.length === 0 ? 'Kind not established' : `Kind: ${kinds.map(plain).join(', ')}`,
    ...times.map(({ what, at }) => `${what} ${at}`),
    ...(elements.length === 0 ? [] : [`data elements concerned: ${elements.map(plain).join(', ')}`]),
    ...(people === null ? [] : [`people concerned, as established so far: ${grouped(people)}`]),
  ];
  return `${parts.join('; ')}.`;
}

export function verdictWords({ word, strength, rows, taken }: SharedVerdict): string {
  const when = taken === null ? '' : ` The rows were taken about ${taken}.`;
  return `A file of ${grouped(rows)} rows was tested against systems of record: ${plain(word)}, support ${strength}.${when} It says nothing of rows that were not tested.`;
}

export function claimWords({ channel, on, people, elements }: Claimed): string {
  const parts = [
    ...(people === null ? [] : [`data of ${grouped(people)} people`]),
    ...(elements.length === 0 ? [] : [elements.map(plain).join(', ')]),
  ];
  const where = channel === null ? '' : ` Channel: ${plain(channel)}.`;
  const when = on === null ? '' : ` Claimed on ${on}.`;
  return `A third party claims to hold ${parts.length === 0 ? 'data' : parts.join(': ')}.${where}${when} A claim is no finding.`;
}

export const AS_CLAIMED = 'Name as a claim gives it. Nobody checked who that is.';

export function plain(word: string): string {
  return word.replaceAll('_', ' ');
}
