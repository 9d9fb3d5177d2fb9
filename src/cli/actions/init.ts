import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inertText } from '../../base/text.js';
import { WORKSPACE_FILE } from '../../workspace/workspace.js';
import type { InitFlags } from '../flags.js';
import { CliError, badOption } from '../error.js';
import type { CliContext } from '../host.js';
import type { Answers } from './answers.js';
import { remark } from './run.js';
import { workspaceText } from './workspace-text.js';

export async function init(context: CliContext, flags: InitFlags): Promise<void> {
  const { host } = context;
  const dir = path.resolve(host.cwd, flags.workspace ?? '.');
  const file = path.join(dir, WORKSPACE_FILE);
  if (existsSync(file)) throw alreadyThere(file);
  const answers = await answersOf(context, flags, dir);
  mkdirSync(dir, { recursive: true });
  write(file, workspaceText(answers));
  host.stdout.write(`${inertText(path.relative(host.cwd, file), 400)}\n`);
  const next =
    answers.customers === undefined ? 'name your systems of record in it, then run' : 'look it over, then run';
  remark(context, flags, `assay.yaml is written. Next: ${next} \`assay index\`.`);
}

async function answersOf(context: CliContext, flags: InitFlags, dir: string): Promise<Answers> {
  const given = checked(flags, dir);
  if (given.name !== undefined && (flags.yes || !context.host.canAsk)) return { ...given, name: given.name };
  if (flags.yes) return { ...given, name: path.basename(dir) };
  if (!context.host.canAsk) {
    throw new CliError('needs_answers', 'there is nobody to ask for the name of the organisation', {
      hint: 'Give --name NAME, or --yes to take the name of the folder.',
      exit: 2,
    });
  }
  const { ask } = await import('./answers.js');
  return ask(given, dir, context.host.signal);
}

type Given = Partial<Answers>;

function checked({ name, sector, state, customers }: InitFlags, dir: string): Given {
  if (name?.trim() === '') throw badOption('--name is empty', 'Give the name of the organisation.');
  if (state !== undefined && !/^[A-Za-z]{2}$/u.test(state)) {
    throw badOption('--state is not two letters', 'Write for example --state WA.');
  }
  if (customers !== undefined && !existsSync(path.resolve(dir, customers))) {
    throw badOption('the file of --customers is not there', 'Give its path relative to the folder of assay.yaml.');
  }
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(sector === undefined ? {} : { sector }),
    ...(state === undefined ? {} : { state: state.toUpperCase() }),
    ...(customers === undefined ? {} : { customers }),
  };
}

/** Fails rather than overwrite, also when the file came to be since we looked. */
function write(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (cause) {
    if (existsSync(file)) throw alreadyThere(file);
    throw new CliError('cannot_write', 'assay.yaml cannot be written', { where: { file }, exit: 1, cause });
  }
}

function alreadyThere(file: string): CliError {
  return new CliError('file_exists', 'there is an assay.yaml already', {
    where: { file },
    hint: 'Edit it, or name another folder with --workspace DIR.',
    exit: 2,
  });
}
