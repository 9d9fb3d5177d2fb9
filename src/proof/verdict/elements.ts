import { sumOf, significant } from '../../base/numbers.js';
import { ELEMENTS, type Element } from '../../model/element.js';
import type { MatchResult, MatchedCell, Outcome, Pattern } from '../../model/evidence.js';
import type { Verdict } from '../../model/verdict.js';

type ElementLine = Verdict['elements'][number];

/** Agreement per data element, counted over rows with their copies. */
export function countElements(match: MatchResult): ElementLine[] {
  const present = ELEMENTS.filter((element) => match.cells.some((cell) => cell.element === element));
  return present.map((element) => countElement(element, match));
}

function countElement(element: Element, match: MatchResult): ElementLine {
  const own = match.cells.flatMap((cell, at) => (cell.element === element ? [{ cell, at }] : []));
  const held = own.filter(({ cell }) => cell.held);
  const standings = match.patterns.map((pattern) => ({
    pattern,
    standing: standingOf(
      pattern,
      held.map(({ at }) => at),
    ),
  }));
  const count = (wanted: (pattern: Pattern, standing: Outcome) => boolean): number =>
    sumOf(standings.map(({ pattern, standing }) => (wanted(pattern, standing) ? pattern.rows : 0)));
  const chance = chanceOf(
    held.map(({ cell }) => cell),
    match,
  );
  return {
    element,
    rows: count((pattern, standing) => pattern.person && standing !== 'missing'),
    agree: count((_, standing) => standing === 'agrees'),
    partial: count((_, standing) => standing === 'partial'),
    differ: count((pattern, standing) => pattern.person && (standing === 'others' || standing === 'unknown')),
    not_held: count((pattern, standing) => pattern.person && standing === 'not_held'),
    cells: count((_, standing) => standing !== 'missing'),
    known: held.length === 0 ? null : count((_, standing) => standing === 'agrees' || standing === 'others'),
    chance_agreement: significant(Math.min(1, chance.value), 3),
    basis: chance.basis,
    public: own.some(({ cell }) => cell.public),
  };
}

/** An element in several cells (a full name in two) agrees as far as its worst cell does. */
function standingOf(pattern: Pattern, at: readonly number[]): Outcome {
  const order: readonly Outcome[] = ['unknown', 'others', 'not_held', 'partial', 'agrees'];
  const outcomes = at.map((index) => pattern.outcomes[index] ?? 'missing');
  return order.find((outcome) => outcomes.includes(outcome)) ?? 'missing';
}

function chanceOf(cells: readonly MatchedCell[], match: MatchResult): { value: number; basis: string } {
  const populations = cells.flatMap((cell) => match.forms.filter((form) => form.form === cell.form));
  if (populations.length === 0)
    return { value: 0, basis: 'no system of record holds this element: nothing to compare with' };
  return {
    value: populations.reduce((product, population) => product * population.chance, 1),
    basis: populations.map((population) => `${population.form.replaceAll('_', ' ')}: ${population.basis}`).join('; '),
  };
}
