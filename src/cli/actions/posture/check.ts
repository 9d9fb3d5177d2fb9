import { existsSync } from 'node:fs';
import path from 'node:path';
import { toCycloneDx, type CheckRequest } from '../../../app/posture/check.js';
import { mailSourceOf } from '../../../app/posture/mail-source.js';
import { checkWithCase, type CaseToAsk } from '../../../app/posture/with-case.js';
import type { CaseEvent } from '../../../model/case.js';
import type { Posture } from '../../../model/posture.js';
import { SHOWN_WAYS, type ShownWay } from '../../../model/shown-way.js';
import { jsonDocument } from '../../../report/json.js';
import { badOption } from '../../error.js';
import type { CheckFlags, CheckedFlags } from '../../flags-posture.js';
import type { CliContext } from '../../host.js';
import { inkFor } from '../../terminal/ink.js';
import { pageOf } from '../../view/page.js';
import { viewPosture } from '../../view/posture.js';
import { parseAsOf } from '../as-of.js';
import { entryOf, runOf } from '../case/entry.js';
import { outputPath, writeWhole } from '../outputs.js';
import { remark } from '../run.js';
import { readTextFile } from '../text-file.js';
import { possibleWorkspace } from '../workspace.js';
import { withAskedMail } from './asked-mail.js';
import { readBytes } from './bytes.js';

const PLANT_FILE = 'plant.yaml';

export async function postureCheck(context: CliContext, flags: CheckFlags, ...given: string[]): Promise<void> {
  const { host } = context;
  const request = await withAskedMail(context, flags, requestOf(context, flags, given));
  const outputs = outputsOf(context, flags, [
    ...given,
    ...(flags.training ?? []),
    ...(flags.mail ?? []),
    ...(request.plant === null ? [] : [request.plant.file]),
  ]);
  if (flags.by !== undefined && flags.case === undefined)
    throw badOption('--by says who keeps the plan in a case', 'Name the case with --case.');
  const { posture } = await checkWithCase(request, caseToAsk(context, flags));
  host.signal.throwIfAborted();
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(posture) : viewPosture(posture, { all: flags.all }, page));
  for (const { file, say, write } of outputs) {
    writeWhole(file, await write(posture));
    remark(context, flags, `${say} written to ${path.relative(host.cwd, file) || file}`);
  }
  await keepIn(context, flags, posture);
}

/** The case of `--case`, in the workspace; null where none is named. */
export function caseToAsk(context: CliContext, flags: CheckedFlags): CaseToAsk | null {
  if (flags.case === undefined) return null;
  const { dir, app } = runOf(context, flags);
  return { dir, caseId: flags.case, context: app };
}

async function keepIn(context: CliContext, flags: CheckFlags, { plan, ordered_by: ordered }: Posture): Promise<void> {
  if (flags.case === undefined || flags.by === undefined) return;
  const { keepPlan } = await import('../../../app/cases/for-posture.js');
  const { dir, app } = runOf(context, flags);
  const added = await keepPlan(dir, entryOf(flags.case, { by: flags.by }), { plan, ordered }, app);
  const kept = `Kept ${added.length} of ${plan.steps.length} measures as planned`;
  remark(context, flags, added.length === 0 ? `${kept}: the case has them` : `${kept}: ${spanOf(added)}`);
}

/** What is to be checked, as flags and files say it. */
export function requestOf(context: CliContext, flags: CheckedFlags, given: readonly string[]): CheckRequest {
  const { host } = context;
  const plant = plantFile(context, flags, given);
  const lists = given.filter((file) => path.resolve(host.cwd, file) !== plant?.file);
  return {
    files: lists.map((file) => ({ path: file, bytes: readBytes(path.resolve(host.cwd, file)) })),
    plant,
    training: (flags.training ?? []).map((list) => readTextFile(list, 'list of courses', host.cwd)),
    mail: (flags.mail ?? []).map((file) => mailSourceOf(readTextFile(file, 'result of mail checks', host.cwd))),
    feeds: feedsFolder(context, flags),
    asOf: parseAsOf(flags.asOf, host.now()).day,
    budget: limitOf('--budget', flags.budget, 'dollars'),
    hours: limitOf('--hours', flags.hours, 'hours'),
    shown: (flags.wayIn ?? []).map(wayOf),
    state: stateOf(flags.state),
    sector: flags.sector ?? null,
  };
}

