import { createRoute, z } from '@hono/zod-openapi';
import { glossary } from '../../report/words/glossary.js';
import { router } from './router.js';
import { answers } from './answers.js';

const show = createRoute({
  method: 'get',
  path: '/glossary',
  summary: 'The words of the vocabulary, each in a sentence or two',
  responses: answers(
    z.object({ terms: z.array(z.object({ id: z.string(), word: z.string(), says: z.string() })) }),
    'The words in the order of the story',
  ),
});

export function glossaryRoutes() {
  return router().openapi(show, (context) => context.json({ terms: glossary() }, 200));
}
