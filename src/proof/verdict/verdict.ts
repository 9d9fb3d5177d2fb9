import { significant, sumOf } from '../../base/numbers.js';
import type { MatchResult } from '../../model/evidence.js';
import type { ColumnFinding } from '../../model/fields.js';
import type { Reference } from '../../model/reference.js';
import type { FileLedger } from '../../model/sample.js';
import type { NumberColumn, Trace } from '../../model/trace.js';
import { plantedIn, type RowClass, type Verdict } from '../../model/verdict.js';
import type { Weighing } from '../../model/weighing.js';
import { statedProbability } from './calibration.js';
import { listUnknowns } from './cannot-tell.js';
import { decide, type Decision } from './decide.js';
import { countElements } from './elements.js';
import { boundExtent } from './extent.js';
import { shareOut } from './shares.js';
import { drawWaterfall } from './waterfall.js';
import { supportWord } from './words.js';

export { changesSince } from './changes.js';
export { explainRow, rivalsOf } from './explain.js';

export type VerdictRequest = {
  readonly organisation: string;
  readonly files: readonly FileLedger[];
  /** Findings of all tables, in order, and the first file of each table. */
  readonly columns: readonly (ColumnFinding & { readonly file: number })[];
  readonly match: MatchResult;
  readonly weighing: Weighing;
  readonly trace: Trace;
  readonly numbers: readonly NumberColumn[];
  readonly reference: Reference;
  readonly stale: boolean;
  readonly warnings: readonly string[];
  readonly engine: string;
  readonly seconds: number;
};

/** The class whose rows are worth tracing to a system: ours, else those of an earlier leak. */
export function classToTrace(weighing: Weighing, match: MatchResult): RowClass {
  const shares = shareOut(match, weighing);
  const of = (name: RowClass): number => shares.find((share) => share.class === name)?.units ?? 0;
  return of('recycled') > of('authentic') ? 'recycled' : 'authentic';
}

/** Puts the answer together. Pure: the same evidence gives the same verdict. */
export function reachVerdict(request: VerdictRequest): Verdict {
  const { match, weighing, trace, reference } = request;
  const shares = shareOut(match, weighing);
  const decision = decide(match, weighing, shares, reference);
  const canaries = canariesOf(match, reference);
  const log10 = Math.round(decision.log10 * 10) / 10;
  const ours =
    decision.verdict === 'authentic' ||
    decision.verdict === 'mixed' ||
    decision.verdict === 'recycled' ||
    decision.best === 'authentic';
  return {
    schema: 'assay.verdict/1',
    organisation: request.organisation,
    sample: sampleOf(request),
    verdict: decision.verdict,
    probability: decision.verdict === 'inconclusive' ? null : statedProbability(log10),
    support: { log10_bayes_factor: log10, against: rivalOf(decision), verbal: supportWord(log10) },
    shares: shares.map(({ class: name, share, low, high }) => ({ class: name, share, low, high })),
    matched_rows: matchedRows(match, weighing),
    matched_people: ours ? (trace.population?.matched ?? trace.units) : 0,
    elements: countElements(match),
    systems: ours ? systemsOf(trace, match) : [],
    as_of: asOf(trace, ours),
    prior_leaks: priorLeaks(match, reference),
    canaries,
    extent: ours ? boundExtent(trace, reference, request.numbers, plantedIn({ canaries })) : null,
    cannot_tell: listUnknowns(decision, match, trace, reference),
    warnings: [...request.warnings],
    engine: request.engine,
    reference: {
      built_at: reference.built_at,
      stale: request.stale,
      systems: reference.systems.map((system) => system.name),
      people: reference.people,
      keeps_former: reference.systems.some((system) => system.kind !== 'table'),
    },
    seconds: request.seconds,
    detail: {
      evidence: evidenceOf(decision, match, weighing, log10),
      as_of_curve: ours ? [...trace.asOf.curve] : [],
      blocking: match.blocking.map((block) => ({
        form: block.form,
        skipped_keys: block.skippedKeys,
        rows: block.units,
      })),
    },
  };
}

function sampleOf(request: VerdictRequest): Verdict['sample'] {
  return {
    files: [...request.files],
    rows: request.match.rows,
    repeated_rows: request.match.repeatedRows,
    columns: request.columns.map((column) => ({
      name: column.name,
      index: column.index,
      element: column.element,
      confidence: significant(column.confidence, 4),
      valid: column.valid,
      invalid: column.invalid,
      empty: column.empty,
      distinct: column.distinct,
      reckoned: column.reckoned,
      shape: column.shape,
      part: column.part,
      why: column.why,
      masked:
        column.shape === 'plain'
          ? null
          : `${column.shape}${column.part === null ? '' : `: ${column.part.replaceAll('_', ' ')}`}`,
      file: column.file,
    })),
  };
}

function rivalOf(decision: Decision): string | null {
  return decision.verdict === 'mixed' ? decision.best : decision.rival;
}

function evidenceOf(
  decision: Decision,
  match: MatchResult,
  weighing: Weighing,
  log10: number,
): Verdict['detail']['evidence'] {
  if (decision.best === null || decision.rival === null) return [];
  return drawWaterfall(match, weighing, decision.best, decision.rival, log10);
}

/** Rows whose likeliest class says that they are about a person of ours. */
function matchedRows(match: MatchResult, weighing: Weighing): number {
  const about: readonly RowClass[] = ['authentic', 'recycled', 'scraped'];
  return sumOf(
    match.patterns.map((pattern, at) =>
      pattern.person && about.includes(weighing.patterns[at]?.class ?? 'fabricated') ? pattern.rows : 0,
    ),
  );
}

function systemsOf(trace: Trace, match: MatchResult): Verdict['systems'] {
  return trace.systems.map((score) => ({
    system: score.system,
    probability: Math.round(score.probability * 1e4) / 1e4,
    matched_rows: score.matchedRows,
    columns_unexplained: [...new Set(score.unexplained.map((at) => match.cells[at]?.element ?? 'unknown'))],
  }));
}

function asOf(trace: Trace, ours: boolean): Verdict['as_of'] {
  if (!ours)
    return {
      estimate: null,
      low: null,
      high: null,
      rows_informative: 0,
      reason: 'The rows are not held to be of your systems, so your history does not date them.',
      extractions: [],
    };
  const { estimate, low, high, informative, reason, extractions } = trace.asOf;
  return { estimate, low, high, rows_informative: informative, reason, extractions: [...extractions] };
}

function priorLeaks(match: MatchResult, reference: Reference): Verdict['prior_leaks'] {
  const rows = sumOf(match.patterns.map((pattern) => pattern.rows));
  return reference.prior_leaks.map((leak, index) => {
    const overlap = sumOf(
      match.patterns.map((pattern) =>
        pattern.prior?.leak === index && isSameRow(pattern.prior.equal) ? pattern.rows : 0,
      ),
    );
    return { name: leak.name, overlap_rows: overlap, share: rows === 0 ? 0 : Math.round((overlap / rows) * 1e4) / 1e4 };
  });
}

/** Same row: nothing that both hold is different. */
function isSameRow(equal: readonly (boolean | null)[]): boolean {
  return equal.includes(true) && !equal.includes(false);
}

function canariesOf(match: MatchResult, reference: Reference): Verdict['canaries'] {
  return match.canaries.flatMap((hit) => {
    const canary = reference.canaries[hit.canary];
    return canary === undefined ? [] : [{ ...canary, row: hit.row }];
  });
}
