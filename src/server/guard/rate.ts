import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { ServerError } from '../error.js';

export type Rate = {
  /** Requests a second, over time. */
  readonly aSecond: number;
  /** Requests at once, after a pause. */
  readonly atOnce: number;
  /** What is counted together. */
  readonly key: (context: Context) => string;
  /** Milliseconds that only go up. */
  readonly clock: () => number;
};

/** Keys that are kept count of at once; who comes after finds the one forgotten that was left alone longest. */
const MOST = 1000;

/** A page gone wild must not hold the machine, nor somebody who guesses. */
export function limitRate({ aSecond, atOnce, key, clock }: Rate) {
  const counts = new Map<string, { readonly left: number; readonly at: number }>();
  return createMiddleware(async (context, next) => {
    const own = key(context);
    const now = clock();
    const { left: before, at } = counts.get(own) ?? { left: atOnce, at: now };
    const left = Math.min(atOnce, before + ((now - at) / 1000) * aSecond);
    counts.delete(own); // and to the end: the one left alone longest goes first
    counts.set(own, { left: left < 1 ? left : left - 1, at: now });
    const [oldest] = counts.keys();
    if (counts.size > MOST && oldest !== undefined) counts.delete(oldest);
    if (left < 1) {
      throw new ServerError('too_many_requests', 'too many requests at once', { hint: 'Wait a second, then go on.' });
    }
    return next();
  });
}
