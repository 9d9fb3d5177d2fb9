import type { Element } from '../../model/element.js';
import type { ColumnFinding } from '../../model/fields.js';
import { probabilities, type Candidate, type Judged } from './judge.js';
import type { JoinAnswer } from './join.js';
import type { Reading, Reason } from './reading.js';
import { ANYTHING } from './rule.js';

/** What a column was taken for, before its cells are counted. */
export type Decision = {
  readonly element: Element;
  readonly confidence: number;
  readonly why: readonly string[];
  readonly reading: Reading;
  readonly candidates: ColumnFinding['candidates'];
};

const LEAST = 0.5;
const RUNNERS_UP = 3;
const NOTHING: Omit<Reading, 'element'> = {
  shape: 'plain',
  part: null,
  dateOrder: null,
  rule: ANYTHING,
  weight: 0,
  reasons: [],
};

export function decide(column: Judged): Decision {
  const { each, none } = probabilities(column.candidates);
  const [best] = column.candidates;
  const certain = each[0] ?? 0;
  const scored = column.candidates.map(({ element }, at) => ({ element, confidence: round(each[at] ?? 0) }));
  if (column.sample.filled === 0 && best !== undefined) return empty(column, best);
  if (best === undefined || certain < LEAST) {
    return {
      element: 'unknown',
      confidence: round(none),
      why: unknownWhy(column),
      reading: { ...NOTHING, element: 'unknown' },
      candidates: scored.filter(({ confidence }) => confidence > 0.005).slice(0, RUNNERS_UP),
    };
  }
  return {
    element: best.element,
    confidence: round(certain),
    why: [...strongestFirst(best.reasons), ...contradicted(column, best)],
    reading: best.reading,
    candidates: scored
      .slice(1)
      .filter(({ confidence }) => confidence > 0.005)
      .slice(0, RUNNERS_UP),
  };
}

/** A column without a value can only be taken at its word. */
function empty(column: Judged, best: Candidate): Decision {
  const named = column.header.votes.toSorted((left, right) => right.weight - left.weight)[0];
  const element = named !== undefined && named.weight > 3.5 ? named.element : 'unknown';
  const reading = column.candidates.find((each) => each.element === element)?.reading ?? best.reading;
  const why = ['the column has no value', ...(element === 'unknown' || named === undefined ? [] : [named.text])];
  return {
    element,
    confidence: element === 'unknown' ? 1 : 0.6,
    why,
    reading: { ...reading, element },
    candidates: [],
  };
}

function unknownWhy(column: Judged): readonly string[] {
  const [first] = column.candidates;
  const said = nameSays(column, null);
  const nearest =
    first === undefined || first.total < -3
      ? []
      : [`nearest was ${first.element}: ${strongestFirst(first.reasons)[0] ?? ''}`];
  return ['neither name nor values tell what it is', ...nearest, ...said];
}

function contradicted(column: Judged, best: Candidate): readonly string[] {
  return nameSays(column, best.element).map((text) => `${text}; the values win`);
}

function nameSays(column: Judged, element: Element | null): readonly string[] {
  const strongest = column.header.votes.toSorted((left, right) => right.weight - left.weight)[0];
  if (strongest === undefined || strongest.weight <= 3.5 || strongest.element === element) return [];
  return [`the name says ${strongest.element}, but the values do not fit it`];
}

export function strongestFirst(reasons: readonly Reason[]): readonly string[] {
  const sorted = reasons
    .filter(({ weight }) => weight !== 0)
    .toSorted((left, right) => Math.abs(right.weight) - Math.abs(left.weight));
  return sorted.map(({ text, weight }) => (weight < 0 ? `against: ${text}` : text));
}

export function toFinding(column: Judged, decision: Decision, valid: number, joined: JoinAnswer | null): ColumnFinding {
  const { sample } = column;
  const { reading } = decision;
  return {
    name: sample.name,
    index: sample.index,
    element: decision.element,
    confidence: decision.confidence,
    why: [...decision.why],
    rows: sample.rows,
    empty: sample.rows - sample.filled,
    valid,
    invalid: sample.filled - valid,
    distinct: sample.distinct,
    reckoned: false,
    shape: reading.shape,
    part: reading.part,
    date_order: reading.dateOrder,
    candidates: decision.candidates,
    joined: joined === null ? null : { ...joined },
  };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

export function nothing(element: Element): Reading {
  return { ...NOTHING, element };
}
