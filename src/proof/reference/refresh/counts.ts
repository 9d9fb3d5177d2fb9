import { FORMS } from '../../../model/element.js';
import type { Reference } from '../../../model/reference.js';
import type { Counts } from '../statistics.js';

/** What a reference says was counted in it. */
export function countsOf(reference: Reference): Counts {
  return {
    people: reference.people,
    records: reference.records,
    holders: Object.fromEntries(reference.forms.map(({ form, people }) => [form, people])),
    systems: Object.fromEntries(reference.systems.map(({ records, people }, index) => [index, { records, people }])),
  };
}

/** The counts of everybody once some people have been taken out and others put in. */
export function exchangeCounts(all: Counts, was: Counts, now: Counts): Counts {
  const changed = (of: (counts: Counts) => number | undefined): number =>
    (of(all) ?? 0) - (of(was) ?? 0) + (of(now) ?? 0);
  return {
    people: changed(({ people }) => people),
    records: changed(({ records }) => records),
    holders: Object.fromEntries(
      FORMS.filter((form) => all.holders[form] !== undefined).map((form) => [
        form,
        changed(({ holders }) => holders[form]),
      ]),
    ),
    systems: Object.fromEntries(
      Object.keys(all.systems).map((key) => [
        key,
        {
          records: changed(({ systems }) => systems[Number(key)]?.records),
          people: changed(({ systems }) => systems[Number(key)]?.people),
        },
      ]),
    ),
  };
}
