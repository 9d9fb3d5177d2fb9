import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkPosture } from '../../src/app/posture/check.js';
import { checkTraining } from '../../src/app/posture/training.js';
import { plainInk } from '../../src/cli/terminal/ink.js';
import { viewPosture } from '../../src/cli/view/posture.js';
import { viewTraining } from '../../src/cli/view/training.js';
import { postureSchema } from '../../src/model/posture.js';
import type { OrderedBy } from '../../src/model/shown-way.js';
import { trainingSchema } from '../../src/model/training.js';
import { validatorOf } from '../schemas.js';

const folder = fileURLToPath(new URL('../../examples/town', import.meta.url));
const page = { width: 80, ink: plainInk };
const plant = { file: path.join(folder, 'plant.yaml'), text: readFileSync(path.join(folder, 'plant.yaml'), 'utf8') };
const inventory = { path: 'inventory.csv', bytes: readFileSync(path.join(folder, 'inventory.csv')) };

/** As `way-in.yaml` says it in the fourth event of the case of the README. */
const incident: OrderedBy = {
  case: 'note-2021',
  ways: [
    {
      way: 'remote_access',
      by: 'fact',
      event: 4,
      basis: 'incident.vector: remote access to the SCADA main computer by TeamViewer, without a second factor',
    },
  ],
  cannot_tell: [],
};

const check = (ofCase: OrderedBy | null) =>
  checkPosture({
    files: [inventory],
    plant,
    training: [],
    mail: [],
    feeds: path.join(folder, 'none'),
    asOf: '2021-08-05',
    budget: 10_000,
    hours: 40,
    shown: [],
    incident: ofCase,
    state: null,
    sector: null,
  });

test.each([
  ['posture.txt', null],
  ['posture-after.txt', incident],
])("the town's %s reads as it is kept, and fits the schema", async (file, ofCase) => {
  const posture = await check(ofCase);
  expect(postureSchema.parse(posture)).toEqual(posture);
  const valid = validatorOf('assay.posture-1');
  valid(posture);
  expect(valid.errors).toBeNull();
  expect(posture.findings.find(({ id }) => id === 'support_ended:A1:microsoft-windows-7')).toMatchObject({
    answer: 'yes',
    since: '2020-01-14',
  });
  expect(posture.plan.steps[0]?.measure).toBe('second_factor');
  await expect(viewPosture(posture, { all: false }, page)).toMatchFileSnapshot(path.join(folder, file));
});

test("the town's training reads as it is kept, and fits the schema", async () => {
  const { training, names } = checkTraining({ plant, lists: [], asOf: '2021-08-05' });
  expect(trainingSchema.parse(training)).toEqual(training);
  const valid = validatorOf('assay.training-1');
  valid(training);
  expect(valid.errors).toBeNull();
  await expect(viewTraining(training, names, page)).toMatchFileSnapshot(path.join(folder, 'training.txt'));
});

test('the plant file of the guide is read as it stands', () => {
  const guide = readFileSync(new URL('../../docs/guide/small-plant.md', import.meta.url), 'utf8');
  const text =
    [...guide.matchAll(/```yaml\n(.*?)```/gsu)]
      .map((match) => match[1] ?? '')
      .find((each) => each.includes('answers:')) ?? '';
  const { training } = checkTraining({ plant: { file: 'plant.yaml', text }, lists: [], asOf: '2021-08-05' });
  expect(training.people).toMatchObject([{ id: 'P1', hours: [{ renewal: '2022-03-01' }] }]);
});
