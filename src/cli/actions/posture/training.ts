import { checkTraining } from '../../../app/posture/training.js';
import { trainingCalendar } from '../../../report/ics-training.js';
import { jsonDocument } from '../../../report/json.js';
import type { TrainingFlags } from '../../flags-posture.js';
import type { CliContext } from '../../host.js';
import { inkFor } from '../../terminal/ink.js';
import { pageOf } from '../../view/page.js';
import { viewTraining } from '../../view/training.js';
import { parseAsOf } from '../as-of.js';
import { outputPath, writeWhole } from '../outputs.js';
import { remark } from '../run.js';
import { readTextFile } from '../text-file.js';

export async function postureTraining(
  context: CliContext,
  flags: TrainingFlags,
  given: string = 'plant.yaml',
): Promise<void> {
  const { host } = context;
  const lists = flags.training ?? [];
  const ics =
    flags.ics === undefined
      ? null
      : outputPath({ option: '--ics', given: flags.ics, endings: ['.ics'] }, host.cwd, [given, ...lists]);
  const { training, names } = checkTraining({
    plant: readTextFile(given, 'plant file', host.cwd),
    lists: lists.map((list) => readTextFile(list, 'list of courses', host.cwd)),
    asOf: parseAsOf(flags.asOf, host.now()).day,
  });
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(training) : viewTraining(training, names, page));
  if (ics === null) return;
  writeWhole(ics, trainingCalendar(training, host.now()));
  remark(context, flags, `Calendar written to ${flags.ics ?? ics}`);
}
