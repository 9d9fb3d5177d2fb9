import { createRoute, z } from '@hono/zod-openapi';
import { adviseFrom } from '../../../app/posture/oversight/advise.js';
import { importGiven } from '../../../app/posture/oversight/given.js';
import { overviewFrom } from '../../../app/posture/oversight/overview.js';
import { plantsIn } from '../../../app/posture/oversight/store.js';
import { oversightPlace, requireOwn } from '../../../app/posture/desk/examples.js';
import { inertText } from '../../../base/text.js';
import { SMALL_COUNT, type OversightAdvice, type OversightImport } from '../../../model/oversight.js';
import { BUNDLE_LIMITS } from '../../../model/posture-bundle.js';
import { oversightParts, oversightReport } from '../../../report/html/oversight.js';
import { markupOf } from '../../../report/html/page.js';
import type { ServerContext } from '../../context.js';
import { STAND_ALONE } from '../../guard/headers.js';
import { answers, body, fileAnswers } from '../answers.js';
import { bytesOf } from '../bytes.js';
import { dayQuery } from '../posture/asked.js';
import { router } from '../router.js';
import { adviceView, importView, overviewView } from './views.js';

const show = createRoute({
  method: 'get',
  path: '/oversight',
  summary: 'What the bundles of many plants add up to; small counts are left out',
  request: { query: dayQuery },
  responses: answers(overviewView, 'The overview in parts'),
});
const report = createRoute({
  method: 'get',
  path: '/oversight/report',
  summary: 'The overview as a page that stands alone',
  request: { query: dayQuery },
  responses: fileAnswers('text/html', 'The page'),
});
const take = createRoute({
  method: 'put',
  path: '/oversight/bundles/{name}',
  summary: 'Take in a file of bundles, each proved by itself; its bytes are the body',
  request: {
    params: z.object({ name: z.string().min(1).max(300) }),
    query: z.object({ accept_key: z.enum(['yes', 'no']).optional() }),
  },
  responses: answers(importView, 'What became of each bundle'),
});
const advise = createRoute({
  method: 'post',
  path: '/oversight/advice',
  summary: 'Which plants an advisory concerns, and a letter to each',
  request: { query: dayQuery, body: body(z.object({ name: z.string().max(300), text: z.string().min(1) })) },
  responses: answers(adviceView, 'Plants by alias, and letters'),
});

export function oversightRoutes({ dir, now, version }: ServerContext) {
  const dayOf = (asOf: string | undefined): string =>
    asOf ?? oversightPlace(dir).example?.as_of ?? now().toISOString().slice(0, 10);
  const overview = (asOf: string) =>
    overviewFrom(oversightPlace(dir).folder, { asOf, small: SMALL_COUNT, clear: false });
  return router()
    .openapi(show, (context) => {
      const asOf = dayOf(context.req.valid('query').as_of);
      const { folder, example } = oversightPlace(dir);
      const parts = plantsIn(folder).length === 0 ? null : markupOf(oversightParts(overview(asOf)));
      return context.json({ as_of: asOf, example: example?.name ?? null, parts }, 200);
    })
    .openapi(take, async (context) => {
      const { folder, example } = oversightPlace(dir);
      requireOwn(example);
      const bytes = await bytesOf(context.req.raw, BUNDLE_LIMITS.file);
      const name = inertText(context.req.valid('param').name.split(/[/\\]/u).at(-1) ?? '', 200);
      const acceptKey = context.req.valid('query').accept_key === 'yes';
      const result = await importGiven(dir, { name, bytes }, { into: folder, acceptKey, now: now() });
      return context.json(importOf(result), 200);
    })
    .openapi(advise, (context) => {
      const { name, text } = context.req.valid('json');
      const file = { name: inertText(name, 200), bytes: new TextEncoder().encode(text) };
      const { advice, letters } = adviseFrom(oversightPlace(dir).folder, file, dayOf(context.req.valid('query').as_of));
      return context.json({ ...adviceOf(advice), letters: letters.map((letter) => ({ ...letter })) }, 200);
    })
    .openapi(report, (context) => {
      const seen = overview(dayOf(context.req.valid('query').as_of));
      return context.body(oversightReport(seen, { version, writtenOn: now() }), 200, STAND_ALONE);
    });
}

function importOf({ bundles, plants }: OversightImport): z.infer<typeof importView> {
  return {
    plants,
    bundles: bundles.map(({ where, outcome, alias, as_of: asOf, fingerprint, new_key: fresh, code, why }) => ({
      where: inertText(where, 250),
      outcome,
      alias,
      as_of: asOf,
      fingerprint,
      new_key: fresh,
      code,
      why: why === null ? null : inertText(why, 500),
    })),
  };
}

function adviceOf({ id, title, tell, counts, plants }: OversightAdvice): Omit<z.infer<typeof adviceView>, 'letters'> {
  return {
    id: inertText(id, 60),
    title: inertText(title, 200),
    tell: tell === null ? null : inertText(tell, 1_000),
    counts,
    plants: plants.map((row) => ({ ...row, because: inertText(row.because, 400) })),
  };
}
