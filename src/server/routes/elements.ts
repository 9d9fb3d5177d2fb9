import { createRoute, z } from '@hono/zod-openapi';
import { ELEMENTS, elementSchema } from '../../model/element.js';
import { elementName } from '../../report/words/elements.js';
import { router } from './router.js';
import { answers } from './answers.js';

const list = createRoute({
  method: 'get',
  path: '/elements',
  summary: 'The data elements that a column can hold',
  responses: answers(
    z.object({ elements: z.array(z.object({ element: elementSchema, name: z.string() })) }),
    'The elements in the order of reports, by name',
  ),
});

export function elementRoutes() {
  const elements = ELEMENTS.map((element) => ({ element, name: elementName(element) }));
  return router().openapi(list, (context) => context.json({ elements }, 200));
}
