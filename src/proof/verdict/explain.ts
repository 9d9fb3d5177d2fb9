import { grouped, significant, sumOf } from '../../base/numbers.js';
import type { MatchResult, MatchedCell, Pattern } from '../../model/evidence.js';
import type { Comparison, Explanation, ExplanationPart, Level, RowStanding } from '../../model/explanation.js';
import type { Reference } from '../../model/reference.js';
import { ROW_CLASSES, type RowClass } from '../../model/verdict.js';
import type { Weighing } from '../../model/weighing.js';

export type ExplainRequest = {
  readonly match: MatchResult;
  readonly weighing: Weighing;
  readonly reference: Reference;
  readonly standing: RowStanding;
  /** The columns of the row's table, and where they begin among all columns of the sample. */
  readonly cells: Explanation['cells'];
  readonly columnOffset: number;
  /** Weigh against this class instead of the best rival. */
  readonly against?: RowClass;
};

type Judged = Pick<
  Explanation,
  'class' | 'probabilities' | 'weight' | 'copies' | 'first_row' | 'prior_leak' | 'canaries' | 'cells'
>;
type Parts = Weighing['parts'][number];

/** Takes the judgement of one row apart. Pure; the class is the one that the row has in `--rows`. */
export function explainRow(request: ExplainRequest): Judged {
  const { match, weighing, reference, standing, cells } = request;
  const at = match.patterns.findIndex((pattern) => pattern.id === standing.pattern);
  const pattern = match.patterns[at];
  const judged = weighing.patterns[at];
  const parts = weighing.parts[at];
  if (pattern === undefined || judged === undefined || parts === undefined)
    throw new TypeError(`no pattern ${standing.pattern}`);
  const against = request.against ?? bestRival(rivalsOf(weighing, standing.pattern), judged, parts);
  const comparisons = compareCells(request, pattern, parts, judged.class, against);
  const others = against === null ? [] : otherParts(match, weighing, at, against);
  return {
    copies: standing.copies,
    first_row: standing.unit,
    class: judged.class,
    probabilities: ROW_CLASSES.map((name) => ({ class: name, probability: significant(judged.posterior[name], 12) })),
    weight: {
      against,
      parts: others,
      comparisons,
      total: round(sumOf([...others, ...comparisons].map((part) => part.log10))),
    },
    prior_leak: priorLeak(pattern, reference),
    canaries: match.canaries
      .filter((hit) => hit.row === standing.unit)
      .flatMap((hit) => reference.canaries[hit.canary]?.canary_id ?? []),
    cells,
  };
}

/** Classes that a row of this pattern can be weighed against: the others, as far as there is a way to come about so. */
export function rivalsOf({ patterns, parts }: Weighing, pattern: number): RowClass[] {
  const at = patterns.findIndex((entry) => entry.id === pattern);
  return ROW_CLASSES.filter((name) => name !== patterns[at]?.class && (parts[at]?.[name].cells.length ?? 0) > 0);
}

/** The class that comes next: by probability, and where those are too small to tell apart, by the row alone. */
function bestRival(possible: readonly RowClass[], judged: Weighing['patterns'][number], parts: Parts): RowClass | null {
  const [first, ...rest] = possible;
  if (first === undefined) return null;
  return rest.reduce((best, name) => {
    const gain = judged.posterior[name] - judged.posterior[best];
    return gain > 0 || (gain === 0 && totalOf(parts[name]) > totalOf(parts[best])) ? name : best;
  }, first);
}

function totalOf({ cells, rest }: Parts[RowClass]): number {
  return sumOf(cells) + rest;
}

function compareCells(
  { match, standing, columnOffset, cells: columns }: ExplainRequest,
  pattern: Pattern,
  parts: Parts,
  best: RowClass,
  against: RowClass | null,
): Comparison[] {
  return match.cells.map((cell, at) => {
    const level = levelOf(cell, pattern, at);
    const compared = level !== 'empty' && level !== 'not_compared';
    const weight = against === null ? 0 : (parts[best].cells[at] ?? 0) - (parts[against].cells[at] ?? 0);
    return {
      element: cell.element,
      form: cell.form,
      columns: cell.columns.map((column) => column - columnOffset).filter((column) => columns[column] !== undefined),
      level,
      holders: compared ? (standing.holders[at] ?? 0) : null,
      in_prior_leak: pattern.prior?.equal[at] ?? null,
      log10: compared ? round(weight) : 0,
    };
  });
}

