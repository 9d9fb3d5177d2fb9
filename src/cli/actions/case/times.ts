import { timeFault } from '../../../base/instants.js';
import { inertText } from '../../../base/text.js';
import { badOption } from '../../error.js';

/** A day, or a time with its zone; none where nothing is given. */
export function requireTime(option: string, given: string | undefined): void {
  if (given === undefined || timeFault(given) === null) return;
  const says = timeFault(given) === 'no_zone' ? 'lacks its zone' : 'is no day and no time';
  throw badOption(
    `${option} ${inertText(given, 60)} ${says}`,
    'Write a day, 2021-08-15, or a time with its zone, 2021-08-15T09:00-07:00.',
  );
}
