import type { FormPopulation, MatchResult, MatchedCell, Outcome, Pattern } from '../../model/evidence.js';
import { unreachable } from '../../base/errors.js';
import { COPIED, REUSED, SOFT_BY_CHANCE, STITCHED, UNFOUND, type CellRates } from './rates.js';

/**
 * How a row can have come about. `stranger` and `joint` are the two ways of a row that is another organisation's: a person
 * whom we do not know, or one who is a customer of both. Made-up people look like strangers row by row; `spread.ts` tells them apart.
 */
export type Origin = 'ours' | 'stranger' | 'joint' | 'scraped' | 'stitched' | { readonly recycled: number };

/** log10 probability of a pattern's rows under an origin: one part per cell, and one for what is not in a cell. */
export type Likelihood = { readonly cells: readonly number[]; readonly rest: number; readonly total: number };

export type Judge = {
  readonly match: MatchResult;
  readonly rates: readonly CellRates[];
  /** Rows of each prior leak. */
  readonly priorRows: readonly number[];
};

type CellView = {
  readonly cell: MatchedCell;
  readonly population: FormPopulation;
  readonly rates: CellRates;
  readonly outcome: Outcome;
  /** log10 share of our people with this value where it is known, else a typical share. */
  readonly logShare: number;
  readonly equalsPrior: boolean | null;
};

export function likelihood(origin: Origin, pattern: Pattern, judge: Judge): Likelihood {
  const views = viewCells(pattern, judge);
  const onePerson = -Math.log10(Math.max(1, judge.match.people));
  if (typeof origin === 'object') return recycled(origin.recycled, pattern, views, judge);
  switch (origin) {
    case 'ours':
      return pattern.person ? sum(over(views, ofPerson), onePerson) : unfound(views);
    case 'stranger':
      return sum(over(views, ofStranger), 0);
    case 'joint':
      return pattern.person
        ? sum(
            over(views, (view) => (view.cell.boundTo === 'person' ? ofPerson(view) : ofStranger(view))),
            onePerson,
          )
        : unfound(views);
    case 'scraped':
      return pattern.person
        ? sum(
            over(views, (view) => (view.cell.public ? ofPerson(view) : invented(view))),
            onePerson,
          )
        : unfound(views);
    case 'stitched':
      return stitched(pattern, views, onePerson);
    default:
      return unreachable(origin);
  }
}

function viewCells(pattern: Pattern, judge: Judge): (CellView | null)[] {
  const { cells, forms } = judge.match;
  const known = cells.map((_, at) => pattern.outcomes[at] === 'agrees' || pattern.outcomes[at] === 'others');
  const share = (identifying: boolean): number => {
    const count = cells.filter((cell, at) => known[at] === true && cell.identifying === identifying).length;
    return count === 0 ? 0 : (identifying ? pattern.logIdentifying : pattern.logOther) / count;
  };
  const shares = { identifying: share(true), other: share(false) };
  return cells.map((cell, at) => {
    const outcome = pattern.outcomes[at] ?? 'missing';
    const population = forms.find((entry) => entry.form === cell.form);
    const rates = judge.rates[at];
    if (outcome === 'missing' || population === undefined || rates === undefined) return null;
    const logShare =
      known[at] === true
        ? cell.identifying
          ? shares.identifying
          : shares.other
        : Math.log10(Math.max(population.repeat, 1e-12));
    return { cell, population, rates, outcome, logShare, equalsPrior: pattern.prior?.equal[at] ?? null };
  });
}

/** One part per cell; a missing cell says nothing. */
function over(views: readonly (CellView | null)[], part: (view: CellView) => number): number[] {
  return views.map((view) => (view === null ? 0 : part(view)));
}

function sum(cells: readonly number[], rest: number): Likelihood {
  return { cells, rest, total: cells.reduce((total, part) => total + part, rest) };
}

/** The cell comes from the person that the row fits best. */
function ofPerson(view: CellView): number {
  switch (view.outcome) {
    case 'agrees':
      return Math.log10(view.rates.agrees);
    case 'partial':
      return Math.log10(view.rates.partial);
    case 'others':
      return Math.log10(view.rates.others) + view.logShare;
    case 'unknown':
      return Math.log10(view.rates.unknown);
    case 'not_held':
      return ofStranger(view);
    case 'missing':
      return 0;
    default:
      return unreachable(view.outcome);
  }
}

/** The cell belongs to somebody of the same world whom we may or may not know. */
function ofStranger(view: CellView): number {
  const novelty = clamp(view.cell.identifying ? 1 - Math.max(view.population.chance, REUSED) : view.population.novelty);
  return isKnown(view.outcome) ? Math.log10(1 - novelty) + view.logShare : Math.log10(novelty) + softly(view.outcome);
}

/** The cell was made up: any value of the right look is as good as another. */
function invented(view: CellView): number {
  const known = clamp(view.cell.identifying ? view.population.chance : 1 - view.population.novelty);
  const one = -Math.log10(Math.max(1, view.population.distinct));
  return isKnown(view.outcome) ? Math.log10(known) + one : Math.log10(1 - known) + softly(view.outcome);
}

function stitched(pattern: Pattern, views: readonly (CellView | null)[], onePerson: number): Likelihood {
  const apart = sum(
    over(views, (view) =>
      isKnown(view.outcome)
        ? Math.log10(1 - STITCHED.unknown) + view.logShare
        : Math.log10(STITCHED.unknown) + softly(view.outcome),
    ),
    0,
  );
  if (!pattern.person) return apart;
  const based = sum(over(views, ofBase), onePerson);
  return apart.total > based.total ? apart : based;
}

function ofBase(view: CellView): number {
  if (view.outcome === 'agrees') return Math.log10(STITCHED.base);
  if (view.outcome === 'partial') return Math.log10(STITCHED.partial);
  return view.outcome === 'others' ? Math.log10(STITCHED.other) + view.logShare : Math.log10(STITCHED.unknown);
}

/** A row of an earlier leak again. What that leak did not hold can only be public knowledge or made up. */
function recycled(leak: number, pattern: Pattern, views: readonly (CellView | null)[], judge: Judge): Likelihood {
  const oneRow = -Math.log10(Math.max(1, judge.priorRows[leak] ?? 1));
  if (pattern.prior?.leak !== leak) return sum(over(views, invented), -6);
  const cells = over(views, (view) => {
    if (view.equalsPrior === true) return Math.log10(COPIED.equal);
    if (view.equalsPrior === false) return Math.log10(COPIED.differs) + (isKnown(view.outcome) ? view.logShare : 0);
    return view.cell.public ? ofPerson(view) : invented(view);
  });
  return sum(cells, oneRow);
}

/** A row said to be about one of ours in which not one identifying value is right. */
function unfound(views: readonly (CellView | null)[]): Likelihood {
  const identifying = views.some((view) => view !== null && view.cell.identifying);
  return sum(
    over(views, (view) => (view.cell.identifying ? ofPerson(view) : ofStranger(view))),
    identifying ? 0 : Math.log10(UNFOUND),
  );
}

function isKnown(outcome: Outcome): boolean {
  return outcome === 'agrees' || outcome === 'others';
}

function softly(outcome: Outcome): number {
  return outcome === 'partial' ? Math.log10(SOFT_BY_CHANCE) : 0;
}

function clamp(probability: number): number {
  return Math.min(1 - 1e-9, Math.max(1e-9, probability));
}
