import { openDisputesIn } from '../../case/anchors.js';
import { standing } from '../../case/standing.js';
import { payloadOf, type CaseEvent } from '../../model/case.js';
import { CaseError } from '../error.js';

/** Throws `anchor_conflict` where the last of these events, facts or a correction of facts, says otherwise of an anchor that a person set. */
export function requireUndisputed(events: readonly CaseEvent[]): void {
  const last = events.at(-1);
  const changed = last === undefined ? [] : [last.seq, payloadOf(last, 'correction')?.of];
  const dispute = openDisputesIn(standing(events)).find(({ event }) => changed.includes(event));
  if (last === undefined || dispute === undefined) return;
  const { said, set } = dispute;
  const other = said === null ? 'make it unknown' : `say ${said}`;
  throw new CaseError(
    'anchor_conflict',
    `${set.anchor} is ${set.at} by the anchor of event ${set.event}, and these facts ${other}`,
    {
      hint: `Facts move no clock. If the anchor is wrong: assay case add anchor ${last.case} ${set.anchor} TIME --why TEXT, or withdraw it: assay case add correction ${last.case} ${set.event} --why TEXT. Else leave incident.${set.anchor} out of the facts.`,
    },
  );
}
