import type { Asset, Inventory } from '../../../model/asset.js';
import { inertText } from '../../../base/text.js';
import type { Draft } from '../draft.js';
import { placePrograms } from './installed.js';
import { inOrder, join, type Conflict } from './join.js';
import { folded, keysOf, KEYS, nameKey } from './keys.js';
import type { Machine } from './machine.js';
import { roleByName } from './role.js';
import { sameBy } from './same.js';

/** Drafts of one file, in its order. */
export type FileDrafts = { readonly path: string; readonly drafts: readonly Draft[] };

/** Puts together what means the same machine, within a file and across files; see CONTEXT.md for the rule. */
export function merge(files: readonly FileDrafts[]): Pick<Inventory, 'assets' | 'conflicts'> {
  let machines: Machine[] = [];
  for (const file of files) machines = placePrograms(withFile(machines, file));
  return named(machines);
}

function withFile(earlier: readonly Machine[], { path, drafts }: FileDrafts): Machine[] {
  const machines = [...earlier];
  const index = new Map<string, Machine[]>();
  for (const machine of machines) list(machine, index);
  for (const draft of drafts) {
    const placed = { draft: { ...draft }, files: new Set([path]), told: [] };
    const into = sameMachine(placed, index);
    if (into === null) machines.push(placed);
    else {
      into.told.push(...join(into.draft, draft));
      into.files.add(path);
    }
    list(into ?? placed, index);
  }
  return machines;
}

/** The one earlier machine that a draft means, by the strongest key that one has; of several by the same key none. */
function sameMachine(placed: Machine, index: ReadonlyMap<string, Machine[]>): Machine | null {
  const keys = keysOf(placed.draft);
  const near = new Set(KEYS.flatMap((key) => keys[key].flatMap((value) => index.get(`${key} ${value}`) ?? [])));
  const matches = [...near].map((machine) => ({ machine, key: sameBy(machine, placed) }));
  for (const key of KEYS) {
    const found = matches.filter((match) => match.key === key);
    const [only] = found;
    if (found.length === 1 && only !== undefined) return only.machine;
    if (found.length > 1) {
      const names = found.map(({ machine }) => machine.draft.name ?? machine.draft.sources[0] ?? '');
      placed.told.push({ field: 'which machine', values: names });
      return null;
    }
  }
  return null;
}

const MOST_TOLD = 20;
/** Of what more machines share than this, more are not looked at: it tells none of them apart. */
const MOST_SHARING = 10;

function list(machine: Machine, index: Map<string, Machine[]>): void {
  const keys = keysOf(machine.draft);
  for (const key of KEYS)
    for (const value of keys[key]) {
      const here = index.get(`${key} ${value}`) ?? [];
      if (here.length < MOST_SHARING && !here.includes(machine)) here.push(machine);
      index.set(`${key} ${value}`, here);
    }
}

/** Gives each machine its id: the source's, else a name or address that no other has, else its place. */
function named(machines: readonly Machine[]): Pick<Inventory, 'assets' | 'conflicts'> {
  const taken = new Set(machines.map(({ draft }) => folded(draft.asset_id ?? '')));
  const conflicts: Conflict[] = [];
  const assets = machines.map(({ draft, told }): Asset => {
    const { installed_on: _on, also_named, ...asset } = draft;
    const asset_id = draft.asset_id ?? freeId(draft, taken);
    taken.add(folded(asset_id));
    conflicts.push(...told.slice(0, MOST_TOLD).map((one) => ({ asset_id, ...one })));
    const also = also_named.length === 0 ? [] : [`also named ${also_named.join(', ')}`];
    const notes = [...(draft.notes === null ? [] : [draft.notes]), ...also].join('; ');
    const byName = draft.role === null ? roleByName(draft) : null;
    const role = draft.role ?? byName?.role ?? null;
    const role_text = draft.role_text ?? byName?.text ?? null;
    return {
      ...asset,
      asset_id,
      role,
      role_text,
      programs: inOrder(draft.programs),
      notes: notes === '' ? null : notes,
    };
  });
  const twice = [
    ...shared(assets, 'ip', ({ ip }) => ip),
    ...shared(assets, 'name', ({ name }) => (name === null ? [] : [nameKey(name)].filter((key) => key !== null))),
  ];
  return { assets, conflicts: [...conflicts, ...twice] };
}

function freeId(draft: Draft, taken: ReadonlySet<string>): string {
  const wished = [draft.name, draft.ip[0], draft.mac[0], draft.sources[0]].filter((id) => typeof id === 'string');
  const free = wished.find((id) => id !== '' && !taken.has(folded(id)));
  if (free !== undefined) return free;
  const base = draft.sources[0] ?? 'machine';
  let number = 2;
  while (taken.has(folded(`${base}#${number}`))) number += 1;
  return `${base}#${number}`;
}

/** Two machines with one address or name: one of the lines is old or mistyped, or they are one after all. */
function shared(
  assets: readonly Asset[],
  field: 'ip' | 'name',
  keysIn: (asset: Asset) => readonly string[],
): Conflict[] {
  const by = new Map<string, Asset[]>();
  for (const asset of assets) {
    for (const key of keysIn(asset)) {
      const sharing = by.get(key);
      if (sharing === undefined) by.set(key, [asset]);
      else sharing.push(asset);
    }
  }
  return [...by].flatMap(([key, sharing]) => {
    const [first] = sharing;
    if (first === undefined || sharing.length < 2) return [];
    const what = `${field} ${inertText(key, 60)} also of`;
    return [{ asset_id: first.asset_id, field: what, values: sharing.slice(1, MOST_TOLD).map((one) => one.asset_id) }];
  });
}
