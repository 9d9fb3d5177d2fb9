import { sumOf } from '../../base/numbers.js';
import type { Facts } from '../../model/facts.js';
import { NCISS_OPTIONS, NCISS_PARTS, type NcissModel, type NcissPart, type Severity } from '../../model/nciss.js';

type Said = { readonly option: string; readonly fact: string } | null;

/**
 * The severity score, 0 to 100: the weighted mean of eight parts, stretched from the least that can be to the most. Each part
 * is what a person said; the sector counts for the part on dependency. A part that nobody spoke of leaves the score open.
 */
export function scoreSeverity(facts: Facts, model: NcissModel): Severity {
  const ranges = NCISS_PARTS.map((part) => rangeOf(part, model));
  const span = sumOf(ranges.map(({ weight, least, most }) => weight * (most - least)));
  const parts = ranges.map(({ part, weight, least, most, options }) => {
    const said = saidOf(part, facts);
    const value = said === null ? null : (options[said.option] ?? null);
    const points = (of: number): number => (100 * weight * (of - least)) / span;
    return {
      part,
      weight,
      option: said?.option ?? null,
      fact: said?.fact ?? `incident.nciss.${part}`,
      value,
      points: value === null ? null : tenths(points(value)),
      most: tenths(points(most)),
      exact: value === null ? null : points(value),
      top: points(most),
    };
  });
  const sure = sumOf(parts.map(({ exact }) => exact ?? 0));
  const open = sumOf(parts.map(({ exact, top }) => (exact === null ? top : 0)));
  const missing = parts.filter(({ value }) => value === null);
  return {
    score: missing.length === 0 ? tenths(sure) : null,
    low: tenths(sure),
    high: tenths(sure + open),
    parts: parts.map(({ exact: _exact, top: _top, ...part }) => part),
    cannot_tell: missing.map(({ part, fact }) => `nobody has said the ${part.replaceAll('_', ' ')} (${fact})`),
    source: `${model.source}; ${model.date}`,
    note: model.note,
  };
}

function rangeOf(part: NcissPart, model: NcissModel) {
  const { weight, options } = model.parts[part];
  const values = Object.values(options);
  return { part, weight, options, least: Math.min(...values), most: Math.max(...values) };
}

function saidOf(part: NcissPart, { organisation, incident }: Facts): Said {
  const option = incident.nciss?.[part];
  if (option !== undefined) return { option, fact: `incident.nciss.${part}` };
  const { sector } = organisation;
  if (part !== 'cross_sector_dependency' || sector === undefined) return null;
  const found = NCISS_OPTIONS.cross_sector_dependency.find((each) => each === sector);
  return found === undefined ? null : { option: found, fact: 'organisation.sector' };
}

function tenths(value: number): number {
  return Math.round(Math.min(100, Math.max(0, value)) * 10) / 10;
}
