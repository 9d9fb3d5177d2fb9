import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedFeeds } from '../../../../test/help/shared-feeds.js';
import { outcomeOf } from '../../../../test/inventory/outcome.js';
import { BASES, ROLES, ZONES, type Asset, type Inventory, type Program } from '../../../model/asset.js';
import { readInventory } from '../inventory.js';
import { toCycloneDx } from './to-cyclonedx.js';

const read = (document: unknown): Promise<Inventory> =>
  readInventory([{ path: 'bom.json', bytes: new TextEncoder().encode(JSON.stringify(document)) }]);
const bom = (rest: object): object => ({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, ...rest });
const device = (name: string, rest: object = {}): object => ({ type: 'device', name, ...rest });

test('a device that the bill is about is one machine, devices in it are its hardware, parts of boards are not', async () => {
  const { assets, sources } = await read(
    bom({
      metadata: { component: device('Panel 1', { version: '2' }) },
      components: [
        device('Power supply'),
        device('Resistor', { properties: [{ name: 'cdx:device:function', value: 'resistor' }] }),
        { type: 'firmware', name: 'panel-fw', version: '7.0' },
        { type: 'library', name: 'zlib' },
      ],
    }),
  );
  expect(assets.map(({ programs }) => programs.map(({ part, text }) => `${part} ${text}`))).toEqual([
    ['hardware Panel 1 2', 'hardware Power supply', 'firmware panel-fw 7.0'],
  ]);
  expect(sources[0]?.unused).toEqual(['1 device component', '1 library component']);
});

test.each([
  ['yes', true],
  ['no', false],
  ['perhaps', null],
])('a machine of ours in which somebody wrote %s for a truth is read as others are', async (word, exposed) => {
  const properties = [
    { name: 'assay:asset_id', value: 'A1' },
    { name: 'assay:exposed', value: word },
  ];
  const { assets } = await read(bom({ components: [device('HMI-1', { properties })] }));
  expect(assets).toMatchObject([{ exposed }]);
});

test('what the properties of a device say counts without an address, too', async () => {
  const properties = [
    { name: 'plant:zone', value: 'control' },
    { name: 'plant:role', value: 'HMI' },
    { name: 'plant:hours', value: 'many' },
  ];
  const { assets, sources } = await read(bom({ components: [device('Panel 4', { properties })] }));
  expect(assets).toMatchObject([{ name: 'Panel 4', zone: 'control', role: 'hmi' }]);
  expect(sources[0]?.set_aside).toMatchObject([{ where: 'bom.json:Panel 4' }]);
});

test('devices that the bill lists are machines; what depends on them, or lies in them, is on them', async () => {
  const { assets, sources } = await read(
    bom({
      components: [
        device('PLC-1', { 'bom-ref': 'p', components: [{ type: 'firmware', name: 'fw' }] }),
        device('HMI-1', { 'bom-ref': 'h' }),
        { type: 'operating-system', name: 'Windows 7', 'bom-ref': 'w' },
        { type: 'application', name: 'stray', 'bom-ref': 's' },
      ],
      dependencies: [{ ref: 'h', dependsOn: ['w'] }],
    }),
  );
  expect(assets.map(({ name, role, programs }) => `${name} ${role} ${programs.length}`)).toEqual([
    'PLC-1 plc 2',
    'HMI-1 hmi 2',
  ]);
  expect(sources[0]?.set_aside).toHaveLength(1);
});

test('a bill of software names no machine and says so', async () => {
  const { assets, sources } = await read(bom({ components: [{ type: 'library', name: 'x' }] }));
  expect(assets).toEqual([]);
  expect(sources).toMatchObject([{ kind: 'cyclonedx', read: 0, set_aside: [{ where: 'bom.json' }] }]);
});

test('nesting without end is refused; wrong shapes are passed over', async () => {
  let deep = device('x');
  for (let at = 0; at < 200; at += 1) deep = device('x', { components: [deep] });
  await expect(read(bom({ components: [deep] }))).rejects.toMatchObject({ code: 'too_large' });
  const odd = bom({
    metadata: 7,
    components: [null, 3, { name: 5 }, device('HMI-1', { properties: 'x', supplier: [] })],
  });
  expect((await read(odd)).assets).toHaveLength(1);
});

