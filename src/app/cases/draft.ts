import { createHash } from 'node:crypto';
import { canonicalJson } from '../../base/canonical-json.js';
import { standing, standingOf } from '../../case/standing.js';
import { asJson, type CaseEvent } from '../../model/case.js';
import type { FormId } from '../../model/form.js';
import type { Report } from '../../model/report.js';
import { draftReport, exportToVeris, type ReportOptions } from '../report.js';
import type { Veris } from '../../model/veris.js';
import { append, type Entry } from './add.js';
import { exposureText, factsOfCase, factsText } from './case-facts.js';
import { readChain, wholeCase, withCases, type CaseContext } from './open.js';

export type DraftRequest = Pick<ReportOptions, 'asOf' | 'state' | 'posture'> & { readonly form: FormId };
export type KeptDraft = {
  readonly report: Report;
  /** Null where nothing changed since the version that is kept. */
  readonly event: CaseEvent | null;
  /** Number of the event that keeps this version. */
  readonly kept: number;
};

/**
 * The draft of a report on the facts of a case. It is kept as the next version, which says what changed since the last; where
 * nothing did, the last version is given as it stands on that day, and nothing is kept.
 */
export async function draftForCase(
  dir: string,
  entry: Entry,
  { form, asOf, state, posture = null }: DraftRequest,
  context: CaseContext,
): Promise<KeptDraft> {
  return withCases(dir, context, async (opened) => {
    const { events, warnings } = await readChain(opened, entry.caseId);
    const facts = factsOfCase(opened.settings, events);
    const exposure = exposureText(facts, entry.caseId);
    const [last = null, before = null] = earlierDrafts(events, form, state);
    const draftAfter = (earlier: ReportOptions['earlier']): Report => {
      const report = draftReport(form, factsText(facts, entry.caseId), { asOf, state, earlier, exposure, posture });
      return { ...report, warnings: [...warnings, ...facts.warnings, ...report.warnings] };
    };
    const report = draftAfter(last);
    if (last !== null && isSame(report, last.report))
      return { report: draftAfter(before), event: null, kept: last.event };
    const { version } = report;
    const payload = { form, state, version, sha256: digestOf(report), document: report };
    const event = await append(opened, entry, { kind: 'draft', payload });
    return { report, event, kept: event.seq };
  });
}

/** The incident in the vocabulary of VERIS, on the facts of a case. */
export async function verisOfCase(
  dir: string,
  caseId: string,
  asOf: DraftRequest['asOf'],
  context: CaseContext,
): Promise<Veris> {
  return withCases(dir, context, async (opened) => {
    const facts = factsOfCase(opened.settings, await wholeCase(opened, caseId));
    return exportToVeris(factsText(facts, caseId), asOf, exposureText(facts, caseId));
  });
}

type Earlier = NonNullable<ReportOptions['earlier']> & { readonly event: number };

/** The last first. */
function earlierDrafts(events: readonly CaseEvent[], form: FormId, state: string | null): Earlier[] {
  return standingOf(standing(events), 'draft')
    .filter(({ payload }) => payload.form === form && payload.state === state)
    .map(({ event, payload }) => ({ event: event.seq, report: payload.document, sha256: payload.sha256 }))
    .toReversed();
}

/** Whether two drafts say the same; not when they were made, and what their duties then waited for. */
function isSame(drafted: Report, kept: Report): boolean {
  return drafted.supplement?.changes.length === 0 && contentOf(drafted) === contentOf(kept);
}

/** The fields are told apart by their changes: one of them says what changed. */
function contentOf({ text, letter, severity, contradictions }: Report): string {
  return canonicalJson(asJson({ text, letter, severity, contradictions }));
}

function digestOf(report: Report): string {
  return createHash('sha256')
    .update(canonicalJson(asJson(report)))
    .digest('hex');
}
