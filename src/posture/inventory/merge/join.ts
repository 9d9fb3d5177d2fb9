import type { Inventory, Program } from '../../../model/asset.js';
import { inertText } from '../../../base/text.js';
import type { Draft } from '../draft.js';
import { folded, nameKey } from './keys.js';
import { toldSystems } from './os.js';

export type Conflict = Inventory['conflicts'][number];
/** A conflict before the machine has its id. */
export type Told = Omit<Conflict, 'asset_id'>;

/** What one machine may gather from all the places that name it; beyond, a file is not about machines. */
const MOST = { list: 500, names: 20, notes: 4_000 } as const;

const SCALARS = [
  'role',
  'zone',
  'exposed',
  'email_used',
  'owner',
  'last_patched',
  'replacement_cost',
  'hours',
] as const;

/**
 * Adds what a later place says of the same machine. What stands stays; what it leaves open is filled; what differs is told, with
 * both places. Programs of both are kept: what the machine itself said comes before what a sheet says, guesses come last.
 */
export function join(into: Draft, later: Draft): Told[] {
  const told: Told[] = [];
  const tell = (field: string, first: unknown, second: unknown): void => {
    told.push({ field, values: [valueAt(first, into), valueAt(second, later)] });
  };
  if (into.asset_id !== null && later.asset_id !== null && folded(into.asset_id) !== folded(later.asset_id))
    tell('asset_id', into.asset_id, later.asset_id);
  into.asset_id ??= later.asset_id;
  for (const field of SCALARS) {
    const [first, second] = [into[field], later[field]];
    if (first !== null && second !== null && !alike(first, second)) tell(field, first, second);
  }
  fill(into, later);
  joinRemote(into, later, tell);
  joinPrograms(into, later, told);
  if (into.ip.length > 0 && later.ip.length > 0 && !later.ip.some((ip) => into.ip.includes(ip)))
    tell('ip', into.ip.join(' '), later.ip.join(' '));
  into.ip = union(into.ip, later.ip);
  into.mac = union(into.mac, later.mac);
  if (into.ports.length < MOST.list) into.ports.push(...later.ports.filter((port) => !hasPort(into, port)));
  into.sources.push(...later.sources.filter((source) => source !== into.sources.at(-1)));
  return told;
}

function hasPort({ ports }: Draft, { port, protocol }: Draft['ports'][number]): boolean {
  return ports.some((one) => one.port === port && one.protocol === protocol);
}

function fill(into: Draft, later: Draft): void {
  if (into.role === null && later.role !== null) {
    into.role = later.role;
    into.role_text = later.role_text ?? into.role_text;
  } else into.role_text ??= later.role_text;
  if (into.zone === null && later.zone !== null) {
    into.zone = later.zone;
    into.zone_text = later.zone_text ?? into.zone_text;
  } else into.zone_text ??= later.zone_text;
  into.exposed ??= later.exposed;
  into.email_used ??= later.email_used;
  into.owner ??= later.owner;
  into.last_patched ??= later.last_patched;
  into.replacement_cost ??= later.replacement_cost;
  into.hours ??= later.hours;
  into.installed_on ??= later.installed_on;
  joinNames(into, later);
  if (into.notes === null) into.notes = later.notes;
  else if (later.notes !== null && into.notes.length < MOST.notes && !into.notes.includes(later.notes))
    into.notes = `${into.notes}; ${later.notes}`;
}

function joinNames(into: Draft, later: Draft): void {
  const names = [into.name, later.name, ...into.also_named, ...later.also_named].filter((name) => name !== null);
  const seen = new Set<string>();
  const kept = names.filter((name) => {
    const key = nameKey(name) ?? folded(name);
    return !seen.has(key) && seen.add(key);
  });
  const [first = null, ...rest] = kept;
  into.name = first;
  into.also_named = rest.slice(0, MOST.names);
}

function joinRemote(into: Draft, later: Draft, tell: (field: string, first: unknown, second: unknown) => void): void {
  const [a, b] = [into.remote_access, later.remote_access];
  for (const field of ['used', 'by', 'second_factor'] as const) {
    if (a[field] !== null && b[field] !== null && !alike(a[field], b[field]))
      tell(field === 'used' ? 'remote_access' : `remote_access.${field}`, a[field], b[field]);
  }
  into.remote_access = {
    used: a.used ?? b.used,
    by: a.by ?? b.by,
    second_factor: a.second_factor ?? b.second_factor,
  };
}

const ORDER: readonly Program['basis'][] = ['measured', 'stated', 'guessed'];

function joinPrograms(into: Draft, later: Draft, told: Told[]): void {
  if (into.programs.length >= MOST.list) return;
  const systems = [toldSystems(into.programs), toldSystems(later.programs)];
  const [a = [], b = []] = systems;
  const differs = a.length > 0 && b.length > 0 && !a.some((one) => b.includes(one));
  const added = later.programs.filter((program) => !into.programs.some((one) => isSame(one, program)));
  for (const program of added) {
    const other = into.programs.find((one) => hasOtherVersion(one, program));
    if (other !== undefined) told.push({ field: 'version', values: inOrder([other, program]).map(shown) });
  }
  if (differs) told.push({ field: 'os', values: inOrder([...systemsOf(into), ...systemsOf(later)]).map(shown) });
  into.programs = inOrder([...into.programs, ...added]);
}

function systemsOf(draft: Draft): Program[] {
  return draft.programs.filter(({ part, basis }) => part === 'os' && basis !== 'guessed');
}

export function inOrder(programs: readonly Program[]): Program[] {
  return ORDER.flatMap((basis) => programs.filter((program) => program.basis === basis));
}

/** Folded once: a machine that many lines name compares its programs often. */
const FOLDED = new WeakMap<Program, string>();

function keyOf(program: Program): string {
  const known = FOLDED.get(program);
  if (known !== undefined) return known;
  const key = `${program.part} ${folded(program.text)}`;
  FOLDED.set(program, key);
  return key;
}

function isSame(a: Program, b: Program): boolean {
  return keyOf(a) === keyOf(b) && (a.basis === b.basis || b.basis === 'stated');
}

function hasOtherVersion(a: Program, b: Program): boolean {
  if (a.part !== b.part || a.basis === 'guessed' || b.basis === 'guessed' || a.part === 'os') return false;
  if (a.product === null || b.product === null || a.version === null || b.version === null) return false;
  return folded(a.product) === folded(b.product) && folded(a.version) !== folded(b.version);
}

function shown({ text, where }: Program): string {
  return `${inertText(text, 100)} (${where})`;
}

function valueAt(value: unknown, draft: Draft): string {
  return `${inertText(String(value), 100)} (${draft.sources[0] ?? ''})`;
}

function alike(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string' ? folded(a) === folded(b) : a === b;
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])].slice(0, MOST.list);
}
