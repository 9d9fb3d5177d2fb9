import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inlineRows, makeWorkbook } from '../../../../test/hostile/make-workbook.js';
import { makeZip } from '../../../../test/hostile/make-zip.js';
import type { Inventory } from '../../../model/asset.js';
import { InventoryError } from '../error.js';
import { readInventory } from '../inventory.js';
import type { InventoryLimits } from '../limits.js';
import { exactField } from './headings.js';
import { HEADINGS_TO_USE } from './unread-headings.js';

const read = (bytes: Uint8Array | string, limits: Partial<InventoryLimits> = {}): Promise<Inventory> =>
  readInventory([{ path: 'list', bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes }], {
    limits,
  });
const codeOf = (bytes: Uint8Array | string, limits: Partial<InventoryLimits> = {}): Promise<string> =>
  read(bytes, limits).then(
    () => 'read',
    (error: unknown) => (error instanceof InventoryError ? error.code : `not ours: ${String(error)}`),
  );
const brief = ({ assets }: Inventory): string[] =>
  assets.map(
    ({ asset_id, programs }) => `${asset_id}: ${programs.map(({ part, text }) => `${part} ${text}`).join(', ')}`,
  );

const LIST = 'Computer,OS,Who uses it\nHMI-1,Win7 Pro,José\nOffice-2,Windows 10,Ann\n';
const EXPECTED = ['HMI-1: os Win7 Pro', 'Office-2: os Windows 10'];

describe('encodings and separators', () => {
  test.each([
    ['UTF-8', Buffer.from(LIST)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${LIST}`)],
    ['UTF-16 LE', Buffer.from(`\ufeff${LIST}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\ufeff${LIST}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(LIST, 'latin1')],
    ['semicolons', Buffer.from(LIST.replaceAll(',', ';'))],
    ['tabs', Buffer.from(LIST.replaceAll(',', '\t'))],
    ['bars and returns', Buffer.from(LIST.replaceAll(',', '|').replaceAll('\n', '\r\n'))],
    ['a line that names the separator', Buffer.from(`sep=;\n${LIST.replaceAll(',', ';')}`)],
  ])('%s', async (_what, bytes) => {
    const inventory = await read(bytes);
    expect(brief(inventory)).toEqual(EXPECTED);
    expect(inventory.assets[0]?.owner).toBe('José');
    expect(inventory.sources[0]?.set_aside).toEqual([]);
  });
});

test('places count lines, also after quoted line breaks and a line that names the separator', async () => {
  const { assets } = await read('sep=,\nname,os,notes\n"PC 1",Win7,"a\nb"\n\nPC 2,Win10,\n');
  expect(assets.map(({ sources }) => sources)).toEqual([['list:3'], ['list:6']]);
});

test('titles, empty rows, repeated headings, sums, remarks and section titles are told and are no machines', async () => {
  const inventory = await read(
    [
      'List of the plant,,,',
      ',,,',
      'Name,OS,IP,Where',
      'Plant:,,,',
      'HMI-1,Win7,10.0.0.1,plant',
      'Name,OS,IP,Where',
      'PC-2,Win10,10.0.0.2,office',
      '# spare ones,,,',
      'Total,2,,',
    ].join('\n'),
  );
  expect(inventory.assets.map(({ asset_id, zone }) => `${asset_id} ${zone}`)).toEqual(['HMI-1 control', 'PC-2 office']);
  expect(inventory.sources[0]?.set_aside.map(({ where }) => where)).toEqual(['list:1', 'list:4', 'list:8', 'list:9']);
});

describe('headings that are not known', () => {
  const rows = 'HMI-1,Windows 7 Pro,Halle 2\nOffice PC,Windows 10,Halle 3\n';
  const told = ({ sources }: Inventory): string[] =>
    (sources[0]?.set_aside ?? []).flatMap(({ where, why }) => (why.startsWith('no headings') ? [where] : []));

  test.each([
    ['PC / device,Betriebssystem,Ort', 2, ['list:1']],
    ['Anlage,Windows version,Ort', 2, ['list:1']],
    ['The plant\nStandort,Betriebssystem,Software', 2, ['list:2']],
    ['Bezeichnung,Betriebssystem,Ort', 2, ['list:1']],
    ['PC,Windows XP,Bob', 3, []],
    ['Office server,Windows,Ann', 3, []],
    ['Computer,OS,Ort', 2, []],
  ])('%s', async (first, machines, where) => {
    const inventory = await read(`${first}\n${rows}`);
    expect(inventory.assets).toHaveLength(machines);
    expect(told(inventory)).toEqual(where);
  });

  test('a list without headings is no such thing', async () => {
    expect(told(await read(rows))).toEqual([]);
    expect(told(await read('Front desk,Dell,Ann\nBack desk,HP,Bob\n'))).toEqual([]);
  });

  test('what is named instead is understood', () =>
    expect(HEADINGS_TO_USE.split(', ').filter((word) => exactField(word) === null)).toEqual([]));
});

