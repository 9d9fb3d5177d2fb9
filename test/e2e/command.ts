import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Output } from '../../src/cli/host.js';
import { runProgram } from '../../src/cli/program.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const ASSAY = path.join(root, 'dist/cli/main.js');
export const STAND_IN = path.join(root, 'test/fixtures/stand-in-cli.mjs');

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
export type Started = {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly said: (text: string) => Promise<void>;
};

/** Starts a program as a user would, without a terminal. */
export function start(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Started {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  const said = async (text: string): Promise<void> => {
    while (!stderr.includes(text)) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { child, ended, said };
}

/** The packed command in a process of its own: for what only that can show. */
export async function runPacked(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return start(ASSAY, args, cwd, env).ended;
}

/**
 * The same program in this process, on a host that writes to memory: a whole command without the start of a process. One at a time:
 * files are named from the working directory, which is the process's own.
 */
export async function run(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const [stdout, stderr] = [memory(), memory()];
  process.chdir(cwd);
  try {
    const code = await runProgram(args, {
      stdout,
      stderr,
      canAsk: false,
      cwd,
      env: { ...process.env, ...env },
      now: () => new Date(),
      signal: new AbortController().signal,
      // A reader that is woken ahead outlives a command that turns out not to need it.
      wakeReader: async () => {},
      useCases: async () => import('../../src/app/use-cases.js'),
    });
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    // Not to where it was: that may be gone by now.
    process.chdir(root);
  }
}

function memory(): Output & { readonly text: () => string } {
  const written: string[] = [];
  return { write: (text) => written.push(text), text: () => written.join('') };
}

export async function runStandIn(behaviour: string, args: readonly string[], cwd: string): Promise<Ended> {
  return start(STAND_IN, args, cwd, { STAND_IN: behaviour }).ended;
}

/** An empty folder of its own. */
export function folder(): string {
  return realpathSync(mkdtempSync(path.join(tmpdir(), 'assay-e2e-')));
}

/** A workspace with one table of invented customers, and a leak of every tenth of them. */
export function makeWorkspace(): string {
  const dir = folder();
  mkdirSync(path.join(dir, 'systems'));
  const customers = Array.from({ length: 1500 }, (_, index) => customer(index));
  const lines = customers.map((row) => [row.account, row.first, row.last, row.born, row.ssn, row.phone].join(','));
  writeFileSync(
    path.join(dir, 'systems/customers.csv'),
    ['account,first_name,last_name,dob,ssn,phone', ...lines, ''].join('\n'),
  );
  const leaked = customers
    .filter((_, index) => index % 10 === 0)
    .map((row) => `${row.first} ${row.last},${row.ssn},${row.phone},${row.born}`);
  writeFileSync(path.join(dir, 'leak.csv'), ['name,ssn,phone,dob', ...leaked, ''].join('\n'));
  writeFileSync(
    path.join(dir, 'assay.yaml'),
    'organisation: { name: Northwind Wireless }\nsystems:\n  customers:\n    files: [systems/customers.csv]\n',
  );
  return dir;
}

const FIRST = ['Ada', 'Ben', 'Clara', 'Dario', 'Elif', 'Femi', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kim', 'Lena'];
const LAST = [
  'Abbott',
  'Brandt',
  'Castro',
  'Dunne',
  'Eze',
  'Farkas',
  'Grant',
  'Huang',
  'Ivers',
  'Jensen',
  'Klein',
  'Lopez',
  'Moor',
];

function customer(index: number) {
  const spread = (factor: number, size: number): number => (index * factor + Math.floor(index / 7) * 31) % size;
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    account: 5_000_000 + index * 17,
    first: FIRST[spread(5, FIRST.length)] ?? '',
    last: LAST[spread(7, LAST.length)] ?? '',
    born: `${1940 + spread(13, 62)}-${two(1 + spread(5, 12))}-${two(1 + spread(11, 28))}`,
    ssn: `${String(100 + spread(37, 560)).padStart(3, '0')}-${two(1 + spread(19, 98))}-${String(1 + index).padStart(4, '0')}`,
    phone: `206${String(2_000_000 + index * 4_999).padStart(7, '0')}`,
  };
}
