import path from 'node:path';
import { createRoute, z } from '@hono/zod-openapi';
import { closeExample, EXAMPLE_NAMES, openExample } from '../../../app/posture/desk/examples.js';
import type { ServerContext } from '../../context.js';
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
      /** What is to be typed, one after the other, to serve a workspace of its own; none where it is open here. */
      commands: z.array(z.string()),
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

export function exampleRoutes({ dir, now }: ServerContext) {
  return router()
    .openapi(open, (context) => {
      const { name } = context.req.valid('param');
      const { folder } = openExample(dir, name, now());
      const quoted = `"${path.resolve(folder)}"`;
      const commands =
        name === 'carrier' ? [`assay index --workspace ${quoted}`, `assay serve --workspace ${quoted} --port 0`] : [];
      return context.json({ commands }, 200);
    })
    .openapi(close, (context) => {
      closeExample(dir, context.req.valid('param').name);
      return context.json({}, 200);
    });
}
