import { OpenAPIHono } from '@hono/zod-openapi';
import { inertText } from '../../base/text.js';
import { ServerError } from '../error.js';

/** Routes whose requests are held against their schemas. Throws `bad_request` with the first fault. */
export function router(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const [issue] = result.error.issues;
      const at = (issue?.path ?? []).map(String).join('.');
      const says = inertText(`${at}${at === '' ? '' : ': '}${issue?.message ?? ''}`, 300);
      throw new ServerError('bad_request', `the request is not as it should be: ${says}`, {
        hint: '/api/openapi.json says what each route takes.',
      });
    },
  });
}
