import { describe, expect, test } from 'vitest';
import { asset } from '../../../../test/help/plant.js';
import type { Asset } from '../../../model/asset.js';
import { interview, plantText, readPlantFile, type Background, type Said } from '../questions.js';

const NOTHING: Background = { plant: null, answers: [], assets: [], all: false, again: false };
const SAID: Said = {
  'who.name': 'Town of Orrin Water',
  'who.state': 'me',
  'who.sector': 'wastewater',
  'plant.text': 'Windows 7 and Wonderware',
  'practice:no_mail_on_control': 'yes',
  'controllers.text': 'MicroLogix 1400, 2 Siemens S7-1200',
  'office.count': '2',
  'office.text': 'Windows 10',
  'office.mail': 'yes',
  'router.text': 'unknown',
  'outside.used': 'yes',
  'outside.by': 'TeamViewer',
  'outside.to': 'plant computer',
  'practice:second_factor_remote': 'no',
  'practice:backups_offline': 'unknown',
};
const asked = (background: Partial<Background>, said: Said = {}): string[] =>
  interview({ ...NOTHING, ...background })
    .filter(({ known, when }) => known === null && when(said))
    .map(({ key }) => key);

describe('what is asked', () => {
  test('ten subjects, each with its place', () => {
    const headings = new Set(interview(NOTHING).map(({ heading }) => heading));
    expect([...headings].filter((heading) => / of 10: /u.test(heading))).toHaveLength(10);
  });
  test('with --all every practice once', () => {
    const practices = asked({ all: true }).filter((key) => key.startsWith('practice:'));
    expect(practices).toHaveLength(42);
    expect(new Set(practices).size).toBe(42);
  });
  test('every prompt can be answered with unknown, and says why it matters', () => {
    for (const { options, fault, why } of interview({ ...NOTHING, all: true })) {
      expect(
        options === null ? fault('unknown') : options.find(({ value }) => value === 'unknown'),
      ).not.toBeUndefined();
      expect(why).not.toBe('');
    }
  });
  test('what hangs on an answer only after it', () => {
    expect(asked({}, { 'outside.used': 'no' })).not.toContain('outside.by');
    expect(asked({}, { 'outside.used': 'no' })).not.toContain('practice:second_factor_remote');
    expect(asked({}, { 'outside.used': 'yes' })).toContain('outside.by');
    expect(asked({}, { 'office.count': '0' })).not.toContain('office.text');
  });
  test('not what the machines answer', () => {
    const remote = { used: true, by: 'VPN', second_factor: true };
    const assets = [asset('H', { role: 'hmi', email_used: false, exposed: false, remote_access: remote })];
    const keys = asked({ assets });
    for (const key of ['plant.text', 'outside.used', 'outside.by']) expect(keys).not.toContain(key);
    expect(keys).toContain('controllers.text');
  });
  test('not what was answered before, unless it is wanted; what nobody knew is asked again', () => {
    const { answers } = readPlantFile('answers: { own_accounts: no, backups_tested: unknown }\n', 'plant.yaml');
    expect(asked({ answers })).not.toContain('practice:own_accounts');
    expect(asked({ answers })).toContain('practice:backups_tested');
    expect(asked({ answers, again: true })).toContain('practice:own_accounts');
  });
  test.each([
    ['office.count', 'three', true],
    ['office.count', '31', true],
    ['office.count', '30', false],
    ['who.state', 'Maine', true],
    ['who.state', 'me', false],
  ])('%s: %s is refused: %s', (key, text, refused) => {
    const prompt = interview(NOTHING).find((each) => each.key === key);
    expect(prompt?.fault(text) !== null).toBe(refused);
  });
});

const written = (said: Said, earlier: string | null = null, assets: Asset[] = []) =>
  readPlantFile(plantText(earlier, said, assets), 'plant.yaml').plant;

describe('what is written', () => {
  test('machines and answers, which read back', () => {
    const plant = written(SAID);
    expect(plant.organisation).toEqual({ name: 'Town of Orrin Water', state: 'ME', sector: 'wastewater' });
    expect(plant.machines.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      'Plant computer: Windows 7 and Wonderware',
      'Controller 1: MicroLogix 1400',
      'Controller 2: Siemens S7-1200',
      'Controller 3: Siemens S7-1200',
      'Office computer 1: Windows 10',
      'Office computer 2: Windows 10',
      'Router: unknown',
    ]);
    expect(plant.machines[0]).toMatchObject({ mail: 'no', remote_access: 'TeamViewer', second_factor: 'no' });
    expect(plant.answers).toMatchObject({ second_factor_remote: 'no', backups_offline: 'unknown' });
  });
  test('each answer under its question', () =>
    expect(plantText(null, SAID, [])).toMatch(/# Is one copy kept .*\n\s+backups_offline: unknown/u));
  test('nobody comes in from outside: a second factor does not apply', () =>
    expect(written({ 'outside.used': 'no' }).answers).toEqual({ second_factor_remote: 'not_applicable' }));
  test.each([
    ['a machine of the list by its name', [asset('A8', { name: 'VPN box', role: 'router' })], 'router', 'VPN box'],
    ['a machine of its own', [], 'router', 'Way in from outside'],
    ['a modem', [], 'remote access', 'Way in from outside'],
  ])('the way in goes to %s', (_what, assets, to, name) => {
    const said = { 'outside.used': 'yes', 'outside.by': 'VPN', 'outside.to': to };
    expect(written(said, null, assets).machines).toMatchObject([{ name, remote_access: 'VPN' }]);
  });
  test('what stands in an earlier file stays, comments too', () => {
    const earlier = '# mine\nanswers:\n  own_accounts: { answer: unknown, note: x } # why\nmail_domains: [a.example]\n';
    const text = plantText(earlier, { 'practice:own_accounts': 'no', 'practice:backups_tested': 'yes' }, []);
    expect(text).toContain('# mine');
    expect(text).toContain('# why');
    expect(readPlantFile(text, 'plant.yaml').plant).toMatchObject({
      mail_domains: ['a.example'],
      answers: { own_accounts: { answer: 'no', note: 'x' }, backups_tested: 'yes' },
    });
  });
  test.each(['a: b # c', '- x', '"quoted', '{ x }', 'no', '2021-01-01', '‮evil'])('%s is a text in the file', (text) =>
    expect(written({ 'plant.text': text === 'no' ? 'no thing' : text }).machines[0]?.text).toBe(
      text === 'no' ? 'no thing' : text,
    ),
  );
});
