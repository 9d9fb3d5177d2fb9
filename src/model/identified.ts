import { z } from 'zod';
import { assetSchema, programSchema } from './asset.js';

/** One product that a text may mean. Names are normalised: lower case, the maker's own; `edition` and `version` null where open. */
export const productSchema = z.object({
  /** Key of the product in our table of products: `microsoft-windows-7`. */
  key: z.string(),
  vendor: z.string(),
  product: z.string(),
  edition: z.string().nullable(),
  version: z.string().nullable(),
});
export type Product = z.infer<typeof productSchema>;

/**
 * What a dirty string is taken to mean. Null where nothing fits, and where several fit equally well: then all of them are
 * `candidates`, and whoever asks answers "cannot tell" unless they all lead to the same answer.
 */
export const identifiedSchema = z.object({
  program: programSchema,
  is: productSchema.nullable(),
  confidence: z.enum(['high', 'medium', 'low']),
  candidates: z.array(productSchema),
  /** Why it is not told, or what would tell it: "say which edition: Professional or Embedded Standard". */
  ask: z.string().nullable(),
});
export type Identified = z.infer<typeof identifiedSchema>;

export const identifiedAssetSchema = z.object({ asset: assetSchema, identified: z.array(identifiedSchema) });
export type IdentifiedAsset = z.infer<typeof identifiedAssetSchema>;
