import { z } from 'zod';
import type { Path } from './positions.js';

/** The keys that the schema allows at a path, over all of its variants; empty where any key goes. */
export function keysAt(schema: unknown, path: Path): string[] {
  let here: unknown[] = variants(schema);
  for (const step of path) here = here.flatMap((variant) => inside(variant, step)).flatMap(variants);
  return [...new Set(here.flatMap((variant) => (variant instanceof z.ZodObject ? Object.keys(variant.shape) : [])))];
}

/** A schema without its wrappers; a union is each of its options. */
function variants(schema: unknown): unknown[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(variants);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return variants(schema.unwrap());
  return [schema];
}

function inside(schema: unknown, step: PropertyKey): unknown[] {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, unknown>> = schema.shape;
    return Object.hasOwn(shape, String(step)) ? [shape[String(step)]] : [];
  }
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodArray) return [schema.element];
  return [];
}
