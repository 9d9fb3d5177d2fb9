import { array, assert, constantFrom, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asset, program } from '../../../../test/help/asset.js';
import type { Asset, Program } from '../../../model/asset.js';
import { findingSchema, type Finding } from '../../../model/finding.js';
import type { Lifecycle } from '../../../model/lifecycle.js';
import { identify } from '../../product/product.js';
import { productTable } from '../../product/table.js';
import { lifecycleFindings } from './lifecycle.js';

const TODAY = '2026-11-26';
const table = productTable([]);

type Options = Parameters<typeof lifecycleFindings>[3];

function find(texts: (string | Program)[], asOf: string, more: Partial<Asset> = {}, options: Options = {}): Finding[] {
  return lifecycleFindings(identify([asset(texts, more)], table), [], asOf, options);
}

/** The answer to "has support ended", with the day it is so since. */
function ended(text: string | Program, asOf: string, more: Partial<Asset> = {}, options: Options = {}): string {
  const [found] = find([text], asOf, more, options);
  return [found?.answer, found?.since].filter((each) => each !== null && each !== undefined).join(' ');
}

function soon(text: string, asOf: string): string | undefined {
  const found = find([text], asOf).find(({ id }) => id.startsWith('support_ends_soon:'));
  return found === undefined ? undefined : `${found.answer} ${found.title}`;
}

describe('a machine', () => {
  it('with two of one program, of which one cannot have had paid support, is told the graver answer', () => {
    const both = ['SQL Server 2012 Standard', 'SQL Server 2012 Express'];
    for (const texts of [both, both.toReversed()])
      expect(find(texts, '2024-01-01').map(({ answer }) => answer)).toEqual(['yes']);
  });

  it('is told once more as tied to control, whatever it is called', () => {
    const machine = { ...asset(['Windows 7 Pro SP1'], { role: 'hmi' }), asset_id: 'plc:network-1' };
    const ids = lifecycleFindings(identify([machine], table), [], TODAY).map(({ id }) => id);
    expect(ids).toContain('support_ended:plc:network-1:control');
  });
});

describe('the line "HMI-1, Win7 Pro, Wonderware"', () => {
  const findings = find(['HMI-1, Win7 Pro, Wonderware'], TODAY, { role: 'hmi', replacement_cost: 9_500 });

  it('finds Windows 7, since when, and that paid support is over', () => {
    const [seven] = findings;
    expect(seven).toMatchObject({
      id: 'support_ended:A1:microsoft-windows-7',
      kind: 'support_ended',
      answer: 'yes',
      since: '2020-01-14',
      severity: 'high',
      measures: ['replace', 'isolate'],
      cost: 9_500,
      hours: 16,
    });
    expect(seven?.evidence.map(({ text }) => text).join('\n')).toContain('2023-01-10');
    expect(seven?.cost_basis).toContain('inventory.csv:2');
    expect(seven?.reference).toContain('learn.microsoft.com');
  });

  it('asks which Wonderware', () => {
    const asked = findings.find(({ id }) => id.includes('aveva'));
    expect(asked).toMatchObject({ answer: 'cannot_tell', since: null, measures: [] });
    expect(asked?.because).toContain('InTouch');
  });

  it('says of its own that what runs the plant is out of support', () => {
    const control = findings.find(({ id }) => id === 'support_ended:A1:control');
    expect(control).toMatchObject({ answer: 'yes', severity: 'critical', since: '2020-01-14' });
    expect(findings.map((finding) => findingSchema.parse(finding))).toHaveLength(3);
  });
});

