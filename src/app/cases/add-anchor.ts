import { anchorsOf } from '../../case/anchors.js';
import { standing } from '../../case/standing.js';
import type { CaseEvent, Payload } from '../../model/case.js';
import { append, type Entry } from './add.js';
import { wholeCase, withCases, type CaseContext } from './open.js';

export type KeptAnchor = {
  readonly event: CaseEvent;
  /** The anchor whose place it takes; null where there was none, or it said the same. */
  readonly before: { readonly event: number; readonly at: string } | null;
};

/** Adds an event that starts a clock. It takes the place of an earlier one of the same name. */
export async function addAnchor(
  dir: string,
  entry: Entry,
  payload: Payload<'anchor'>,
  context: CaseContext,
): Promise<KeptAnchor> {
  return withCases(dir, context, async (opened) => {
    const events = await wholeCase(opened, entry.caseId);
    const before = anchorsOf(standing(events)).find(({ anchor }) => anchor === payload.anchor) ?? null;
    const event = await append(opened, entry, { kind: 'anchor', payload });
    return { event, before: before?.at === payload.at ? null : before };
  });
}
