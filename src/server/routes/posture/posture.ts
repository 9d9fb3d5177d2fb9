import { createRoute, z } from '@hono/zod-openapi';
import { roleSchema } from '../../../model/asset.js';
import { answer, topicsOf } from '../../../app/posture/desk/questions.js';
import { correctMachine } from '../../../app/posture/desk/correct.js';
import { posturePlaces, requireOwn } from '../../../app/posture/desk/examples.js';
import { removeList } from '../../../app/posture/desk/files.js';
import { keepList } from '../../../app/posture/desk/lists.js';
import { inertText } from '../../../base/text.js';
import type { ServerContext } from '../../context.js';
import { answers, body } from '../answers.js';
import { bytesOf } from '../bytes.js';
import { router } from '../router.js';
import { dayQuery, digestIn, ifPlantMatch, limitsIn, limitsQuery, listParam, seenOn } from './asked.js';
import { planOf, planView } from './plan-view.js';
import { postureView, seenView } from './view.js';

/** Bytes: a list of machines is small. */
const LARGEST_LIST = 64_000_000;

const digestSchema = z.object({ digest: z.string() });
const topicSchema = z.object({
  id: z.string(),
  title: z.string(),
  open: z.int(),
  questions: z.array(
    z.object({
      key: z.string(),
      message: z.string(),
      why: z.string(),
      options: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
      example: z.string(),
      known: z.object({ shown: z.string(), from: z.string() }).nullable(),
      said: z.string().nullable(),
      hangs: z.object({ on: z.string(), not_for: z.array(z.string()) }).nullable(),
    }),
  ),
});

const show = createRoute({
  method: 'get',
  path: '/posture',
  summary: 'The lists, the machines and what was found',
  request: { query: dayQuery },
  responses: answers(postureView, 'The posture on a day'),
});
const plan = createRoute({
  method: 'get',
  path: '/posture/plan',
  summary: 'What to do first within money and hours',
  request: { query: limitsQuery },
  responses: answers(planView, 'The plan'),
});
const keep = createRoute({
  method: 'put',
  path: '/posture/lists/{name}',
  summary: 'Take in a list of machines, in place of one of the same name; its bytes are the body',
  request: { params: listParam },
  responses: answers(z.object({ name: z.string() }), 'Under which name it is kept'),
});
const remove = createRoute({
  method: 'delete',
  path: '/posture/lists/{name}',
  summary: 'Remove a list of machines',
  request: { params: listParam },
  responses: answers(z.object({}), 'It is gone'),
});
const questions = createRoute({
  method: 'get',
  path: '/posture/questions',
  summary: 'What is asked of an operator, by topic, with what is known',
  responses: answers(z.object({ digest: z.string(), topics: z.array(topicSchema) }), 'The topics'),
});
const say = createRoute({
  method: 'post',
  path: '/posture/questions',
  summary: 'Write answers into plant.yaml',
  request: {
    headers: ifPlantMatch,
    body: body(z.object({ said: z.record(z.string().max(100), z.string().max(2_000)) })),
  },
  responses: answers(digestSchema, 'The new state of plant.yaml'),
});
const correct = createRoute({
  method: 'post',
  path: '/posture/machines',
  summary: 'Say in plant.yaml what a machine is',
  request: {
    query: dayQuery,
    headers: ifPlantMatch,
    body: body(
      z.object({
        asset_id: z.string().max(4_000),
        role: roleSchema.optional(),
        text: z.string().trim().min(1).max(1_000).optional(),
      }),
    ),
  },
  responses: answers(digestSchema, 'The new state of plant.yaml'),
});

export function postureRoutes({ dir, desk }: ServerContext) {
  return router()
    .openapi(show, async (context) => {
      const asOf = desk.day(context.req.valid('query').as_of);
      const seen = await desk.see(asOf);
      const example = posturePlaces(dir).example?.name ?? null;
      return context.json({ as_of: asOf, example, seen: seen === null ? null : seenView(seen) }, 200);
    })
    .openapi(plan, async (context) => {
      const query = context.req.valid('query');
      const limits = limitsIn(query);
      return context.json(planOf(desk.within(await seenOn(desk, query.as_of), limits), limits.quick), 200);
    })
    .openapi(keep, async (context) => {
      const { lists, example } = posturePlaces(dir);
      requireOwn(example);
      const bytes = await bytesOf(context.req.raw, LARGEST_LIST);
      return context.json({ name: await keepList(lists, context.req.valid('param').name, bytes) }, 200);
    })
    .openapi(remove, (context) => {
      removeList(posturePlaces(dir).lists, context.req.valid('param').name);
      return context.json({}, 200);
    })
    .openapi(questions, async (context) => {
      const { topics, plant } = await topicsOf(posturePlaces(dir));
      return context.json({ digest: plant.digest, topics: topics.map(inertTopic) }, 200);
    })
    .openapi(say, async (context) => {
      const { said } = context.req.valid('json');
      const { digest } = await answer(posturePlaces(dir), said, digestIn(context.req.valid('header')));
      return context.json({ digest }, 200);
    })
    .openapi(correct, async (context) => {
      const { asset_id: id, role, text } = context.req.valid('json');
      const seen = await seenOn(desk, context.req.valid('query').as_of);
      const said = { asset_id: id, ...(role === undefined ? {} : { role }), ...(text === undefined ? {} : { text }) };
      return context.json({ digest: correctMachine(seen, said, digestIn(context.req.valid('header'))).digest }, 200);
    });
}

type Topics = Awaited<ReturnType<typeof topicsOf>>['topics'];

function inertTopic({ id, title, open, questions: all }: Topics[number]): z.infer<typeof topicSchema> {
  return {
    id,
    title,
    open,
    questions: all.map(({ options, known, hangs, ...rest }) => ({
      ...rest,
      options: options === null ? null : [...options],
      known: known === null ? null : { shown: inertText(known.shown, 300), from: inertText(known.from, 100) },
      hangs: hangs === null ? null : { on: hangs.on, not_for: [...hangs.not_for] },
    })),
  };
}
