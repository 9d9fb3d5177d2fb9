import { createRoute, z } from '@hono/zod-openapi';
import { knowledgeOfCase } from '../../../app/cases/duties.js';
import { icsDocument } from '../../../report/ics.js';
import { BOARD_GROUPS, GROUP_WORDS, boardCards } from '../../../report/words/duty-board.js';
import { reviewedSentence, summarySentence } from '../../../report/words/duties.js';
import type { ServerContext } from '../../context.js';
import { answers, caseParam, fileAnswers } from '../answers.js';
import { asOfIn, asOfQuery } from '../as-of.js';
import { inertLine } from '../inert.js';
import { router } from '../router.js';

const cardSchema = z.object({
  id: z.string(),
  group: z.enum(BOARD_GROUPS),
  law: z.string(),
  law_name: z.string(),
  regime: z.string(),
  recipient: z.string(),
  when: z.string(),
  countdown: z.string().nullable(),
  at: z.string().nullable(),
  form: z.string().nullable(),
  /** The latest decision that stands in the case, and `says`: all of it in a sentence. */
  decision: z
    .object({
      follow: z.boolean(),
      by: z.string(),
      at: z.string(),
      why: z.string(),
      event: z.int(),
      says: z.string(),
    })
    .nullable(),
  reasons: z.array(z.object({ label: z.string(), lines: z.array(z.string()) })),
});

const boardSchema = z.object({
  as_of: z.string(),
  /** Number of the last event that it rests on; writes say it in `If-Match`. */
  last: z.int(),
  summary: z.string(),
  reviewed: z.string(),
  warnings: z.array(z.string()),
  groups: z.array(z.object({ id: z.enum(BOARD_GROUPS), heading: z.string(), says: z.string() })),
  cards: z.array(cardSchema),
});

const show = createRoute({
  method: 'get',
  path: '/cases/{case}/duties',
  summary: 'Whom to tell by when, and why: every rule as a card of the board',
  request: { params: caseParam, query: asOfQuery },
  responses: answers(boardSchema, 'The board as of that day'),
});
const calendar = createRoute({
  method: 'get',
  path: '/cases/{case}/duties.ics',
  summary: 'The deadlines as a calendar file',
  request: { params: caseParam, query: asOfQuery },
  responses: fileAnswers('text/calendar', 'RFC 5545'),
});

export function boardRoutes({ dir, app, now }: ServerContext) {
  return router()
    .openapi(show, async (context) => {
      const asOf = asOfIn(context.req.valid('query'), now());
      const { duties, last, decisions } = await knowledgeOfCase(dir, context.req.valid('param').case, asOf, app);
      const groups = BOARD_GROUPS.map((id) => ({ id, ...GROUP_WORDS[id] }));
      const cards = boardCards(duties, decisions).map((card) => ({ ...card, reasons: card.reasons.map(asLists) }));
      const said = { summary: summarySentence(duties), reviewed: reviewedSentence(duties) };
      const warnings = duties.warnings.map(inertLine);
      return context.json({ as_of: duties.as_of, last, ...said, warnings, groups, cards }, 200);
    })
    .openapi(calendar, async (context) => {
      const { case: id } = context.req.valid('param');
      const asOf = asOfIn(context.req.valid('query'), now());
      const { duties } = await knowledgeOfCase(dir, id, asOf, app);
      return context.body(icsDocument(duties, now()), 200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${id}-duties.ics"`,
      });
    });
}

function asLists({ label, lines }: { readonly label: string; readonly lines: readonly string[] }) {
  return { label, lines: [...lines] };
}
