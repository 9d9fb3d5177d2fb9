import { inertText } from '../../base/text.js';
import type { Comparison, Explanation, ExplanationPart, Level } from '../../model/explanation.js';
import type { RowClass } from '../../model/verdict.js';
import { columnLabel, elementName } from './elements.js';
import { countOf, formatCount, formatFactor } from './numbers.js';
import { CLASS_LABELS } from './verdict.js';

/** What a class means for one row, one sentence. */
export const ROW_MEANING: Readonly<Record<RowClass, string>> = {
  authentic: 'The row is a record of your own systems.',
  recycled: 'The row is one of an earlier known leak; nothing in it is newer than that.',
  scraped: 'What anyone can look up about one of your people is right; what should be secret is wrong.',
  stitched: 'Its values are those of different people of yours: the row was put together.',
  fabricated: 'Its values fit your records no better than made-up ones would.',
  not_ours: 'It describes somebody who hangs together, but is not in your systems.',
};

/** How a value stands to the person whom the row fits best. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  agrees: 'agrees',
  partial: 'agrees in part',
  differs: 'differs',
  others: "somebody else's",
  unknown: 'held by nobody',
  not_held: 'no value held',
  empty: 'empty',
  not_compared: 'in no system',
};

const PARTS: Readonly<Record<ExplanationPart['id'], string>> = {
  prior: 'before looking',
  person: 'whom it is about',
  spread: 'names and places',
};

export function partName({ id }: ExplanationPart): string {
  return PARTS[id];
}

/** `SSN`, or for a part of an element `first name (full name)`. */
export function comparisonName({ element, form }: Comparison): string {
  const name = columnLabel(form);
  return form === element ? name : `${name} (${elementName(element)})`;
}

/** What the total says: how much likelier the class is than the other. */
export function totalSentence({ class: name, weight }: Pick<Explanation, 'class' | 'weight'>): string {
  if (weight.against === null) return 'There was no other explanation to weigh it against.';
  const factor = formatFactor(Math.max(0, weight.total));
  return `Together: ${factor} as likely ${CLASS_LABELS[name]} as ${CLASS_LABELS[weight.against]}.`;
}

/** Which person: never named. The end of the token as `--rows` writes it, and the systems. */
export function personSentence({ class: name, person }: Explanation): string {
  const { candidates, systems, token } = person;
  if (candidates === 0) return 'The row leads to nobody of yours.';
  const compared = `${countOf(candidates, 'person', 'people')} of yours compared in full`;
  const names = systems.map((system) => inertText(system, 60)).join(', ');
  const where = systems.length === 0 ? 'the best fit stands in no system' : `the best fit stands in ${names}`;
  const end = token === null ? '' : `; token in --rows ends in ${inertText(token.slice(-6), 12)}`;
  const doubt = token === null ? `; a row that is ${CLASS_LABELS[name]} is nobody's, so no token is given` : '';
  return `${compared}; ${where}${end}${doubt}.`;
}

export function placeSentence({ row, line, file, copies, first_row: first }: Explanation): string {
  const place = line === null ? '' : `, line ${formatCount(line)}`;
  const repeated =
    copies === 1
      ? ''
      : `; ${countOf(copies - 1, 'other row')} ${copies === 2 ? 'is' : 'are'} the same in every recognised cell${first === row ? '' : `, the first of them row ${formatCount(first)}`}`;
  return `Row ${formatCount(row)} of ${inertText(file.path, 160)}${place}${repeated}`;
}
