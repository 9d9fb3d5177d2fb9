import type { Card } from '../queries.js';

/** A card with its day, in the zone of whoever is told. */
export type Deadline = { readonly day: string; readonly card: Card };

const SHOWN = ['overdue', 'due', 'not_before'];

/** What has a day and is not over, in the order of time. */
export function deadlinesOf(cards: readonly Card[]): Deadline[] {
  const found = cards.flatMap((card) =>
    card.at === null || !SHOWN.includes(card.group) ? [] : [{ day: card.at.slice(0, 10), card }],
  );
  return found.sort((one, other) => Date.parse(one.card.at ?? '') - Date.parse(other.card.at ?? ''));
}

export const MARKS: Readonly<Record<string, string>> = {
  overdue: 'overdue',
  due: 'due',
  not_before: 'not before',
};

/** The weeks of a month, from Monday; null is a day of another month. */
export function weeksOf(month: string): (string | null)[][] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const lead = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const days = Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
  const cells = [...Array.from({ length: lead }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return weeks.map((week) => [...week, ...Array.from({ length: 7 - week.length }, () => null)]);
}

/** September 2021. */
export function monthName(month: string): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  return at.toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** Monday, 13 September 2021. */
export function dayName(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  const weekday = at.toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' });
  return `${weekday}, ${Number(day.slice(8))} ${monthName(day.slice(0, 7))}`;
}
