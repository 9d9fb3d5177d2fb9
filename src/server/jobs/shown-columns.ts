import { z } from '@hono/zod-openapi';
import { inertText } from '../../base/text.js';
import { elementSchema } from '../../model/element.js';
import type { ColumnFinding } from '../../model/fields.js';
import { shapeOf } from '../../report/words/columns.js';
import { elementName } from '../../report/words/elements.js';
import { formatCount } from '../../report/words/numbers.js';
import { sentence } from '../../report/words/verdict.js';

/** A column as it was identified, for people to see and correct. */
export const shownColumnSchema = z.object({
  /** As the file has it: what a correction names. Never shown. */
  key: z.string(),
  name: z.string(),
  element: elementSchema,
  element_name: z.string(),
  /** 0 to 1; 1 where a person named it. */
  confidence: z.number(),
  shape: z.string(),
  /** How many cells have the form, have it not, are empty. */
  cells: z.string(),
  why: z.array(z.string()),
});

export function shownColumn(column: ColumnFinding): z.infer<typeof shownColumnSchema> {
  const { name, element, confidence, why, valid, invalid, empty, reckoned } = column;
  const about = (count: number): string => `${reckoned ? '≈ ' : ''}${formatCount(count)}`;
  return {
    key: name,
    name: inertText(name, 120),
    element,
    element_name: elementName(element),
    confidence,
    shape: shapeOf(column),
    cells: `${about(valid)} valid, ${about(invalid)} not, ${formatCount(empty)} empty`,
    why: why.map(sentence),
  };
}
