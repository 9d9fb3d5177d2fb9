import { inertText } from '../../base/text.js';
import type { EarlierIncident, Timeline, TimelineColumn, TimelineEntry } from '../../model/timeline.js';
import { countOf } from './numbers.js';

export const COLUMN_WORDS: Readonly<Record<TimelineColumn, string>> = {
  known: 'Known',
  not_known: 'Not known',
  said: 'Said',
  due: 'Due',
};

/** What a line of the timeline says, with its state and the event that it stands in. */
export function entryWords({ says, state, event, duty, time }: TimelineEntry): string {
  const mark = state === null || state === 'due' ? '' : `${state.replaceAll('_', ' ')}: `;
  const source = event === null ? (duty === null ? '' : ` [${duty}]`) : ` [${event}]`;
  return inertText(`${time === null ? '' : `${time} `}${mark}${says}${source}`, 2000);
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
      : [elements.length === 0 ? 'no data element in common' : `in common: ${elements.join(', ')}`]),
    ...(rows === null ? [] : [rows === 0 ? 'no row in common' : `${countOf(rows, 'row')} in common`]),
    ...(people === null ? [] : [`${countOf(people, 'person', 'people')} then`]),
  ];
  const open = earlier.cannot_tell.map((each) => `cannot tell ${each}`);
  return inertText(`${name}${when}: ${[...common, ...open].join('; ')}`, 1000);
}

export function zoneWords({ zone }: Timeline): string {
  return zone === 'Z' ? 'in UTC' : `in UTC${zone}`;
}
