import { z } from '@hono/zod-openapi';
import { eventSchema } from '../../model/case.js';
import { problemSchema } from '../problem.js';

/** Any value of JSON, under a name: a description cannot hold a shape that holds itself without one. */
export const jsonSchema = z.json().openapi('Json');

/** An event as `src/model/case.ts` has it. */
export const shownEventSchema = eventSchema.extend({ payload: jsonSchema.nullable() });

const failed = { description: 'What went wrong', content: { 'application/problem+json': { schema: problemSchema } } };

/** The answers of a route that gives a document of that schema: itself, or what went wrong. */
export function answers<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { 200: { description, content: { 'application/json': { schema } } }, default: failed } as const;
}

/** The answers of a route that gives a page, a file or a stream of that media type. */
export function fileAnswers(type: string, description: string) {
  const content: Readonly<Record<string, { readonly schema: z.ZodString }>> = { [type]: { schema: z.string() } };
  return { 200: { description, content }, default: failed } as const;
}

/** The body of a request as JSON of that schema. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return { content: { 'application/json': { schema } }, required: true } as const;
}

export const caseParam = z.object({ case: z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}$/u) });
export const eventParam = caseParam.extend({ event: z.string().regex(/^[1-9]\d{0,8}$/u) });

/** `If-Match: "12"`: the writer saw the case up to event 12. */
export const ifMatch = z.object({
  'if-match': z
    .string()
    .regex(/^"\d{1,9}"$/u)
    .optional(),
});

/** What was written, and the restatements that are owed for it. */
export const keptSchema = z.object({ event: shownEventSchema, owed: z.array(shownEventSchema) });
