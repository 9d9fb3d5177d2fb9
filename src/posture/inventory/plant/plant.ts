import { locate, type Located } from '../../../base/yaml/positions.js';
import { statedProgram, CONTROL_ROLES, type Program, type Role } from '../../../model/asset.js';
import { plantFileSchema, type PlantMachine } from '../../../model/plant.js';
import { isAbsent } from '../cells/absent.js';
import { addressesOf, ipOf } from '../cells/addresses.js';
import { remoteAccessOf } from '../cells/remote.js';
import { emptyDraft, type Draft, type FileReading, type SetAside } from '../draft.js';
import { InventoryError } from '../error.js';
import { partOf } from '../words/parts.js';
import { roleOf } from '../words/roles.js';
import { freePrograms } from './free-words.js';

/** Whether a text begins like what `assay posture ask` writes: a key of that file alone on its line. */
export function looksLikePlant(text: string): boolean {
  return /^(?:organisation|answers|machines|people|mail_domains):(?:\s|$)/mu.test(text.slice(0, 20_000));
}

/** Whether a file that is named as YAML says nothing yet: comments at most. */
export function isBlankPlant({ path }: { readonly path: string }, text: string): boolean {
  const said = text
    .slice(0, 20_000)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return /\.ya?ml$/iu.test(path) && (said.length === 0 || (said.length === 1 && said[0] === '{}'));
}

/** The machines of a plant file. A file without any is one without machines, no fault. */
export function readPlant(text: string, path: string): FileReading {
  const fail = (_code: string, message: string, detail: object): InventoryError =>
    new InventoryError('not_an_inventory', message, { hint: 'See docs/guide/small-plant.md.', ...detail });
  const located = locate(text, path, { name: 'the plant file', fail });
  const parsed = plantFileSchema.safeParse(located.data ?? {});
  if (!parsed.success) throw fail('bad_value', 'the plant file cannot be understood', { where: { file: path } });
  const set_aside: SetAside[] = [];
  const drafts = parsed.data.machines.map((machine, at) => draftOf(machine, placeOf(located, at, path), set_aside));
  return { kind: 'questions', drafts, set_aside, unused: [] };
}

function placeOf(located: Located, at: number, path: string): string {
  return `${path}:${located.valueAt(['machines', at, 'name']).line}`;
}

function draftOf(machine: PlantMachine, where: string, set_aside: SetAside[]): Draft {
  const { name, text, zone, ip, remote_access: remote, second_factor: second } = machine;
  const role = machine.role ?? roleOf(name);
  const addresses = addressesOf(ip ?? '', ipOf);
  if (addresses.rest.length > 0) set_aside.push({ where, why: 'not an address' });
  const access = remoteAccessOf(remote ?? '');
  return {
    ...emptyDraft(where),
    name,
    role,
    role_text: role === null ? null : name,
    zone: zone ?? null,
    programs: text === undefined || isAbsent(text) ? [] : programsOf(text, role, where),
    ip: addresses.found,
    exposed: truthOf(machine.exposed),
    remote_access: { ...access, second_factor: truthOf(second) ?? access.second_factor },
    email_used: truthOf(machine.mail),
    owner: machine.owner ?? null,
    last_patched: machine.last_updated ?? null,
    replacement_cost: machine.replacement_cost ?? null,
    hours: machine.hours ?? null,
    notes: machine.notes ?? null,
  };
}

function truthOf(word: PlantMachine['mail']): boolean | null {
  return word === undefined || word === 'unknown' ? null : word === 'yes';
}

function programsOf(text: string, role: Role | null, where: string): Program[] {
  const computer =
    role === null || role === 'workstation' || role === 'server' || role === 'mail' || runsPrograms(role);
  return freePrograms(text).map((piece) =>
    statedProgram(partOf(piece) ?? (computer ? 'software' : 'hardware'), piece, where),
  );
}

function runsPrograms(role: Role): boolean {
  return CONTROL_ROLES.includes(role) && role !== 'plc' && role !== 'rtu';
}
