import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_LIMITS, type Limits } from './limits.js';

const READER = 'cli/reader-process.js';

/** A reader process that nobody has asked anything yet. It ends with this process. */
let spare: ChildProcess | null = null;

/** Starts a reader before it is known what to read: it loads its engine while this process still loads its own. */
export function wakeReader(): void {
  if (spare !== null) return;
  const child = start(DEFAULT_LIMITS);
  const forget = (): void => {
    if (spare === child) spare = null;
  };
  child.once('error', forget).once('exit', forget);
  holdOpen(child, false);
  spare = child;
}

/** The reader that was woken, or a new one. */
export function takeReader(limits: Limits): ChildProcess {
  const child = spare;
  if (child === null || limits.heapBytes !== DEFAULT_LIMITS.heapBytes) return start(limits);
  spare = null;
  child.removeAllListeners();
  holdOpen(child, true);
  return child;
}

/** Whether this process waits for the child before it ends. */
function holdOpen(child: ChildProcess, held: boolean): void {
  for (const handle of [child, child.channel]) {
    if (held) handle?.ref();
    else handle?.unref();
  }
}

function start(limits: Limits): ChildProcess {
  const { PATH, LANG, TZ, TMPDIR } = process.env;
  const env = Object.fromEntries(Object.entries({ PATH, LANG, TZ, TMPDIR }).filter(([, value]) => value !== undefined));
  return fork(readerFile(), [], {
    env,
    execArgv: [`--max-old-space-size=${Math.ceil(limits.heapBytes / 2 ** 20)}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** The packed reader: beside this file once that is packed, and where the build puts it when this file runs from its source. */
function readerFile(): string {
  const here = fileURLToPath(import.meta.url);
  const sources = here.lastIndexOf(`${path.sep}src${path.sep}`);
  if (path.extname(here) === '.js' || sources < 0) return path.join(path.dirname(here), 'reader-process.js');
  return path.join(here.slice(0, sources), 'dist', READER);
}
