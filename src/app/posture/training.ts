import path from 'node:path';
import type { PlantFile } from '../../model/plant.js';
import type { Training } from '../../model/training.js';
import { readPlantFile } from '../../posture/questions/questions.js';
import {
  readTrainingList,
  staffOf,
  trainingOf,
  type ListRead,
  type Staff,
  type TrainingAnswer,
} from '../../posture/training/training.js';

type TextFile = { readonly file: string; readonly text: string };

export type TrainingRequest = {
  readonly plant: TextFile;
  /** Lists of courses as CSV. */
  readonly lists: readonly TextFile[];
  /** A day. */
  readonly asOf: string;
};

/** What is due, and the names as the plant's own file has them: for the terminal only. */
export type TrainingResult = { readonly training: Training; readonly names: ReadonlyMap<string, string> };

const NOTICE =
  'This is not legal advice. It applies rules as they were researched to what is on record; the state decides what counts.';

/** Who was trained, what is due by when. */
export function checkTraining({ plant: file, lists, asOf }: TrainingRequest): TrainingResult {
  const { plant, people } = readPlantFile(file.text, file.file);
  const read = lists.map(readList);
  const staff = staffOf(
    people,
    read.flatMap(({ lines }) => lines),
  );
  const place = { state: stateOf(plant), sector: plant.organisation?.sector ?? null };
  const answer = trainingFor(plant, staff, { ...place, asOf });
  const { people: trained, due, findings, cannot_tell: open } = answer;
  const training: Training = {
    schema: 'assay.training/1',
    as_of: asOf,
    organisation: plant.organisation?.name ?? null,
    ...place,
    people: trained,
    due,
    findings,
    cannot_tell:
      staff.length === 0 ? [...open, 'The file names nobody who works there: write them under people.'] : open,
    warnings: read.flatMap(warningsOf),
    notice: NOTICE,
  };
  return {
    training,
    names: new Map(people.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const]))),
  };
}

export function readList({ file, text }: TextFile): ListRead {
  return readTrainingList(text, path.basename(file));
}

/** What the stage of training needs of a plant file. */
export function trainingFor(
  { organisation }: PlantFile,
  staff: readonly Staff[],
  place: { readonly state: string | null; readonly sector: string | null; readonly asOf: string },
): TrainingAnswer {
  const local = organisation?.local_government;
  return trainingOf(staff, {
    ...place,
    persons_served: organisation?.persons_served ?? null,
    local_government: local === undefined || local === 'unknown' ? null : local === 'yes',
  });
}

export function warningsOf({ set_aside: aside }: ListRead): string[] {
  const [first] = aside;
  if (first === undefined) return [];
  return [
    `${aside.length === 1 ? 'A line was' : `${aside.length} lines were`} set aside, the first at ${first.where}: ${first.why}`,
  ];
}

function stateOf({ organisation }: PlantFile): string | null {
  return organisation?.state?.toUpperCase() ?? null;
}
