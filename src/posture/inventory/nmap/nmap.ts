import { InventoryError } from '../error.js';
import type { Draft, FileReading, SetAside } from '../draft.js';
import type { InventoryLimits } from '../limits.js';
import { walkXml } from '../xml/walk.js';
import { readHost } from './host.js';

const HOSTS = new Set(['host', 'hosts']);

/**
 * Reads `nmap -oX`. Hosts that were down are counted, not listed. Of a file that breaks off, the hosts before that are read and
 * the break is told.
 * @throws InventoryError broken_xml, bomb, too_large, not_an_inventory
 */
export function readNmap(text: string, path: string, limits: InventoryLimits): FileReading {
  const drafts: Draft[] = [];
  const unread = new Set<string>();
  const down = { listed: 0, counted: 0 };
  const walked = walkXml(text, limits, HOSTS, (element) => {
    if (element.name === 'hosts') down.counted += Math.max(0, Number(element.attributes['down']) || 0);
    if (element.name !== 'host') return;
    const read = readHost(element, path);
    if (read.draft === null) down.listed += 1;
    else if (drafts.length <= limits.maxAssets) drafts.push(read.draft);
    for (const id of read.unread) unread.add(id);
  });
  const { root, broken } = walked;
  if (root !== 'nmaprun')
    throw new InventoryError(
      broken?.kind ?? 'not_an_inventory',
      `the XML is ${broken === null ? 'no report of nmap' : 'broken'}`,
      {
        where: { file: path },
        hint: 'Known are reports of `nmap -oX` and CycloneDX.',
      },
    );
  if (broken !== null && (drafts.length === 0 || broken.kind !== 'broken_xml'))
    throw new InventoryError(broken.kind, `the report cannot be read: ${broken.why}`, {
      where: { file: path },
      hint: 'Write it again with `nmap -oX`.',
    });
  return {
    kind: 'nmap',
    drafts,
    set_aside: asideOf(path, broken, down),
    unused: [...unread].sort().map((id) => `script ${id}`),
  };
}

type Down = { readonly listed: number; readonly counted: number };

function asideOf(path: string, broken: { readonly why: string } | null, { listed, counted }: Down): SetAside[] {
  const cut = `the report breaks off: ${broken?.why ?? ''}; hosts after that are not known`;
  const downs = Math.max(listed, counted);
  return [
    ...(broken === null ? [] : [{ where: path, why: cut }]),
    ...(downs === 0 ? [] : [{ where: path, why: `addresses that did not answer, and are no machines here: ${downs}` }]),
  ];
}
