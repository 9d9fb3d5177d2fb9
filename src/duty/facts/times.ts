import { FIRST_YEAR, LAST_YEAR, instantFault } from '../../base/instants.js';
import { inertText } from '../../base/text.js';
import type { Located, Path } from '../../base/yaml/positions.js';
import { ANCHORS } from '../../model/facts-words.js';
import { FactsError } from './error.js';
import { entriesAt, valueAt } from '../../base/at-path.js';

/** Every time has a zone and is in the calendar, and nothing about the incident lies before it began. */
export function checkTimes(located: Located): void {
  const { data } = located;
  const anchors = ANCHORS.map((name) => ['incident', name]);
  const done = entriesAt(data, ['done']).map(([id]) => ['done', id]);
  const known = entriesAt(data, ['known']).map(([path]) => ['known', path, 'at']);
  const ends = ['ended', 'contained', 'resolved'].map((name) => ['incident', name]);
  const decided = entriesAt(data, ['decided_against']).map(([id]) => ['decided_against', id, 'at']);
  for (const path of [...anchors, ...ends, ...done, ...decided, ...known]) checkInstant(path, located);
  for (const path of [...anchors, ...done, ...decided]) checkOrder(path, located);
}

function checkInstant(path: readonly string[], located: Located): void {
  const given = valueAt(located.data, path);
  if (typeof given !== 'string') return; // the schema says what is wrong with it
  const where = located.valueAt(path);
  const fault = instantFault(given);
  if (fault === 'no_zone') {
    throw new FactsError('no_zone', `\`${path.join('.')}\` has no zone`, {
      where,
      hint: 'Write the time and its distance from UTC where it was: 2021-08-12T09:00-07:00, or 16:00Z.',
    });
  }
  if (fault === 'bad_time') {
    throw new FactsError('bad_time', `\`${path.join('.')}\` is no time: ${inertText(given, 40)}`, {
      where,
      hint: `Write year-month-dayThour:minute and the zone, for example 2021-08-12T09:00-07:00; years ${FIRST_YEAR} to ${LAST_YEAR}.`,
    });
  }
}

function checkOrder(path: Path & readonly string[], located: Located): void {
  const [started, given] = [valueAt(located.data, ['incident', 'started']), valueAt(located.data, path)];
  if (typeof started !== 'string' || typeof given !== 'string') return;
  if (Date.parse(given) >= Date.parse(started)) return;
  throw new FactsError('anchor_before_incident', `\`${path.join('.')}\` lies before \`incident.started\``, {
    where: located.valueAt(path),
    hint: `The incident is said to have begun at ${started}. Correct one of the two.`,
  });
}
