import { createMiddleware } from 'hono/factory';
import { ServerError } from '../error.js';

/** At most so many requests a second over time, and so many at once: a page gone wild must not hold the machine. */
const [A_SECOND, AT_ONCE] = [50, 300];

export function limitRate(clock: () => number) {
  let [left, then] = [AT_ONCE, clock()];
  return createMiddleware(async (_context, next) => {
    const now = clock();
    left = Math.min(AT_ONCE, left + ((now - then) / 1000) * A_SECOND);
    then = now;
    if (left < 1) {
      throw new ServerError('too_many_requests', 'too many requests at once', { hint: 'Wait a second, then go on.' });
    }
    left -= 1;
    return next();
  });
}
