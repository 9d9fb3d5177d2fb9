import { statedProgram } from '../../../model/asset.js';
import { inertText } from '../../../base/text.js';
import { ipOf, macOf } from '../cells/addresses.js';
import { emptyDraft, type Draft } from '../draft.js';
import { childOf, childrenOf, within, type Element } from '../xml/walk.js';
import { readOs } from './os.js';
import { factsOf } from './script-facts.js';
import { readScript } from './scripts.js';
import { readPort } from './services.js';

export type HostRead = {
  /** Null where the host was down. */
  readonly draft: Draft | null;
  /** Scripts that nothing was made of. */
  readonly unread: readonly string[];
};

/** One host of a scan: what it says itself, then what answered, then what the scanner guesses. */
export function readHost(host: Element, path: string): HostRead {
  if (childOf(host, 'status')?.attributes['state'] === 'down') return { draft: null, unread: [] };
  const addresses = childrenOf(host, 'address').map(({ attributes }) => attributes);
  const ip = addresses.map(({ addr = '' }) => ipOf(addr)).filter((one) => one !== null);
  const mac = addresses.map(({ addr = '' }) => macOf(addr)).filter((one) => one !== null);
  const where = `${path}:${ip[0] ?? mac[0] ?? 'host'}`;
  const draft: Draft = { ...emptyDraft(where), ip, mac };
  const unread = readScripts(host, draft, where);
  readPorts(host, draft, where);
  draft.programs.push(...readOs(host, where));
  readMaker(addresses, draft, where);
  readNames(host, draft);
  return { draft, unread };
}

function readScripts(host: Element, draft: Draft, where: string): string[] {
  const unread: string[] = [];
  const scripts = [
    ...childrenOf(host, 'hostscript').flatMap((one) => childrenOf(one, 'script')),
    ...within(host, 'port').flatMap((port) => childrenOf(port, 'script')),
  ];
  for (const script of scripts) {
    const id = script.attributes['id'] ?? '';
    const read = readScript(id, factsOf(script), where);
    if (read === null) {
      unread.push(inertText(id, 60));
      continue;
    }
    draft.programs.push(...read.programs);
    draft.also_named.push(...read.names);
    if (read.role === null || draft.role !== null) continue;
    draft.role = read.role.role;
    draft.role_text = read.role.text;
  }
  return unread;
}

function readPorts(host: Element, draft: Draft, where: string): void {
  const hints: string[] = [];
  for (const element of within(host, 'port')) {
    const read = readPort(element, where);
    if (read === null) continue;
    draft.ports.push(read.port);
    draft.programs.push(...read.programs);
    if (read.hint !== null) hints.push(read.hint);
  }
  draft.notes = hints.length === 0 ? null : hints.join('; ');
}

/** The maker of the network card, which nmap looks up by its address: often the maker of the machine, often not. */
function readMaker(addresses: readonly Element['attributes'][], draft: Draft, where: string): void {
  for (const { addrtype, vendor } of addresses) {
    if (addrtype !== 'mac' || vendor === undefined || vendor === '') continue;
    const text = `${vendor} (maker of the network card)`;
    draft.programs.push({ ...statedProgram('hardware', text, where), vendor, basis: 'guessed' });
  }
}

function readNames(host: Element, draft: Draft): void {
  const listed = within(host, 'hostname').map(({ attributes }) => attributes['name']?.slice(0, 255) ?? '');
  const names = [...draft.also_named, ...listed].filter((name) => name !== '' && name !== 'localhost');
  const [first = null, ...rest] = [...new Set(names)];
  draft.name = first;
  draft.also_named = rest;
}
