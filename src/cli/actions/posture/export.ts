import path from 'node:path';
import { confirm, isCancel } from '@clack/prompts';
import { exportBundle, plantKey } from '../../../app/posture/export-bundle.js';
import type { GivenByHand } from '../../../app/posture/known-for-bundle.js';
import type { BundleContents } from '../../../model/posture-bundle.js';
import { bundleSays, type BundleSays } from '../../../report/words/bundle.js';
import { badOption, CliError, interrupted } from '../../error.js';
import type { ExportFlags, KeyFlags } from '../../flags-posture.js';
import type { CliContext } from '../../host.js';
import { wrap } from '../../terminal/width.js';
import { outputPath, writeWhole } from '../outputs.js';
import { remark } from '../run.js';
import { possibleWorkspace } from '../workspace.js';
import { withAskedMail } from './asked-mail.js';
import { caseToAsk, requestOf } from './check.js';

export async function postureExport(context: CliContext, flags: ExportFlags, ...given: string[]): Promise<void> {
  const { host } = context;
  if (flags.out === undefined) throw badOption('no file is named to write to', 'Name it with -o bundle.json.');
  const known = requestOf(context, flags, given);
  const plant = known.plant === null ? [] : [known.plant.file];
  const inputs = [...given, ...plant, ...(flags.mail ?? []), ...(flags.training ?? [])];
  const file = outputPath({ option: '--out', given: flags.out, endings: ['.json', '.jsonl'] }, host.cwd, inputs);
  if (!flags.yes && !host.canAsk) throw needsYes();
  const { withNames, allProducts } = flags;
  const exported = await exportBundle({
    check: await withAskedMail(context, flags, known),
    dir: ownFolder(context, flags),
    now: host.now(),
    given: saidBy(flags),
    incident: caseToAsk(context, flags),
    withNames,
    allProducts,
  });
  for (const warning of exported.warnings) remark(context, flags, warning);
  host.stderr.write(`${shownOf(bundleSays(exported.contents, exported.known)).join('\n')}\n`);
  if (!flags.yes) await agree(host.signal);
  writeWhole(file, exported.line);
  host.stdout.write(`${exported.fingerprint}\n`);
  remark(context, flags, `Bundle written to ${path.relative(host.cwd, file)}; its key has the fingerprint above`);
  if (exported.newKey)
    remark(
      context,
      flags,
      'The key is new: read its fingerprint out to the state by telephone, and keep a copy of .assay/posture-key',
    );
}

export async function postureKey(context: CliContext, flags: KeyFlags): Promise<void> {
  const key = plantKey(ownFolder(context, flags));
  context.host.stdout.write(`${key.fingerprint}\n`);
  if (key.made) remark(context, flags, 'The key is new. Keep a copy of .assay/posture-key and .assay/posture-id');
  return Promise.resolve();
}

/** The workspace, or where there is none the folder that one stands in. */
function ownFolder(context: CliContext, flags: KeyFlags): string {
  return possibleWorkspace(context, flags) ?? context.host.cwd;
}

function saidBy(flags: ExportFlags): GivenByHand {
  const { mailHost, served, incidentReported: reported } = flags;
  if (reported !== undefined && reported !== 'yes' && reported !== 'no') {
    throw badOption('--incident-reported is neither yes nor no', 'Write yes or no, or leave it out.');
  }
  return {
    mailHost: mailHost ?? null,
    served: served === undefined ? null : numberOf('--served', served.replaceAll(',', ''), '3300'),
    training: trainingOf(flags.trainingHours),
    incidentReported: reported ?? null,
  };
}

function trainingOf(text: string | undefined): BundleContents['training'] {
  if (text === undefined) return null;
  const [done = '', required = '', ...rest] = text.split('/');
  const numbers = [done, required].map((part) => numberOf('--training-hours', rest.length > 0 ? '' : part, '12/18'));
  return { done: numbers[0] ?? 0, required: numbers[1] ?? 0 };
}

function numberOf(option: string, text: string, example: string): number {
  if (/^\d{1,5}(?:\.\d{1,2})?$|^\d{1,9}$/u.test(text)) return Number(text);
  throw badOption(`${option} is no number`, `Write for example ${option} ${example}.`);
}

async function agree(signal: AbortSignal): Promise<void> {
  const answer = await confirm({ message: 'Write this file?', initialValue: false, output: process.stderr, signal });
  if (isCancel(answer) || !answer) throw interrupted('Nothing was written.');
}

function shownOf({ holds, notes }: BundleSays): string[] {
  return [
    'This is what the file will hold:',
    ...holds.flatMap((line) => wrap(`- ${line}`, 78).map((each, at) => `${at === 0 ? '  ' : '    '}${each}`)),
    ...notes.flatMap((line) => wrap(line, 78).map((each, at) => `${at === 0 ? '' : '    '}${each}`)),
  ];
}

function needsYes(): CliError {
  return new CliError('needs_answers', 'nobody is there to look at what the bundle will hold', {
    hint: 'Run it in a terminal, or say --yes.',
    exit: 2,
  });
}
