import { nearest } from '../../base/nearest.js';
import { inertText } from '../../base/text.js';
import type { Located } from '../../base/yaml/positions.js';
import type { Facts } from '../../model/facts.js';
import { FactsError } from './error.js';

/** What was done or decided against must be a duty that there is. */
export function checkDuties(facts: Facts, located: Located, duties: readonly string[]): void {
  for (const key of ['done', 'decided_against'] as const)
    for (const id of Object.keys(facts[key] ?? {})) {
      if (duties.includes(id)) continue;
      const meant = nearest(id, duties);
      throw new FactsError('unknown_duty', `there is no duty \`${inertText(id, 80)}\``, {
        where: located.keyAt([key, id]),
        hint: meant === null ? '`assay duties --all` lists the ids of all duties.' : `Did you mean \`${meant}\`?`,
      });
    }
}
