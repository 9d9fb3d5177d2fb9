import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineLibrary } from './fetch-engine.js';
import { CLUSTER, DATABASE, USERS, nodeSettings, userSettings, type Ports } from './settings.js';

export type Cluster = {
  /** HTTP address of each node, in the order of the shards. */
  readonly urls: readonly string[];
  readonly cluster: string;
  readonly database: string;
  readonly users: typeof USERS;
  /** Asks a node as its administrator; the answer as tab-separated text. Data at most some lines. */
  ask(node: number, sql: string): Promise<string>;
  /** Ends a node as a power cut would. */
  kill(node: number): Promise<void>;
  /** Starts a node that was killed, with the data that it had. */
  restart(node: number): Promise<void>;
  stop(): Promise<void>;
};

type Node = { readonly folder: string; readonly ports: Ports; process: ChildProcess };

/** Waits on standard input when it listens: the node lives as long as whoever started it. */
const STATEMENTS = `SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP; SELECT count() FROM file('-', LineAsString, 'line String')`;
const PATIENCE_MS = 60_000;

/** Starts nodes on this machine that are one cluster, each node a shard, with an empty database; nothing is left after `stop`. */
export async function startCluster({ nodes: count }: { readonly nodes: number }): Promise<Cluster> {
  requirePython();
  const library = await engineLibrary();
  const root = mkdtempSync(join(tmpdir(), 'assay-cluster-'));
  const ports: Ports[] = [];
  const free = await freePorts(count * 2);
  for (let node = 0; node < count; node += 1) ports.push({ http: free[node * 2] ?? 0, tcp: free[node * 2 + 1] ?? 0 });
  const nodes = ports.map((own, index) => prepare(join(root, `node${index}`), own, ports, library));
  const at = (node: number): Node => {
    const found = nodes[node];
    if (found === undefined) throw new RangeError(`there is no node ${node}`);
    return found;
  };
  const stop = async (): Promise<void> => {
    // Its data go with it: asked to end, a node would wait some seconds for connections that are kept open.
    await Promise.all(nodes.map(kill));
    rmSync(root, { recursive: true, force: true });
  };
  try {
    for (const node of nodes) {
      await untilUp(node);
      await askNode(node, `CREATE DATABASE ${DATABASE}`);
    }
  } catch (cause) {
    await stop();
    throw cause;
  }
  return {
    urls: ports.map(({ http }) => `http://127.0.0.1:${http}`),
    cluster: CLUSTER,
    database: DATABASE,
    users: USERS,
    ask: (node, sql) => askNode(at(node), sql),
    kill: (node) => kill(at(node)),
    async restart(node) {
      at(node).process = launch(at(node).folder, library);
      await untilUp(at(node));
    },
    stop,
  };
}

function requirePython(): void {
  if (spawnSync('python3', ['--version']).status !== 0) {
    throw new Error('The test cluster is launched by python3, which is not on this machine.');
  }
}

function prepare(folder: string, own: Ports, all: readonly Ports[], library: string): Node {
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(join(folder, 'config.xml'), nodeSettings(folder, own, all));
  writeFileSync(join(folder, 'users.xml'), userSettings());
  return { folder, ports: own, process: launch(folder, library) };
}

function launch(folder: string, library: string): ChildProcess {
  const launcher = fileURLToPath(new URL('node.py', import.meta.url));
  const args = [launcher, library, `--config-file=${join(folder, 'config.xml')}`, '--query', STATEMENTS];
  return spawn('python3', args, { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] });
}

async function untilUp(node: Node): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    if (node.process.exitCode !== null) throw new Error('a node of the test cluster ended before it was up');
    const answer = await fetch(`http://127.0.0.1:${node.ports.http}/ping`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('a node of the test cluster is not up after a minute');
}

async function askNode(node: Node, sql: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${node.ports.http}/`, { method: 'POST', body: sql });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text.trim();
}

async function kill(node: Node): Promise<void> {
  if (node.process.exitCode !== null || node.process.signalCode !== null) return;
  node.process.kill('SIGKILL');
  await once(node.process, 'exit');
}

/** Ports that are free now; all are held until the last is known, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
