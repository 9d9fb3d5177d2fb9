import { createRoute, type z } from '@hono/zod-openapi';
import { toCycloneDx } from '../../../app/posture/check.js';
import { trainingSeen } from '../../../app/posture/desk/training.js';
import { boardPage } from '../../../report/html/board.js';
import { postureReport } from '../../../report/html/posture.js';
import { trainingCalendar } from '../../../report/ics-training.js';
import { jsonDocument } from '../../../report/json.js';
import type { ServerContext } from '../../context.js';
import { STAND_ALONE } from '../../guard/headers.js';
import { fileAnswers } from '../answers.js';
import { router } from '../router.js';
import { limitsIn, limitsQuery, seenOn } from './asked.js';

const CYCLONEDX = 'application/vnd.cyclonedx+json';

const get = <Path extends string>(path: Path, summary: string, type: string) =>
  createRoute({
    method: 'get',
    path,
    summary,
    request: { query: limitsQuery },
    responses: fileAnswers(type, 'As of that day, within these limits'),
  });
const board = get('/posture/board', 'The sheet for the board', 'text/html');
const report = get('/posture/report', 'All that was found, as a page that stands alone', 'text/html');
const machines = get('/posture/machines.json', 'The machines for other programs', CYCLONEDX);
const training = get('/posture/training.ics', 'What is due in training, as a calendar', 'text/calendar');

/** What leaves the page: sheets that stand alone, a calendar, the machines for other programs. */
export function postureDocuments({ version, now, desk }: ServerContext) {
  const options = () => ({ version, writtenOn: now() });
  const planned = async (limits: z.infer<typeof limitsQuery>) =>
    desk.within(await seenOn(desk, limits.as_of), { ...limitsIn(limits), quick: false });
  return router()
    .openapi(board, async (context) =>
      context.body(boardPage(await planned(context.req.valid('query')), options()), 200, STAND_ALONE),
    )
    .openapi(report, async (context) =>
      context.body(postureReport(await planned(context.req.valid('query')), options()), 200, STAND_ALONE),
    )
    .openapi(machines, async (context) => {
      const { assets } = await planned(context.req.valid('query'));
      const text = jsonDocument(toCycloneDx({ assets: assets.map(({ asset }) => asset) }));
      return context.body(text, 200, download('machines.cdx.json', CYCLONEDX));
    })
    .openapi(training, async (context) => {
      const seen = trainingSeen(await seenOn(desk, context.req.valid('query').as_of));
      return context.body(trainingCalendar(seen, now()), 200, download('training.ics', 'text/calendar'));
    });
}

function download(name: string, type: string): Record<string, string> {
  return { 'Content-Type': `${type}; charset=utf-8`, 'Content-Disposition': `attachment; filename="${name}"` };
}
