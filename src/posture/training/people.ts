import type { Course, Person } from '../../model/plant.js';

/** A course with the place that says so. */
export type Record = Course & { readonly where: string };

/** Somebody with all that is on record of them, by plant file and list together. */
export type Staff = Omit<Person, 'training'> & { readonly training: readonly Record[]; readonly where: string };

/** A line of a list of courses: `who` is an id or a name of the plant file, or somebody who is not in it. */
export type Line = { readonly who: string; readonly course: Record };

/** Puts lines of a list to the people of the plant file; whoever is not in it gets an id of its own, T1. */
export function staffOf(
  people: readonly (Person & { readonly where: string; readonly places: readonly string[] })[],
  lines: readonly Line[],
): Staff[] {
  const staff = people.map(({ places, training, ...person }) => ({
    ...person,
    training: training.map((course, at) => ({ ...course, where: places[at] ?? person.where })),
  }));
  const find = (who: string) =>
    staff.find(({ id, name }) => folded(who) === folded(id) || (name !== undefined && folded(who) === folded(name)));
  const others = new Map<string, Staff>();
  for (const { who, course } of lines) {
    const known = find(who);
    if (known !== undefined) known.training.push(course);
    else {
      const key = folded(who);
      const other = others.get(key);
      const id = freeId(staff, others.size + 1);
      others.set(
        key,
        other === undefined
          ? { id, licences: [], training: [course], where: course.where }
          : { ...other, training: [...other.training, course] },
      );
    }
  }
  return [...staff, ...others.values()];
}

function freeId(staff: readonly { readonly id: string }[], number: number): string {
  const letter = staff.some(({ id }) => /^T-?\d/iu.test(id)) ? 'TX' : 'T';
  return `${letter}${number}`;
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}

/** Day of the last course of these kinds on or before a day. */
export function lastOf(
  { training }: Pick<Staff, 'training'>,
  kinds: readonly Course['cyber'][],
  asOf: string,
): string | null {
  const days = training.filter(({ cyber, when }) => kinds.includes(cyber) && when <= asOf).map(({ when }) => when);
  return days.toSorted().at(-1) ?? null;
}
