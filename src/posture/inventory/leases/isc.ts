import { ipOf, macOf } from '../cells/addresses.js';
import type { Lease, LeasesRead } from './lease.js';

const HEAD = /^\s*(lease|host)\s+("?)([\w.:%-]{1,100})\2\s*\{/u;
const GONE = /^(?:free|expired|released|abandoned|backup|reset|bootp)$/u;

type Block = {
  readonly kind: string;
  readonly key: string;
  readonly line: number;
  readonly facts: Map<string, string>;
  closed: boolean;
};

/** `dhcpd.leases` and the `host` blocks of `dhcpd.conf` (ISC DHCP): of several blocks for one address the last counts. */
export function readIsc(lines: readonly string[], path: string): LeasesRead | null {
  if (!lines.some((line) => HEAD.test(line))) return null;
  const blocks = new Map<string, Block>();
  let block: Block | null = null;
  for (const [at, line] of lines.entries()) {
    const [, kind, , key] = HEAD.exec(line) ?? [];
    if (kind !== undefined && key !== undefined) {
      block = { kind, key, line: at + 1, facts: new Map(), closed: false };
      blocks.set(`${kind} ${key}`, block);
    }
    if (block === null) continue;
    for (const statement of statementsOf(line)) put(block.facts, statement);
    if (!line.includes('}')) continue;
    block.closed = true;
    block = null;
  }
  return leasesOf([...blocks.values()], path);
}

function statementsOf(line: string): string[] {
  return line
    .replace(HEAD, '')
    .split(';')
    .map((statement) => statement.replaceAll(/[{}]/gu, '').trim());
}

function put(facts: Map<string, string>, statement: string): void {
  const [, key, value] =
    /^(hardware ethernet|binding state|client-hostname|fixed-address|option host-name|vendor-class-identifier)\s+(.+)$/u.exec(
      statement,
    ) ?? [];
  if (key !== undefined && value !== undefined) facts.set(key, value.replaceAll('"', '').trim());
}

function leasesOf(blocks: readonly Block[], path: string): LeasesRead {
  const leases: Lease[] = [];
  const cut = blocks.filter(({ closed }) => !closed);
  let gone = 0;
  for (const { kind, key, line, facts, closed } of blocks) {
    if (!closed) continue;
    if (GONE.test(facts.get('binding state') ?? '')) {
      gone += 1;
      continue;
    }
    const isHost = kind === 'host';
    leases.push({
      where: `${path}:${line}`,
      ip: ipOf(isHost ? (facts.get('fixed-address') ?? '') : key),
      mac: macOf(facts.get('hardware ethernet') ?? ''),
      name: facts.get('client-hostname') ?? facts.get('option host-name') ?? (isHost ? key : null),
      note: null,
    });
  }
  return {
    leases: leases.filter(({ ip, mac }) => ip !== null || mac !== null),
    gone,
    set_aside: cut.map(({ line }) => ({ where: `${path}:${line}`, why: 'the block does not close' })),
  };
}
