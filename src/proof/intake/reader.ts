import { fork, type ChildProcess } from 'node:child_process';
import { packedFile } from '../../base/packed.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';

const READER = 'reader-process.js';

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
  return fork(packedFile(import.meta.url, READER), [], {
    env,
    execArgv: [`--max-old-space-size=${Math.ceil(limits.heapBytes / 2 ** 20)}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
