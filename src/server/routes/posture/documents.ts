import { Hono } from 'hono';
import { toCycloneDx } from '../../../app/posture/check.js';
import { trainingSeen } from '../../../app/posture/desk/training.js';
import { boardPage } from '../../../report/html/board.js';
import { postureReport } from '../../../report/html/posture.js';
import { trainingCalendar } from '../../../report/ics-training.js';
import { jsonDocument } from '../../../report/json.js';
import type { ServerContext } from '../../context.js';
import { ServerError } from '../../error.js';
import { STAND_ALONE_POLICY } from '../../guard/headers.js';
import { limitsIn, limitsQuery, seenOn } from './asked.js';

const PAGE = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': STAND_ALONE_POLICY };

/** What leaves the page: sheets that stand alone, a calendar, the machines for other programs. */
export function postureDocuments({ version, now, desk }: ServerContext) {
  const options = () => ({ version, writtenOn: now() });
  const planned = async (query: Record<string, string>) => {
    const limits = asked(query);
    return desk.within(await seenOn(desk, limits.as_of), { ...limitsIn(limits), quick: false });
  };
  return new Hono()
    .get('/posture/board', async (context) =>
      context.body(boardPage(await planned(context.req.query()), options()), 200, PAGE),
    )
    .get('/posture/report', async (context) =>
      context.body(postureReport(await planned(context.req.query()), options()), 200, PAGE),
    )
    .get('/posture/machines.json', async (context) => {
      const { assets } = await planned(context.req.query());
      const text = jsonDocument(toCycloneDx({ assets: assets.map(({ asset }) => asset) }));
      return context.body(text, 200, download('machines.cdx.json', 'application/vnd.cyclonedx+json'));
    })
    .get('/posture/training.ics', async (context) => {
      const { as_of: asOf } = asked(context.req.query());
      const training = trainingSeen(await seenOn(desk, asOf));
      return context.body(trainingCalendar(training, now()), 200, download('training.ics', 'text/calendar'));
    });
}

function download(name: string, type: string): Record<string, string> {
  return { 'Content-Type': `${type}; charset=utf-8`, 'Content-Disposition': `attachment; filename="${name}"` };
}

function asked(query: Record<string, string>) {
  const parsed = limitsQuery.safeParse(query);
  if (parsed.success) return parsed.data;
  throw new ServerError('bad_request', 'the limits are not as they should be', {
    hint: 'budget and hours are numbers, as_of is a day.',
  });
}
