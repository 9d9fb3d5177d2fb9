import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedFeeds } from '../../../../test/help/shared-feeds.js';
import { outcomeOf } from '../../../../test/inventory/outcome.js';
import type { Inventory, Program } from '../../../model/asset.js';
import { readInventory } from '../inventory.js';

const read = (xml: string): Promise<Inventory> =>
  readInventory([{ path: 'scan.xml', bytes: new TextEncoder().encode(xml) }]);
const host = (inside: string, ip = '10.0.0.5'): string =>
  `<host><status state="up"/><address addr="${ip}" addrtype="ipv4"/>${inside}</host>`;
const scan = (...hosts: string[]): string => `<?xml version="1.0"?><nmaprun>${hosts.join('')}</nmaprun>`;
const port = (number: number, inside: string): string =>
  `<ports><port protocol="tcp" portid="${number}"><state state="open"/>${inside}</port></ports>`;
const script = (id: string, lines: readonly string[], inside = ''): string =>
  `<script id="${id}" output="${['', ...lines].join('&#xa;  ')}">${inside}</script>`;
const programsOf = async (inside: string): Promise<Program[]> =>
  (await read(scan(host(inside)))).assets[0]?.programs ?? [];
const brief = (programs: readonly Program[]): string[] =>
  programs.map(({ part, text, basis, accuracy }) => `${part} ${text} ${basis} ${String(accuracy)}`);

describe('what a machine says of itself', () => {
  test('Windows over SMB: the system without what its file service calls itself, its name, its CPE', async () => {
    const inside = `<hostscript>${script('smb-os-discovery', [
      'OS: Windows 7 Professional 7601 Service Pack 1 (Windows 7 Professional 6.1)',
      'OS CPE: cpe:/o:microsoft:windows_7::sp1:professional',
      'Computer name: HMI-1',
      'NetBIOS computer name: HMI-1\\x00',
    ])}</hostscript>`;
    const { assets } = await read(scan(host(inside)));
    expect(assets).toMatchObject([
      {
        name: 'HMI-1',
        role: 'hmi',
        programs: [
          {
            part: 'os',
            product: 'Windows 7 Professional 7601 Service Pack 1',
            cpe: 'cpe:/o:microsoft:windows_7::sp1:professional',
            basis: 'measured',
          },
        ],
      },
    ]);
  });

  test.each<[string, string, readonly string[], string[], string | null]>([
    [
      'a build over RDP',
      'rdp-ntlm-info',
      ['DNS_Computer_Name: TOWN1', 'Product_Version: 10.0.17763'],
      ['os Microsoft Windows 10.0.17763 measured null'],
      null,
    ],
    [
      'a PLC over EtherNet/IP',
      'enip-info',
      [
        'type: Programmable Logic Controller (14)',
        'vendor: Rockwell Automation/Allen-Bradley (1)',
        'productName: 1766-L32BWA B/21.07',
        'revision: 2.21',
      ],
      ['hardware Rockwell Automation/Allen-Bradley 1766-L32BWA B/21.07 2.21 measured null'],
      'plc',
    ],
    [
      'a Siemens CPU',
      's7-info',
      [
        'Module: 6ES7 315-2AG10-0AB0',
        'Version: 2.6.9',
        'Module Type: CPU 315-2 DP',
        'Copyright: Original Siemens Equipment',
      ],
      ['hardware Siemens CPU 315-2 DP 6ES7 315-2AG10-0AB0 2.6.9 measured null'],
      'plc',
    ],
    [
      'a device over Modbus',
      'modbus-discover',
      ['sid 0x64: ', '  Device identification: Schneider Electric BMX P34 2020 v2.5'],
      ['hardware Schneider Electric BMX P34 2020 v2.5 measured null'],
      null,
    ],
    [
      'a BACnet controller',
      'bacnet-info',
      ['Vendor Name: Automated Logic', 'Firmware: 0.8.2', 'Model Name: LGR'],
      ['hardware Automated Logic LGR 0.8.2 measured null'],
      null,
    ],
    ['SNMP', 'snmp-sysdescr', ['Linux gw 4.9.0 #1 SMP'], ['os Linux gw 4.9.0 #1 SMP measured null'], null],
    [
      'a title of a page that names a product',
      'http-title',
      ['SonicWall - Authentication'],
      ['hardware SonicWall - Authentication guessed null'],
      null,
    ],
    ['a title that names none', 'http-title', ['Welcome'], [], null],
    ['Samba', 'smb-os-discovery', ['OS: Unix (Samba 3.6.3)'], ['software Samba 3.6.3 measured null'], null],
  ])('%s', async (_what, id, lines, programs, role) => {
    const { assets } = await read(scan(host(port(80, script(id, lines)))));
    expect(brief(assets[0]?.programs ?? [])).toEqual(programs);
    expect(assets[0]?.role).toBe(role);
  });

  test('structured elements are read where the lines lack them', async () => {
    const inside = port(
      44_818,
      '<script id="enip-info" output=""><elem key="vendor">Omron (47)</elem><elem key="productName">NX1P2</elem></script>',
    );
    expect(brief(await programsOf(inside))).toEqual(['hardware Omron NX1P2 measured null']);
  });
});

