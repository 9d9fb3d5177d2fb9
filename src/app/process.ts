import { readFileSync } from 'node:fs';

/**
 * Names a process so that no later one is taken for it: numbers are given again, in a container often the same one at every
 * start. `PID` or, where the system tells when it began, `PID.TICKS`.
 */
export function processName(pid: number): string {
  const began = startOf(pid);
  return began === null ? `${pid}` : `${pid}.${began}`;
}

/** Whether the process of that name still runs. */
export function isRunning(name: string): boolean {
  const [pid = '', began] = name.split('.');
  if (!exists(Number(pid))) return false;
  const now = startOf(Number(pid));
  return began === undefined || now === null || now === began;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Ticks from the start of the machine to that of the process: field 22 of proc_pid_stat(5); null outside Linux. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
