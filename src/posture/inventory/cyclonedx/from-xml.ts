import { InventoryError } from '../error.js';
import type { InventoryLimits } from '../limits.js';
import { childOf, childrenOf, walkXml, type Element } from '../xml/walk.js';
import type { Bom, Component } from './component.js';

const BOM = new Set(['bom']);

/** Reads CycloneDX XML into the same as its JSON. */
export function bomFromXml(xml: string, path: string, limits: InventoryLimits): Bom {
  let bom: Element | null = null;
  const { broken } = walkXml(xml, limits, BOM, (element) => {
    bom = element;
  });
  if (broken !== null || bom === null)
    throw new InventoryError(
      broken?.kind ?? 'broken_xml',
      `the bill of materials cannot be read: ${broken?.why ?? ''}`,
      {
        where: { file: path },
        hint: 'Write it again, or as CycloneDX JSON.',
      },
    );
  return toBom(bom);
}

function toBom(bom: Element): Bom {
  const metadata = childOf(bom, 'metadata');
  const about = metadata === null ? null : childOf(metadata, 'component');
  const other = ['services', 'vulnerabilities'].filter((name) => (childOf(bom, name)?.children.length ?? 0) > 0);
  return {
    about: about === null ? null : toComponent(about),
    components: inside(bom),
    dependencies: new Map(
      (childOf(bom, 'dependencies')?.children ?? []).map(({ attributes, children }) => [
        attributes['ref'] ?? '',
        children.map((child) => child.attributes['ref'] ?? ''),
      ]),
    ),
    other,
  };
}

function inside(element: Element): Component[] {
  const components = childOf(element, 'components');
  return components === null ? [] : childrenOf(components, 'component').map(toComponent);
}

function toComponent(element: Element): Component {
  const own = (name: string): string | null => textOf(childOf(element, name));
  const nameIn = (name: string): string | null => {
    const holder = childOf(element, name);
    return holder === null ? null : textOf(childOf(holder, 'name'));
  };
  const properties = childOf(element, 'properties');
  return {
    type: element.attributes['type'] ?? '',
    name: own('name') ?? '',
    ref: element.attributes['bom-ref'] ?? null,
    vendor: nameIn('supplier') ?? nameIn('manufacturer') ?? own('publisher') ?? own('group'),
    version: own('version'),
    description: own('description'),
    cpe: own('cpe'),
    purl: own('purl'),
    properties: (properties?.children ?? []).flatMap((one) => {
      const [name, value] = [one.attributes['name'], textOf(one)];
      return name === undefined || value === null ? [] : [[name, value] as const];
    }),
    components: inside(element),
  };
}

function textOf(element: Element | null): string | null {
  const text = element?.text.replaceAll(/\s+/gu, ' ').trim() ?? '';
  return text === '' ? null : text;
}
