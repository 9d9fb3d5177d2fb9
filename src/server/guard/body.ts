import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ServerError } from '../error.js';

/** Paths that anybody may send a body to. */
export const ENTERING_PATHS = ['/api/sign-in', '/api/invitation', '/api/leave'];

/** Refuses bodies of more than so many bytes; a longer one is not read to its end. Files (PUT) are counted by their routes. */
export function limitBody(most: number): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize: most,
    onError: () => {
      throw new ServerError('too_large', 'this request is larger than the page takes', {
        hint: 'Give large texts as a file.',
      });
    },
  });
  return (context, next) => (context.req.method === 'PUT' ? next() : limit(context, next));
}
