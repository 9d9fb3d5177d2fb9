import { z } from 'zod';
import { readData } from '../../base/data.js';
import { elementSchema, type Element } from '../../model/element.js';
import type { Exposure } from '../../model/exposure.js';
import { CODES } from './elements.js';

const elements = z.array(elementSchema);
const partSchema = z.object({
  /** Any of these, each of them whole. */
  any_of: z.array(elements),
  /** Of these an initial counts as the whole: "first name or first initial and last name". */
  initial_is_enough: elements.optional(),
  /** These are only a rest of what the law means. */
  masked_at_best: elements.optional(),
});
const lawSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  parts: z.record(z.string(), partSchema),
  combinations: z.array(
    z.object({ id: z.string(), label: z.string(), parts: z.array(z.string()), example: z.string() }),
  ),
});
type Part = z.infer<typeof partSchema>;

export type Combination = { readonly id: string; readonly sql: string };

/** What the combinations are and where they come from. */
export function lawOf(): Exposure['law'] {
  const { source, date, combinations } = readData('law-elements', lawSchema);
  return {
    source,
    reviewed_on: date,
    combinations: combinations.map(({ id, label, example }) => ({ id, label, example })),
  };
}

/** SQL of how each combination is shown of a person: as the least shown of its parts; 0 where one is missing or differs. */
export function combinationsOf(file: readonly Element[]): Combination[] {
  const { parts, combinations } = readData('law-elements', lawSchema);
  return combinations.map(({ id, parts: names }) => {
    const shown = names.map((name) => partSql(parts[name] ?? { any_of: [] }, file));
    const least = shown.length === 1 ? (shown[0] ?? '0') : `least(${shown.join(', ')})`;
    return { id, sql: `CASE WHEN ${least} > ${CODES.differs} THEN ${least} ELSE 0 END` };
  });
}

function partSql(part: Part, file: readonly Element[]): string {
  const ways = part.any_of.map((way) => {
    const codes = way.map((element) => elementSql(element, part, file));
    return codes.length === 1 ? (codes[0] ?? '0') : `least(${codes.join(', ')})`;
  });
  return ways.length === 1 ? (ways[0] ?? '0') : `greatest(0${ways.map((way) => `, ${way}`).join('')})`;
}

function elementSql(element: Element, part: Part, file: readonly Element[]): string {
  const at = file.indexOf(element);
  if (at < 0) return '0';
  if (part.initial_is_enough?.includes(element) === true)
    return `CASE WHEN e${at} = ${CODES.masked} THEN ${CODES.clear} ELSE e${at} END`;
  if (part.masked_at_best?.includes(element) === true) return `least(e${at}, ${CODES.masked})`;
  return `e${at}`;
}
