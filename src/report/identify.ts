import { z } from 'zod';
import { columnFindingSchema } from '../model/fields.js';
import { fileLedgerSchema } from '../model/sample.js';

/** `assay.identify/1`: what `assay identify --json` prints. */
export const identifySchema = z.object({
  schema: z.literal('assay.identify/1'),
  files: z.array(fileLedgerSchema),
  /** One entry per layout of columns: files laid out alike share one. */
  tables: z.array(z.object({ columns: z.array(columnFindingSchema) })),
});
export type IdentifyDocument = z.infer<typeof identifySchema>;

type Identified = {
  readonly files: readonly IdentifyDocument['files'][number][];
  readonly tables: readonly (readonly IdentifyDocument['tables'][number]['columns'][number][])[];
};

export function identifyDocument({ files, tables }: Identified): IdentifyDocument {
  return {
    schema: 'assay.identify/1',
    files: [...files],
    tables: tables.map((columns) => ({ columns: [...columns] })),
  };
}
