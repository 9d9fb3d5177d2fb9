/** After so many wrong passwords in a row, the next is not even looked at for a while, which doubles each time. */
const FREE = 5;
const [FIRST_MS, LONGEST_MS] = [30_000, 15 * 60_000];
/** Names of no account are guessed at without end. */
const MOST = 10_000;

/** How long whoever guesses at one name must wait. It lives in memory: who starts the server anew starts it anew. */
export type Patience = {
  /** Milliseconds to wait; 0 where it may be tried. */
  readonly left: (name: string, now: Date) => number;
  readonly tried: (name: string, now: Date) => void;
  readonly wasRight: (name: string) => void;
};

export function openPatience(): Patience {
  const tries = new Map<string, { readonly times: number; readonly last: number }>();
  return {
    left: (name, now) => {
      const { times, last } = tries.get(name) ?? { times: 0, last: 0 };
      return Math.max(0, last + pauseAfter(times) - now.getTime());
    },
    tried: (name, now) => {
      const times = (tries.get(name)?.times ?? 0) + 1;
      tries.delete(name); // and to the end: the oldest goes first
      tries.set(name, { times, last: now.getTime() });
      const [oldest] = tries.keys();
      if (tries.size > MOST && oldest !== undefined) tries.delete(oldest);
    },
    wasRight: (name) => void tries.delete(name),
  };
}

function pauseAfter(times: number): number {
  return times < FREE ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** (times - FREE));
}
