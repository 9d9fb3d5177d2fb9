/** An instant with the zone it was written in: 2021-08-12T09:00-07:00. A time without zone is none. */
export const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/u;

/** Years that the holiday calendars cover with room for a term. */
export const [FIRST_YEAR, LAST_YEAR] = [2006, 2039];

/** What is wrong with a text that should be an instant: it lacks its zone, or is no time in the calendar; null where it is one. */
export function instantFault(text: string): 'no_zone' | 'bad_time' | null {
  if (/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?$/u.test(text)) return 'no_zone';
  return INSTANT.test(text) && isReal(text) ? null : 'bad_time';
}

/** The same for a text that may also be a whole day: a time of day without zone is still none. */
export function timeFault(text: string): 'no_zone' | 'bad_time' | null {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return isReal(`${text}T00:00Z`) ? null : 'bad_time';
  return instantFault(text);
}

function isReal(text: string): boolean {
  const [day = ''] = text.split('T');
  const date = new Date(`${day}T00:00:00Z`);
  const year = Number(day.slice(0, 4));
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return false;
  const offset = Number(/[+-](\d{2}):\d{2}$/u.exec(text)?.[1] ?? 0);
  return !Number.isNaN(Date.parse(text)) && offset <= 14 && year >= FIRST_YEAR && year <= LAST_YEAR;
}
