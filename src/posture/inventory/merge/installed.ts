import type { Draft } from '../draft.js';
import { inOrder, join } from './join.js';
import { folded, namesOf, nameKey } from './keys.js';
import type { Machine } from './machine.js';
import { roleByName } from './role.js';

/**
 * Puts a line that is a program among the programs of its machine: the one that it names (`installed on A1`), else the one whose
 * address it has, since a program has none of its own. Where several fit, or none, it stays a line of its own.
 */
export function placePrograms(machines: readonly Machine[]): Machine[] {
  const hosts = machines.filter(({ draft }) => !isProgram(draft));
  const find = finder(hosts);
  return machines.filter((machine) => {
    const host = isProgram(machine.draft) ? find(machine.draft) : null;
    if (host === null) return true;
    place(machine, host);
    return false;
  });
}

/** A line of programs alone: with a machine's own role, or a network card, it is the machine. */
function isProgram({ programs, mac, ports, installed_on: on, ip }: Draft): boolean {
  const onlySoftware = programs.length > 0 && programs.every(({ part }) => part === 'software');
  return onlySoftware && mac.length === 0 && ports.length === 0 && (on !== null || ip.length > 0);
}

function finder(hosts: readonly Machine[]): (draft: Draft) => Machine | null {
  const by = new Map<string, Machine | null>();
  const list = (key: string, machine: Machine): void => {
    by.set(key, by.has(key) && by.get(key) !== machine ? null : machine);
  };
  for (const machine of hosts) {
    const { draft } = machine;
    if (draft.asset_id !== null) list(`id ${folded(draft.asset_id)}`, machine);
    for (const name of namesOf(draft)) list(`name ${name}`, machine);
    for (const ip of draft.ip) list(`ip ${ip}`, machine);
  }
  const at = (key: string): Machine | null => by.get(key) ?? null;
  return ({ installed_on: on, ip }) => {
    if (on === null) return ip.length === 1 ? at(`ip ${ip[0] ?? ''}`) : null;
    const whole = folded(on);
    return at(`id ${whole}`) ?? at(`name ${nameKey(on) ?? ''}`) ?? at(`id ${whole.split(' ', 1)[0] ?? ''}`);
  };
}

/** The program's own line gives no role, cost or owner to the machine, but for what the machine's line leaves open. */
function place(machine: Machine, host: Machine): void {
  const { draft } = machine;
  const label = [draft.asset_id, draft.name].filter((part) => part !== null).join(', ');
  const note = label === '' ? null : `on it: ${label}`;
  const cost = draft.replacement_cost === null ? [] : [`${label}: ${draft.replacement_cost} dollars to replace`];
  const { programs, ...rest } = draft;
  const isKnown = (host.draft.role ?? roleByName(host.draft)) !== null;
  join(host.draft, {
    ...rest,
    asset_id: null,
    installed_on: null,
    name: null,
    also_named: [],
    role: isKnown ? null : rest.role,
    role_text: isKnown ? null : rest.role_text,
    owner: null,
    last_patched: null,
    replacement_cost: null,
    hours: null,
    notes: [...(note === null ? [] : [note]), ...cost].join('; ') || null,
    programs: [],
  });
  host.draft.programs = inOrder([...host.draft.programs, ...programs]);
  for (const file of machine.files) host.files.add(file);
}
