import { createRoute, z } from '@hono/zod-openapi';
import { bundleSeen } from '../../../app/posture/desk/bundle.js';
import { inertText } from '../../../base/text.js';
import { bundleSays } from '../../../report/words/bundle.js';
import type { ServerContext } from '../../context.js';
import { answers, body, caseParam } from '../answers.js';
import { router } from '../router.js';
import { dayQuery, seenOn } from './asked.js';

const hours = z.number().min(0).max(99_999);

/** What the command line asks by options; what is null is taken from what is known. */
const wishSchema = z.object({
  case: caseParam.shape.case.nullable(),
  with_names: z.boolean(),
  all_products: z.boolean(),
  mail_host: z.string().trim().min(1).max(260).nullable(),
  training: z.object({ done: hours, required: hours }).nullable(),
  incident_reported: z.enum(['yes', 'no']).nullable(),
  served: z.int().min(0).max(999_999_999).nullable(),
});

const bundleView = z.object({
  holds: z.array(z.string()),
  notes: z.array(z.string()),
  warnings: z.array(z.string()),
  fingerprint: z.string(),
  new_key: z.boolean(),
  /** The whole file. */
  line: z.string(),
});

const make = createRoute({
  method: 'post',
  path: '/posture/bundle',
  summary:
    'What a bundle for the state would hold, in words and as the signed file; nothing is sent or kept but the key',
  request: { query: dayQuery, body: body(wishSchema) },
  responses: answers(bundleView, 'The bundle'),
});

export function bundleRoutes({ dir, now, app, desk }: ServerContext) {
  return router().openapi(make, async (context) => {
    const { case: caseId, ...wish } = context.req.valid('json');
    const exported = await bundleSeen(await seenOn(desk, context.req.valid('query').as_of), {
      now: now(),
      given: {
        mailHost: wish.mail_host,
        training: wish.training,
        incidentReported: wish.incident_reported,
        served: wish.served,
      },
      incident: caseId === null ? null : { dir, caseId, context: app },
      withNames: wish.with_names,
      allProducts: wish.all_products,
    });
    const { holds, notes } = bundleSays(exported.contents, exported.known);
    const { fingerprint, newKey, line } = exported;
    const warnings = exported.warnings.map((warning) => inertText(warning, 300));
    return context.json({ holds: [...holds], notes: [...notes], warnings, fingerprint, new_key: newKey, line }, 200);
  });
}
