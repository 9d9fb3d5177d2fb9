import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { openInterview, type AskRequest } from '../../../app/posture/ask.js';
import { inertText } from '../../../base/text.js';
import { CliError } from '../../error.js';
import type { AskFlags } from '../../flags-posture.js';
import type { CliContext } from '../../host.js';
import { outputPath, writeWhole } from '../outputs.js';
import { remark } from '../run.js';
import { readTextFile } from '../text-file.js';
import { readBytes } from './bytes.js';

const DEFAULT_FILE = 'plant.yaml';

export async function postureAsk(context: CliContext, flags: AskFlags, given: string = DEFAULT_FILE): Promise<void> {
  const { host } = context;
  if (!host.canAsk) throw nobodyThere();
  const lists = flags.inventory ?? [];
  const file = outputPath({ option: 'FILE', given, endings: ['.yaml', '.yml'] }, host.cwd, lists);
  const { prompts, write } = await openInterview(requestOf(context, flags, file, lists));
  const { interviewed } = await import('./interviewed.js');
  const said = await interviewed(prompts, host.signal);
  host.signal.throwIfAborted();
  if (Object.keys(said).length === 0) {
    remark(context, flags, 'Nothing is open: the file stays as it is. --all asks more, --again asks anew.');
    return;
  }
  writeWhole(file, write(said));
  const shown = path.relative(host.cwd, file);
  host.stdout.write(`${inertText(shown, 400)}\n`);
  remark(context, flags, `Next: look it over, then run \`assay posture check ${[...lists, shown].join(' ')}\`.`);
}

function requestOf({ host }: CliContext, { all, again }: AskFlags, file: string, lists: readonly string[]): AskRequest {
  const there = existsSync(file) && statSync(file).isFile();
  return {
    plant: there ? readTextFile(file, 'plant file', host.cwd) : null,
    files: lists.map((list) => ({ path: list, bytes: readBytes(path.resolve(host.cwd, list)) })),
    all,
    again,
  };
}

function nobodyThere(): CliError {
  return new CliError('needs_answers', 'there is nobody at the keyboard to answer', {
    hint: 'Run it in a terminal, or write plant.yaml by hand: docs/guide/small-plant.md shows every line.',
    exit: 2,
  });
}
