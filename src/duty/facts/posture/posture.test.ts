import { expect, test } from 'vitest';
import { NO_PLAN, asset, badFinding } from '../../../../test/help/plant.js';
import { statedProgram, type Asset } from '../../../model/asset.js';
import type { Facts } from '../../../model/facts.js';
import type { IdentifiedAsset } from '../../../model/identified.js';
import type { Posture } from '../../../model/posture.js';
import { machineOf } from './same-machine.js';
import { withPosture } from './posture.js';

const machine = (one: Asset): IdentifiedAsset => ({ asset: one, identified: [] });
const HMI = machine(
  asset('A1', { name: 'SCADA main computer', role: 'scada_server', zone: 'control', sources: ['i.csv:2'] }),
);
const DESK = machine(asset('A6', { name: 'Billing desk', role: 'workstation', zone: 'office', sources: ['i.csv:7'] }));
const CAMERA = machine(asset('7', { name: 'Office PC' }));

const posture = (extra: Partial<Posture> = {}): Posture => ({
  schema: 'assay.posture/1',
  as_of: '2021-08-05',
  organisation: 'Lor Meadows',
  state: 'ME',
  feeds: [],
  sources: [],
  conflicts: [],
  assets: [HMI, DESK],
  mail: [],
  practices: [],
  findings: [],
  plan: NO_PLAN,
  operator: {
    where: 'plant.yaml',
    sector: 'wastewater',
    persons_served: 700,
    local_government: 'yes',
    phone: '...',
    identifiers: { pwsid: 'ME0090000', npdes: 'ME0100000' },
    facility: { permit: 'ME0100000' },
    contacts: { primary: { name: 'Nia Vale', phone: '207-555-0114' } },
  },
  cannot_tell: [],
  warnings: [],
  ...extra,
});

const facts = (extra: Partial<Facts> = {}): Facts => ({
  organisation: { name: 'Lor Meadows' },
  incident: {},
  ...extra,
});
const on = (day: string) => ({ day, instant: null });
const joined = (own: Facts, from = posture(), day = '2021-08-20') =>
  withPosture(own, { file: '/case/p.json', posture: from }, on(day));

test('what the facts do not say is taken, and each says where it is from', () => {
  const { facts: known, bases } = joined(facts());
  expect(known.organisation).toEqual({
    name: 'Lor Meadows',
    sector: 'water',
    state: 'ME',
    public_body: true,
    persons_served: 700,
    identifiers: { pwsid: 'ME0090000', npdes: 'ME0100000' },
  });
  expect(known).toMatchObject({ facility: { permit: 'ME0100000' }, contact: { primary: { name: 'Nia Vale' } } });
  expect(known.contact).not.toHaveProperty('reporter');
  expect(bases['organisation.sector']).toBe('taken from p.json, as of 2021-08-05 (plant.yaml)');
  expect(Object.keys(bases)).not.toContain('organisation.phone');
});

test('what a person said stays, key by key, and has no basis of the posture', () => {
  const own = facts({
    organisation: {
      name: 'Lor Meadows',
      sector: 'government',
      state: 'NH',
      public_body: false,
      identifiers: { npdes: 'X1' },
    },
    contact: { primary: { title: 'Clerk' } },
  });
  const { facts: known, bases, remarks } = joined(own);
  expect(known.organisation).toMatchObject({ sector: 'government', state: 'NH', public_body: false });
  expect(known.organisation.identifiers).toEqual({ npdes: 'X1', pwsid: 'ME0090000' });
  expect(known.contact?.primary).toEqual({ title: 'Clerk' });
  expect(Object.keys(bases)).toEqual([
    'organisation.identifiers.pwsid',
    'organisation.persons_served',
    'facility.permit',
  ]);
  expect(remarks.filter((line) => line.includes('NH'))).toHaveLength(1);
});

test('nothing is taken from a posture of a later day, and one of another plant is told', () => {
  const late = joined(facts(), posture(), '2021-08-04');
  expect(late).toMatchObject({ facts: facts(), bases: {}, beside: [] });
  expect(late.remarks).toHaveLength(1);
  expect(joined(facts(), posture({ organisation: 'Elsewhere' })).remarks.join()).toContain('Elsewhere');
  expect(joined(facts(), posture({ organisation: 'LOR  MEADOWS' })).remarks.join()).not.toContain('see that both');
});

test('of the machines that were hit it says what they are, and only that these run the plant is taken for a fact', () => {
  const windows = statedProgram('os', 'Windows 7 SP1', 'i.csv:2');
  const old = {
    ...HMI,
    identified: [{ program: windows, is: null, confidence: 'low' as const, candidates: [], ask: null }],
  };
  const ended = badFinding('support_ended:A1:w7', {
    kind: 'support_ended',
    asset_id: 'A1',
    title: 'Windows 7 SP1: no security fixes since 2020-01-14',
  });
  const from = posture({ assets: [old, DESK], findings: [ended] });
  const { facts: known, beside, bases } = joined(facts({ incident: { systems: ['A1', 'the billing desk'] } }), from);
  const systems = beside.filter(({ fact }) => fact === 'incident.systems');
  expect(systems.map(({ text }) => text.slice(0, 22))).toEqual(['A1 SCADA main computer', 'A6 Billing desk (works']);
  expect(systems[0]?.text).toContain('no security fixes since 2020-01-14 (as of 2021-08-05); it runs the plant');
  expect(known.incident).toEqual({ systems: ['A1', 'the billing desk'], affected: { ot: true } });
  expect(bases['incident.affected.ot']).toContain('A1: i.csv:2');
  expect(joined(facts({ incident: { systems: ['A6'] } }), from).facts.incident).not.toHaveProperty('affected');
  const denied = joined(facts({ incident: { systems: ['A1'], affected: { ot: false } } }), from);
  expect(denied.facts.incident.affected).toEqual({ ot: false });
  expect(denied.remarks.filter((line) => line.includes('A1'))).toHaveLength(1);
});

test.each([
  ['A6', 'A6'],
  ['the Billing Desk', 'A6'],
  ['a6: locked', 'A6'],
  ['7', '7'],
  ['7 computers', null],
  ['not A6', null],
  ['perhaps the SCADA main computer', null],
  ['A1 and A6', null],
  ['A61', null],
  ['', null],
])('%s means %s', (text, id) => {
  expect(machineOf(text, [HMI, DESK, CAMERA]).machine?.asset.asset_id ?? null).toBe(id);
});

test('answers on defences, copies and running by hand help, and are no facts', () => {
  const said = (
    practice: 'second_factor_remote' | 'backups_offline' | 'manual_operation',
    answer: 'no' | 'partly',
  ) => ({
    practice,
    answer,
    basis: 'plant.yaml:4',
    from: 'person' as const,
    note: answer === 'partly' ? 'lift stations' : null,
  });
  const practices = [
    said('second_factor_remote', 'no'),
    said('backups_offline', 'no'),
    said('manual_operation', 'partly'),
  ];
  const { facts: known, beside } = joined(facts(), posture({ practices }));
  expect(beside.map(({ fact, text }) => [fact, text])).toEqual([
    ['incident.defences', 'not in place: second factor for remote access'],
    ['ransom.backups', 'not in place: a copy that no machine can reach'],
    ['facility.manual', 'in part: running by hand, and tried (lift stations)'],
  ]);
  expect(known.incident).toEqual({});
});
