import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Asset, Inventory } from '../../model/asset.js';
import { readInventory } from './inventory.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, path = 'list.csv'): Promise<Inventory> => readInventory([{ path, bytes: bytes(text) }]);
const find = (inventory: Inventory, id: string): Asset | undefined =>
  inventory.assets.find(({ asset_id }) => asset_id === id);

test('the list of the town: nine machines, and one program that is installed on the first', async () => {
  const path = 'examples/town/inventory.csv';
  const inventory = await readInventory([{ path: 'inventory.csv', bytes: readFileSync(path) }]);
  expect(inventory.assets.map(({ asset_id, role, zone }) => `${asset_id} ${role} ${zone}`)).toEqual([
    'A1 scada_server control',
    'A3 plc control',
    'A4 plc control',
    'A5 remote_access control',
    'A6 workstation office',
    'A7 workstation office',
    'A8 firewall office',
    'A9 other office',
    'A10 printer office',
  ]);
  expect(find(inventory, 'A1')).toMatchObject({
    name: 'SCADA main computer',
    last_patched: '2019-12-10',
    replacement_cost: 10_000,
    hours: 24,
    exposed: false,
    email_used: false,
    remote_access: { used: true, by: 'TeamViewer', second_factor: null },
    sources: ['inventory.csv:2', 'inventory.csv:3'],
    programs: [
      { part: 'os', text: 'Microsoft Windows 7 Professional SP1', product: 'Windows 7', version: 'SP1' },
      { part: 'software', product: 'FactoryTalk View SE', version: '9.0', where: 'inventory.csv:3' },
    ],
  });
  expect(inventory.sources).toMatchObject([{ kind: 'sheet', read: 10, set_aside: [], unused: [] }]);
  expect(inventory.conflicts).toEqual([]);
});

test('a sheet whose first heading is PK is no archive', async () => {
  const { assets } = await read('PK,Name,Role,OS\n1,Main,HMI,Windows 7 Pro\n');
  expect(assets).toMatchObject([{ name: 'Main', role: 'hmi' }]);
});

test('a line without headings', async () => {
  const inventory = await read('HMI-1, Win7 Pro, Wonderware\n');
  expect(inventory.assets).toMatchObject([
    {
      asset_id: 'HMI-1',
      role: 'hmi',
      programs: [
        { part: 'os', text: 'Win7 Pro' },
        { part: 'software', text: 'Wonderware' },
      ],
    },
  ]);
});
