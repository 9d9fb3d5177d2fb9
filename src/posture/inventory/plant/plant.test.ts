import { describe, expect, test } from 'vitest';
import { readInventory } from '../inventory.js';
import { freePrograms } from './free-words.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PLANT = `machines:
  - { name: Plant computer, role: hmi, zone: control, text: Windows 7 and Wonderware, mail: no, remote_access: TeamViewer, second_factor: no }
  - { name: Controller 1, role: plc, text: MicroLogix 1400, last_updated: 2019-12-10 }
  - { name: Office computer 1, zone: office, text: unknown, mail: unknown, remote_access: unknown }
answers: { own_accounts: no }
`;
const read = (...files: [string, string][]) =>
  readInventory(files.map(([path, text]) => ({ path, bytes: bytes(text) })));

describe('a plant file as an inventory', () => {
  test('alone: each machine with its line', async () => {
    const { assets, sources } = await read(['plant.yaml', PLANT]);
    expect(sources).toMatchObject([{ kind: 'questions', read: 3, set_aside: [] }]);
    expect(assets).toMatchObject([
      {
        asset_id: 'Plant computer',
        role: 'hmi',
        zone: 'control',
        email_used: false,
        remote_access: { used: true, by: 'TeamViewer', second_factor: false },
        programs: [
          { part: 'os', text: 'Windows 7', where: 'plant.yaml:2' },
          { part: 'software', text: 'Wonderware' },
        ],
      },
      { role: 'plc', programs: [{ part: 'hardware', text: 'MicroLogix 1400' }], last_patched: '2019-12-10' },
      { zone: 'office', programs: [], email_used: null, remote_access: { used: null } },
    ]);
  });

  test.each([
    ['of another kind adds all', 'name,role\nNVR,camera\n', 4, 0],
    ['of one kind keeps that kind', 'name,role,os\nHMI-1,hmi,Windows 10\n', 3, 1],
    ['of all kinds keeps all', 'name,role\nH,hmi\nP,plc\nC,workstation\n', 3, 3],
    ['with the same name is filled in', 'name,role\nPlant computer,hmi\n', 3, 0],
  ])('beside a list %s', async (_what, list, machines, aside) => {
    const { assets, sources } = await read(['plant.yaml', PLANT], ['list.csv', list]);
    expect(assets).toHaveLength(machines);
    expect(sources.map(({ path }) => path)).toEqual(['list.csv', 'plant.yaml']);
    expect(sources[1]?.set_aside).toHaveLength(aside);
  });

  test('says yes and no in capitals as well', async () => {
    const line = 'name: P, role: plc, text: Unknown, mail: No, exposed: NO, second_factor: Yes, remote_access: No';
    expect((await read(['plant.yaml', `machines: [{ ${line} }]\n`])).assets).toMatchObject([
      { programs: [], email_used: false, exposed: false, remote_access: { used: false, second_factor: true } },
    ]);
  });

  test('without machines is one of none', async () =>
    expect(await read(['plant.yaml', 'answers: { own_accounts: no }\n'])).toMatchObject({ assets: [] }));

  test.each(['# nothing yet\n{}\n# nor here\n', '{}\n', '# nothing yet\n'])(
    'that says nothing is one of none: %j',
    async (text) =>
      expect(await read(['plant.yaml', text])).toMatchObject({ assets: [], sources: [{ kind: 'questions' }] }),
  );

  test('a broken one is refused', async () =>
    expect(read(['plant.yaml', 'machines: [{ nam: x }]\n'])).rejects.toMatchObject({
      code: 'not_an_inventory',
      exit: 2,
    }));
});

test.each([
  ['Windows 7 and Wonderware.', ['Windows 7', 'Wonderware']],
  ['Windows 10 with Ignition, Office 2016', ['Windows 10', 'Ignition', 'Office 2016']],
  ['Windows 7 and the old pump program', ['Windows 7 and the old pump program']],
  ['Download and Upload Tool', ['Download and Upload Tool']],
])('%s', (text, programs) => expect(freePrograms(text)).toEqual(programs));
