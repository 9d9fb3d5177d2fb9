import { createRoute } from '@hono/zod-openapi';
import { checkSaid, say, type SayRequest } from '../../../app/cases/say.js';
import { saidOfCase } from '../../../app/cases/said.js';
import { COUNT_HINT, saidTwice, statedCountOf } from '../../../model/stated-content.js';
import type { Content } from '../../../model/statement.js';
import { saidLines } from '../../../report/words/statements.js';
import type { ServerContext } from '../../context.js';
import { ServerError } from '../../error.js';
import { answers, body, caseParam, ifMatch, keptSchema } from '../answers.js';
import { entryOf } from '../entry.js';
import { router } from '../router.js';
import { checkSchema, saidSchema, statementsViewSchema, type Said } from './schemas.js';
import { statementsView } from './view.js';

const show = createRoute({
  method: 'get',
  path: '/cases/{case}/statements',
  summary: 'What was said, what is owed for it, and what may be said',
  request: { params: caseParam },
  responses: answers(statementsViewSchema, 'The statements, newest first'),
});
const check = createRoute({
  method: 'post',
  path: '/cases/{case}/statements/check',
  summary: 'Hold a statement against what the case knows, without keeping it',
  request: { params: caseParam, body: body(saidSchema) },
  responses: answers(checkSchema, 'What is known otherwise'),
});
const keep = createRoute({
  method: 'post',
  path: '/cases/{case}/statements',
  summary: 'Keep a statement that was made',
  request: { params: caseParam, headers: ifMatch, body: body(saidSchema) },
  responses: answers(
    keptSchema.extend({ against: checkSchema.shape.against }),
    'The event, and what is owed from now on',
  ),
});

export function statementRoutes(server: ServerContext) {
  const { dir, app, now } = server;
  return router()
    .openapi(show, async (context) => {
      const said = await saidOfCase(dir, context.req.valid('param').case, app);
      return context.json(statementsView(said), 200);
    })
    .openapi(check, async (context) => {
      const said = context.req.valid('json');
      const entry = entryOf(server, context.req.valid('param').case, undefined, said.basis);
      const { says: kept, against, owed, seq } = await checkSaid(dir, entry, requestOf(said, now()), app);
      const lines = owed.map(({ statement, contradictions }) => ({
        statement: statement === seq ? null : statement,
        says: contradictions.map(({ says }) => says),
      }));
      return context.json({ says: saidLines(kept), against: [...against], owed: lines }, 200);
    })
    .openapi(keep, async (context) => {
      const said = context.req.valid('json');
      const match = context.req.valid('header')['if-match'];
      const entry = entryOf(server, context.req.valid('param').case, match, said.basis);
      const { event, against, owed } = await say(dir, entry, requestOf(said, now()), app);
      return context.json({ event, owed: [...owed], against: [...against] }, 200);
    });
}

function requestOf({ text, to, at, by, channel, restates, ...content }: Said, now: Date): SayRequest {
  if (Date.parse(at) > now.getTime()) {
    throw new ServerError('bad_request', 'the time at which it was said lies ahead', {
      hint: 'Keep a statement when it has been made.',
    });
  }
  const said = { text, to, at, by, says: contentOf(content), restates: restates === null ? null : String(restates) };
  return channel === '' ? said : { ...said, channel };
}

function contentOf({ status, people, ...lists }: Pick<Said, 'status' | 'people' | Lists>): Content {
  const count = people === '' ? undefined : statedCountOf(people);
  if (count === null) throw new ServerError('bad_request', 'the number of people is no number', { hint: COUNT_HINT });
  const content: Content = {
    ...(status === null ? {} : { status }),
    ...(count === undefined ? {} : { people: count }),
    ...(lists.confirmed.length === 0 ? {} : { confirmed: lists.confirmed }),
    ...(lists.ruled_out.length === 0 ? {} : { ruled_out: lists.ruled_out }),
    ...(lists.possible.length === 0 ? {} : { possible: lists.possible }),
  };
  const twice = saidTwice(content);
  if (twice === undefined) return content;
  throw new ServerError('bad_request', `${twice} is said to be two things`, {
    hint: 'Name an element as taken, not taken or perhaps taken.',
  });
}

type Lists = 'confirmed' | 'ruled_out' | 'possible';
