import { createRoute, z } from '@hono/zod-openapi';
import { posturePlaces, requireOwn } from '../../../app/posture/desk/examples.js';
import { removeList } from '../../../app/posture/desk/files.js';
import { askMail, readMail } from '../../../app/posture/desk/mail.js';
import type { ServerContext } from '../../context.js';
import { ServerError } from '../../error.js';
import { answers, body } from '../answers.js';
import { router } from '../router.js';
import { dayQuery, listParam, seenOn } from './asked.js';
import { mailView, mailViewOf } from './mail-view.js';

const show = createRoute({
  method: 'get',
  path: '/posture/mail',
  summary: 'What name servers said of the plant’s mail, as it was kept; nothing is asked',
  request: { query: dayQuery },
  responses: answers(mailView, 'The results'),
});
const askThem = createRoute({
  method: 'post',
  path: '/posture/mail',
  summary: 'Ask a name server about one domain now, get its MTA-STS policy where there is one, and keep what it says',
  request: {
    body: body(
      z.object({
        domain: z.string().trim().min(1).max(300),
        /** `IP` or `IP:PORT`; null: the name servers of the machine that serves. In a team only those are asked. */
        server: z.string().trim().min(1).max(100).nullable(),
        selectors: z.array(z.string().max(200)).max(20),
        look_alikes: z.boolean(),
      }),
    ),
  },
  responses: answers(z.object({ name: z.string() }), 'Under which name it is kept'),
});
const remove = createRoute({
  method: 'delete',
  path: '/posture/mail/{name}',
  summary: 'Remove a result of the mail check',
  request: { params: listParam },
  responses: answers(z.object({}), 'It is gone'),
});

export function mailRoutes({ dir, now, signal, desk, team }: ServerContext) {
  return router()
    .openapi(show, async (context) => {
      const { places, said, posture } = await seenOn(desk, context.req.valid('query').as_of);
      return context.json(mailViewOf(readMail(places.mail), said?.mail_domains ?? [], posture), 200);
    })
    .openapi(askThem, async (context) => {
      const { mail, example } = posturePlaces(dir);
      requireOwn(example);
      const { look_alikes: lookAlikes, ...wish } = context.req.valid('json');
      if (team !== null && wish.server !== null) throw noChoice();
      const run = { signal: AbortSignal.any([context.req.raw.signal, signal]) };
      const asOf = now().toISOString().slice(0, 10);
      return context.json({ name: await askMail(mail, { ...wish, lookAlikes, asOf }, run) }, 200);
    })
    .openapi(remove, (context) => {
      removeList(posturePlaces(dir).mail, context.req.valid('param').name);
      return context.json({}, 200);
    });
}

/** Whoever names an address and a port makes the server ask there, in its own network. */
function noChoice(): ServerError {
  return new ServerError('no_choice_of_server', 'in a team the name servers of the machine that serves are asked', {
    hint: 'Leave the name server out. On the command line of that machine `assay posture mail --server` asks another.',
  });
}
