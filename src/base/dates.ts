const DAY = 86_400_000;

/** Days since 1970-01-01 of a date written YYYY-MM-DD. */
export function toDay(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
}

/** The date, YYYY-MM-DD, of a number of days since 1970-01-01. */
export function fromDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
