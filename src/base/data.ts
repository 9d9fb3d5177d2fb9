import { readFileSync } from 'node:fs';
import type { z } from 'zod';

const tables = new WeakMap<z.ZodType, unknown>();

/**
 * A reference table of our own from `data/<name>.json`, checked against its schema when first asked for and kept with that
 * schema: make the schema once, at the top of a module. The data folder lies two levels above this file, in the source
 * tree and in the build alike.
 */
export function readData<T>(name: string, schema: z.ZodType<T>): T {
  if (!tables.has(schema)) {
    const text = readFileSync(new URL(`../../data/${name}.json`, import.meta.url), 'utf8');
    tables.set(schema, schema.parse(JSON.parse(text)));
  }
  // The value under a schema was made by that schema, which the map's type cannot say.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return tables.get(schema) as T;
}
