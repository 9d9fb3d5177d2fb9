import { z } from '@hono/zod-openapi';
import { inertText } from '../../base/text.js';
import type { Explanation } from '../../model/explanation.js';
import { rowClassSchema } from '../../model/verdict-words.js';
import { elementName } from '../../report/words/elements.js';
import {
  ROW_MEANING,
  canarySentence,
  cellWords,
  formatWeight,
  isAlike,
  personSentence,
  placeSentence,
  priorLeakSentence,
  totalSentence,
  weightLines,
  weightNotes,
  weightSentence,
} from '../../report/words/explanation.js';
import { formatShare } from '../../report/words/numbers.js';
import { CLASS_LABELS, sentence } from '../../report/words/verdict.js';

/** How one row was judged, in words; no cell of it. */
export const shownExplanationSchema = z.object({
  row: z.int(),
  place: z.string(),
  class: rowClassSchema,
  name: z.string(),
  meaning: z.string(),
  kinds: z.array(z.object({ class: rowClassSchema, name: z.string(), share: z.number(), says: z.string() })),
  /** What the row was weighed against; null where there was no other explanation. */
  against: rowClassSchema.nullable(),
  lines: z.array(
    z.object({ name: z.string(), stands: z.string(), held_by: z.string(), log10: z.string(), says: z.string() }),
  ),
  total: z.string(),
  notes: z.array(z.string()),
  about: z.array(z.object({ name: z.string(), says: z.string() })),
});

/** Cells of a row in clear, inert. */
export const clearCellsSchema = z.array(
  z.object({ column: z.string(), element_name: z.string(), value: z.string().nullable() }),
);
export type ClearCells = z.infer<typeof clearCellsSchema>;

export function shownExplanation(explanation: Explanation): z.infer<typeof shownExplanationSchema> {
  const { row, class: kind, probabilities, weight } = explanation;
  const alike = isAlike(explanation) ? ['No comparison tells these two kinds apart: weigh it against another.'] : [];
  return {
    row,
    place: placeSentence(explanation),
    class: kind,
    name: CLASS_LABELS[kind],
    meaning: ROW_MEANING[kind],
    kinds: probabilities.map(({ class: each, probability }) => ({
      class: each,
      name: CLASS_LABELS[each],
      share: probability,
      says: formatShare(probability),
    })),
    against: weight.against,
    lines: linesOf(explanation),
    total: totalSentence(explanation),
    notes: [...alike, ...weightNotes(explanation).map(sentence)],
    about: [
      { name: 'Person', says: personSentence(explanation) },
      { name: 'Earlier leak', says: priorLeakSentence(explanation) },
      { name: 'Planted record', says: canarySentence(explanation) },
    ].flatMap(({ name, says }) => (says === null ? [] : [{ name, says }])),
  };
}

function linesOf(explanation: Explanation): z.infer<typeof shownExplanationSchema>['lines'] {
  const { class: kind, weight } = explanation;
  const { against } = weight;
  if (against === null) return [];
  return weightLines(explanation).map(({ name, stands, held_by, log10 }) => ({
    name,
    stands,
    held_by,
    log10: formatWeight(log10),
    says: weightSentence(log10, kind, against),
  }));
}

/** The only words of a row that are personal data. */
export function clearCells({ cells }: Explanation): ClearCells {
  return cells.map(({ column, element, value }) => ({
    column: inertText(column, 120),
    element_name: elementName(element),
    value: value === null || value === undefined ? null : cellWords(value),
  }));
}