function levelOf(cell: MatchedCell, pattern: Pattern, at: number): Level {
  if (!cell.held) return 'not_compared';
  const outcome = pattern.outcomes[at] ?? 'missing';
  if (outcome === 'missing') return 'empty';
  return outcome === 'unknown' && pattern.person ? 'differs' : outcome;
}

/** What stands in no cell: the person that must be picked, what all strangers together say, and how common such rows are in the file. */
function otherParts(match: MatchResult, weighing: Weighing, at: number, against: RowClass): ExplanationPart[] {
  const { class: best, posterior } = weighing.patterns[at] ?? { class: against, posterior: null };
  const parts = weighing.parts[at];
  if (posterior === null || parts === undefined) return [];
  const person = parts[best].rest - parts[against].rest;
  const spread = inventionOf(best, weighing.invention) - inventionOf(against, weighing.invention);
  const row = totalOf(parts[best]) - totalOf(parts[against]) + spread;
  const prior = priorOf(Math.log10(posterior[best]) - Math.log10(posterior[against]) - row, row, match.units);
  const all: ExplanationPart[] = [
    { id: 'prior', log10: round(prior.log10), basis: prior.basis },
    {
      id: 'person',
      log10: round(person),
      basis: personBasis(match.people, best === 'recycled' || against === 'recycled'),
    },
    {
      id: 'spread',
      log10: round(spread),
      basis: spreadBasis(match.strangers.units),
    },
  ];
  return all.filter((part) => part.id === 'prior' || part.log10 !== 0);
}

function personBasis(people: number, recycled: boolean): string {
  const leak = recycled ? ', or one row of the earlier leak,' : '';
  return `one of ${grouped(people)} people${leak} must be the one whom the row is about`;
}

function spreadBasis(strangers: number): string {
  return strangers === 0
    ? 'made up or of another organisation: no row that fits nobody tells which, so half each'
    : `how common names, years of birth and handsets are, and whether numbers, e-mail and places fit, in ${grouped(strangers)} distinct rows that fit nobody`;
}

/** log10 share that a class has of the rows that fit nobody: made up or somebody else's, told apart by all of them together. */
function inventionOf(name: RowClass, invention: number): number {
  if (name === 'fabricated') return -softPlus(-invention);
  return name === 'not_ours' ? -softPlus(invention) : 0;
}

/** log10(1 + 10^x), also for large x. */
function softPlus(x: number): number {
  return x > 15 ? x : Math.log10(1 + 10 ** x);
}

/**
 * Odds of the two classes before the row is looked at: how common they are in the rest of the file. Fitting can take a share all the way to nothing,
 * but n rows cannot show odds beyond n + 1 to 1: the figure stops there. A share that is fitted to nothing although a row speaks for it has
 * less than n to 1 in that row (Lindsay 1983), so that the likelier class stays the likelier one.
 */
function priorOf(odds: number, row: number, units: number): { log10: number; basis: string } {
  const most = Math.max(Math.log10(units + 1), -row);
  const rows = `${grouped(units)} distinct rows`;
  return odds > most
    ? { log10: most, basis: `how common such rows are among ${rows}, which cannot show more than this` }
    : { log10: odds, basis: `how common such rows are among ${rows}` };
}

function priorLeak({ prior }: Pattern, reference: Reference): Explanation['prior_leak'] {
  if (prior === null) return null;
  const count = (wanted: boolean): number => prior.equal.filter((equal) => equal === wanted).length;
  return { name: reference.prior_leaks[prior.leak]?.name ?? '', same: count(true), different: count(false) };
}

function round(value: number): number {
  return significant(Math.round(value * 100) / 100, 12) + 0;
}
