import { createRoute, z } from '@hono/zod-openapi';
import { beginCase } from '../../app/cases/begin.js';
import { listCases, nextStep, readCase, readEvent } from '../../app/cases/read.js';
import { verifyCases } from '../../app/cases/verify.js';
import { CASE_STEPS, casesSchema, caseVerificationSchema, type CaseDocument } from '../../model/case-documents.js';
import { eventWords, kindWords, lackingWords } from '../../report/words/case.js';
import type { ServerContext } from '../context.js';
import { router } from './router.js';
import { answers, body, caseParam, eventParam, shownEventSchema } from './answers.js';

/** What stands over every screen of a case, whatever its size. */
const caseView = z.object({
  case: z.string(),
  name: z.string(),
  opened_at: z.string(),
  /** Number of the last event; writes say it in `If-Match`. */
  last: z.int(),
  first_break: z.object({ seq: z.int(), what: z.string(), says: z.string() }).nullable(),
  /** What is to be done next; null where all is done. */
  next: z.enum(CASE_STEPS).nullable(),
});

/** Events without the documents that they hold: what a list needs. */
const recordSchema = z.object({
  /** How many events the case has. */
  last: z.int(),
  events: z.array(
    z.object({
      seq: z.int(),
      at: z.string(),
      who: z.string(),
      kind: z.string(),
      kind_words: z.string(),
      says: z.string(),
      basis: z.array(z.string()),
      /** The event that corrects or withdraws it. */
      corrected_by: z.int().nullable(),
      /** Whether it is for counsel only; who may not see it reads that it is withheld. */
      privileged: z.boolean(),
    }),
  ),
});

const list = createRoute({
  method: 'get',
  path: '/cases',
  summary: 'The cases',
  responses: answers(casesSchema.omit({ store: true }), 'The cases of the store, by id'),
});
const begin = createRoute({
  method: 'post',
  path: '/cases',
  summary: 'Begin a case',
  request: { body: body(z.object({ name: z.string().trim().min(1).max(300) })) },
  responses: answers(z.object({ case: z.string() }), 'Its id'),
});
const show = createRoute({
  method: 'get',
  path: '/cases/{case}',
  summary: 'One case: its name, and how far it goes',
  request: { params: caseParam },
  responses: answers(caseView, 'The case'),
});
const record = createRoute({
  method: 'get',
  path: '/cases/{case}/events',
  summary: 'Events of a case, each in a line, the newest first',
  request: {
    params: caseParam,
    query: z.object({
      before: z
        .string()
        .regex(/^[1-9]\d{0,8}$/u)
        .optional(),
    }),
  },
  responses: answers(recordSchema, 'At most 200 events, those before the one that is named'),
});
const event = createRoute({
  method: 'get',
  path: '/cases/{case}/events/{event}',
  summary: 'One event with all that it holds',
  request: { params: eventParam },
  responses: answers(shownEventSchema, 'The event'),
});
const prove = createRoute({
  method: 'get',
  path: '/cases/{case}/proof',
  summary: 'Whether nothing in the case was changed',
  request: { params: caseParam },
  responses: answers(
    caseVerificationSchema.omit({ store: true }).extend({
      /** What the proof cannot say, in words. */
      lacks: z.string().nullable(),
    }),
    'The proof, or the first event that was changed',
  ),
});

export function caseRoutes({ dir, app, user, signal }: ServerContext) {
  return router()
    .openapi(list, async (context) => {
      const { store: _place, ...cases } = await listCases(dir, app);
      return context.json(cases, 200);
    })
    .openapi(begin, async (context) => {
      const { name } = context.req.valid('json');
      const begun = await beginCase(dir, { name, id: null, who: user }, app);
      return context.json({ case: begun.case }, 200);
    })
    .openapi(show, async (context) => {
      const { case: id, name, first_break, events } = await readCase(dir, context.req.valid('param').case, app);
      const [first, last] = [events[0], events.at(-1)];
      const said = { case: id, name, opened_at: first?.at ?? '', last: last?.seq ?? 0, first_break };
      return context.json({ ...said, next: nextStep(events) }, 200);
    })
    .openapi(record, async (context) => {
      const found = await readCase(dir, context.req.valid('param').case, app);
      const before = Number(context.req.valid('query').before ?? Number.POSITIVE_INFINITY);
      return context.json(linesOf(found, before), 200);
    })
    .openapi(event, async (context) => {
      const { case: id, event: number } = context.req.valid('param');
      return context.json(await readEvent(dir, id, number, app), 200);
    })
    .openapi(prove, async (context) => {
      const request = { cases: [context.req.valid('param').case], heads: [], trusted: [], signal };
      const { store: _place, ...proof } = await verifyCases(dir, request, app);
      return context.json({ ...proof, lacks: lackingWords(proof.cases[0]?.withheld ?? 0) }, 200);
    });
}

/** Events of the record that are drawn at once. */
const PAGE = 200;

function linesOf({ corrected, privileged, events }: CaseDocument, before: number): z.infer<typeof recordSchema> {
  const by = new Map(corrected.map((each) => [each.event, each.by]));
  const page = events
    .filter(({ seq }) => seq < before)
    .slice(-PAGE)
    .toReversed();
  const lines = page.map((each) => ({
    seq: each.seq,
    at: each.at,
    who: each.who,
    kind: each.kind,
    kind_words: kindWords(each),
    says: eventWords(each),
    basis: each.basis,
    corrected_by: by.get(each.seq) ?? null,
    privileged: privileged?.includes(each.seq) ?? false,
  }));
  return { last: events.at(-1)?.seq ?? 0, events: lines };
}
