import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { adviseFrom } from '../../../app/posture/oversight/advise.js';
import { jsonDocument } from '../../../report/json.js';
import { countOf } from '../../../report/words/numbers.js';
import { CliError } from '../../error.js';
import type { OversightAdviseFlags } from '../../flags-posture.js';
import type { CliContext } from '../../host.js';
import { inkFor } from '../../terminal/ink.js';
import { viewAdvice } from '../../view/oversight-advice.js';
import { pageOf } from '../../view/page.js';
import { parseAsOf } from '../as-of.js';
import { writeWhole } from '../outputs.js';
import { readBytes } from '../posture/bytes.js';
import { remark } from '../run.js';
import { oversightFolder } from './folder.js';

export async function oversightAdvise(context: CliContext, flags: OversightAdviseFlags, name: string): Promise<void> {
  const { host } = context;
  const bytes = readBytes(path.resolve(host.cwd, name));
  const from = oversightFolder(context, flags, flags.from);
  const { advice, letters } = adviseFrom(from, { name, bytes }, parseAsOf(flags.asOf, host.now()).day);
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(advice) : viewAdvice(advice, page));
  if (flags.letters === undefined) return Promise.resolve();
  const dir = path.resolve(host.cwd, flags.letters);
  makeFolder(dir);
  for (const letter of letters) writeWhole(path.join(dir, letter.name), letter.text);
  remark(context, flags, `${countOf(letters.length, 'letter')} written to ${path.relative(host.cwd, dir) || dir}`);
  return Promise.resolve();
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (cause) {
    throw new CliError('cannot_write', 'the folder of the letters cannot be made', {
      where: { file: dir },
      hint: 'Name another with --letters.',
      cause,
    });
  }
}
