import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { evidenceFiles } from '../../app/cases/evidence-files.js';
import { keepExposure, keepVerdict, requireCase, type KeptFinding } from '../../app/cases/keep-finding.js';
import { withScratch } from '../../app/session.js';
import { workspacePaths } from '../../app/paths.js';
import { exposeLeak, identifyFile, indexWorkspace, verifyLeak, type AppContext } from '../../app/use-cases.js';
import { AssayError, unreachable } from '../../base/errors.js';
import { inertText } from '../../base/text.js';
import { ledgerSentence } from '../../report/words/ledger.js';
import { problemOf } from '../problem.js';
import { explainJob } from './explain-job.js';
import { NOTHING_FOUND, type JobRequest } from './job.js';
import type { Done, Found, Task, Told } from './messages.js';
import { shownColumn } from './shown-columns.js';

// One job in a process of its own: it may take memory and die without the server, and its end frees all that it held.

const stop = new AbortController();
/** Where the files of the job were placed. */
let placed: string | null = null;
for (const name of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(name, () => stop.abort());
process.once('message', (task: Task) => void perform(task));

async function perform(task: Task): Promise<void> {
  try {
    await tell({ told: 'done', ...(await doneOf(task)) });
  } catch (error) {
    await tell({ told: 'failed', problem: problemOf(error, baseOf(error, task.dir)) });
  }
  process.exit(0);
}

/** A file that was placed for the job is named as the case names it. */
function baseOf(error: unknown, dir: string): string {
  const file = error instanceof AssayError ? error.where?.file : undefined;
  if (placed === null || file === undefined) return dir;
  return path.resolve(placed, file).startsWith(placed + path.sep) ? placed : dir;
}

async function doneOf({ dir, by, request }: Task): Promise<Done> {
  const context: AppContext = {
    now: () => new Date(),
    env: process.env,
    signal: stop.signal,
    warn: (line) => void tell({ told: 'warning', line: inertText(line, 600) }),
    onProgress: (progress) => void tell({ told: 'progress', progress }),
  };
  if (request.kind === 'index') {
    await indexWorkspace(dir, {}, context);
    return { result: NOTHING_FOUND };
  }
  await requireCase(dir, request.case, context);
  return withScratch(workspacePaths(dir).scratch, async (scratch) => {
    const files = await evidenceFiles(dir, request.case, request.files, context);
    const leaks = placeFiles(scratch.folder('files'), files);
    return found({ dir, by, request }, leaks, context);
  });
}

type OnFiles = Exclude<JobRequest, { readonly kind: 'index' }>;

async function found(
  { dir, by, request }: Task & { readonly request: OnFiles },
  leaks: readonly string[],
  context: AppContext,
): Promise<Done> {
  const { columns } = request;
  const entry = { caseId: request.case, who: by, basis: [] };
  switch (request.kind) {
    case 'identify': {
      const { files, tables } = await identifyFile(dir, leaks, { columns }, context);
      const read = files.map((file) => `${inertText(file.path, 120)}: ${ledgerSentence(file)}.`);
      return { result: { ...NOTHING_FOUND, tables: tables.map((table) => table.map(shownColumn)), read } };
    }
    case 'verify': {
      const verdict = await verifyLeak(dir, leaks, { columns }, context);
      await requireLeave();
      return kept(await keepVerdict(dir, entry, verdict, context));
    }
    case 'exposure': {
      const exposure = await exposeLeak(dir, leaks, { columns }, context);
      await requireLeave();
      return kept(await keepExposure(dir, entry, exposure, context));
    }
    case 'explain':
      return explainJob({ dir, by, request }, leaks, context, requireLeave);
    default:
      return unreachable(request);
  }
}

/** Asks whether what was found may be kept. What was stopped, or whose asker is out by now, is not: it ends here. */
async function requireLeave(): Promise<void> {
  await Promise.all([once(process, 'message', { signal: stop.signal }), tell({ told: 'found' })]);
}

function kept({ event, owed }: KeptFinding): Done {
  return { result: { ...NOTHING_FOUND, event: event.seq, owed: owed.map(({ seq }) => seq) } };
}

/** Under their own names, in a folder that this process works in: a file is told by its name, and evidence is kept by its digest. */
function placeFiles(folder: string, files: readonly { readonly name: string; readonly path: string }[]): string[] {
  const names = files.map(({ name, path: file }, index) => {
    const own = files.findIndex((other) => other.name === name) === index ? name : path.join(String(index), name);
    mkdirSync(path.dirname(path.join(folder, own)), { recursive: true, mode: 0o700 });
    symlinkSync(file, path.join(folder, own));
    return own;
  });
  process.chdir(folder);
  placed = folder;
  return names;
}

async function tell(told: Told | Found): Promise<void> {
  if (process.send === undefined || !process.connected) return;
  await new Promise<void>((resolve) => process.send?.(told, () => resolve()));
}
