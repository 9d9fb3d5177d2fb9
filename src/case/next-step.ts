import { CASE_STEPS, type CaseStep } from '../model/case-documents.js';
import type { EventKind } from '../model/case.js';

const TAKEN_BY: Partial<Readonly<Record<EventKind, CaseStep>>> = {
  claim: 'claim',
  verdict: 'verify',
  exposure: 'exposure',
  decision: 'duties',
  done: 'duties',
  draft: 'duties',
  statement: 'say',
  restatement: 'say',
};

/**
 * The step after the furthest one that was taken: what was left out before it was left out knowingly, such as the test where there is
 * no sample. A statement may come first of all, so it leaves no step out. Null where all is done.
 */
export function nextStep(events: readonly { readonly kind: string }[]): CaseStep | null {
  const kinds = new Set(events.map(({ kind }) => kind));
  const taken = new Set(Object.entries(TAKEN_BY).flatMap(([kind, step]) => (kinds.has(kind) ? [step] : [])));
  const furthest = CASE_STEPS.findLastIndex((step) => step !== 'say' && taken.has(step));
  const next = CASE_STEPS[furthest + 1] ?? 'say';
  return taken.has(next) ? null : next;
}
