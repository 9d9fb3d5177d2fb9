import { inertText } from '../../../base/text.js';
import { statedProgram, type Program } from '../../../model/asset.js';
import { emptyDraft, type Draft, type SetAside } from '../draft.js';
import { exactField, type Field } from '../sheet/headings.js';
import { layoutOf } from '../sheet/layout.js';
import { readLine } from '../sheet/line.js';
import { roleOfProduct } from '../words/parts.js';
import { flat, partOfType, type Component } from './component.js';
import { ownMachine } from './own.js';

export type MachineRead = {
  readonly draft: Draft;
  readonly set_aside: readonly SetAside[];
  readonly unused: readonly string[];
};

/** A component that is a machine, with what is in or on it. */
export function readMachine(machine: Component, on: readonly Component[], path: string): MachineRead {
  const where = `${path}:${inertText(machine.ref ?? machine.name, 80)}`;
  const own = ownMachine(machine, where);
  if (own !== null) return { draft: own, set_aside: [], unused: [] };
  const unused: string[] = [];
  const programs: Program[] = [];
  for (const part of [machine, ...on, ...flat(machine.components)]) {
    const program = programFrom(part, where);
    if (program === null || (part !== machine && isElectronicPart(part)))
      unused.push(`${part.type || 'untyped'} components`);
    else programs.push(program);
  }
  const { draft: stated, set_aside } = readProperties(machine, where);
  const hardware = programs.find(({ part }) => part === 'hardware');
  const role = stated.role ?? (hardware === undefined ? null : roleOfProduct(hardware.text));
  const draft: Draft = {
    ...stated,
    name: machine.name,
    role,
    role_text: stated.role_text ?? (role === null ? null : (hardware?.text ?? null)),
    programs,
    notes: [stated.notes, machine.description].filter((note) => note !== null).join('; ') || null,
  };
  return { draft, set_aside, unused };
}

function programFrom(component: Component, where: string): Program | null {
  const part = partOfType(component.type);
  if (part === null) return null;
  const { vendor, name, version, cpe, purl } = component;
  const maker = vendor === null || isDomain(vendor) || startsWith(name, vendor) ? null : vendor;
  const text = [maker, name, version].filter((piece) => piece !== null).join(' ');
  return { ...statedProgram(part, text, where), vendor, product: name, version, cpe, purl };
}

function startsWith(name: string, vendor: string): boolean {
  return name.toLowerCase().startsWith(`${vendor.toLowerCase()} `);
}

/** `com.redhat` is the group of a package, no maker's name that people write. */
function isDomain(vendor: string): boolean {
  return /^[a-z]{2,}(?:\.[a-z0-9-]+)+$/u.test(vendor);
}

/** Resistors and connectors of a hardware bill have no support that could end. */
function isElectronicPart({ properties }: Component): boolean {
  return properties.some(([name]) => /^cdx:device:(?:function|devicetype|location|quantity)$/iu.test(name));
}

const READ: readonly Field[] = [
  'role',
  'zone',
  'ip',
  'mac',
  'exposed',
  'remote_access',
  'second_factor',
  'email_used',
  'owner',
  'last_patched',
  'replacement_cost',
  'hours',
  'notes',
];

/** Properties whose last word is one of our columns are read like its cells; `cdx:device:` speaks of boards. */
function readProperties(
  { name: own, properties }: Component,
  where: string,
): { draft: Draft; set_aside: readonly SetAside[] } {
  const stated = properties.flatMap(([name, value]) => {
    const last = name.split(/[:./]/u).at(-1) ?? '';
    const field = name.startsWith('cdx:device:') ? null : exactField(last);
    return field !== null && READ.includes(field) ? [[last, value] as const] : [];
  });
  // A line that names no machine would be passed over.
  const known = [['name', own] as const, ...stated];
  const row = { where, cells: known.map(([, value]) => value) };
  const layout = layoutOf(
    known.map(([last]) => last),
    [row],
  );
  const { draft, set_aside } = readLine(row, { layout, order: null });
  return draft === null ? { draft: emptyDraft(where), set_aside: [] } : { draft, set_aside };
}
