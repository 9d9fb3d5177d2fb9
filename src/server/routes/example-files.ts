import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRoute, z } from '@hono/zod-openapi';
import { problemSchema } from '../problem.js';
import type { ServerContext } from '../context.js';
import { ServerError } from '../error.js';
import { router } from './router.js';

/** What the story of the example carrier is told with. */
const FILES = { 'claim.txt': 'claim.txt', 'sample.csv': 'leak/sample.csv' } as const;

const give = createRoute({
  method: 'get',
  path: '/example/{file}',
  summary: 'A file of the example that is served: its text and its sample',
  request: { params: z.object({ file: z.enum(['claim.txt', 'sample.csv']) }) },
  responses: {
    200: { description: 'The file', content: { 'text/plain': { schema: z.string() } } },
    default: { description: 'What went wrong', content: { 'application/problem+json': { schema: problemSchema } } },
  },
});

export function exampleFileRoutes({ dir, isExample }: ServerContext) {
  return router().openapi(give, (context) => {
    if (!isExample) throw new ServerError('no_such_page', 'this is no example', { hint: 'Open the example carrier.' });
    const { file } = context.req.valid('param');
    if (file === 'sample.csv') context.header('Content-Disposition', `attachment; filename="${file}"`);
    return context.text(readFileSync(path.join(dir, FILES[file]), 'utf8'), 200);
  });
}
