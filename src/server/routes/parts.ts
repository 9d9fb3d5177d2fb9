import { createRoute, z } from '@hono/zod-openapi';
import { readEvent } from '../../app/cases/read.js';
import { verdictSince } from '../../app/cases/findings.js';
import { CaseError } from '../../app/error.js';
import { payloadOf } from '../../model/case.js';
import type { Exposure } from '../../model/exposure.js';
import type { Verdict } from '../../model/verdict.js';
import { exposureParts, exposureReport } from '../../report/html/exposure.js';
import { markupOf, type ReportParts } from '../../report/html/page.js';
import { verdictParts, verdictReport } from '../../report/html/report.js';
import { readSettings } from '../../workspace/workspace.js';
import type { ServerContext } from '../context.js';
import { STAND_ALONE } from '../guard/headers.js';
import { router } from './router.js';
import { answers, eventParam, fileAnswers } from './answers.js';

/** Markup that `report/html` made: every text of strangers in it is escaped there. */
const partsSchema = z.object({
  summary: z.string(),
  sections: z.array(z.object({ id: z.string(), title: z.string(), markup: z.string() })),
});

const parts = createRoute({
  method: 'get',
  path: '/cases/{case}/events/{event}/parts',
  summary: 'What the report shows of a verdict or of counts, in its parts',
  request: {
    params: eventParam,
    query: z.object({
      since: z
        .string()
        .regex(/^[1-9]\d{0,8}$/u)
        .optional(),
    }),
  },
  responses: answers(partsSchema, 'Summary and sections, as markup'),
});

const report = createRoute({
  method: 'get',
  path: '/cases/{case}/events/{event}/report',
  summary: 'A verdict or counts as a page that stands alone',
  request: { params: eventParam },
  responses: fileAnswers('text/html', 'The page'),
});

export function partsRoutes(server: ServerContext) {
  return router()
    .openapi(parts, async (context) => {
      const { case: id, event: number } = context.req.valid('param');
      const { since } = context.req.valid('query');
      if (since === undefined) {
        return context.json(markupOf(partsOf(await findingIn(server, id, number), server)), 200);
      }
      const numbers = { event: Number(number), since: Number(since) };
      const verdict = await verdictSince(server.dir, id, numbers, server.app);
      return context.json(markupOf(verdictParts(verdict, writerOf(server))), 200);
    })
    .openapi(report, async (context) => {
      const { case: id, event } = context.req.valid('param');
      const finding = await findingIn(server, id, event);
      const options = { ...writerOf(server), writtenOn: server.now() };
      const page =
        'verdict' in finding ? verdictReport(finding.verdict, options) : exposureReport(finding.exposure, options);
      return context.body(page, 200, STAND_ALONE);
    });
}

function writerOf({ dir, version }: ServerContext): { readonly organisation: string; readonly version: string } {
  return { organisation: readSettings(dir).workspace.organisation.name, version };
}

type Finding = { readonly verdict: Verdict } | { readonly exposure: Exposure };

async function findingIn({ dir, app }: ServerContext, caseId: string, number: string): Promise<Finding> {
  const event = await readEvent(dir, caseId, number, app);
  const verdict = payloadOf(event, 'verdict')?.document;
  if (verdict !== undefined) return { verdict };
  const exposure = payloadOf(event, 'exposure')?.document;
  if (exposure !== undefined) return { exposure };
  throw new CaseError('no_such_event', `event ${event.seq} is neither a verdict nor counts`, {
    hint: 'Ask for an event of one of these kinds.',
  });
}

function partsOf(finding: Finding, server: ServerContext): ReportParts {
  return 'verdict' in finding ? verdictParts(finding.verdict, writerOf(server)) : exposureParts(finding.exposure);
}
