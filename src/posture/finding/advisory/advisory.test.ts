import { expect, test } from 'vitest';
import { csafText } from '../../../../test/help/feed-fixtures.js';
import { identified, machine, TABLE } from '../../../../test/help/machines.js';
import { readAdvisory } from '../../../feeds/read/csaf.js';
import { findingSchema, type Finding } from '../../../model/finding.js';
import type { Advisory } from '../../../model/vulnerability.js';
import { supportEndsIn } from '../matching/support-ends.js';
import { findAdvisories } from './advisory.js';

const CONTEXT = { asOf: '2026-01-20', source: 'CISA ICS advisories 2026-01-15', supportEnds: supportEndsIn(TABLE) };
const advisory = (id: string, options: Parameters<typeof csafText>[1] = {}): Advisory =>
  readAdvisory(Buffer.from(csafText(id, options)));

function find(
  programs: Parameters<typeof machine>[1],
  advisories: readonly Advisory[] | null,
  asOf = CONTEXT.asOf,
): Finding[] {
  const findings = findAdvisories(identified(machine('P1', programs)), advisories, { ...CONTEXT, asOf });
  for (const finding of findings) findingSchema.parse(finding);
  return findings;
}

const PUMP = {
  text: 'PumpMaster 300 v4.1',
  vendor: 'Brightwell',
  product: 'PumpMaster 300',
  version: '4.1',
  part: 'hardware',
} as const;

test('a device is held against the range by its firmware', () => {
  expect(find([PUMP], [advisory('ICSA-24-001-01')])).toMatchObject([
    {
      id: 'advisory:P1:brightwell-pumpmaster-300',
      answer: 'yes',
      severity: 'critical',
      since: '2024-03-05',
      measures: ['patch', 'upgrade', 'isolate'],
      reference: 'https://example.org/icsa-24-001-01',
    },
  ]);
  expect(find([{ ...PUMP, version: '4.2' }], [advisory('ICSA-24-001-01')])).toMatchObject([
    { id: 'advisory:P1:none', answer: 'no' },
  ]);
  expect(find([{ ...PUMP, version: null, text: 'PumpMaster 300' }], [advisory('ICSA-24-001-01')])).toMatchObject([
    {
      answer: 'cannot_tell',
      because: expect.stringContaining('version is not known'),
      fix: expect.stringContaining('Write down'),
    },
  ]);
});

test('firmware in a row of its own is that of the one device', () => {
  const firmware = { text: 'firmware 4.1', version: '4.1', part: 'firmware' } as const;
  expect(find([{ ...PUMP, version: null, text: 'PumpMaster 300' }, firmware], [advisory('X')])[0]).toMatchObject({
    answer: 'yes',
  });
});

test('another model is another product, and a series without its model is asked for', () => {
  expect(find([{ ...PUMP, product: 'PumpMaster 500', text: 'PumpMaster 500' }], [advisory('X')])).toMatchObject([
    { answer: 'no' },
  ]);
  expect(find([{ ...PUMP, product: 'PumpMaster', text: 'PumpMaster' }], [advisory('X')])).toMatchObject([
    { answer: 'cannot_tell' },
  ]);
});

test('all versions concern a device whose version nobody knows', () => {
  const all = advisory('X', { range: 'vers:all/*', remedy: 'no_fix_planned' });
  expect(find([{ ...PUMP, version: null, text: 'PumpMaster 300' }], [all])[0]).toMatchObject({
    answer: 'yes',
    measures: ['replace', 'isolate'],
  });
});

test('a list of catalogue numbers under a title with the name cannot be told', () => {
  const numbers = advisory('X', { product: '17-L32X Series A', title: 'Brightwell PumpMaster 300 and 400' });
  expect(find([PUMP], [numbers])[0]).toMatchObject({
    answer: 'cannot_tell',
    because: expect.stringContaining('label'),
  });
  expect(find([{ ...PUMP, product: 'PumpMaster 500', text: 'PumpMaster 500' }], [numbers])[0]).toMatchObject({
    answer: 'no',
  });
});

test('a line in the name is met by versions of that line alone', () => {
  const line = advisory('X', { product: 'FlowSuite 7 V8.1', range: 'vers:all/*' });
  const suite = (version: string) => ({
    text: `FlowSuite 7 ${version}`,
    vendor: 'Brightwell',
    product: 'FlowSuite 7',
    version,
  });
  expect(find([suite('8.1')], [line])[0]?.answer).toBe('yes');
  expect(find([suite('8.2')], [line])[0]?.answer).toBe('no');
});

test('several advisories on a product are one finding; what came later does not exist, what was revised later says so', () => {
  const list = [
    advisory('ICSA-24-001-01', { revised: '2026-05-01' }),
    advisory('ICSA-24-002-01', { range: '< 4.1.5' }),
    advisory('ICSA-26-100-01', { published: '2026-04-01' }),
  ];
  const [finding, ...more] = find([PUMP], list);
  expect(more).toEqual([]);
  expect(finding?.title).toContain('an advisory');
  const text = finding?.evidence.map((each) => each.text).join('\n') ?? '';
  expect(text).toContain('as revised on 2026-05-01');
  expect(text).toMatch(/ICSA-24-002-01[^\n]+cannot tell/u);
  expect(text).not.toContain('ICSA-26-100-01');
});

test('without the feed nothing is claimed', () => {
  expect(find([PUMP], null)).toMatchObject([{ asset_id: null, answer: 'cannot_tell' }]);
});
