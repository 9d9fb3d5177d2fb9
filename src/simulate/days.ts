/** Days since 1970-01-01, the simulator's only clock. */
export type Day = number;

export const YEAR = 365.25;
const DAY_MS = 86_400_000;
const written = new Map<Day, string>();

export function dayOf(date: string): Day {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) throw new TypeError('not a date: YYYY-MM-DD is expected');
  return Math.round(time / DAY_MS);
}

export function isoOf(day: Day): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
  written.set(day, text);
  return text;
}

export function yearOf(day: Day): number {
  return Number(isoOf(day).slice(0, 4));
}

/** The first of every `months`-th month from `from` to `to`, and `to` itself left out. */
export function monthStarts(from: string, to: string, months: number): string[] {
  const dates: string[] = [];
  let year = Number(from.slice(0, 4));
  let month = Number(from.slice(5, 7));
  if (from.slice(8) !== '01') month += 1;
  for (;;) {
    year += Math.floor((month - 1) / 12);
    month = ((month - 1) % 12) + 1;
    const date = `${year}-${String(month).padStart(2, '0')}-01`;
    if (date > to) return dates;
    dates.push(date);
    month += months;
  }
}
