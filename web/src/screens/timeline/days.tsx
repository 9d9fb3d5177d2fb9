import type { TimelineColumn, TimelineEntry } from '../../../../src/model/timeline.js';

const COLUMNS: readonly { readonly column: TimelineColumn; readonly label: string }[] = [
  { column: 'known', label: 'Known' },
  { column: 'not_known', label: 'Not known' },
  { column: 'said', label: 'Said' },
  { column: 'due', label: 'Due' },
];

type Cells = ReadonlyMap<TimelineColumn, readonly TimelineEntry[]>;

/** The entries of each day and column, each looked at once. */
function cellsOf(entries: readonly TimelineEntry[]): [string, Cells][] {
  const days = new Map<string, Map<TimelineColumn, TimelineEntry[]>>();
  for (const entry of entries) {
    const cells = days.get(entry.day) ?? new Map<TimelineColumn, TimelineEntry[]>();
    const cell = cells.get(entry.column) ?? [];
    cell.push(entry);
    cells.set(entry.column, cell);
    days.set(entry.day, cells);
  }
  return [...days];
}

/** A row for each day. On a narrow screen the columns stand below each other, each cell with its name. */
export function Days({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const days = cellsOf(entries);
  const used = COLUMNS.filter(({ column }) => column !== 'due' || days.some(([, cells]) => cells.has('due')));
  return (
    <table className="timeline">
      <caption className="hidden">What was known, not known, said and due, by day</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          {used.map(({ column, label }) => (
            <th key={column} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map(([day, cells]) => (
          <tr key={day}>
            <th scope="row">{day}</th>
            {used.map(({ column, label }) => (
              <td key={column} data-label={label}>
                <Cell entries={cells.get(column) ?? []} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className="entries">
      {entries.map((entry) => (
        <Entry key={entryKey(entry)} entry={entry} when={entry.time} />
      ))}
    </ul>
  );
}

/** What an entry is known by among those of its timeline. */
export function entryKey({ at, says, event, duty }: TimelineEntry): string {
  return `${at} ${event ?? ''} ${duty ?? ''} ${says}`;
}

export function Entry({ entry, when }: { readonly entry: TimelineEntry; readonly when: string | null }) {
  const { says, event, state } = entry;
  return (
    <li>
      {state === null ? null : <span className={`state state-${state}`}>{state.replaceAll('_', ' ')}</span>}
      {says}
      <small>{[when, event === null ? null : `event ${event}`].filter((part) => part !== null).join(' · ')}</small>
    </li>
  );
}
