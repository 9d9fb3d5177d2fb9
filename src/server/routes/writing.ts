import { createRoute, z } from '@hono/zod-openapi';
import { addEvent } from '../../app/cases/add.js';
import { addAnchor } from '../../app/cases/add-anchor.js';
import { addCorrection } from '../../app/cases/add-correction.js';
import { addFactsTo } from '../../app/cases/add-facts.js';
import { say } from '../../app/cases/say.js';
import { PAYLOADS } from '../../model/case-payloads.js';
import type { ServerContext } from '../context.js';
import { router } from './router.js';
import { answers, body, caseParam, ifMatch, jsonSchema, keptSchema } from './answers.js';
import { entryOf } from './entry.js';

const basis = z.array(z.string().max(60)).max(100).default([]);

/** What a person adds by hand: one shape per kind, as the case keeps it. */
const additionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('note'), basis, payload: PAYLOADS.note }),
  z.object({ kind: z.literal('privileged_note'), basis, payload: PAYLOADS.privileged_note }),
  z.object({ kind: z.literal('anchor'), basis, payload: PAYLOADS.anchor }),
  z.object({ kind: z.literal('decision'), basis, payload: PAYLOADS.decision }),
  z.object({ kind: z.literal('done'), basis, payload: PAYLOADS.done }),
  z.object({ kind: z.literal('measure'), basis, payload: PAYLOADS.measure }),
  z.object({ kind: z.literal('earlier_incident'), basis, payload: PAYLOADS.earlier_incident }),
  z.object({ kind: z.literal('statement'), basis, payload: PAYLOADS.statement }),
  z.object({
    kind: z.literal('correction'),
    basis,
    payload: PAYLOADS.correction.extend({ replacement: jsonSchema.optional() }),
  }),
  /** Facts by their path, such as `exposure.people.total`, with values as YAML; and paths of what is unknown again. */
  z.object({
    kind: z.literal('facts'),
    basis,
    payload: z.object({ set: z.record(z.string(), z.string()), unset: z.array(z.string()).default([]) }),
  }),
]);
type Addition = z.infer<typeof additionSchema>;

const add = createRoute({
  method: 'post',
  path: '/cases/{case}/events',
  summary: 'Add an event to a case',
  request: { params: caseParam, headers: ifMatch, body: body(additionSchema) },
  responses: answers(keptSchema, 'The event, and the restatements that are owed for it'),
});

export function writingRoutes(server: ServerContext) {
  return router().openapi(add, async (context) => {
    const addition = context.req.valid('json');
    const match = context.req.valid('header')['if-match'];
    const entry = entryOf(server, context.req.valid('param').case, match, addition.basis);
    return context.json(await keep(server, entry, addition), 200);
  });
}

async function keep({ dir, app }: ServerContext, entry: ReturnType<typeof entryOf>, addition: Addition) {
  const alone = (event: Awaited<ReturnType<typeof addEvent>>) => ({ event, owed: [] });
  switch (addition.kind) {
    case 'anchor':
      return alone((await addAnchor(dir, entry, addition.payload, app)).event);
    case 'correction': {
      const { of, why, replacement } = addition.payload;
      const { event, owed } = await addCorrection(dir, entry, { of: String(of), why, replacement }, app);
      return { event, owed: [...owed] };
    }
    case 'statement': {
      const { restates, ...said } = addition.payload;
      const { event, owed } = await say(
        dir,
        entry,
        { ...said, restates: restates === undefined ? null : String(restates) },
        app,
      );
      return { event, owed: [...owed] };
    }
    case 'facts': {
      const { set, unset } = addition.payload;
      const lines = Object.entries(set).map(([path, value]) => `${path}=${value}`);
      const { event, owed } = await addFactsTo(dir, entry, { file: null, set: lines, unset }, app);
      return { event, owed: [...owed] };
    }
    default:
      return alone(await addEvent(dir, entry, addition.kind, addition.payload, app));
  }
}
