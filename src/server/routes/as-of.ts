import { z } from '@hono/zod-openapi';
import { asOfFrom, type AsOf } from '../../model/clock.js';
import { ServerError } from '../error.js';

/** A day, or an instant with its zone; now where it is left out. */
export const asOfQuery = z.object({ as_of: z.string().max(40).optional() });

export function asOfIn({ as_of: text }: z.infer<typeof asOfQuery>, now: Date): AsOf {
  const asOf = asOfFrom(text, now);
  if (asOf !== null) return asOf;
  throw new ServerError('bad_request', 'as_of is no day', {
    hint: 'Write for example 2021-08-20, or 2021-08-20T12:00-07:00.',
  });
}
