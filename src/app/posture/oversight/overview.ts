import type { Oversight } from '../../../model/oversight.js';
import { overviewOf } from '../../../posture/oversight/overview.js';
import { productNames, type Plant, type ProductNames } from '../../../posture/oversight/plants.js';
import { lifecycleRows } from '../../../posture/product/table.js';
import { allQuestions } from '../../../posture/questions/questions.js';
import { aliasesOf, readPlants } from './store.js';

/** What the bundles of a folder add up to. */
export function overviewFrom(dir: string, request: { asOf: string; small: number; clear: boolean }): Oversight {
  return overviewOf({ ...request, plants: plantsFrom(dir), names: namesOfOurs() });
}

export function plantsFrom(dir: string): Plant[] {
  const all = readPlants(dir);
  const alias = aliasesOf(
    dir,
    all.map(([first]) => first.plant.id),
  );
  return all.map((bundles) => ({ id: bundles[0].plant.id, alias: alias(bundles[0].plant.id), bundles }));
}

function namesOfOurs(): ProductNames {
  const faults = new Map(allQuestions().map(({ practice, fault }) => [practice, fault]));
  return productNames(lifecycleRows([]), (practice) => faults.get(practice) ?? practice);
}
