import { describe, expect, test } from 'vitest';
import { asset } from '../../../../test/help/plant.js';
import { statedProgram, type Asset } from '../../../model/asset.js';
import type { PracticeAnswer } from '../../../model/practice.js';
import { isPublic } from './exposure.js';
import { decidedBy, networkFindings } from './network.js';

const answers = (said: Partial<Record<PracticeAnswer['practice'], PracticeAnswer['answer']>>): PracticeAnswer[] =>
  Object.entries(said).map(([practice, answer]) => ({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keys of a typed record
    practice: practice as PracticeAnswer['practice'],
    answer,
    basis: 'a test',
    from: 'person',
    note: null,
  }));

const found = (machine: Partial<Asset>, said: PracticeAnswer[] = []) =>
  networkFindings([asset('M', machine)], said).map(({ id, answer, severity }) => `${id} ${answer} ${severity}`);

describe('what answers the Internet', () => {
  test.each([
    [{ exposed: true, role: 'plc' as const }, ['exposure:M yes critical']],
    [{ exposed: true, role: 'camera' as const }, ['exposure:M yes high']],
    [{ exposed: true, role: 'camera' as const, zone: 'control' as const }, ['exposure:M yes critical']],
    [{ exposed: false, role: 'plc' as const }, ['exposure:M no critical']],
    [{ exposed: null, role: 'plc' as const }, []],
    [{ exposed: null, role: 'plc' as const, ip: ['10.0.0.9'] }, []],
    [{ exposed: null, role: 'plc' as const, ip: ['10.0.0.9', '203.0.113.7'] }, ['exposure:M cannot_tell critical']],
    [{ exposed: null, role: 'camera' as const, ip: ['203.0.113.7'] }, ['exposure:M cannot_tell high']],
    [{ exposed: false, role: 'plc' as const, ip: ['203.0.113.7'] }, ['exposure:M no critical']],
    [{ exposed: null, role: 'router' as const, ip: ['203.0.113.7'] }, []],
    [{ exposed: true, role: 'firewall' as const }, []],
  ])('%j', (machine, expected) => expect(found(machine)).toEqual(expected));

  test.each([
    ['203.0.113.7', true],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['169.254.1.1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['2001:db8::1', true],
    ['::ffff:10.1.2.3', false],
    ['::ffff:203.0.113.7', true],
    ['ff02::1', false],
    ['224.0.0.1', false],
    ['0.0.0.0', false],
  ])('%s is of the Internet: %s', (address, expected) => expect(isPublic(address)).toBe(expected));
});

describe('remote access', () => {
  const remote = (second_factor: boolean | null) => ({
    remote_access: { used: true, by: 'TeamViewer', second_factor },
  });

  test.each([
    [remote(false), {}, ['network:M:remote_access yes high']],
    [remote(true), { second_factor_remote: 'no' as const }, ['network:M:remote_access no high']],
    [remote(null), {}, ['network:M:remote_access cannot_tell high']],
    [remote(null), { second_factor_remote: 'partly' as const }, ['network:M:remote_access yes high']],
    [remote(null), { second_factor_remote: 'yes' as const }, ['network:M:remote_access no high']],
    [{ ...remote(false), zone: 'control' as const }, {}, ['network:M:remote_access yes critical']],
  ])('%j with %j', (machine, said, expected) => expect(found(machine, answers(said))).toEqual(expected));

  test('one machine that opens with a password alone says nothing of another', () => {
    const machines = [asset('A', remote(false)), asset('B', remote(null))];
    const told = networkFindings(
      machines,
      answers({ second_factor_remote: 'no' }).map((one) => ({ ...one, basis: 'A', from: 'inventory' as const })),
    );
    expect(told.map(({ id, answer }) => `${id} ${answer}`)).toEqual([
      'network:A:remote_access yes',
      'network:B:remote_access cannot_tell',
    ]);
  });
  const installed = (text: string) => ({ programs: [statedProgram('software', text, 'a test')] });
  test.each([
    [installed('TeamViewer 15'), {}, ['network:M:remote_access cannot_tell high']],
    [{ ...installed('AnyDesk'), role: 'hmi' as const }, {}, ['network:M:remote_access cannot_tell critical']],
    [installed('TeamViewer 15'), { second_factor_remote: 'yes' as const }, []],
    [{ ...installed('TeamViewer'), remote_access: { used: false, by: null, second_factor: null } }, {}, []],
    [installed('Office 2010'), {}, []],
  ])('a program for it on a machine of which nobody says more, %#', (machine, said, expected) =>
    expect(found(machine, answers(said))).toEqual(expected),
  );

  test('the practice is not told a second time', () => {
    const findings = networkFindings([asset('M', remote(false))], []);
    expect([...decidedBy(findings)]).toEqual(['second_factor_remote']);
  });
});

describe('one network for office and plant', () => {
  const plant = asset('HMI', { role: 'hmi', ip: ['192.168.1.20'] });
  const office = (ip: string) => asset('PC', { zone: 'office', ip: [ip] });
  const shared = (ip: string, said: PracticeAnswer[] = []) =>
    networkFindings([plant, office(ip)], said).filter(({ id }) => id === 'network:shared');

  test('neighbouring addresses are asked about, never a finding', () =>
    expect(shared('192.168.1.50')).toMatchObject([{ answer: 'cannot_tell', measures: ['separate_networks'] }]));
  test('addresses apart are not', () => expect(shared('192.168.2.50')).toEqual([]));
  test('nor is what was answered', () =>
    expect(shared('192.168.1.50', answers({ control_separated: 'yes' }))).toEqual([]));
});

test('mail on a machine that runs the plant', () => {
  expect(found({ role: 'hmi', email_used: true })).toEqual(['network:M:mail yes high']);
  expect(found({ role: 'workstation', zone: 'office', email_used: true })).toEqual([]);
});
