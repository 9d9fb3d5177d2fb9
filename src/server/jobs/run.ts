import { fork } from 'node:child_process';
import { packedFile } from '../../base/packed.js';
import type { Found, Task, Told } from './messages.js';

export type RunOptions = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly hear: (told: Told) => void;
  /** Whether what was found may be kept. Whoever says no stops it. */
  readonly mayKeep: () => Promise<boolean>;
  /** Asks it to stop; it may have been done before it hears that. */
  readonly signal: AbortSignal;
};

/** A job at work, in a process of its own, until that has ended. */
export async function runJob(task: Task, { env, hear, mayKeep, signal }: RunOptions): Promise<void> {
  const child = fork(packedFile(import.meta.url, 'job-process.js'), [], {
    env: plain(env),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    signal,
  });
  const answer = async (): Promise<void> => {
    if (await mayKeep()) child.send('keep it', () => undefined); // it may have ended meanwhile
  };
  child.on('message', (told: Told | Found) => (told.told === 'found' ? void answer() : hear(told)));
  child.on('error', () => undefined); // `close` follows
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  child.send(task);
  await ended;
}

function plain(env: RunOptions['env']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
