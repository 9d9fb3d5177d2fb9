import type { CaseEvent, Payload } from '../../model/case.js';
import { FACT_ELEMENTS } from '../../model/facts-words.js';
import type { Facts } from '../../model/facts.js';
import type { Verdict } from '../../model/verdict.js';
import { standing, standingOf } from '../standing.js';
import { namedBy, oneLine, type Claimed } from './claimed.js';

/** What of a case others in the trade have a use for: words of closed lists, numbers, days and digests. No text that somebody wrote. */
export type Shared = {
  /** Hash of the first event: what ids are made from. */
  readonly seed: string;
  readonly opened: string;
  readonly last: string;
  readonly organisation: { readonly name: string; readonly sector: string | null };
  readonly kinds: readonly string[];
  readonly times: readonly { readonly what: string; readonly at: string }[];
  readonly elements: readonly string[];
  readonly people: number | null;
  readonly verdict: SharedVerdict | null;
  readonly claims: readonly Claimed[];
};

export type SharedVerdict = {
  readonly at: string;
  readonly word: Verdict['verdict'];
  readonly strength: string;
  readonly rows: number;
  /** When the rows were taken; null where it cannot be told. */
  readonly taken: string | null;
  /** SHA-256 of the tested files. */
  readonly files: readonly string[];
};

/** Facts that are something that happened, and no judgement of law. */
const TIMES = ['started', 'discovered', 'contained', 'ended'] as const;

/** What can be shared of a case, by its standing events and the facts that they add up to. */
export function sharedOf(events: readonly CaseEvent[], { organisation, incident, exposure }: Facts): Shared {
  const now = standing(events);
  const verdict = standingOf(now, 'verdict').at(-1);
  return {
    seed: events[0]?.hash ?? '',
    opened: events[0]?.at ?? '',
    last: events.at(-1)?.at ?? '',
    organisation: { name: oneLine(organisation.name, 200), sector: organisation.sector ?? null },
    kinds: incident.kind ?? [],
    times: TIMES.flatMap((what) => {
      const at = incident[what];
      return at === undefined ? [] : [{ what, at: new Date(at).toISOString() }];
    }),
    elements: exposure?.elements ?? [],
    people: exposure?.people?.total ?? null,
    verdict: verdict === undefined ? null : verdictOf(verdict.event, verdict.payload),
    claims: standingOf(now, 'claim').map(({ event, payload }) => namedBy(event, payload, FACT_ELEMENTS)),
  };
}

function verdictOf(event: CaseEvent, { document }: Payload<'verdict'>): SharedVerdict {
  const { verdict: word, support, sample, as_of } = document;
  return {
    at: event.at,
    word,
    strength: support.verbal,
    rows: sample.rows,
    taken: as_of.estimate,
    files: [...new Set(sample.files.map(({ sha256 }) => sha256))].filter((each) => /^[0-9a-f]{64}$/u.test(each)),
  };
}
