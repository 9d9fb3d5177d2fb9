import { fork } from 'node:child_process';
import { packedFile } from '../../base/packed.js';
import type { Task, Told } from './messages.js';

/** A job at work, in a process of its own. */
export type Run = {
  /** Asks it to stop; it may have been done before it hears that. */
  readonly stop: () => void;
  readonly ended: Promise<void>;
};

export type RunOptions = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly hear: (told: Told) => void;
};

export function runJob(task: Task, { env, hear }: RunOptions): Run {
  const child = fork(packedFile(import.meta.url, 'job-process.js'), [], {
    env: plain(env),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  child.on('message', hear);
  child.once('error', () => undefined); // `close` follows
  child.send(task);
  return { stop: () => void child.kill('SIGTERM'), ended };
}

function plain(env: RunOptions['env']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
