import { grouped, sumOf } from '../../base/numbers.js';
import type { Located } from '../../base/yaml/positions.js';
import type { Facts } from '../../model/facts.js';
import { FactsError } from './error.js';

/** Each person lives in one place, so that the residents of all of them cannot be more than the people. */
export function checkPeople({ exposure }: Facts, located: Located): void {
  const people = exposure?.people;
  if (people?.total === undefined) return;
  const residents = sumOf(Object.values(people.by_jurisdiction ?? {})) + (people.elsewhere ?? 0);
  if (residents <= people.total) return;
  throw new FactsError(
    'more_residents_than_people',
    `${grouped(residents)} residents are named, but only ${grouped(people.total)} people`,
    {
      where: located.valueAt(['exposure', 'people', 'total']),
      hint: 'Count each person once, by residence, or correct `total`.',
    },
  );
}
