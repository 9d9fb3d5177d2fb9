import type { Connection } from './connection.js';

/** How often a running statement is asked how far it is, in milliseconds. */
const EVERY = 500;

/** Runs work and says meanwhile how much of its statement that is running is done, 0 to 1. Nobody listening, nobody asks. */
export async function watch<Result>(
  connection: Connection,
  tell: ((share: number) => void) | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  if (tell === undefined) return work();
  let furthest = 0;
  const timer = setInterval(() => {
    furthest = Math.max(furthest, connection.progress() ?? 0);
    tell(furthest);
  }, EVERY);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
