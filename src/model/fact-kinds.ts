import { z } from 'zod';
import { factsSchema } from './facts.js';

/** How a fact is written: yes or no, one of some words, some of them, a whole number, a moment, numbers by state, text, lines of text. */
export const FACT_KINDS = [
  'flag',
  'choice',
  'choices',
  'count',
  'instant',
  'moment',
  'places',
  'text',
  'texts',
] as const;
export type FactKind = {
  readonly kind: (typeof FACT_KINDS)[number];
  /** The words to choose from. */
  readonly options: readonly string[];
};

/** How the fact at a path of the facts file is written; null where nothing single stands there, or no such path is. */
export function factKindOf(path: string): FactKind | null {
  const found = schemaAt(path);
  return found === null ? null : kindOf(bare(found));
}

/** Names of the parts of a fact that has some, such as the name and title of a person. */
export function factParts(path: string): readonly string[] {
  const at = schemaAt(path);
  const found = at === null ? null : bare(at);
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

function schemaAt(path: string): z.core.$ZodType | null {
  return path
    .split('.')
    .reduce<z.core.$ZodType | null>((found, step) => (found === null ? null : within(bare(found), step)), factsSchema);
}

function within(schema: z.core.$ZodType, step: string): z.core.$ZodType | null {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, step) ? schema.shape[step] : null;
  if (!(schema instanceof z.ZodRecord)) return null;
  return z.safeParse(schema.keyType, step).success ? schema.valueType : null;
}

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema;
}

function kindOf(schema: z.core.$ZodType): FactKind | null {
  const plain = (kind: FactKind['kind']): FactKind => ({ kind, options: [] });
  if (schema instanceof z.ZodBoolean) return plain('flag');
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options.map(String) };
  if (schema instanceof z.ZodNumber) return plain('count');
  if (schema instanceof z.ZodArray) return kindOfList(bare(schema.element));
  if (schema instanceof z.ZodRecord) return bare(schema.valueType) instanceof z.ZodNumber ? plain('places') : null;
  if (!(schema instanceof z.ZodString)) return null;
  if (isGood(schema, 'x')) return plain('text');
  return plain(isGood(schema, '2021-08-12') ? 'moment' : 'instant');
}

function kindOfList(element: z.core.$ZodType): FactKind | null {
  if (element instanceof z.ZodEnum) return { kind: 'choices', options: element.options.map(String) };
  return element instanceof z.ZodString ? { kind: 'texts', options: [] } : null;
}

function isGood(schema: z.ZodString, example: string): boolean {
  return schema.safeParse(example).success;
}
