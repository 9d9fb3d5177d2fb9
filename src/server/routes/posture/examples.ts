import { createRoute, z } from '@hono/zod-openapi';
import { closeExample, exampleFolder, EXAMPLE_NAMES, openExample } from '../../../app/posture/desk/examples.js';
import type { ServerContext } from '../../context.js';
import { ServerError } from '../../error.js';
import { answers } from '../answers.js';
import { router } from '../router.js';

const exampleParam = z.object({ name: z.enum(EXAMPLE_NAMES) });

const open = createRoute({
  method: 'post',
  path: '/examples/{name}',
  summary: 'Open an example: town and state here, in place of nothing of one’s own; carrier as a workspace beside',
  request: { params: exampleParam },
  responses: answers(
    z.object({
      /** Where the carrier is served, for this browser; null where the example is open here. */
      address: z.string().nullable(),
    }),
    'It is there',
  ),
});
const close = createRoute({
  method: 'delete',
  path: '/examples/{name}',
  summary: 'Remove an example and all that was made of it',
  request: { params: exampleParam },
  responses: answers(z.object({}), 'It is gone'),
});

export function exampleRoutes({ dir, now, beside }: ServerContext) {
  return router()
    .openapi(open, async (context) => {
      const { name } = context.req.valid('param');
      if (name === 'carrier' && beside === null) throw notInTeam();
      const { folder } = openExample(dir, name, now());
      return context.json({ address: name === 'carrier' ? ((await beside?.open(folder)) ?? null) : null }, 200);
    })
    .openapi(close, async (context) => {
      const { name } = context.req.valid('param');
      if (name === 'carrier') await beside?.close(exampleFolder(dir, name));
      closeExample(dir, name);
      return context.json({}, 200);
    });
}

function notInTeam(): ServerError {
  return new ServerError('not_in_team', 'the example carrier is not served to a team', {
    hint: 'It is served beside, at an address of this machine alone: open it from `assay serve` without --team.',
  });
}
