import { ipOf, macOf } from '../cells/addresses.js';
import type { Lease, LeasesRead } from './lease.js';

const LINE =
  /^(\d{1,12})\s+([0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}|\d+)\s+([0-9a-f.:]{3,45})\s+(\S{1,255})(?:\s+\S+)?\s*$/iu;

/** `dnsmasq.leases`: expiry, hardware address, address, name or `*`, client id. */
export function readDnsmasq(lines: readonly string[], path: string): LeasesRead | null {
  const filled = lines.filter((line) => line.trim() !== '' && !line.startsWith('duid '));
  if (!filled.slice(0, 5).some((line) => LINE.test(line))) return null;
  const leases: Lease[] = [];
  const set_aside: { where: string; why: string }[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('duid ')) continue;
    const [, , mac, ip, name] = LINE.exec(line) ?? [];
    const where = `${path}:${at + 1}`;
    const address = ipOf(ip ?? '');
    if (address === null) set_aside.push({ where, why: 'not a lease' });
    else
      leases.push({
        where,
        ip: address,
        mac: macOf(mac ?? ''),
        name: name === '*' ? null : (name ?? null),
        note: null,
      });
  }
  return { leases, gone: 0, set_aside };
}
