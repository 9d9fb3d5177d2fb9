import path from 'node:path';
import type { YamlKind } from '../../base/yaml/fault.js';
import { errorOf } from '../../base/yaml/issues.js';
import { locate, type Located } from '../../base/yaml/positions.js';
import { plantFileSchema, type Person, type PlantFile } from '../../model/plant.js';
import { PRACTICES, type PracticeAnswer } from '../../model/practice.js';
import { PlantError } from './error.js';

/** Somebody of the file, with the places of the entry and of each course. */
export type PlacedPerson = Person & { readonly where: string; readonly places: readonly string[] };

/** A plant file, checked, with its answers in the order of the goals, and its people. Throws `PlantError` with file, line, column and what to do. */
export function readPlantFile(
  text: string,
  file: string,
): { readonly plant: PlantFile; readonly answers: PracticeAnswer[]; readonly people: PlacedPerson[] } {
  const located = locate(text, file, PLANT_FILE);
  const parsed = plantFileSchema.safeParse(located.data ?? {});
  if (!parsed.success) throw errorOf(parsed.error.issues, located, PLANT_FILE);
  const shown = path.basename(file);
  return {
    plant: parsed.data,
    answers: answersOf(parsed.data, located, shown),
    people: peopleOf(parsed.data, located, shown),
  };
}

function peopleOf({ people }: PlantFile, located: Located, file: string): PlacedPerson[] {
  const at = (...steps: readonly (string | number)[]): string =>
    `${file}:${located.valueAt(['people', ...steps]).line}`;
  return people.map((person, index) => ({
    ...person,
    where: at(index, 'id'),
    places: person.training.map((_course, course) => at(index, 'training', course, 'what')),
  }));
}

function answersOf({ answers }: PlantFile, located: Located, file: string): PracticeAnswer[] {
  return PRACTICES.flatMap((practice) => {
    const given = answers[practice];
    if (given === undefined) return [];
    const { answer, note } = typeof given === 'string' ? { answer: given, note: undefined } : given;
    const basis = `${file}:${located.keyAt(['answers', practice]).line}`;
    return [{ practice, answer, basis, from: 'person' as const, note: note ?? null }];
  });
}

const PLANT_FILE: YamlKind = {
  name: 'the plant file',
  schema: plantFileSchema,
  missing: {
    name: 'Give it a name.',
    id: 'Give each person an id: P1.',
    when: 'Say on which day: 2021-03-01.',
    answer: 'Say yes, partly, no, unknown or not_applicable.',
  },
  help: '`assay posture ask` writes one; docs/guide/small-plant.md shows every key.',
  fail: (code, message, detail) => new PlantError(code, message, detail),
};
