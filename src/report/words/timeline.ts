import { inertText } from '../../base/text.js';
import type { EarlierIncident, Timeline, TimelineColumn, TimelineEntry } from '../../model/timeline.js';
import { elementLabel } from './elements.js';
import { countOf } from './numbers.js';

export const COLUMN_WORDS: Readonly<Record<TimelineColumn, string>> = {
  known: 'Known',
  not_known: 'Not known',
  said: 'Said',
  due: 'Due',
};

/** What a line of the timeline says, and around it its time, its state and the event or duty that it stands for; empty where there is none. Inert. */
export function entryParts({ says, state, event, duty, time }: TimelineEntry) {
  return {
    time: inertText(time ?? ''),
    mark: state === null || state === 'due' ? '' : inertText(state.replaceAll('_', ' ')),
    says: inertText(says, 2000),
    source: inertText(event === null ? (duty ?? '') : String(event)),
  };
}

/** The same in one line. */
export function entryWords(entry: TimelineEntry): string {
  const { time, mark, says, source } = entryParts(entry);
  return `${time === '' ? '' : `${time} `}${mark === '' ? '' : `${mark}: `}${says}${source === '' ? '' : ` [${source}]`}`;
}

/** The entries of each day, in their order. */
export function daysOf({ entries }: Timeline): { readonly day: string; readonly entries: readonly TimelineEntry[] }[] {
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    days.set(entry.day, [...(days.get(entry.day) ?? []), entry]);
  }
  return [...days].map(([day, of]) => ({ day, entries: of }));
}

/** An earlier incident, and what it has in common with this one. */
export function earlierWords(earlier: EarlierIncident): string {
  const { name, on, people, elements_in_common: elements, rows_in_common: rows } = earlier;
  const when = on === null ? '' : ` (${on})`;
  const common = [
    ...(elements === null
      ? []
      : [elements.length === 0 ? 'no data element in common' : `in common: ${elements.map(elementLabel).join(', ')}`]),
    ...(rows === null ? [] : [rows === 0 ? 'no row in common' : `${countOf(rows, 'row')} in common`]),
    ...(people === null ? [] : [`${countOf(people, 'person', 'people')} then`]),
  ];
  const open = earlier.cannot_tell.map((each) => `cannot tell ${each}`);
  return inertText(`${name}${when}: ${[...common, ...open].join('; ')}`, 1000);
}

export function zoneWords({ zone }: Timeline): string {
  return zone === 'Z' ? 'in UTC' : `in UTC${zone}`;
}