test('a second table below has headings of its own', async () => {
  const inventory = await read('Computer,OS\nPC-1,Win7\n\nHost name,IP,MAC\nPLC-2,10.0.0.2,00:11:22:33:44:55\n');
  expect(inventory.assets).toMatchObject([
    { asset_id: 'PC-1', programs: [{ text: 'Win7' }] },
    { asset_id: 'PLC-2', ip: ['10.0.0.2'], role: 'plc' },
  ]);
});

test('hardware beside software, maker and versions go to what they belong to', async () => {
  const { assets } = await read(
    'Asset tag,Make,Model,Firmware,OS,OS version,Software,Software version,Blood group\n7,Dell,OptiPlex 790,A22,Windows 10,21H2,InTouch; Office,10.1; 2010,AB\n',
  );
  expect(assets[0]?.programs.map(({ part, vendor, product, version }) => [part, vendor, product, version])).toEqual([
    ['hardware', 'Dell', 'OptiPlex 790', 'A22'],
    ['os', null, 'Windows 10', '21H2'],
    ['software', null, 'InTouch', '10.1'],
    ['software', null, 'Office', '2010'],
  ]);
});

test('what cannot be read is set aside with its place, unknown columns are named', async () => {
  const { assets, sources } = await read(
    'Name,IP,Exposed,Cost,Blood group\nHMI-1,somewhere,perhaps,900-1200,AB\n,,,,AB\n',
  );
  expect(assets).toMatchObject([{ exposed: null, replacement_cost: null, ip: [] }]);
  expect(sources[0]?.unused).toEqual(['Blood group']);
  expect(sources[0]?.set_aside.map(({ where }) => where)).toEqual(['list:2', 'list:2', 'list:2', 'list:3']);
});

test('lines of one machine are one; a line that contradicts is another machine, and that is told', async () => {
  const { assets, conflicts } = await read('Computer,OS\nPC-1,Win7 Pro\npc_1,Office 2010\nPC-1,Windows 10\n');
  expect(brief({ assets, sources: [], conflicts })).toEqual([
    'PC-1: os Win7 Pro, software Office 2010',
    'list:4: os Windows 10',
  ]);
  expect(conflicts).toMatchObject([{ asset_id: 'PC-1', values: ['list:4'] }]);
});

test('a list of people is no inventory', async () => {
  expect(await codeOf('Name,Phone,Email,Notes\nPat Doe,207-555-0100,pat@example.org,plant\n')).toBe('not_an_inventory');
});

test('a cell that would run in a sheet, on a terminal or in a page stays text, and inert where it is told', async () => {
  const evil = '=cmd|calc!A1\u001b[2J\u202e<script>';
  const { assets, sources } = await read(`Name,IP,${evil}\nPC-1,${evil},x\n`);
  expect(assets).toHaveLength(1);
  const told = JSON.stringify(sources);
  expect(told).not.toMatch(/\\u001b|\u202e/u);
});

