import { statedProgram, type Program, type Role } from '../../../model/asset.js';
import { knownIn, partOf, roleOfProduct } from '../words/parts.js';
import { roleOf } from '../words/roles.js';
import type { ScriptFacts } from './script-facts.js';

export type Stated = { readonly role: Role; readonly text: string };
/** What a script lets the machine say of itself. */
export type ScriptRead = {
  readonly programs: readonly Program[];
  readonly names: readonly string[];
  readonly role: Stated | null;
};

type Get = (...keys: readonly string[]) => string | null;
type Reader = {
  readonly id: RegExp;
  readonly read: (get: Get, where: string, facts: ScriptFacts) => Partial<ScriptRead>;
};

type Pieces = Partial<Pick<Program, 'vendor' | 'product' | 'edition' | 'version' | 'cpe'>>;

function measured(part: Program['part'], pieces: Pieces, where: string, text?: string | null): Program[] {
  const { vendor = null, product = null, edition = null, version = null, cpe = null } = pieces;
  const whole = text ?? [vendor, product, edition, version].filter((piece) => piece !== null).join(' ');
  if (whole === '') return [];
  return [{ ...statedProgram(part, whole, where), vendor, product, edition, version, cpe, basis: 'measured' }];
}

const names = (...found: readonly (string | null)[]): string[] => found.filter((name) => name !== null);
const state = (role: Role | null, text: string | null): Stated | null =>
  role === null || text === null ? null : { role, text };

/** By the words of nmap's own scripts; one that is not here is named in `unused`. */
export const SCRIPT_READERS: readonly Reader[] = [
  {
    id: /^smb-os-discovery$/u,
    read: (get, where) => {
      const os = get('os');
      const samba = /\(?(samba [^)]*)\)?/iu.exec(os ?? get('lanmanager') ?? '')?.[1] ?? null;
      const said = names(get('computer name', 'fqdn'), get('netbios computer name', 'server'));
      if (samba !== null) return { programs: measured('software', {}, where, samba), names: said };
      const text = os === null || /^unknown$/iu.test(os) ? null : os;
      // In brackets stands what its file service calls itself: `Windows XP (Windows 2000 LAN Manager)`.
      const product = text?.replace(/\s*\([^()]*\)$/u, '') ?? null;
      return { programs: measured('os', { product, cpe: get('os cpe', 'cpe') }, where, text ?? ''), names: said };
    },
  },
  {
    id: /-ntlm-info$/u,
    read: (get, where) => {
      const version = get('product version');
      return {
        programs: version === null ? [] : measured('os', { vendor: 'Microsoft', product: 'Windows', version }, where),
        names: names(get('dns computer name'), get('net bios computer name', 'netbios computer name')),
      };
    },
  },
  {
    id: /^enip-info$/u,
    read: (get, where) => {
      const product = get('product name');
      const pieces = { vendor: withoutNumber(get('vendor')), product, version: get('revision') };
      const type = withoutNumber(get('type', 'device type'));
      const byType = type === null ? null : roleOf(type);
      const byProduct = product === null ? null : roleOfProduct(product);
      return {
        programs: measured('hardware', pieces, where),
        role: state(byType, type) ?? state(byProduct, product),
      };
    },
  },
  {
    id: /^s7-info$/u,
    read: (get, where) => {
      const vendor = /siemens/iu.test(get('copyright') ?? '') ? 'Siemens' : null;
      const type = get('module type');
      const product = names(type, get('module', 'basic hardware')).join(' ') || get('system name');
      const role = type !== null && /^cpu\b/iu.test(type) ? state('plc', type) : null;
      return { programs: measured('hardware', { vendor, product, version: get('version') }, where), role };
    },
  },
  {
    id: /^modbus-discover$/u,
    read: (get, where) => {
      const text = get('device identification');
      return text === null
        ? {}
        : { programs: measured('hardware', {}, where, text), role: state(roleOfProduct(text), text) };
    },
  },
  {
    id: /^bacnet-info$/u,
    read: (get, where) => ({
      programs: measured(
        'hardware',
        { vendor: get('vendor name'), product: get('model name'), version: get('firmware') },
        where,
      ),
      names: names(get('object name')),
    }),
  },
  {
    id: /^pcworx-info$/u,
    read: (get, where) => {
      const product = get('plc type');
      return {
        programs: measured('hardware', { product, version: get('firmware version') }, where),
        role: state('plc', product),
      };
    },
  },
  {
    id: /^omron(?:tcp|udp)?-info$/u,
    read: (get, where) => {
      const product = get('controller model');
      return { programs: measured('hardware', { product, version: get('controller version') }, where) };
    },
  },
  {
    id: /^(?:iec-61850-mms|mms-identify|iec61850-mms)$/u,
    read: (get, where) => ({
      programs: measured(
        'hardware',
        { vendor: get('vendor'), product: get('model', 'model name'), version: get('revision', 'version') },
        where,
      ),
    }),
  },
  {
    id: /^fox-info$/u,
    read: (get, where) => ({
      programs: [
        ...measured('software', { product: get('app name'), version: get('app version') }, where),
        ...measured('os', { product: get('os name'), version: get('os version') }, where),
      ],
      names: names(get('host name')),
    }),
  },
  {
    id: /^snmp-sysdescr$/u,
    read: (_get, where, { whole }) => {
      const text = whole.replace(/^system uptime.*$/iu, '');
      return {
        programs: measured(partOf(text) ?? 'firmware', {}, where, text),
        role: state(roleOfProduct(text), text),
      };
    },
  },
  {
    id: /^ms-sql-info$/u,
    read: (get, where) => ({
      programs: measured('software', { product: get('product'), version: get('number') }, where, get('name')),
    }),
  },
  {
    id: /^http-server-header$/u,
    read: (_get, where, { whole }) => ({ programs: measured('software', {}, where, whole) }),
  },
  {
    // The title of a page is written by whoever made the page: a guess, and only where it names something known.
    id: /^(?:http|html)-title$/u,
    read: (_get, where, { whole }) => {
      const part = knownIn(whole).found.length === 0 ? null : partOf(whole);
      return part === null ? {} : { programs: [{ ...statedProgram(part, whole, where), basis: 'guessed' }] };
    },
  },
];

function withoutNumber(text: string | null): string | null {
  return text === null ? null : text.replace(/\s*\(\d+\)$/u, '');
}

/** Reads one script's report; null where nothing is made of scripts of that name. */
export function readScript(id: string, facts: ScriptFacts, where: string): ScriptRead | null {
  const reader = SCRIPT_READERS.find((one) => one.id.test(id));
  if (reader === undefined) return null;
  const get: Get = (...keys) => keys.map((key) => facts.values.get(key)).find((value) => value !== undefined) ?? null;
  const { programs = [], names: said = [], role = null } = reader.read(get, where, facts);
  return { programs, names: said, role };
}
