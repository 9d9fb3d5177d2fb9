import { readSettings } from '../../workspace/workspace.js';
import { badOption } from '../error.js';
import type { ServeFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { whoOf } from './case/entry.js';
import { remark } from './run.js';
import { workspaceDir } from './workspace.js';

const PORT = 4810;
const GIGABYTES = 20;

/** Serves until it is interrupted. The address is the result; whoever has it may use the page. */
export async function serve(context: CliContext, flags: ServeFlags): Promise<void> {
  const { host, version } = context;
  const { dir } = readSettings(workspaceDir(context, flags));
  const port = numberOf('--port', flags.port, PORT, 65_535);
  const largestFile = numberOf('--largest', flags.largest, GIGABYTES, 100_000) * 1e9;
  const server = await import('../../server/serve.js');
  const serving = await server.serve({
    dir,
    version,
    user: whoOf(flags.by),
    now: host.now,
    env: host.env,
    port,
    largestFile,
  });
  host.stdout.write(`${serving.address}\n`);
  remark(context, flags, `Open this address in a browser of this machine. Ctrl-C ends the server.`);
  try {
    await interrupted(host.signal);
  } finally {
    await serving.close();
  }
}

async function interrupted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function numberOf(option: string, text: string | undefined, preset: number, most: number): number {
  if (text === undefined) return preset;
  if (/^\d{1,6}$/u.test(text) && Number(text) <= most) return Number(text);
  throw badOption(`${option} is no number up to ${most}`, `Write for example ${option} ${preset}.`);
}
