import { expect, test } from 'vitest';
import { readInventory } from '../../src/posture/inventory/inventory.js';
import { makeWorkbook } from '../hostile/make-workbook.js';
import { makeZip } from '../hostile/make-zip.js';
import { outcomeOf } from './outcome.js';

const many = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');
const nmap = (inside: string, before = ''): string => `<?xml version="1.0"?>${before}<nmaprun>${inside}</nmaprun>`;
const laughs = `<!DOCTYPE l [${many(10, (at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`)}<!ENTITY a0 "ha">]>`;
const bom = (rest: object): string =>
  JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, ...rest });

/** Small files of somebody who wants the reader to stumble, stall, look elsewhere or say what is not so. */
const FILES: readonly (readonly [what: string, bytes: Uint8Array | string, code: string, machines: number])[] = [
  ['entities that grow', nmap('<host>&a10;</host>', laughs), 'bomb', 0],
  ['a file of this machine', nmap('&x;', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 'bomb', 0],
  ['an outside document type', nmap('<host/>', '<!DOCTYPE nmaprun SYSTEM "http://example.org/x.dtd">'), 'read', 1],
  ['a stylesheet elsewhere', nmap('<host/>', '<?xml-stylesheet href="http://example.org/x.xsl"?>'), 'read', 1],
  ['tags inside tags', nmap('<a>'.repeat(5_000)), 'too_large', 0],
  [
    'an endless attribute',
    nmap(`<host><hostnames><hostname name="${'a'.repeat(500_000)}"/></hostnames></host>`),
    'read',
    1,
  ],
  [
    'ports beyond number',
    nmap(
      `<host><ports>${many(2_000, (at) => `<port protocol="tcp" portid="${at * 99}"><state state="open"/></port>`)}</ports></host>`,
    ),
    'read',
    1,
  ],
  ['nested JSON', '['.repeat(100_000), 'broken_json', 0],
  ['nested objects', `[${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}]`, 'not_an_inventory', 0],
  ['a prototype', '[{"__proto__":{"name":"x"},"constructor":"y","ip":"10.0.0.1"}]', 'read', 1],
  [
    'a bill that depends on itself',
    bom({
      components: [{ type: 'device', name: 'a', 'bom-ref': 'a' }],
      dependencies: [{ ref: 'a', dependsOn: ['a'] }],
    }),
    'read',
    1,
  ],
  [
    'a machine of ours with wrong values',
    bom({
      components: [
        {
          type: 'device',
          name: 'a',
          properties: [
            { name: 'assay:asset_id', value: 'A' },
            { name: 'assay:role', value: 'king' },
          ],
        },
      ],
    }),
    'read',
    1,
  ],
  ['a path that leaves', makeZip([{ name: '../xl/workbook.xml', data: 'x' }]), 'broken_zip', 0],
  [
    'a workbook inside out',
    makeWorkbook({ sheets: [{ name: '../../x', data: '<row r="999999999"><c r="ZZZ1"><v>1</v></c></row>' }] }),
    'not_an_inventory',
    0,
  ],
  [
    'half a character',
    Buffer.concat([Buffer.from('\ufeffName,OS\nA,Win7\n', 'utf16le'), Buffer.from([0x41])]),
    'read',
    1,
  ],
  ['zeros between', 'Computer,OS\nHMI\u0000-1,Win7\u0000\n', 'read', 1],
  ['a quote that stays open', 'Computer,OS\n"HMI-1,Win7\nPC-2,Win10\n', 'read', 2],
  ['returns alone', 'Computer,OS\rHMI-1,Win7\r', 'read', 1],
  ['ten thousand columns', `Computer,OS${',x'.repeat(10_000)}\nHMI-1,Win7\n`, 'read', 1],
  [
    'one number on every line',
    `Asset id,Software,Notes\n${many(1_500, (at) => `A,Program ${at},note ${at}`)}`,
    'read',
    1,
  ],
  ['one address on every line', `Asset id,OS,IP\n${many(1_500, (at) => `A${at},Windows 7,10.0.0.1`)}`, 'read', 1_500],
  [
    'one name on every line',
    `Computer,OS,IP\n${many(1_000, (at) => `HMI-1,Windows 7,10.1.${at >> 8}.${at & 255}`)}`,
    'read',
    1_000,
  ],
  [
    'brackets without end',
    `Computer,IP\nHMI-1,${'( '.repeat(1_900)}\n${many(500, () => '( '.repeat(1_900))}`,
    'read',
    1,
  ],
  ['plus signs', `Computer,Software\n${many(100, (at) => `c${at},${'+'.repeat(3_900)}`)}`, 'read', 100],
  ['a line that goes on', many(100, () => 'HMI-1 Win7 Pro '.repeat(200)), 'read', 1],
  ['blocks that stay open', many(2_000, (at) => `lease 10.0.${at >> 8}.${at & 255} {`), 'read', 0],
];

test.each(FILES)('%s', async (_what, bytes, code, machines) => {
  const began = performance.now();
  expect(await outcomeOf(bytes)).toMatchObject({ code, machines });
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('what is told of a file is inert, also its headings, sheets and references', async () => {
  const evil = '\u001b]0;x\u0007\u202e=1+1';
  const files: readonly (Uint8Array | string)[] = [
    `Computer,OS,IP,${evil}\n${evil},Win7,${evil},x\n${evil},Win10,,x\n`,
    makeWorkbook({
      sheets: [
        {
          name: evil,
          data: '<row r="1"><c t="inlineStr"><is><t>HMI-1</t></is></c><c t="inlineStr"><is><t>Win7</t></is></c></row>',
        },
      ],
    }),
    bom({
      components: [
        { type: 'device', name: evil, 'bom-ref': evil },
        { type: evil, name: 'x' },
      ],
    }),
  ];
  for (const bytes of files) {
    const given = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    const { assets, sources, conflicts } = await readInventory([{ path: 'f', bytes: given }]);
    const places = assets.flatMap((asset) => [...asset.sources, ...asset.programs.map(({ where }) => where)]);
    const told = [sources, places, conflicts.map(({ field, values }) => [field, values])];
    expect(JSON.stringify(told)).not.toMatch(/\\u001b|\\u0007|\u202e/u);
  }
});
