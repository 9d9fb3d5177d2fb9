/** What of a component is read, from JSON and XML alike. */
export type Component = {
  readonly type: string;
  readonly name: string;
  readonly ref: string | null;
  readonly vendor: string | null;
  readonly version: string | null;
  readonly description: string | null;
  readonly cpe: string | null;
  readonly purl: string | null;
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly components: readonly Component[];
};

/** A bill of materials: what it is about, what it lists, and what depends on what, by reference. */
export type Bom = {
  readonly about: Component | null;
  readonly components: readonly Component[];
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
  /** Things of other kinds that it lists. */
  readonly other: readonly string[];
};

/** Kinds of components that are something with an end of support of its own. */
export const PARTS = {
  device: 'hardware',
  'device-driver': 'software',
  firmware: 'firmware',
  'operating-system': 'os',
  platform: 'software',
  application: 'software',
  container: 'software',
} as const;

export function partOfType(type: string): (typeof PARTS)[keyof typeof PARTS] | null {
  return Object.entries(PARTS).find(([known]) => known === type)?.[1] ?? null;
}

/** A component and all that are in it. */
export function flat(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [component, ...flat(component.components)]);
}
