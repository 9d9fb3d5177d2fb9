const MINUTE = 60_000;
/** Networks are changed without end. */
const MOST = 10_000;

/** Which refusals are written down: nobody can take a line out of the log again, so strangers must not fill it. */
export type Refusals = {
  /** Whether the first of its kind within a minute; those that follow stand for it. */
  readonly isNew: (kind: string, now: Date) => boolean;
};

export function openRefusals(): Refusals {
  const written = new Map<string, number>();
  return {
    isNew: (kind, now) => {
      const at = now.getTime();
      if (at - (written.get(kind) ?? -Infinity) < MINUTE) return false;
      written.delete(kind); // and to the end: the oldest goes first
      written.set(kind, at);
      const [oldest] = written.keys();
      if (written.size > MOST && oldest !== undefined) written.delete(oldest);
      return true;
    },
  };
}
