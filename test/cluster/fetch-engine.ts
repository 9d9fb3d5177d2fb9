import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const pinned = z
  .object({ package: z.string(), version: z.string(), integrity: z.string(), library: z.string() })
  .parse(JSON.parse(readFileSync(new URL('engine.json', import.meta.url), 'utf8')));

/** Where engines are kept between runs: half a gigabyte. */
const CACHE = process.env['ASSAY_TEST_ENGINES'] ?? fileURLToPath(new URL('../../.cache', import.meta.url));

/** The engine is built for this kind of machine alone. */
export const CLUSTER_RUNS_HERE = process.platform === 'linux' && process.arch === 'x64';

/** Path of the engine's library; fetched once from the registry that npm is set to, and refused unless it is the one that is pinned. */
export async function engineLibrary(): Promise<string> {
  const folder = join(CACHE, `clickhouse-${pinned.version}`);
  const library = join(folder, pinned.library);
  if (existsSync(library)) return library;
  mkdirSync(CACHE, { recursive: true });
  const fresh = mkdtempSync(join(CACHE, 'fetching-'));
  try {
    call('npm', [
      'pack',
      `${pinned.package}@${pinned.version}`,
      '--silent',
      '--ignore-scripts',
      '--pack-destination',
      fresh,
    ]);
    const [archive] = readdirSync(fresh);
    if (archive === undefined) throw new Error('npm pack wrote no file');
    const found = await integrityOf(join(fresh, archive));
    if (found !== pinned.integrity) throw new Error(`${pinned.package} is not the one that is pinned: ${found}`);
    call('tar', ['-xzf', join(fresh, archive), '-C', fresh, '--strip-components=1', `package/${pinned.library}`]);
    rmSync(join(fresh, archive));
    settle(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return library;
}

/** Another test process may have been quicker: then its engine stays. */
function settle(fresh: string, folder: string): void {
  try {
    renameSync(fresh, folder);
  } catch (cause) {
    if (!existsSync(join(folder, pinned.library))) throw cause;
  }
}

async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

function call(program: string, args: readonly string[]): void {
  const done = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${program} ${args[0] ?? ''} failed: ${done.error?.message ?? done.stderr}`);
}
