import { correctedBy, privilegedIn } from '../../case/privileged.js';
import { asJson, type CaseEvent, type NewEvent } from '../../model/case.js';
import { CaseError } from '../error.js';
import type { OpenedCases } from './open.js';

/**
 * What a new event rests on, once its writer may write it. The correction of a privileged event also rests on that one's hash: by
 * this it is known for one where its words are withheld. Throws `privileged`, `bad_correction`.
 */
export function basisWithRight(
  { sees }: OpenedCases,
  events: readonly CaseEvent[],
  { kind, basis, payload }: Pick<NewEvent, 'kind' | 'basis' | 'payload'>,
): readonly string[] {
  if (kind === 'privileged_note' && !sees.privileged) throw forCounselOnly();
  if (kind !== 'correction') return basis;
  const privileged = privilegedIn(events);
  const closedOnes = events.filter(({ seq, payload: held }) => privileged.has(seq) || held === null);
  const hashes = new Map(closedOnes.map(({ seq, hash }) => [seq, hash]));
  const named = correctedBy(asJson(payload));
  const closed = named.flatMap((of) => hashes.get(of) ?? []);
  const restsOnOne = basis.some((each) => [...hashes.values()].includes(each));
  if (closed.length === 0 && !restsOnOne) return basis;
  if (!sees.privileged) throw forCounselOnly();
  if (closed.length < named.length) throw mixed();
  return [...new Set([...basis, ...closed])];
}

function forCounselOnly(): CaseError {
  return new CaseError('privileged', 'this is for counsel only', {
    hint: 'Counsel sees, writes and corrects it; on the command line, say --privileged.',
  });
}

/** It would change for some readers of the case what it does not change for others. */
function mixed(): CaseError {
  return new CaseError('bad_correction', 'a correction is for counsel only, or for all who see the case', {
    hint: 'Correct the privileged event and the other one each by a correction of its own.',
  });
}
