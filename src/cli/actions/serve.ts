import { readSettings } from '../../workspace/workspace.js';
import { inertText } from '../../base/text.js';
import type { ServedFor } from '../../server/guard/open-gate.js';
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
    of: servedFor(flags),
    now: host.now,
    env: host.env,
    port,
    largestFile,
  });
  host.stdout.write(`${serving.address}\n`);
  const where = flags.origin === undefined ? ' in a browser of this machine' : '';
  remark(context, flags, `Open this address${where}. Ctrl-C ends the server.`);
  try {
    await interrupted(host.signal);
  } finally {
    await serving.close();
  }
}

function servedFor({ team, origin, by }: ServeFlags): ServedFor {
  if (team) {
    if (by !== undefined)
      throw badOption('--by goes with no --team', 'Events are written under the name of whoever signed in.');
    return { team, origin: origin === undefined ? null : originOf(origin) };
  }
  if (origin === undefined) return { user: whoOf(by) };
  throw badOption('--origin goes with --team', 'Without accounts, the page is served to this machine alone.');
}

/** Over TLS, or to this very machine: a password must not cross a network in the clear. */
function originOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHere = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  const isOrigin = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (isOrigin && (url.protocol === 'https:' || (url.protocol === 'http:' && isHere))) return url;
  throw badOption(
    `--origin: ${inertText(text, 80)} is no address with https and nothing after its host`,
    'Write for example --origin https://assay.example.',
  );
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
