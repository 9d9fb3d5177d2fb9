import type { Training } from '../../../model/training.js';
import { checkTraining } from '../training.js';
import { readCourses } from './courses.js';
import { plantGiven } from './plant-text.js';
import type { Seen } from './seen.js';

/** Who was trained and what is due by when, by the plant file and the lists of courses. */
export function trainingSeen({ places, plant, posture }: Seen): Training {
  const given = plantGiven(plant) ?? { file: 'plant.yaml', text: '' };
  return checkTraining({ plant: given, lists: readCourses(places.courses), asOf: posture.as_of }).training;
}
