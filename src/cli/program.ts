import { readFileSync } from 'node:fs';
import { ExitCode, run } from '@stricli/core';
import { buildAssay } from './application.js';
import type { Host } from './host.js';
import { exitCodeOf, formatFault } from './terminal/fault.js';
import { inkFor } from './terminal/ink.js';

/** Runs one command line to its end. Gives the exit code: 0 done, 1 failed, 2 bad usage or input, 130 interrupted. */
export async function runProgram(argv: readonly string[], host: Host): Promise<number> {
  const version = readVersion();
  const own = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined);
  const options = { ink: inkFor(host.stderr, host.env), cwd: host.cwd, debug: own.includes('--debug') };
  let failure: { readonly error: unknown } | null = null;
  const application = buildAssay(version, (error) => {
    failure = { error };
    return formatFault(error, options);
  });
  const status: { exitCode?: number | string | null } = {};
  const streams = { stdout: host.stdout, stderr: host.stderr, env: {}, ...status };
  await run(application, argv, { process: streams, host, version });
  return exitCode(Number(streams.exitCode ?? ExitCode.InternalError), failure);
}

function exitCode(status: number, failure: { readonly error: unknown } | null): number {
  if (failure !== null) return exitCodeOf(failure.error);
  if (status === ExitCode.UnknownCommand || status === ExitCode.InvalidArgument) return 2;
  return status === ExitCode.Success ? 0 : 1;
}

function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return /"version":\s*"([^"]+)"/u.exec(text)?.[1] ?? 'unknown';
}