describe('what takes its place is what was sold and supported on the day', () => {
  const fixOn = (text: string, asOf: string): string =>
    find([text], asOf, { last_patched: '2010-01-01' })
      .map(({ fix }) => fix ?? '')
      .join(' ');

  it('names no release of a later day, nor one without support', () => {
    const then = find(['HMI-1, Win7 Pro, Wonderware'], '2021-08-16', { role: 'hmi', last_patched: '2019-12-10' });
    const fixes = then.map(({ fix }) => fix ?? '').join(' ');
    expect(fixes).toContain('Windows 10 Enterprise LTSC 2019 or Windows 10 IoT Enterprise LTSC 2019');
    expect(fixes).not.toMatch(/Windows 11|202[124]/u);
  });

  it.each([
    ['Windows 7', '2026-11-26', 'Windows 11 Enterprise LTSC 2024 or Windows 11 IoT Enterprise LTSC 2024'],
    ['Windows 7', '2021-11-16', 'Windows 10 Enterprise LTSC 2021 or Windows 10 IoT Enterprise LTSC 2021'],
    ['Windows 7', '2029-10-10', 'a machine with Windows 11 IoT Enterprise LTSC 2024;'],
    ['Windows XP', '2014-06-01', 'a machine and a system with support;'],
    ['Windows Server 2008 R2', '2021-08-17', 'Windows Server 2019;'],
    ['Windows Server 2008 R2', '2021-08-18', 'Windows Server 2022;'],
    ['Windows 11 22H2 Pro', '2023-10-30', 'a version with support, before that day'],
    ['Windows 11 22H2 Pro', '2023-10-31', 'Windows 11 23H2, before that day'],
    ['CentOS 6', '2021-06-20', 'RHEL 8;'],
    ['CentOS 6', '2021-06-21', 'RHEL, Rocky or Alma 8;'],
  ])('%s on %s: %s', (text, asOf, words) => expect(fixOn(text, asOf)).toContain(words));

  it('without days of release a name is given from the day of the table on', () => {
    const fix = (asOf: string): string => find(['InTouch 2014 R2'], asOf, { role: 'hmi' })[0]?.fix ?? '';
    expect([fix('2021-08-16'), fix(TODAY)].map((words) => words.includes('2023'))).toEqual([false, true]);
  });
});

describe('the day', () => {
  it.each([
    ['Windows 7', '2019-12-01', 'no'],
    ['Windows 7', '2020-01-14', 'no'],
    ['Windows 7', '2020-01-15', 'cannot_tell'],
    ['Windows 7', '2023-01-10', 'cannot_tell'],
    ['Windows 7', '2023-01-11', 'yes 2020-01-14'],
    ['Win7 RTM', '2013-04-10', 'yes 2013-04-09'],
    ['WES7', '2023-10-11', 'yes 2020-10-13'],
    ['POSReady 7', '2023-10-11', 'cannot_tell'],
    ['Windows XP SP2', '2012-01-01', 'cannot_tell'],
    ['Windows XP SP2', '2015-01-01', 'yes 2014-04-08'],
    ['Windows 10 Enterprise LTSC 2021', '2027-01-13', 'yes 2027-01-12'],
    ['Windows 10 IoT Enterprise LTSC 2021', '2027-01-13', 'no'],
    ['Windows 10 IoT Enterprise LTSC 2021', '2032-01-14', 'yes 2032-01-13'],
    ['Windows 10 LTSC 2021', '2026-11-26', 'no'],
    ['Windows 10 LTSC 2021', '2027-01-13', 'cannot_tell'],
    ['Windows Server 2012 R2', '2026-10-13', 'cannot_tell'],
    ['Windows Server 2012 R2', '2026-10-14', 'yes 2023-10-10'],
    ['Windows Server 2008 SP2', TODAY, 'yes 2020-01-14'],
    ['SQL Server 2014 Standard', TODAY, 'cannot_tell'],
    ['SQL Express 2014', TODAY, 'yes 2024-07-09'],
    ['SQL Server 2014 SP1', '2020-01-01', 'cannot_tell'],
    ['Ubuntu 18.04', TODAY, 'cannot_tell'],
    ['Ubuntu 18.04 Pro', TODAY, 'no'],
    ['CentOS 7', TODAY, 'yes 2024-06-30'],
    ['Debian 11', '2026-01-01', 'no'],
    ['Debian 11', TODAY, 'yes 2026-08-31'],
    ['AT&T 3G', '2022-02-22', 'no'],
    ['AT&T 3G modem', TODAY, 'yes 2022-02-22'],
    ['MicroLogix 1100', TODAY, 'yes'],
    ['MicroLogix 1100', '2015-01-01', 'cannot_tell'],
    ['MicroLogix 1400', TODAY, 'no'],
    ['MicroLogix 1400', '2030-01-01', 'cannot_tell'],
    ['SLC 500', TODAY, 'cannot_tell'],
    ['RSView32', TODAY, 'cannot_tell'],
    ['ThinManager 8', TODAY, 'yes'],
    ['ThinManager 12', TODAY, 'cannot_tell'],
    ['InTouch 2014', TODAY, 'yes'],
    ['AirLink RV50X', TODAY, 'cannot_tell'],
    ['gibberish', TODAY, 'cannot_tell'],
  ])('%s on %s: %s', (text, asOf, answer) => {
    expect(ended(text, asOf)).toBe(answer);
  });

  it('tells what ends within a year, in days', () => {
    expect(soon('Win7 Pro', '2019-12-01')).toBe('yes Windows 7 SP1: support ends in 44 days, on 2020-01-14');
    expect(soon('Windows 10 Enterprise LTSC 2021', TODAY)).toContain('yes');
    expect(soon('Windows 10 LTSC 2021', TODAY)).toContain('cannot_tell');
    expect(soon('Windows 10 IoT Enterprise LTSC 2021', TODAY)).toBeUndefined();
    expect(soon('Win7 Pro', TODAY)).toBeUndefined();
    const [, ends] = find(['Win7 Pro'], '2019-12-01', { role: 'hmi' });
    expect(ends).toMatchObject({ severity: 'medium', measures: ['replace'], since: null });
  });
});

