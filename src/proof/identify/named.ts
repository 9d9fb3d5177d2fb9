import type { Element } from '../../model/element.js';
import { nothing, strongestFirst, type Decision } from './finding.js';
import type { Judged } from './judge.js';

/** A person's word is taken; what the values say against it is still said. */
export function decideNamed(column: Judged, element: Element, by: string): Decision {
  const candidate = column.candidates.find((each) => each.element === element);
  const reading = candidate?.reading ?? nothing(element);
  const against = candidate !== undefined && candidate.reading.weight <= -3.5 && element !== 'ignore';
  const [best] = column.candidates;
  const instead =
    best !== undefined && best.element !== element && best.total > 2 ? `; they look like ${best.element}` : '';
  const why = against ? [`the values contradict it: ${strongestFirst(reading.reasons)[0] ?? ''}${instead}`] : [];
  return { element, confidence: 1, why: [by, ...why], reading: { ...reading, element }, candidates: [] };
}
