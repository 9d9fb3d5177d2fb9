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
const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  agrees: 'agrees',
  partial: 'agrees in part',
  differs: 'differs',
  others: "somebody else's",
  unknown: 'held by nobody',
  not_held: 'no value held',
  empty: 'empty',
  not_compared: 'in no system',
};

/** What weighs in a row: its name, how a value stands, by how many people it is held, and by how much it weighs. Inert. */
export type WeightLine = {
  readonly name: string;
  readonly stands: string;
  readonly held_by: string;
  readonly log10: number;
  /** Indexes of the cells that it is about; none for what stands in no single cell. */
  readonly columns: readonly number[];
};

/** First what stands in no single cell, then each comparison. */
export function weightLines({ weight }: Pick<Explanation, 'weight'>): WeightLine[] {
  return [
    ...weight.parts.map((part) => ({ name: partName(part), stands: '', held_by: '', log10: part.log10, columns: [] })),
    ...weight.comparisons.map((line) => ({
      name: comparisonName(line),
      stands: LEVEL_WORDS[line.level],
      held_by: line.holders === null ? '' : formatCount(line.holders),
      log10: line.log10,
      columns: line.columns,
    })),
  ];
}

/** Two decimals with a real minus sign: a single row weighs little. */
export function formatWeight(log10: number): string {
  const text = Math.abs(log10).toFixed(2);
  return log10 < 0 ? `−${text}` : `+${text}`;
}

/** How much likelier one line alone makes one of the two kinds. */
export function weightSentence(log10: number, kind: RowClass, against: RowClass): string {
  if (Math.abs(log10) < 0.05) return 'tells the two apart no more';
  return `${formatFactor(Math.abs(log10))} as likely ${CLASS_LABELS[log10 > 0 ? kind : against]}`;
}

/** What the lines are reckoned from, each part by its basis. */
export function weightNotes({ class: kind, weight }: Pick<Explanation, 'class' | 'weight'>): string[] {
  if (weight.against === null) return [];
  return [
    `${CLASS_LABELS[kind]} against ${CLASS_LABELS[weight.against]}, in powers of ten; held by: how many people of yours ever had that value`,
    ...weight.parts.map((part) => `${partName(part)}: ${inertText(part.basis, 300)}`),
  ];
}

/** Whether the two kinds differ in nothing that was compared: another kind to weigh against tells more. */
export function isAlike({ weight }: Pick<Explanation, 'weight'>): boolean {
  return weight.against !== null && weight.comparisons.every(({ log10 }) => log10 === 0);
}

const LONGEST_CELL = 1000;

/** A cell in clear, made inert; a longer one is cut, and says so. */
export function cellWords(value: string): string {
  const more = value.length > LONGEST_CELL ? ` (${countOf(value.length, 'character')} in all)` : '';
  return `${inertText(value, LONGEST_CELL)}${more}`;
}

const PARTS: Readonly<Record<ExplanationPart['id'], string>> = {
  prior: 'before looking',
  person: 'whom it is about',
  spread: 'names and places',
};

function partName({ id }: ExplanationPart): string {
  return PARTS[id];
}

/** `SSN`, or for a part of an element `first name (full name)`. */
function comparisonName({ element, form }: Comparison): string {
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
  const end = token === null ? '' : `; their token in the row file ends in ${inertText(token.slice(-6), 12)}`;
  const doubt = token === null ? `; a row that is ${CLASS_LABELS[name]} is nobody's, so no token is given` : '';
  return `${compared}; ${where}${end}${doubt}.`;
}

/** The row of an earlier leak that it resembles most; null where there is none. */
export function priorLeakSentence({ prior_leak: leak, weight }: Explanation): string | null {
  if (leak === null) return null;
  const other = weight.comparisons.filter((line) => line.in_prior_leak === false).map(comparisonName);
  const differing = other.length === 0 ? '' : ` (${other.join(', ')})`;
  return `${inertText(leak.name, 60)} has a row with ${countOf(leak.same, 'cell')} the same, ${formatCount(leak.different)} different${differing}.`;
}

/** The planted records that the row gives away; null where there are none. */
export function canarySentence({ canaries }: Explanation): string | null {
  if (canaries.length === 0) return null;
  return `${canaries.map((name) => inertText(name, 60)).join(', ')}: planted; nobody but you ever held it.`;
}

export function placeSentence({ row, line, file, copies, first_row: first }: Explanation): string {
  const place = line === null ? '' : `, line ${formatCount(line)}`;
  const repeated =
    copies === 1
      ? ''
      : `; ${countOf(copies - 1, 'other row')} ${copies === 2 ? 'is' : 'are'} the same in every recognised cell${first === row ? '' : `, the first of them row ${formatCount(first)}`}`;
  return `Row ${formatCount(row)} of ${inertText(file.path, 160)}${place}${repeated}`;
}
