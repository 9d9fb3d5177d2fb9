import type { TimelineEntry } from '../../../../src/model/timeline.js';
import { Entry, entryKey } from './days.js';

type StillOpenProps = { readonly open: readonly TimelineEntry[]; readonly shown: readonly TimelineEntry[] };

/** What is due or owed since before the days that are shown. */
export function StillOpen({ open, shown }: StillOpenProps) {
  const there = new Set(shown.map(entryKey));
  const hidden = open.filter((entry) => !there.has(entryKey(entry)));
  if (hidden.length === 0) return null;
  return (
    <section aria-labelledby="still-open">
      <h2 id="still-open">Still open from before</h2>
      <ul className="entries">
        {hidden.map((entry) => (
          <Entry
            key={entryKey(entry)}
            entry={entry}
            when={entry.time === null ? entry.day : `${entry.day} ${entry.time}`}
          />
        ))}
      </ul>
    </section>
  );
}