describe('support that was bought', () => {
  it.each([
    ['ESU bought', '2021-06-01', 'no'],
    ['has ESU', '2023-06-01', 'yes 2023-01-10'],
    ['ESU year 1', '2021-06-01', 'yes 2021-01-12'],
    ['no ESU', '2021-06-01', 'yes 2020-01-14'],
    ['ESU?', '2021-06-01', 'cannot_tell'],
    [null, '2021-06-01', 'cannot_tell'],
  ])('%s on %s: %s', (notes, asOf, answer) => {
    expect(ended('Win7 Pro', asOf, { notes })).toBe(answer);
  });

  it.each([
    ['2019-12-10', '2021-08-05', 'yes 2020-01-14'],
    ['2020-01-14', '2021-08-05', 'yes 2020-01-14'],
    ['2020-01-15', '2021-08-05', 'cannot_tell'],
    ['2019-12-10', '2020-02-01', 'cannot_tell'],
    ['2019-12-10', '2020-01-10', 'no'],
  ])('of a machine last updated on %s, as of %s: %s', (last_patched, asOf, answer) => {
    expect(ended('Win7 Pro', asOf, { last_patched })).toBe(answer);
    expect(ended('Win7 Pro', '2021-06-01', { last_patched, notes: 'ESU bought' })).toBe('no');
  });

  it('is told by who was asked, and never for editions that cannot buy it', () => {
    const bought = new Map([['A1', true]]);
    expect(ended('Win7 Pro', '2021-06-01', {}, { bought })).toBe('no');
    expect(ended('Win7 Pro', '2021-06-01', {}, { bought: new Map([['A1', false]]) })).toBe('yes 2020-01-14');
    expect(ended('SQL Express 2014', TODAY, {}, { bought })).toBe('yes 2024-07-09');
    expect(ended('Windows 7 Home', '2021-06-01')).toBe('yes 2020-01-14');
    expect(ended('Windows Server 2008', '2023-06-01', { notes: 'ESU in Azure' })).toBe('no');
    expect(ended('Windows Server 2008', '2023-06-01', { notes: 'ESU' })).toBe('yes 2023-01-10');
  });

  it('asks both where edition and purchase are open', () => {
    const [found] = find(['Windows 10 Pro'], TODAY);
    expect(found).toMatchObject({ answer: 'cannot_tell', measures: ['buy_extended_support', 'upgrade', 'isolate'] });
    expect(found?.because).toMatch(/2025-10-14.*2028-10-10.*bought/u);
  });
});

