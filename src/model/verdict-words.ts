import { z } from 'zod';

/** The kinds of rows, in the fixed order of every list of them. */
export const ROW_CLASSES = ['authentic', 'recycled', 'scraped', 'stitched', 'fabricated', 'not_ours'] as const;
export const rowClassSchema = z.enum(ROW_CLASSES);
export type RowClass = z.infer<typeof rowClassSchema>;

export const VERDICTS = [...ROW_CLASSES, 'mixed', 'inconclusive'] as const;
export const verdictWordSchema = z.enum(VERDICTS);

/** ENFSI guideline for evaluative reporting (2015), table of verbal expressions; `no support` below a factor of 2. */
export const SUPPORT_WORDS = [
  'no support',
  'weak',
  'moderate',
  'moderately strong',
  'strong',
  'very strong',
  'extremely strong',
] as const;
