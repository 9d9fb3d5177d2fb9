import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, type QueryResult } from 'pg';

/** A server of this machine with a new, empty cluster, in which power cuts lose nothing (fsync is on). */
export type TestServer = {
  readonly owner: string;
  readonly password: string;
  /** The address of a new empty database, without password. */
  readonly database: () => Promise<string>;
  /** Asks as the owner. */
  readonly ask: (url: string, sql: string) => Promise<QueryResult<Record<string, unknown>>>;
  /** Stops and starts it again with its data. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

const OWNER = 'assay_owner';
const PASSWORD = 'own & <tell> "nobody"';
const PACKAGE = 'postgresql-15';

export async function startPostgres(): Promise<TestServer> {
  const binaries = findBinaries() ?? install();
  const root = mkdtempSync(path.join(tmpdir(), 'assay-postgres-'));
  const data = path.join(root, 'data');
  const secret = path.join(root, 'password');
  writeFileSync(secret, PASSWORD, { mode: 0o600 });
  const as = otherUser();
  if (as !== null) for (const each of [root, secret]) chownSync(each, as.uid, as.gid);
  const options = as === null ? {} : { uid: as.uid, gid: as.gid };
  const made = spawnSync(
    path.join(binaries, 'initdb'),
    ['-D', data, '-U', OWNER, '--auth=scram-sha-256', `--pwfile=${secret}`, '--locale=C', '-E', 'UTF8'],
    { ...options, encoding: 'utf8', cwd: root, env: {} },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  const port = await freePort();
  const launch = (): ChildProcess =>
    spawn(
      path.join(binaries, 'postgres'),
      [
        '-D',
        data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
        '-c',
        'max_connections=40',
      ],
      { ...options, stdio: 'ignore', cwd: root, env: {} },
    );
  let server = launch();
  const kill = (): void => void server.kill('SIGQUIT');
  process.on('exit', kill);
  const urlOf = (database: string): string => `postgres://${OWNER}@127.0.0.1:${port}/${database}`;
  const ask = (url: string, sql: string) => asOwner(url, (client) => client.query<Record<string, unknown>>(sql));
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGINT');
    await once(server, 'exit');
  };
  await untilUp(server, () => ask(urlOf('postgres'), 'select 1'));
  let databases = 0;
  return {
    owner: OWNER,
    password: PASSWORD,
    async database() {
      databases += 1;
      await ask(urlOf('postgres'), `create database case${databases}`);
      return urlOf(`case${databases}`);
    },
    ask,
    stop,
    async start() {
      server = launch();
      await untilUp(server, () => ask(urlOf('postgres'), 'select 1'));
    },
    async remove() {
      await stop();
      process.off('exit', kill);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function asOwner<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const address = new URL(url);
  address.password = encodeURIComponent(PASSWORD);
  const client = new Client({ connectionString: address.toString() });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function untilUp(server: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error('the PostgreSQL of the tests ended before it was up');
    const isUp = await ask().then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the PostgreSQL of the tests is not up after a minute');
}

/** The newest that Debian's packages brought. */
function findBinaries(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((left, right) => Number(right) - Number(left)) : [];
  const folders = versions.map((version) => path.join(root, version, 'bin'));
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name)))) ?? null;
}

function install(): string {
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8' });
  apt('update', '-qq');
  const done = apt('install', '-y', '-qq', '--no-install-recommends', PACKAGE);
  const found = findBinaries();
  if (found === null)
    throw new Error(`The tests of the case store need ${PACKAGE}; apt-get says: ${done.error?.message ?? done.stderr}`);
  return found;
}

/** PostgreSQL does not run as root: then it is the user that its package made. */
function otherUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  if (uid === 0 || Number.isNaN(uid)) throw new Error('there is no user postgres');
  return { uid, gid };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
