import { valueAt } from '../../../base/at-path.js';
import { FIRST_YEAR, LAST_YEAR, timeFault } from '../../../base/instants.js';
import { inertText } from '../../../base/text.js';
import type { Located } from '../../../base/yaml/positions.js';
import { StatementsError } from '../error.js';
import { LISTS } from './places.js';

/** Every `at` is a day, or a time with its zone, that is in the calendar. */
export function checkTimes(located: Located): void {
  for (const [list] of LISTS) {
    const items = valueAt(located.data, [list]);
    if (!Array.isArray(items)) continue;
    for (const [at, item] of items.entries()) checkTime(valueAt(item, ['at']), [list, at, 'at'], located);
  }
}

function checkTime(given: unknown, path: readonly (string | number)[], located: Located): void {
  if (typeof given !== 'string') return; // the schema says what is wrong with it
  const fault = timeFault(given);
  if (fault === null) return;
  const where = located.valueAt(path);
  if (fault === 'no_zone')
    throw new StatementsError(fault, `\`${path.join('.')}\` has a time of day and no zone`, {
      where,
      hint: 'Write its distance from UTC where it was, 2021-08-17T22:00-04:00, or the day alone.',
    });
  throw new StatementsError(fault, `\`${path.join('.')}\` is no time: ${inertText(given, 40)}`, {
    where,
    hint: `Write a day, 2021-08-17, or a time with its zone, 2021-08-17T22:00-04:00; years ${FIRST_YEAR} to ${LAST_YEAR}.`,
  });
}
