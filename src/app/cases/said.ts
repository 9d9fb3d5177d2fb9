import { againstIn, stateOf, type Against, type Owed, type RestatementState } from '../../case/findings.js';
import { standing, standingOf } from '../../case/standing.js';
import type { CaseEvent, Payload } from '../../model/case.js';
import type { CheckedStatement, Statements } from '../../model/statement-check.js';
import { readChain, withCases, type CaseContext } from './open.js';
import { statementsOf } from './statements.js';

/** A statement that stands, and whether it holds by what the case knows now. */
export type SaidInCase = {
  readonly event: CaseEvent;
  readonly payload: Payload<'statement'>;
  readonly check: CheckedStatement | null;
  readonly against: readonly Against[];
};

export type RestatementInCase = { readonly event: CaseEvent; readonly owed: Owed; readonly state: RestatementState };

/** All that was said in a case, what is owed for it, and what is known. */
export type SaidOfCase = {
  readonly said: readonly SaidInCase[];
  readonly restatements: readonly RestatementInCase[];
  /** The newest that stand of each set of files, oldest first. */
  readonly verdicts: readonly { readonly seq: number; readonly document: Payload<'verdict'>['document'] }[];
  readonly exposures: readonly { readonly seq: number; readonly document: Payload<'exposure'>['document'] }[];
  readonly checked: Statements;
  /** As they stand. */
  readonly events: readonly CaseEvent[];
  readonly last: number;
};

export async function saidOfCase(dir: string, caseId: string, context: CaseContext): Promise<SaidOfCase> {
  return withCases(dir, context, async (opened) => {
    const { events } = await readChain(opened, caseId);
    const now = standing(events);
    const checked = statementsOf(opened, events);
    return {
      said: standingOf(now, 'statement').map(({ event, payload }) => ({
        event,
        payload,
        check: checked.statements.find(({ id }) => id === `e${event.seq}`) ?? null,
        against: againstIn(checked, event.seq),
      })),
      restatements: standingOf(now, 'restatement').map(({ event, payload }) => ({
        event,
        owed: payload,
        state: stateOf(checked, payload),
      })),
      verdicts: newestOfFiles(standingOf(now, 'verdict').map(findingOf)),
      exposures: newestOfFiles(standingOf(now, 'exposure').map(findingOf)),
      checked,
      events: now.map(({ event, payload }) => ({ ...event, payload })),
      last: events.at(-1)?.seq ?? 0,
    };
  });
}

type Found<Document> = { readonly seq: number; readonly document: Document };
type OfFiles = { readonly sample: { readonly files: readonly { readonly sha256: string }[] } };

function findingOf<Document>({
  event,
  payload,
}: {
  readonly event: CaseEvent;
  readonly payload: { document: Document };
}) {
  return { seq: event.seq, document: payload.document };
}

/** Of several on the same files the last: they were looked at again. */
function newestOfFiles<Document extends OfFiles>(found: readonly Found<Document>[]): Found<Document>[] {
  const newest = new Map(found.map((each) => [filesOf(each.document), each]));
  return found.filter((each) => newest.get(filesOf(each.document)) === each);
}

function filesOf({ sample }: OfFiles): string {
  return sample.files
    .map(({ sha256 }) => sha256)
    .toSorted()
    .join(' ');
}
