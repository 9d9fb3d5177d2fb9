import { z } from 'zod';
import { readData } from '../../base/data.js';
import { toDay } from '../../base/dates.js';
import { lifecyclesSchema, type Entry } from './schema.js';

const releaseSchema = z.object({ say: z.string(), from: z.iso.date(), until: z.iso.date().nullable() });

/** `data/successors.json`; its own `note` says what the fields mean. */
const successorsSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  note: z.string(),
  lines: z.array(
    z.object({
      key: z.string(),
      newest: z.int().min(1),
      source: z.string(),
      tracks: z.array(z.array(releaseSchema)),
    }),
  ),
});
type Line = z.infer<typeof successorsSchema>['lines'][number];
type Release = z.infer<typeof releaseSchema>;

/** Days for which what is sold at the day of a table counts as sold: two years, a judgement. */
const STALE = 731;

/**
 * What takes the place of a product whose support ends on `end`, in words, out of what was on sale and supported on the day; null
 * where nothing is known for that day.
 */
export function successorOn({ successors, successor }: Entry, end: string | null, day: string): string | null {
  if (successors === null) {
    return successor !== null && isFresh(readData('lifecycles', lifecyclesSchema).date, day) ? successor : null;
  }
  const table = readData('successors', successorsSchema);
  const line = table.lines.find(({ key }) => key === successors);
  if (line === undefined) return null;
  return namesOf(line, (release) => isOffered(release, end, day, table.date));
}

function namesOf({ tracks, newest }: Line, offered: (release: Release) => boolean): string | null {
  const named = tracks.flatMap((track) => track.filter(offered).slice(0, newest));
  return named.length === 0 ? null : named.map(({ say }) => say).join(' or ');
}

function isOffered({ from, until }: Release, end: string | null, day: string, asOf: string): boolean {
  if (day < from) return false;
  if (until === null) return toDay(day) - toDay(asOf) <= STALE;
  return day <= until && (end === null || end < until);
}

/** From the day of the table on, and not for ever. */
function isFresh(date: string, day: string): boolean {
  return day >= date && toDay(day) - toDay(date) <= STALE;
}
