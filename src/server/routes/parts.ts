import { createRoute, z } from '@hono/zod-openapi';
import { readEvent } from '../../app/cases/read.js';
import { CaseError } from '../../app/error.js';
import { payloadOf, type CaseEvent } from '../../model/case.js';
import { exposureParts } from '../../report/html/exposure.js';
import { markupOf, type ReportParts } from '../../report/html/page.js';
import { verdictParts } from '../../report/html/report.js';
import { readSettings } from '../../workspace/workspace.js';
import type { ServerContext } from '../context.js';
import { router } from './router.js';
import { answers, eventParam } from './answers.js';

/** Markup that `report/html` made: every text of strangers in it is escaped there. */
export const partsSchema = z.object({
  summary: z.string(),
  sections: z.array(z.object({ id: z.string(), title: z.string(), markup: z.string() })),
});

const parts = createRoute({
  method: 'get',
  path: '/cases/{case}/events/{event}/parts',
  summary: 'What the report shows of a verdict or of counts, in its parts',
  request: { params: eventParam },
  responses: answers(partsSchema, 'Summary and sections, as markup'),
});

export function partsRoutes(server: ServerContext) {
  return router().openapi(parts, async (context) => {
    const { case: id, event: number } = context.req.valid('param');
    return context.json(markupOf(partsIn(await readEvent(server.dir, id, number, server.app), server)), 200);
  });
}

function partsIn(event: CaseEvent, { dir, version }: ServerContext): ReportParts {
  const verdict = payloadOf(event, 'verdict')?.document;
  const organisation = readSettings(dir).workspace.organisation.name;
  if (verdict !== undefined) return verdictParts(verdict, { organisation, version });
  const exposure = payloadOf(event, 'exposure')?.document;
  if (exposure !== undefined) return exposureParts(exposure);
  throw new CaseError('no_such_event', `event ${event.seq} is neither a verdict nor counts`, {
    hint: 'Ask for an event of one of these kinds.',
  });
}
