import { InventoryError } from '../error.js';
import type { InventoryLimits } from '../limits.js';
import type { Bom, Component } from './component.js';

type Json = Readonly<Record<string, unknown>>;

const OTHER = ['services', 'vulnerabilities', 'compositions', 'formulation', 'declarations'];

/** Reads CycloneDX JSON of any version; what has not the shape it should have is passed over. */
export function bomFromJson(json: Json, path: string, { maxDepth, maxCell }: InventoryLimits): Bom {
  const component = (value: unknown, depth: number): Component[] => {
    if (!isObject(value) || text(value['name'], maxCell) === null) return [];
    if (depth > maxDepth)
      throw new InventoryError('too_large', 'components are nested too deep', { where: { file: path } });
    const own = (key: string): string | null => text(value[key], maxCell);
    return [
      {
        type: own('type') ?? '',
        name: own('name') ?? '',
        ref: own('bom-ref'),
        vendor:
          nameIn(value['supplier'], maxCell) ??
          nameIn(value['manufacturer'], maxCell) ??
          own('publisher') ??
          own('group'),
        version: own('version'),
        description: own('description'),
        cpe: own('cpe'),
        purl: own('purl'),
        properties: properties(value['properties'], maxCell),
        components: list(value['components']).flatMap((one) => component(one, depth + 1)),
      },
    ];
  };
  const metadata = isObject(json['metadata']) ? json['metadata'] : {};
  return {
    about: component(metadata['component'], 0)[0] ?? null,
    components: list(json['components']).flatMap((one) => component(one, 0)),
    dependencies: dependencies(json['dependencies'], maxCell),
    other: OTHER.filter((key) => list(json[key]).length > 0),
  };
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown, most: number): string | null {
  if (typeof value !== 'string') return null;
  const plain = value.replaceAll(/\s+/gu, ' ').trim();
  return plain === '' ? null : plain.slice(0, most);
}

function nameIn(value: unknown, most: number): string | null {
  return isObject(value) ? text(value['name'], most) : null;
}

function properties(value: unknown, most: number): [string, string][] {
  return list(value).flatMap((one) => {
    const name = isObject(one) ? text(one['name'], most) : null;
    const given = isObject(one) ? text(one['value'], most) : null;
    return name === null || given === null ? [] : [[name, given] satisfies [string, string]];
  });
}

function dependencies(value: unknown, most: number): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const one of list(value)) {
    const ref = isObject(one) ? text(one['ref'], most) : null;
    if (ref === null || !isObject(one)) continue;
    const on = [...list(one['dependsOn']), ...list(one['provides'])].map((given) => text(given, most));
    found.set(
      ref,
      on.filter((given) => given !== null),
    );
  }
  return found;
}
