import { grouped } from '../base/numbers.js';
import type { Content, Contradiction, StatedCount } from '../model/said.js';

/** What was said that cannot be so where something else was found. What one of the two does not speak of contradicts nothing. */
export function contradictionsOf(says: Content, finds: Content): Contradiction[] {
  return [...peopleOf(says, finds), ...elementsOf(says, finds), ...statusOf(says, finds)];
}

/** People are contradicted only where no number fits both. */
function peopleOf(says: Content, finds: Content): Contradiction[] {
  if (says.people === undefined || finds.people === undefined) return [];
  const [said, found] = [spanOf(says.people), spanOf(finds.people)];
  if (said === null || found === null || (said.low <= found.high && found.low <= said.high)) return [];
  return [{ what: 'people', says: `said: ${spanWords(said)} people; found: ${spanWords(found)}` }];
}

function elementsOf(says: Content, finds: Content): Contradiction[] {
  const taken = (says.ruled_out ?? []).filter((element) => finds.confirmed?.includes(element) === true);
  return taken.map((element) => ({
    what: element,
    says: `said not to be taken, and found: ${element.replaceAll('_', ' ')}`,
  }));
}

const DENIALS = ['no_incident', 'no_personal_data'];

function statusOf(says: Content, finds: Content): Contradiction[] {
  const denied = says.status !== undefined && DENIALS.includes(says.status);
  if (!denied || finds.status !== 'personal_data_confirmed') return [];
  return [{ what: 'status', says: `said: ${says.status?.replaceAll('_', ' ') ?? ''}; found: personal data of ours` }];
}

type Span = { readonly low: number; readonly high: number };

/** The numbers that a stated count allows; null where it cannot be told. `about` allows what rounds to it at its last digit that is not zero. */
function spanOf(stated: StatedCount): Span | null {
  if (typeof stated === 'number') return { low: stated, high: stated };
  const { about, to, at_least: atLeast, more_than: moreThan, at_most: atMost, fewer_than: fewer, low, high } = stated;
  if (about !== undefined) {
    const half = (to ?? unitOf(about)) / 2;
    return { low: Math.ceil(about - half), high: Math.floor(about + half) };
  }
  if (atLeast !== undefined) return { low: atLeast, high: Number.POSITIVE_INFINITY };
  if (moreThan !== undefined) return { low: moreThan + 1, high: Number.POSITIVE_INFINITY };
  if (atMost !== undefined) return { low: 0, high: atMost };
  if (fewer !== undefined) return { low: 0, high: fewer - 1 };
  return low === undefined || high === undefined ? null : { low, high };
}

function unitOf(count: number): number {
  const zeros = /0*$/u.exec(String(count))?.[0].length ?? 0;
  return count === 0 ? 1 : 10 ** zeros;
}

function spanWords({ low, high }: Span): string {
  if (low === high) return grouped(low);
  if (high === Number.POSITIVE_INFINITY) return `at least ${grouped(low)}`;
  return low === 0 ? `at most ${grouped(high)}` : `${grouped(low)} to ${grouped(high)}`;
}
