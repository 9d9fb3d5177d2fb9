import { TeamError } from './error.js';

/** Passwords that wait, and the one that is looked at: the last of them waits some seven seconds. */
const MOST = 16;

/** Looks at one password after the other: many guesses at once take the memory of one. */
export type Turns = {
  /**
   * Does the work when its turn comes, and not at all where whoever asked has gone by then (rejects with the reason of `signal`).
   * Throws `too_many_sign_ins` at once where so many wait already.
   */
  readonly take: <Result>(work: () => Promise<Result>, signal: AbortSignal) => Promise<Result>;
};

export function openTurns(): Turns {
  let waiting = 0;
  let before: Promise<unknown> = Promise.resolve();
  return {
    take: (work, signal) => {
      if (waiting >= MOST) throw tooMany();
      waiting += 1;
      const mine = before.then(async () => {
        try {
          signal.throwIfAborted();
          return await work();
        } finally {
          waiting -= 1;
        }
      });
      before = mine.catch(() => undefined);
      return mine;
    },
  };
}

function tooMany(): TeamError {
  return new TeamError('too_many_sign_ins', 'too many people sign in at once', {
    hint: 'Wait some seconds, then try again. This was not counted as a wrong password.',
  });
}