describe('how bad it is', () => {
  const severity = (more: Partial<Asset>): string | undefined => find(['CentOS 7'], TODAY, more)[0]?.severity;

  it('goes by role, place and who reaches it', () => {
    expect(severity({ role: 'workstation' })).toBe('medium');
    expect(severity({ role: 'workstation', email_used: true })).toBe('high');
    expect(severity({ role: 'camera' })).toBe('low');
    expect(severity({ zone: 'control' })).toBe('high');
    expect(severity({ role: 'camera', exposed: true })).toBe('critical');
  });

  it('holds a machine with control software for tied to control, and a switched-off network for no hole', () => {
    const ids = find(['CentOS 7', 'Ignition 8.1.17'], TODAY).map(({ id }) => id);
    expect(ids).toContain('support_ended:A1:control');
    expect(find(['AT&T 3G'], TODAY, { role: 'rtu' }).map(({ id }) => id)).toEqual(['support_ended:A1:network-att-3g']);
    expect(find(['CentOS 7'], TODAY).map(({ id }) => id)).toEqual(['support_ended:A1:centos-linux-7']);
  });
});

describe('what is no ground for a yes', () => {
  const guess = program('Microsoft Windows 7 SP1', { part: 'os', basis: 'guessed', accuracy: 93 });

  it('is a guess, and nothing at all where the machine says what it is', () => {
    expect(ended(guess, TODAY)).toBe('cannot_tell');
    const measured = program('Windows Server 2022', { part: 'os', basis: 'measured' });
    expect(find([guess, measured], TODAY).map(({ id, answer }) => [id, answer])).toEqual([
      ['support_ended:A1:microsoft-windows-server-2022', 'no'],
    ]);
  });

  it('is a vague text beside one that says more', () => {
    const ids = find(['Windows 10', 'Windows 10 Enterprise LTSC 2021'], '2028-01-01').map(({ id }) => id);
    expect(ids).toEqual(['support_ended:A1:microsoft-windows-10-ltsc-2021']);
  });

  it('is a part of a bill of materials that no table knows', () => {
    const part = { vendor: 'acme', product: 'left', version: '1', purl: 'pkg:npm/left@1' };
    expect(find([program('left 1', part)], TODAY)).toEqual([]);
  });

  it('is a row of low confidence, whatever it says', () => {
    const low = [...table.rows.values()].filter(({ lifecycle }) => lifecycle.confidence === 'low');
    const machines = low.map(({ key }) => {
      const is = { key, vendor: '', product: '', edition: null, version: null };
      const identified = [{ program: program('x'), is, confidence: 'high' as const, candidates: [], ask: null }];
      return { asset: asset([], { asset_id: key }), identified };
    });
    const found = lifecycleFindings(machines, [], TODAY);
    expect(found).toHaveLength(low.length);
    expect(low.length).toBeGreaterThan(40);
    expect(found.filter(({ answer, measures }) => answer !== 'cannot_tell' || measures[0] !== 'ask_maker')).toEqual([]);
  });
});

it('shows nothing of a hostile inventory as it came', () => {
  const bad = '\u202e\u001b[2J<b>';
  const own = program(`Panel ${bad}`, {
    vendor: `Acme ${bad}`,
    product: `Panel ${bad}`,
    version: `3${bad}`,
    where: `a${bad}:2`,
  });
  const [found] = find([own], TODAY, { role: 'hmi' });
  expect(found?.answer).toBe('cannot_tell');
  expect(JSON.stringify(found)).not.toMatch(/\u202e|\\u001b/u);
});

