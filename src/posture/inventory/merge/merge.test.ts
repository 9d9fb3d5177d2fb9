import { expect, test } from 'vitest';
import { statedProgram, type Program } from '../../../model/asset.js';
import { emptyDraft, type Draft } from '../draft.js';
import { merge } from './merge.js';

let line = 0;
const draft = (rest: Partial<Draft> = {}): Draft => ({ ...emptyDraft(`a:${(line += 1)}`), ...rest });
const os = (text: string, basis: Program['basis'] = 'stated'): Program => ({
  ...statedProgram('os', text, 'w'),
  basis,
});
const app = (text: string): Program => statedProgram('software', text, 'w');
const mergeFiles = (...files: readonly (readonly Draft[])[]): ReturnType<typeof merge> =>
  merge(files.map((drafts, at) => ({ path: `f${at}`, drafts })));
const ids = ({ assets }: ReturnType<typeof merge>): string[] => assets.map(({ asset_id }) => asset_id);

test.each<[string, Partial<Draft>, Partial<Draft>]>([
  ['number', { asset_id: 'A1', ip: ['10.0.0.1'] }, { asset_id: 'a1', ip: ['10.0.0.2'] }],
  ['hardware address', { mac: ['00:00:00:00:00:01'], name: 'x' }, { mac: ['00:00:00:00:00:01'], name: 'y' }],
  ['address', { ip: ['10.0.0.1'], name: 'SCADA computer' }, { ip: ['10.0.0.1'], name: 'SCADA1' }],
  ['name', { name: 'HMI-1' }, { name: 'hmi_1.town.example', ip: ['10.0.0.1'] }],
])('two files mean the same machine by its %s', (_key, first, second) => {
  expect(mergeFiles([draft(first)], [draft(second)]).assets).toHaveLength(1);
});

test.each<[string, Partial<Draft>, Partial<Draft>]>([
  [
    'other hardware',
    { mac: ['00:00:00:00:00:01'], ip: ['10.0.0.1'] },
    { mac: ['00:00:00:00:00:02'], ip: ['10.0.0.1'] },
  ],
  ['a name that many have', { name: 'Laptop' }, { name: 'laptop' }],
  ['an address that is no machine', { ip: ['127.0.0.1'] }, { ip: ['127.0.0.1'] }],
])('%s is not the same machine', (_what, first, second) => {
  expect(mergeFiles([draft(first)], [draft(second)]).assets).toHaveLength(2);
});

test('a list that numbers its machines keeps them apart, and a shared address is told', () => {
  const merged = mergeFiles([
    draft({ asset_id: 'A1', ip: ['10.0.0.1'], programs: [os('Windows 7')] }),
    draft({ asset_id: 'A2', ip: ['10.0.0.1'], programs: [os('Windows 10')] }),
  ]);
  expect(ids(merged)).toEqual(['A1', 'A2']);
  expect(merged.conflicts).toMatchObject([{ asset_id: 'A1', values: ['A2'] }]);
});

test('what stands stays, what is open is filled, what differs is told with both places', () => {
  const { assets, conflicts } = mergeFiles(
    [draft({ asset_id: 'A1', name: 'HMI-1', owner: 'Operators', email_used: false, sources: ['a:1'] })],
    [
      draft({
        name: 'HMI-1',
        owner: 'operators',
        email_used: true,
        hours: 4,
        zone: 'control',
        zone_text: 'plant',
        sources: ['b:7'],
      }),
    ],
  );
  expect(assets).toMatchObject([
    {
      asset_id: 'A1',
      owner: 'Operators',
      email_used: false,
      hours: 4,
      zone: 'control',
      zone_text: 'plant',
      sources: ['a:1', 'b:7'],
    },
  ]);
  expect(conflicts).toEqual([{ asset_id: 'A1', field: 'email_used', values: ['false (a:1)', 'true (b:7)'] }]);
});

test('what a machine says of itself stands before a sheet; both are kept and the conflict is told; a guess contradicts nothing', () => {
  const { assets, conflicts } = mergeFiles(
    [draft({ name: 'HMI-1', programs: [os('Win10 Pro')] })],
    [
      draft({
        name: 'HMI-1',
        programs: [os('Windows 8 or Windows 7', 'guessed'), os('Windows 7 Professional', 'measured')],
      }),
    ],
  );
  expect(assets[0]?.programs.map(({ text }) => text)).toEqual([
    'Windows 7 Professional',
    'Win10 Pro',
    'Windows 8 or Windows 7',
  ]);
  expect(conflicts).toMatchObject([{ field: 'os', values: { length: 2 } }]);
  const agreed = mergeFiles(
    [draft({ name: 'HMI-1', programs: [os('Win7 Pro SP1')] })],
    [draft({ name: 'HMI-1', programs: [os('Windows 7 Professional 7601', 'measured'), os('Linux', 'guessed')] })],
  );
  expect(agreed.conflicts).toEqual([]);
});

test('one product in two versions is told', () => {
  const versioned = (version: string): Program => ({ ...app(`InTouch ${version}`), product: 'InTouch', version });
  const { conflicts } = mergeFiles(
    [draft({ name: 'HMI-1', programs: [versioned('10.1')] })],
    [draft({ name: 'HMI-1', programs: [versioned('11.0')] })],
  );
  expect(conflicts).toMatchObject([{ field: 'version', values: { length: 2 } }]);
});

test('a program goes to the machine that it names, else to the one whose address it has; else it stays', () => {
  const merged = mergeFiles([
    draft({
      asset_id: 'A2',
      name: 'HMI software',
      installed_on: 'A1',
      programs: [app('InTouch')],
      replacement_cost: 500,
    }),
    draft({ asset_id: 'A1', ip: ['10.0.0.1'], programs: [os('Windows 7')] }),
    draft({ asset_id: 'A3', ip: ['10.0.0.1'], programs: [app('Historian')] }),
    draft({ asset_id: 'A4', installed_on: 'somewhere', programs: [app('Billing')] }),
  ]);
  expect(ids(merged)).toEqual(['A1', 'A4']);
  expect(merged.assets[0]).toMatchObject({ programs: { length: 3 }, replacement_cost: null, sources: { length: 3 } });
  expect(merged.assets[0]?.notes).toContain('A2');
  expect(merged.conflicts).toEqual([]);
});

test('a machine that could be two is neither, and that is told', () => {
  const merged = mergeFiles(
    [draft({ asset_id: 'A1', ip: ['10.0.0.1'] }), draft({ asset_id: 'A2', ip: ['10.0.0.1'] })],
    [draft({ ip: ['10.0.0.1'], name: 'x' })],
  );
  expect(merged.assets).toHaveLength(3);
  expect(merged.conflicts.map(({ field }) => field)).toContain('which machine');
});

test('ids are the source’s, else a name or address that no other has, else the place; no two are alike', () => {
  const merged = mergeFiles([
    draft({ name: 'Laptop', sources: ['a:2'] }),
    draft({ name: 'laptop', sources: ['a:3'] }),
    draft({ name: 'laptop', sources: ['a:3'] }),
    draft({ ip: ['10.0.0.1'] }),
    draft({ asset_id: 'Laptop' }),
  ]);
  expect(ids(merged)).toEqual(['a:2', 'a:3', 'a:3#2', '10.0.0.1', 'Laptop']);
});
