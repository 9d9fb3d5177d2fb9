import { createRoute, z } from '@hono/zod-openapi';
import { timelineUpTo } from '../../app/cases/timeline.js';
import { timelineSchema, type TimelineEntry } from '../../model/timeline.js';
import { eventWords } from '../../report/words/case.js';
import { besideLines } from '../../report/words/statements.js';
import type { ServerContext } from '../context.js';
import { answers, caseParam } from './answers.js';
import { asOfIn, asOfQuery } from './as-of.js';
import { inertLine } from './inert.js';
import { router } from './router.js';

/** Entries in one answer. */
const PAGE = 300;

const timelinePart = timelineSchema.omit({ schema: true }).extend({
  /** Number of the last event that it tells of. */
  last: z.int(),
  /** How many entries are older than these: what to ask for as `before`. */
  before: z.int(),
  /** Of those that are older: duties that are still due, and restatements that are owed. In the first answer only. */
  open: timelineSchema.shape.entries,
});

const number = z.string().regex(/^[1-9]\d{0,8}$/u);

const timeline = createRoute({
  method: 'get',
  path: '/cases/{case}/timeline',
  summary: 'What was known, not known, said and due, the newest part first',
  request: {
    params: caseParam,
    // Who asks for what is older names `last` and `as_of` of the first answer, so that it is of the same timeline.
    query: asOfQuery.extend({ before: number.optional(), last: number.optional() }),
  },
  responses: answers(timelinePart, `At most ${PAGE} entries in the order of time, those before the first \`before\``),
});

export function timelineRoutes({ dir, app, now }: ServerContext) {
  return router().openapi(timeline, async (context) => {
    const { before, last: upTo, ...query } = context.req.valid('query');
    const shown = {
      asOf: asOfIn(query, now()),
      words: eventWords,
      besideWords: (beside: Parameters<typeof besideLines>[0]) => besideLines(beside, { because: false }),
      last: upTo === undefined ? null : Number(upTo),
    };
    const found = await timelineUpTo(dir, context.req.valid('param').case, shown, app);
    const { schema: _, entries, ...about } = found.timeline;
    const end = before === undefined ? entries.length : Math.min(Number(before), entries.length);
    const start = Math.max(0, end - PAGE);
    const open = before === undefined ? entries.slice(0, start).filter(isOpen) : [];
    const warnings = about.warnings.map(inertLine);
    return context.json(
      { ...about, warnings, entries: entries.slice(start, end), last: found.last, before: start, open },
      200,
    );
  });
}

/** A duty stands on the timeline as long as it is not done. */
function isOpen({ duty, state }: TimelineEntry): boolean {
  return duty !== null || state === 'owed';
}
