import type { FileReading, SetAside } from '../draft.js';
import { flat, type Bom, type Component } from './component.js';
import { readMachine } from './machine.js';

/** Types that tell that a bill describes a running machine, where it lists no device. */
const SYSTEMS = ['operating-system', 'firmware', 'platform'];

type Found = { readonly machine: Component; readonly on: readonly Component[] };

/**
 * The machines of a bill of materials: the device it is about, else the devices it lists, else, where it lists an operating
 * system or firmware, what it is about. A bill of software alone names no machine, and says so.
 */
export function readBom(bom: Bom, path: string): FileReading {
  const { found, homeless } = machinesOf(bom);
  const reads = found.map(({ machine, on }) => readMachine(machine, on, path));
  const set_aside: SetAside[] = reads.flatMap((read) => read.set_aside);
  if (found.length === 0) set_aside.push({ where: path, why: 'it names no machine: a bill of software or services' });
  if (homeless.length > 0)
    set_aside.push({
      where: path,
      why: `components of which it is not told on which machine they are: ${homeless.length}`,
    });
  const unused = reads.flatMap((read) => read.unused);
  const rest = found.length === 0 ? flat(bom.components).map(({ type }) => `${type || 'untyped'} components`) : [];
  return {
    kind: 'cyclonedx',
    drafts: reads.map(({ draft }) => draft),
    set_aside,
    unused: [...counted([...unused, ...rest]), ...bom.other],
  };
}

function machinesOf({ about, components, dependencies }: Bom): { found: Found[]; homeless: Component[] } {
  if (about?.type === 'device') return { found: [{ machine: about, on: flat(components) }], homeless: [] };
  const devices = components.filter(({ type }) => type === 'device');
  const rest = components.filter(({ type }) => type !== 'device');
  if (devices.length > 0) {
    const taken = new Set<Component>();
    const byRef = new Map(rest.map((one) => [one.ref, one]));
    const found = devices.map((machine) => {
      const refs = machine.ref === null ? [] : (dependencies.get(machine.ref) ?? []);
      const on = refs.map((ref) => byRef.get(ref)).filter((one) => one !== undefined);
      for (const one of on) taken.add(one);
      return { machine, on: flat(on) };
    });
    return { found, homeless: rest.filter((one) => !taken.has(one)) };
  }
  const isSystem = [...(about === null ? [] : [about]), ...components].some(({ type }) => SYSTEMS.includes(type));
  const machine = about ?? components.find(({ type }) => SYSTEMS.includes(type));
  if (!isSystem || machine === undefined) return { found: [], homeless: [] };
  return { found: [{ machine, on: flat(components.filter((one) => one !== machine)) }], homeless: [] };
}

/** `12 library components`, `1 file component`. */
function counted(kinds: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${count === 1 ? kind.replace(/s$/u, '') : kind}`);
}