const text = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019 -_.:/<>&"\u00e9'.split('')), minLength: 1, maxLength: 12 })
  .map((one) => `t${one.trim()}`);
const plain = text.map((one) => one.replaceAll(/\s+/gu, ' '));
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary);
const program: fc.Arbitrary<Program> = fc.record({
  part: fc.constantFrom('hardware', 'firmware', 'os', 'software'),
  text: plain,
  vendor: maybe(plain),
  product: maybe(plain),
  edition: maybe(plain),
  version: maybe(plain),
  cpe: maybe(plain),
  purl: maybe(plain),
  basis: fc.constantFrom(...BASES),
  accuracy: maybe(fc.integer({ min: 0, max: 100 })),
  where: fc.constant('w'),
});
const asset: fc.Arbitrary<Asset> = fc.record({
  asset_id: plain,
  name: maybe(plain),
  role: fc.constantFrom(...ROLES),
  role_text: maybe(plain),
  zone: maybe(fc.constantFrom(...ZONES)),
  zone_text: maybe(plain),
  programs: fc.uniqueArray(program, {
    maxLength: 3,
    selector: (one) => `${one.part} ${one.basis} ${one.text.toLowerCase()}`,
  }),
  ip: fc.constantFrom([], ['10.0.0.1'], ['10.0.0.2', 'fe80::2']),
  mac: fc.constantFrom([], ['00:11:22:33:44:55']),
  ports: fc.constantFrom([], [{ port: 502, protocol: 'tcp' as const, service: 'mbap', where: 'w' }]),
  exposed: maybe(fc.boolean()),
  remote_access: fc.record({ used: maybe(fc.boolean()), by: maybe(plain), second_factor: maybe(fc.boolean()) }),
  email_used: maybe(fc.boolean()),
  owner: maybe(plain),
  last_patched: maybe(fc.constant('2019-12-10')),
  replacement_cost: maybe(fc.integer({ min: 0, max: 100_000 })),
  hours: maybe(fc.constantFrom(0, 1.5, 24)),
  notes: maybe(plain),
  sources: fc.constant(['s']),
});

test('what was written as CycloneDX reads back as the same machine', async () => {
  await fc.assert(
    fc.asyncProperty(asset, async (given) => {
      const [back] = (await read(toCycloneDx({ assets: [given] }))).assets;
      const where = back?.sources[0] ?? '';
      const order = ['measured', 'stated', 'guessed'];
      const programs = order.flatMap((basis) => given.programs.filter((one) => one.basis === basis));
      expect(back).toEqual({
        ...given,
        programs: programs.map((one) => ({ ...one, where })),
        ports: given.ports.map((one) => ({ ...one, where })),
        sources: [where],
      });
    }),
    { numRuns: 100 },
  );
});

test('references are unique, and the same inventory gives the same document', () => {
  const [given] = fc.sample(asset, { numRuns: 1, seed: 7 });
  if (given === undefined) throw new Error('no sample');
  const document = toCycloneDx({ assets: [given, given] });
  expect(toCycloneDx({ assets: [given, given] })).toEqual(document);
  const refs = [...JSON.stringify(document).matchAll(/"bom-ref":"((?:[^"\\]|\\.)*)"/gu)].map(([, ref]) => ref);
  expect(new Set(refs).size).toBe(refs.length);
});

const feeds = sharedFeeds('cyclonedx');
test.skipIf(feeds === null)(
  'every public bill is read, or named as without machine (skipped without ../shared)',
  async () => {
    const folder = feeds ?? '';
    const got: Record<string, unknown> = {};
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const { code, machines, aside } = await outcomeOf(readFileSync(path.join(folder, file)));
      got[file.split('_', 1)[0] ?? ''] = [code, machines, aside];
    }
    expect(got).toEqual({
      HBOM: ['read', 1, 0],
      OBOM: ['read', 1, 0],
      SBOM: ['read', 0, 1],
      SaaSBOM: ['read', 0, 1],
      VEX: ['read', 0, 1],
    });
  },
);