describe('workbooks', () => {
  const rows = (lines: readonly string[][]): string => inlineRows(lines);

  test('every sheet is read; places name sheet and row; dates are dates', async () => {
    const book = makeWorkbook({
      sheets: [
        { name: 'Plant', data: rows([['The plant'], ['Computer', 'OS', 'IP'], ['HMI-1', 'Win7 Pro', '10.0.0.1']]) },
        {
          name: 'Office',
          data: `${rows([['Computer', 'OS', 'Last updates', 'Cost']])}<row r="2"><c r="A2" t="inlineStr"><is><t>PC-2</t></is></c><c r="B2" t="inlineStr"><is><t>Windows 10</t></is></c><c r="C2" s="1"><v>43809</v></c><c r="D2"><v>900</v></c></row>`,
        },
        {
          name: 'People',
          data: rows([
            ['Name', 'Phone'],
            ['Pat', '1'],
          ]),
        },
      ],
      formats: [14],
    });
    const inventory = await read(book);
    expect(brief(inventory)).toEqual(['HMI-1: os Win7 Pro', 'PC-2: os Windows 10']);
    expect(inventory.assets[0]?.sources).toEqual(['list!Plant:3']);
    expect(inventory.assets[1]).toMatchObject({ last_patched: '2019-12-10', replacement_cost: 900 });
  });

  test.each([
    [
      'cut in half',
      makeWorkbook({ sheets: [{ name: 'a', data: rows([['Name'], ['x']]) }] }).subarray(0, 300),
      'broken_zip',
    ],
    [
      'an entity',
      makeWorkbook({ sheets: [{ name: 'a', data: '' }], prolog: '<!DOCTYPE x [<!ENTITY a "b">]>' }),
      'bomb',
    ],
    ['a bomb', makeWorkbook({ sheets: [{ name: 'a', data: '<x a="1"/>'.repeat(1_500_000) }] }), 'bomb'],
    ['no workbook', makeZip([{ name: 'a.txt', data: 'x' }]), 'unsupported'],
    ['encrypted', makeZip([{ name: 'xl/workbook.xml', data: 'x', flags: 1 }]), 'unsupported'],
    ['bad XML', makeWorkbook({ sheets: [{ name: 'a', data: '<row><c></row>' }] }), 'broken_zip'],
  ])('%s', async (_what, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });
});

test.each([
  ['nothing', '', 'empty'],
  ['a PDF', '%PDF-1.7', 'unsupported'],
  ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'unsupported'],
  ['prose', 'We have some computers.\nThey are old.\n', 'not_an_inventory'],
  ['bytes', Uint8Array.from({ length: 3_000 }, (_, at) => (at * 37) % 256), 'not_an_inventory'],
  ['JSON cut in half', '{"bomFormat": "Cyc', 'broken_json'],
  ['JSON of something else', '{"a": 1}', 'not_an_inventory'],
])('%s is refused', async (_what, bytes, code) => {
  expect(await codeOf(bytes)).toBe(code);
});

test('limits of a file refuse it, limits of a row set the row aside', async () => {
  const long = `Name,OS\n${'PC,Win7\n'.repeat(50)}`;
  expect(await codeOf(long, { maxRows: 20 })).toBe('too_large');
  expect(await codeOf(long, { maxBytes: 100 })).toBe('too_large');
  expect(
    await codeOf(`Name,OS\n${Array.from({ length: 9 }, (_, at) => `P${at},Win7`).join('\n')}`, { maxAssets: 5 }),
  ).toBe('too_large');
  const wide = await read(`Name,OS\nPC-1,Win7\nPC-2${',x'.repeat(30)}\nPC-3,${'y'.repeat(300)}\n`, {
    maxColumns: 20,
    maxCell: 200,
  });
  expect(wide.assets).toHaveLength(1);
  expect(wide.sources[0]?.set_aside.map(({ where }) => where)).toEqual(['list:3', 'list:4']);
});

test('of a thousand things set aside the rest is a number', async () => {
  const { sources } = await read(`Name,IP\nPC-1,10.0.0.1\n${'x,nowhere\n'.repeat(50)}`, { maxSetAside: 10 });
  expect(sources[0]?.set_aside).toHaveLength(11);
});

test('no line is lost: each is a machine, a part of one, a heading, or set aside', async () => {
  const word = fc.oneof(
    fc.constantFrom(
      'HMI-1',
      'Win7 Pro',
      'InTouch 10.1',
      '10.0.0.7',
      'plant',
      'yes',
      'Dell',
      '$900',
      '',
      '',
      'Total',
      '#',
      '"',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const table = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""').replaceAll(/[\r\n]/gu, ' ')}"`;
  await fc.assert(
    fc.asyncProperty(table, fc.boolean(), async (lines, headed) => {
      const all = headed ? [['Computer', 'OS', 'Software', 'IP', 'Where', 'Notes'], ...lines] : lines;
      const text = `PC-0,Windows 7\n${all.map((cells) => cells.map(quoted).join(',')).join('\n')}\n`;
      const { assets, sources } = await read(text);
      const told = new Set([
        ...assets.flatMap((asset) => asset.sources),
        ...(sources[0]?.set_aside ?? []).map(({ where }) => where),
      ]);
      const isEmpty = (cells: readonly string[]): boolean =>
        cells.every((cell) => cell.replaceAll(/[\u0000-\u001f\u007f]/gu, ' ').trim() === '');
      const owed = all.flatMap((cells, at) => (isEmpty(cells) || (headed && at === 0) ? [] : [`list:${at + 2}`]));
      expect(owed.filter((where) => !told.has(where))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
