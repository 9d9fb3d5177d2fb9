import type { CaseEvent } from '../model/case.js';
import type { EarlierIncident } from '../model/timeline.js';
import { standing, standingOf } from './standing.js';

/** Earlier incidents that the case names, with what they have in common with this one. `elements` are those of the case; none where it does not say. */
export function earlierIncidents(events: readonly CaseEvent[], elements: readonly string[]): EarlierIncident[] {
  const now = standing(events);
  const tested = standingOf(now, 'verdict').at(-1)?.payload.document.prior_leaks;
  return standingOf(now, 'earlier_incident').map(({ payload }) => {
    const { name, on, people } = payload;
    const known = elements.length > 0 && payload.elements !== undefined;
    const common = known ? elements.filter((element) => payload.elements?.includes(element) === true) : null;
    const leak = tested?.find((each) => each.name === name);
    return {
      name,
      on: on ?? null,
      case: payload.case ?? null,
      elements_in_common: common,
      people: people ?? null,
      rows_in_common: leak?.overlap_rows ?? null,
      cannot_tell: [
        ...(common === null ? ['which data elements both concern: one of the two does not say'] : []),
        ...(leak === undefined
          ? [`which people both concern: no tested file was held against a leak that assay.yaml calls ${name}`]
          : []),
      ],
    };
  });
}
