import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RestatementState } from '../../case/findings.js';
import { standing, standingOf, type StandingEvent } from '../../case/standing.js';
import { canonicalJson } from '../../base/canonical-json.js';
import type { CaseEvent, Payload } from '../../model/case.js';
import type { Exposure } from '../../model/exposure.js';
import type { Verdict } from '../../model/verdict.js';
import { changesSince } from '../../proof/verdict/verdict.js';
import { CaseError } from '../error.js';
import { workspacePaths } from '../paths.js';
import { readChain, withCases, type CaseContext } from './open.js';
import { knownNow } from './statements.js';

/** A file that can be tested, and whether its bytes are here. */
export type CaseFile = {
  readonly event: CaseEvent;
  readonly file: Payload<'evidence'>;
  readonly here: boolean;
};
/** A restatement that a finding made somebody owe, and what became of it. */
export type OwedFor = {
  readonly event: CaseEvent;
  readonly owed: Payload<'restatement'>;
  readonly state: RestatementState;
};
export type Found<Document> = {
  readonly event: CaseEvent;
  readonly document: Document;
  readonly owed: readonly OwedFor[];
};
export type CaseFindings = {
  /** Each once, newest first; time-stamps are none. */
  readonly files: readonly CaseFile[];
  /** Newest first. */
  readonly verdicts: readonly Found<Verdict>[];
  readonly exposures: readonly Found<Exposure>[];
};

/** What a case has to be tested, and what came of it; withdrawn events are left out. */
export async function findingsOfCase(dir: string, caseId: string, context: CaseContext): Promise<CaseFindings> {
  return withCases(dir, context, async (opened) => {
    const { events } = await readChain(opened, caseId);
    const now = standing(events);
    const { evidence } = workspacePaths(opened.settings.dir);
    const raised = standingOf(now, 'restatement');
    const { restatement } = knownNow(opened, events);
    const owedFor = ({ seq }: CaseEvent): OwedFor[] =>
      raised
        .filter(({ payload }) => payload.found_by === seq)
        .map(({ event, payload }) => ({ event, owed: payload, state: restatement(payload) }));
    const found = <Document>(kept: readonly Kept<Document>[]): Found<Document>[] =>
      kept.map(({ event, payload: { document } }) => ({ event, document, owed: owedFor(event) })).toReversed();
    return {
      files: filesIn(now, evidence),
      verdicts: found<Verdict>(standingOf(now, 'verdict')),
      exposures: found<Exposure>(standingOf(now, 'exposure')),
    };
  });
}

type Kept<Document> = { readonly event: CaseEvent; readonly payload: { readonly document: Document } };

function filesIn(now: readonly StandingEvent[], folder: string): CaseFile[] {
  const kept = standingOf(now, 'evidence').filter(({ payload }) => payload.stamp === undefined);
  const last = new Map(kept.map(({ event, payload }) => [payload.sha256, { event, file: payload }]));
  return [...last.values()]
    .map(({ event, file }) => ({ event, file, here: existsSync(placeOf(file, folder)) }))
    .toSorted((one, other) => other.event.seq - one.event.seq);
}

function placeOf({ kept, sha256, path: where }: Payload<'evidence'>, folder: string): string {
  return kept === 'copy' ? path.join(folder, sha256) : (where ?? '');
}

/** A kept verdict with what is otherwise in it than in another of the same case. Throws `no_such_event`. */
export async function verdictSince(
  dir: string,
  caseId: string,
  numbers: { readonly event: number; readonly since: number },
  context: CaseContext,
): Promise<Verdict> {
  return withCases(dir, context, async (opened) => {
    const verdicts = standingOf(standing((await readChain(opened, caseId)).events), 'verdict');
    const numbered = (seq: number): (typeof verdicts)[number] => {
      const found = verdicts.find(({ event }) => event.seq === seq);
      if (found !== undefined) return found;
      throw new CaseError('no_such_event', `event ${seq} of ${caseId} is no verdict that stands`, {
        hint: 'Name two verdicts of the case.',
      });
    };
    return compareKept(numbered(numbers.since), numbered(numbers.event));
  });
}

/** The later verdict, with its changes since the earlier. The earlier is told by its event and the digest of its canonical JSON. */
function compareKept(before: Kept<Verdict>, after: Kept<Verdict>): Verdict {
  const sha256 = createHash('sha256').update(canonicalJson(before.event.payload)).digest('hex');
  const earlier = { path: `event ${before.event.seq} of this case`, sha256, verdict: before.payload.document };
  return { ...after.payload.document, changes: changesSince(earlier, after.payload.document) };
}
