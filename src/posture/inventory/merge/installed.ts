import { inOrder, join } from './join.js';
import { folded, namesOf, nameKey } from './keys.js';
import type { Machine } from './machine.js';

/** Puts a line that is a program `installed on A1` among the programs of that machine, where there is one of that name or id. */
export function placePrograms(machines: readonly Machine[]): Machine[] {
  const byId = new Map<string, Machine>();
  const byName = new Map<string, Machine | null>();
  for (const machine of machines) {
    const { draft } = machine;
    if (draft.asset_id !== null) byId.set(folded(draft.asset_id), machine);
    for (const name of namesOf(draft)) byName.set(name, byName.has(name) ? null : machine);
  }
  const find = (text: string): Machine | null => {
    const whole = folded(text);
    const [first = ''] = whole.split(' ');
    return byId.get(whole) ?? byName.get(nameKey(text) ?? '') ?? byId.get(first) ?? null;
  };
  return machines.filter((machine) => {
    const { draft } = machine;
    const isProgram = draft.programs.length > 0 && draft.programs.every(({ part }) => part === 'software');
    const host = draft.installed_on === null || !isProgram ? null : find(draft.installed_on);
    if (host === null || host === machine || host.draft.installed_on !== null) return true;
    place(machine, host);
    return false;
  });
}

/** The program's own line gives no role, cost or owner to the machine, but for what the machine's line leaves open. */
function place(machine: Machine, host: Machine): void {
  const { draft } = machine;
  const label = [draft.asset_id, draft.name].filter((part) => part !== null).join(', ');
  const note = label === '' ? null : `on it: ${label}`;
  const cost = draft.replacement_cost === null ? [] : [`${label}: ${draft.replacement_cost} dollars to replace`];
  const { programs, ...rest } = draft;
  join(host.draft, {
    ...rest,
    asset_id: null,
    installed_on: null,
    name: null,
    also_named: [],
    role: host.draft.role === null ? rest.role : null,
    role_text: host.draft.role === null ? rest.role_text : null,
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