describe('the feed', () => {
  const cycle = (product: string, name: string, label: string, until: string | null): Lifecycle => ({
    product,
    cycle: name,
    label,
    vendor: null,
    released_on: null,
    ended: until === null ? false : null,
    support_until: until,
    extended: [],
    latest_version: null,
    successor: null,
    source: `endoflife.date/${product}`,
    as_of: '2026-08-22',
    confidence: 'high',
    notes: null,
  });
  const feed = [
    cycle('fortios', '7.0', 'FortiOS 7.0', '2025-09-30'),
    cycle('fortios', '7.6', 'FortiOS 7.6', '2030-01-25'),
    cycle('windows', '7-sp1', 'Microsoft Windows 7 SP1', '2001-01-01'),
    cycle('windows', '10-1909-w', 'Microsoft Windows 10 1909 (W)', '2021-05-11'),
    cycle('windows', '10-1909-e', 'Microsoft Windows 10 1909 (E)', '2022-05-10'),
    cycle('windows', '11-27h2-w', 'Microsoft Windows 11 27H2 (W)', '2029-10-09'),
  ];
  const withFeed = productTable(feed);
  const ask = (text: string, asOf: string): string => {
    const [found] = lifecycleFindings(identify([asset([text])], withFeed), feed, asOf);
    return [found?.answer, found?.since ?? ''].join(' ').trim();
  };

  it('speaks where we have nothing, and where ours is only a bound', () => {
    expect(ask('FortiOS 7.0.12', TODAY)).toBe('yes 2025-09-30');
    expect(ask('FortiOS 7.6.1', TODAY)).toBe('no');
    expect(ask('FortiOS 7.4.1', TODAY)).toBe('cannot_tell');
    expect(ask('Windows 10 1909 Pro', '2021-06-01')).toBe('yes 2021-05-11');
    expect(ask('Windows 10 1909 Pro Education', '2021-06-01')).toBe('no');
    expect(ask('Windows 11 Pro 27H2', TODAY)).toBe('no');
  });

  it('is silent where our own table knows better', () => {
    expect(ask('Windows 7', '2019-12-01')).toBe('no');
  });

  const lists = /`assay feeds update`/u;
  const because = (one: string | Program, rows: Lifecycle[] = []): string =>
    lifecycleFindings(identify([asset([one])], productTable(rows)), rows, TODAY)[0]?.because ?? '';
  const exchange = program('Exchange Server', { vendor: 'Microsoft', product: 'Exchange Server', version: '2013' });

  it.each<string | Program>(['Office 2010', 'Exchange 2013', exchange])(
    'are asked about a product with its version that our own table does not hold, %#',
    (one) => {
      expect(because(one)).toMatch(lists);
      expect(because(one, feed)).not.toMatch(lists);
    },
  );

  it.each<string | Program>([
    'Frobnicator',
    program('Zzbox 3', { part: 'hardware' }),
    program('Zzbox', { part: 'hardware', vendor: 'Zzmaker', product: 'Zzbox', version: '3' }),
    'FactoryTalk View SE 99.0',
  ])('are not where they would not hold it: no version, equipment, control software, %#', (one) =>
    expect(because(one)).toMatch(/maker/u),
  );
});

it('never says yes before the first day without support, and stays with yes once it is said without paid time', () => {
  const texts = [
    'Win7 Pro',
    'Windows XP',
    'CentOS 7',
    'InTouch 2014',
    'SQL Express 2012',
    'Windows 10 Pro',
    'Wonderware',
    'Debian 10',
  ];
  const days = ['2001-01-01', '2014-06-01', '2020-02-01', '2022-07-13', '2023-01-11', '2026-11-26', '2035-01-01'];
  const some = record({
    texts: array(constantFrom(...texts), { minLength: 1, maxLength: 3 }),
    at: constantFrom(...days.keys()),
  });
  assert(
    property(some, ({ texts: chosen, at }) => {
      const answers = days.map((day) =>
        find(chosen, day, { notes: 'no ESU' }).filter(({ answer }) => answer === 'yes'),
      );
      const now = (answers[at] ?? []).filter(({ id }) => id.startsWith('support_ended:'));
      for (const { id, since } of now) {
        expect(since === null || since < (days[at] ?? '')).toBe(true);
        for (const later of answers.slice(at)) expect(later.map((each) => each.id)).toContain(id);
      }
    }),
    { numRuns: 40 },
  );
});

it('judges 500 machines in well under a second', () => {
  const texts = ['Win7 Pro', 'MicroLogix 1400 Series B', 'InTouch 2014 R2', 'Windows 10 Pro'];
  const machines = Array.from({ length: 500 }, (_, i) =>
    asset([texts[i % 4] ?? '', 'CentOS 7'], { asset_id: `A${i}` }),
  );
  const identified = identify(machines, table);
  const start = performance.now();
  expect(lifecycleFindings(identified, [], TODAY).length).toBeGreaterThan(900);
  expect(performance.now() - start).toBeLessThan(2_000);
});
