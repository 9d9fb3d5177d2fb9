import { createRoute, z } from '@hono/zod-openapi';
import { claimOfCase, claimsOfCase } from '../../../app/cases/claims.js';
import { correctClaim } from '../../../app/cases/correct-claim.js';
import { keepClaimText } from '../../../app/cases/keep-claim-text.js';
import { plainFileName } from '../../../base/file-name.js';
import type { ServerContext } from '../../context.js';
import { answers, body, caseParam, eventParam, ifMatch, keptSchema } from '../answers.js';
import { claimKeptSchema, claimViewSchema, claimsSchema } from './schemas.js';
import { claimList, claimPageView } from './view.js';
import { entryOf, momentOf } from '../entry.js';
import { router } from '../router.js';

const textSchema = z.object({
  name: z.string().max(300).default(''),
  /** The text as it was typed or pasted. */
  text: z.string().max(2_000_000).optional(),
  /** The bytes of a file, in Base64: a saved mail, page or text. */
  file: z.base64().max(6_000_000).optional(),
  /** The day that relative dates are read against. */
  date: z.iso.date().nullable().default(null),
  /** From whom it came. */
  from: z.string().trim().max(300).optional(),
});

const correctionSchema = z.object({
  /** 0 is the first story. */
  story: z.int().nonnegative().default(0),
  /** Such as `people` or `subsets.0`. */
  entry: z.string().max(60),
  /** By the id of a slot; an empty text takes out what stands there. */
  values: z.record(z.string().max(80), z.string().max(2000)),
  /** Words of the text that the new values stand in; without them they keep their place. */
  words: z.string().max(2000).default(''),
  why: z.string().trim().min(1).max(2000),
});

const list = createRoute({
  method: 'get',
  path: '/cases/{case}/claims',
  summary: 'What is claimed, newest first',
  request: { params: caseParam },
  responses: answers(claimsSchema, 'Each claim in a line, as it stands'),
});
const keep = createRoute({
  method: 'post',
  path: '/cases/{case}/claims',
  summary: 'Keep a text as evidence, and what it claims',
  request: { params: caseParam, headers: ifMatch, body: body(textSchema) },
  responses: answers(claimKeptSchema, 'The event of the claim'),
});
const show = createRoute({
  method: 'get',
  path: '/cases/{case}/claims/{event}',
  summary: 'A claim beside its text, as it stands or as it stood',
  request: {
    params: eventParam,
    query: z.object({
      version: z
        .string()
        .regex(/^\d{1,9}$/u)
        .optional(),
    }),
  },
  responses: answers(claimViewSchema, 'The claim'),
});
const correct = createRoute({
  method: 'post',
  path: '/cases/{case}/claims/{event}/corrections',
  summary: 'Set one field of a claim right, or take it out',
  request: { params: eventParam, headers: ifMatch, body: body(correctionSchema) },
  responses: answers(keptSchema, 'The correction, and the restatements that are owed for it'),
});

export function claimRoutes(server: ServerContext) {
  const { dir, app, now, signal } = server;
  return router()
    .openapi(list, async (context) => {
      const claims = await claimsOfCase(dir, context.req.valid('param').case, app);
      return context.json(claimList(claims), 200);
    })
    .openapi(keep, async (context) => {
      const { name, text, file, date, from } = context.req.valid('json');
      const entry = entryOf(server, context.req.valid('param').case, context.req.valid('header')['if-match']);
      const bytes = file === undefined ? new TextEncoder().encode(text ?? '') : Buffer.from(file, 'base64');
      const how = file === undefined ? 'pasted into the page' : 'given to the page';
      const custody = { ...(from === undefined || from === '' ? {} : { from }), when: momentOf(now()), how };
      const given = { name: plainFileName(name, 'pasted.txt'), bytes, date, custody };
      const { event, same } = await keepClaimText(dir, entry, given, { ...app, signal });
      return context.json({ event: event.seq, same }, 200);
    })
    .openapi(show, async (context) => {
      const { case: id, event } = context.req.valid('param');
      const { version } = context.req.valid('query');
      const seen = await claimOfCase(dir, id, event, app);
      return context.json(claimPageView(seen, version === undefined ? undefined : Number(version)), 200);
    })
    .openapi(correct, async (context) => {
      const { case: id, event } = context.req.valid('param');
      const { words, ...change } = context.req.valid('json');
      const entry = entryOf(server, id, context.req.valid('header')['if-match']);
      const said = { ...change, words: words.trim() === '' ? null : words };
      const { event: kept, owed } = await correctClaim(dir, entry, event, said, app);
      return context.json({ event: kept, owed: [...owed] }, 200);
    });
}