function spanOf(events: readonly CaseEvent[]): string {
  const [first, last] = [events[0]?.id ?? '', events.at(-1)?.id ?? ''];
  return first === last ? first : `${first} to ${last}`;
}

function plantFile(context: CliContext, flags: CheckedFlags, given: readonly string[]): CheckRequest['plant'] {
  const { cwd } = context.host;
  if (flags.plant !== undefined) return readTextFile(flags.plant, 'plant file', cwd);
  const named = given.find((file) => /\.ya?ml$/iu.test(file));
  if (named !== undefined) return readTextFile(named, 'plant file', cwd);
  const beside = path.join(path.dirname(path.resolve(cwd, given[0] ?? '')), PLANT_FILE);
  if (!existsSync(beside)) return null;
  remark(context, flags, `Answers from ${path.relative(cwd, beside)}`);
  return readTextFile(beside, 'plant file', cwd);
}

function feedsFolder(context: CliContext, { feeds, ...flags }: CheckedFlags): string | null {
  if (feeds !== undefined) return path.resolve(context.host.cwd, feeds);
  const dir = possibleWorkspace(context, flags);
  return dir === null ? null : path.join(dir, '.assay', 'feeds');
}

function limitOf(option: string, text: string | undefined, unit: string): number | null {
  if (text === undefined) return null;
  const plain = text.replace(/^\$/u, '').replaceAll(/(?<=\d),(?=\d{3}(?:\D|$))/gu, '');
  if (/^\d{1,9}(?:\.\d{1,2})?$/u.test(plain)) return Number(plain);
  throw badOption(
    `${option} is no number of ${unit}`,
    `Write for example ${option} ${unit === 'hours' ? '40' : '10000'}.`,
  );
}

function wayOf(text: string): ShownWay {
  const way = SHOWN_WAYS.find((each) => each === text.replaceAll('-', '_'));
  if (way !== undefined) return way;
  throw badOption('--way-in is no way in that is known here', `Write ${SHOWN_WAYS.join(', ')}.`);
}

function stateOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^[A-Za-z]{2}$/u.test(text)) return text.toUpperCase();
  throw badOption('--state is no state', 'Write two letters, for example --state ME.');
}

type Output = { readonly file: string; readonly say: string; readonly write: (posture: Posture) => Promise<string> };

function outputsOf({ host, version }: CliContext, flags: CheckFlags, inputs: readonly string[]): Output[] {
  const place = (option: string, given: string, endings: readonly string[]): string =>
    outputPath({ option, given, endings }, host.cwd, inputs);
  const options = { version, writtenOn: host.now() };
  const html = ['.html', '.htm'];
  return [
    flags.html === undefined
      ? null
      : {
          file: place('--html', flags.html, html),
          say: 'Page',
          write: async (posture: Posture) =>
            (await import('../../../report/html/posture.js')).postureReport(posture, options),
        },
    flags.board === undefined
      ? null
      : {
          file: place('--board', flags.board, html),
          say: 'Sheet for the board',
          write: async (posture: Posture) =>
            (await import('../../../report/html/board.js')).boardPage(posture, options),
        },
    flags.cyclonedx === undefined
      ? null
      : {
          file: place('--cyclonedx', flags.cyclonedx, ['.json']),
          say: 'Machines',
          write: async (posture: Posture) =>
            jsonDocument(toCycloneDx({ assets: posture.assets.map(({ asset }) => asset) })),
        },
  ].flatMap((output) => output ?? []);
}