describe('what answered, and what is guessed', () => {
  test('a probed product is measured; a span of versions, a low confidence and a system by its service are guesses', async () => {
    const service = (attributes: string): string => port(445, `<service name="x" ${attributes}/>`);
    expect(brief(await programsOf(service('product="OpenSSH" version="5.3" method="probed" conf="10"')))).toEqual([
      'software OpenSSH 5.3 measured null',
    ]);
    expect(
      brief(
        await programsOf(
          service('product="Microsoft Windows 7 - 10 microsoft-ds" ostype="Windows" method="probed" conf="10"'),
        ),
      ),
    ).toEqual(['software Microsoft Windows 7 - 10 microsoft-ds guessed null', 'os Windows guessed null']);
    expect(brief(await programsOf(service('product="Thing" method="probed" conf="8"')))).toEqual([
      'software Thing guessed 80',
    ]);
    expect(await programsOf(service('product="Thing" method="table" conf="3"'))).toEqual([]);
  });

  test('guesses keep their accuracy; several of 100 % are one guess that tells none of them', async () => {
    const match = (name: string, accuracy: number): string => `<osmatch name="${name}" accuracy="${accuracy}"/>`;
    const os = (...matches: string[]): string => `<os>${matches.join('')}</os>`;
    expect(brief(await programsOf(os(match('Linux 2.6.13', 100), match('Windows 7', 93))))).toEqual([
      'os Linux 2.6.13 guessed 100',
      'os Windows 7 guessed 93',
    ]);
    expect(brief(await programsOf(os(match('Windows 7', 100), match('Windows Phone 7.5', 100))))).toEqual([
      'os Windows 7, or Windows Phone 7.5 guessed null',
    ]);
    expect(brief(await programsOf(os(match('Windows Vista SP2, Windows 7 SP1, or Windows Server 2008', 100))))).toEqual(
      ['os Windows Vista SP2, Windows 7 SP1, or Windows Server 2008 guessed null'],
    );
  });

  test('a port of control equipment is a hint, no role', async () => {
    const { assets } = await read(scan(host(port(502, '<service name="mbap" method="table" conf="3"/>'))));
    expect(assets).toMatchObject([{ role: null, ports: [{ port: 502, service: 'mbap' }] }]);
    expect(assets[0]?.notes).toContain('502');
  });

  test('closed ports are none; hosts that were down are counted', async () => {
    const closed = '<ports><port protocol="tcp" portid="22"><state state="closed"/></port></ports>';
    const down = '<host><status state="down"/><address addr="10.0.0.9" addrtype="ipv4"/></host>';
    const { assets, sources } = await read(scan(host(closed), down, down));
    expect(assets).toMatchObject([{ ports: [] }]);
    expect(sources[0]?.set_aside).toHaveLength(1);
  });
});

test.each([
  ['entities of its own', '<!DOCTYPE nmaprun [<!ENTITY a SYSTEM "file:///etc/passwd">]><nmaprun>&a;</nmaprun>', 'bomb'],
  ['an entity that is not declared', scan(host('<os>&a;</os>')), 'broken_xml'],
  ['another root', '<root/>', 'not_an_inventory'],
  ['nothing after the first tag', '<nmaprun>', 'broken_xml'],
  ['nesting', `<nmaprun>${'<a>'.repeat(500)}${'</a>'.repeat(500)}</nmaprun>`, 'too_large'],
])('%s', async (_what, xml, code) => {
  expect((await outcomeOf(xml)).code).toBe(code);
});

test('a plain document type is passed over', async () => {
  expect((await read(`<!DOCTYPE nmaprun>${scan(host('')).slice(21)}`)).assets).toHaveLength(1);
});

test('of a report cut anywhere the whole hosts are read and the cut is told, or it is refused', async () => {
  const whole = scan(
    ...Array.from({ length: 6 }, (_, at) => host(port(22, '<service name="ssh"/>'), `10.0.0.${at + 1}`)),
  );
  const ends = [...whole.matchAll(/<\/host>/gu)].map(({ index }) => index + 7);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: whole.length - 1 }), async (cut) => {
      const complete = ends.filter((end) => end <= cut).length;
      const { code, machines, aside } = await outcomeOf(whole.slice(0, cut));
      expect(machines).toBe(complete);
      expect(code === 'read').toBe(complete > 0);
      expect(aside).toBe(complete > 0 ? 1 : 0);
    }),
    { numRuns: 60 },
  );
});

test('any XML that is no report is refused, and any text inside one is inert', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
      const inside = `<hostnames><hostname name="${escaped}"/></hostnames>${port(80, script(escaped, [escaped]))}`;
      const codes = [(await outcomeOf(`<nmaprun>${text}`)).code, (await outcomeOf(scan(host(inside)))).code];
      expect(codes.filter((code) => code.startsWith('not ours'))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

const feeds = sharedFeeds('nmap');
test.skipIf(feeds === null)('every public report is read, or named broken (skipped without ../shared)', async () => {
  const folder = feeds ?? '';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml'));
  const refused: Record<string, string> = {};
  for (const file of files) {
    const bytes = readFileSync(path.join(folder, file));
    const { code, machines } = await outcomeOf(bytes);
    const up = bytes.toString().match(/<host(?: [^>]*)?>\s*<status state="up"/gu)?.length ?? 0;
    if (machines !== up) refused[file] = `${machines} of ${up}`;
    if (code !== 'read') refused[path.basename(file)] = code;
  }
  expect(files.length).toBeGreaterThan(20);
  expect(refused).toEqual({
    'defused_et_included.xml': 'not_an_inventory',
    'defused_et_local_includer.xml': 'bomb',
  });
});
