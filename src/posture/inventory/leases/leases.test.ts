import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../../../test/inventory/outcome.js';
import type { Inventory } from '../../../model/asset.js';
import { readInventory } from '../inventory.js';

const read = (text: string): Promise<Inventory> =>
  readInventory([{ path: 'leases', bytes: new TextEncoder().encode(text) }]);
const brief = ({ assets }: Inventory): string[] =>
  assets.map(({ name, ip, mac, sources }) => [name ?? '-', ip.join(' ') || '-', mac[0] ?? '-', sources[0]].join(' '));

describe('each form', () => {
  test('ISC: the last block of an address counts, what ran out is counted, what does not close is set aside', async () => {
    const inventory = await read(
      [
        'lease 10.0.0.1 {',
        '  binding state free;',
        '  hardware ethernet 00:00:bc:00:00:01;',
        '}',
        'lease 10.0.0.1 {',
        '  binding state active;',
        '  hardware ethernet 00:00:bc:00:00:01;',
        '  client-hostname "HMI-1";',
        '}',
        'lease 10.0.0.2 { binding state expired; }',
        'host printer-2 { hardware ethernet 00:11:22:33:44:55; fixed-address 10.0.0.3; }',
        'lease 10.0.0.4 {',
        '  binding state active;',
      ].join('\n'),
    );
    expect(brief(inventory)).toEqual([
      'HMI-1 10.0.0.1 00:00:bc:00:00:01 leases:5',
      'printer-2 10.0.0.3 00:11:22:33:44:55 leases:11',
    ]);
    expect(inventory.sources).toMatchObject([{ kind: 'leases', read: 2, set_aside: { length: 2 } }]);
    expect(inventory.assets.map(({ role }) => role)).toEqual(['hmi', 'printer']);
  });

  test('dnsmasq: a line that is no lease is set aside', async () => {
    const inventory = await read(
      '1629000000 00:11:22:33:44:55 10.0.0.5 front-desk 01:00\n1629000000 28:63:36:aa:bb:cc 10.0.0.6 * *\nnonsense\n',
    );
    expect(brief(inventory)).toEqual([
      'front-desk 10.0.0.5 00:11:22:33:44:55 leases:1',
      '- 10.0.0.6 28:63:36:aa:bb:cc leases:2',
    ]);
    expect(inventory.sources[0]?.set_aside.map(({ where }) => where)).toEqual(['leases:3']);
  });

  test('RouterOS: exported and printed', async () => {
    const entry = 'address=10.0.0.7 mac-address=00:0D:22:AA:BB:CC host-name="plc-7" comment="pump house" server=dhcp1';
    for (const text of [
      `/ip dhcp-server lease\nadd ${entry}\n`,
      ` 0 D ${entry}\n`,
      `add ${entry.replace(' mac', ' \\\n    mac')}\n`,
    ]) {
      const { assets } = await read(text);
      expect(assets).toMatchObject([
        { name: 'plc-7', ip: ['10.0.0.7'], mac: ['00:0d:22:aa:bb:cc'], notes: 'pump house' },
      ]);
    }
  });

  test('Windows: the table that Export-Csv writes', async () => {
    const inventory = await read(
      '#TYPE x\n"IPAddress","ScopeId","ClientId","HostName","AddressState"\n"10.0.0.8","10.0.0.0","00-11-22-33-44-66","HMI1.town.example","Active"\n',
    );
    expect(brief(inventory)).toEqual(['HMI1.town.example 10.0.0.8 00:11:22:33:44:66 leases:3']);
    expect(inventory.sources[0]?.kind).toBe('leases');
    expect(inventory.assets[0]?.role).toBe('hmi');
  });

  test('a list of clients in JSON, bare or held', async () => {
    const clients = [
      { _id: '5f', mac: '00:11:22:33:44:77', ip: '10.0.0.9', hostname: 'desk', last_seen: 1, a: 1, b: 2, c: 3, d: 4 },
    ];
    for (const json of [clients, { meta: { rc: 'ok' }, data: clients }, { x: clients[0] }])
      expect(brief(await read(JSON.stringify(json)))).toEqual(['desk 10.0.0.9 00:11:22:33:44:77 leases:1']);
  });
});

test('the maker of a network card is a guess, and stands only where nothing else is known', async () => {
  const { assets } = await read('1 00:00:bc:00:00:01 10.0.0.1 * *\n1 00:11:22:00:00:02 10.0.0.2 * *\n');
  expect(assets.map(({ programs }) => programs.map(({ vendor, basis }) => `${vendor} ${basis}`))).toEqual([
    ['Rockwell Automation guessed'],
    [],
  ]);
});

test('any text is read or refused, in time', async () => {
  const piece = fc.constantFrom(
    'lease 10.0.0.1 {',
    '}',
    ';',
    ' address=1.2.3.4',
    ' mac-address=',
    '"',
    '\\',
    '\n',
    'add ',
    '1 ',
    '[',
    '{"data":',
    'hardware ethernet ',
  );
  const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(text, async (pieces) => {
      expect((await outcomeOf(pieces.join(''))).code).not.toMatch(/^not ours/u);
    }),
    { numRuns: 100 },
  );
});
