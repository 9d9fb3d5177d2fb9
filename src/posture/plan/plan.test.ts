import { describe, expect, test } from 'vitest';
import { asset, badFinding } from '../../../test/help/plant.js';
import { planSchema } from '../../model/plan.js';
import { planMeasures, type PlanInput } from './plan.js';

const windows7 = badFinding('support_ended:HMI-1:microsoft-windows-7', {
  asset_id: 'HMI-1',
  kind: 'support_ended',
  since: '2020-01-14',
  severity: 'critical',
  measures: ['replace'],
});
const hmi = asset('HMI-1', { role: 'hmi', zone: 'control' });
const input: PlanInput = {
  assets: [hmi],
  findings: [windows7],
  practices: [],
  budget: 10_000,
  hours: 40,
  place: { state: 'ME', sector: 'wastewater', asOf: '2026-11-26' },
  shown: [],
};

describe('the plan', () => {
  test('puts the Windows 7 computer that runs the plant first', () => {
    const plan = planSchema.parse(planMeasures(input));
    expect(plan.steps[0]).toMatchObject({ measure: 'replace', asset_id: 'HMI-1', cost: 10_000, hours: 24 });
    expect(plan.exact).toBe(true);
    expect(plan.risk_after).toBeLessThan(plan.risk_before);
  });

  test('isolates it where there is no money to replace it, and says that this settles nothing', () => {
    const plan = planMeasures({ ...input, budget: 1000 });
    expect(plan.steps.map(({ measure }) => measure)).toEqual(['isolate']);
    expect(plan.left).toMatchObject([{ finding: windows7.id, meanwhile: expect.stringContaining('HMI-1') }]);
  });

  test('gains add up to the difference of risks', () => {
    const plan = planMeasures({
      ...input,
      findings: [
        windows7,
        badFinding('mail', { measures: ['training'] }),
        badFinding('copies', { measures: ['offline_backup'] }),
      ],
    });
    const gains = plan.steps.reduce((sum, { gain }) => sum + gain, 0);
    expect(gains).toBeCloseTo(plan.risk_before - plan.risk_after, 12);
    expect(plan.steps.map(({ free }) => free)).toEqual([true, false, false]);
  });

  test('a way in that an incident has shown comes first among what costs nothing', () => {
    const office = asset('PC', { role: 'workstation', zone: 'office', email_used: true });
    const laptop = asset('LT', {
      role: 'workstation',
      zone: 'office',
      email_used: false,
      remote_access: { used: true, by: 'TeamViewer', second_factor: false },
    });
    const findings = [badFinding('a', { measures: ['training'] }), badFinding('b', { measures: ['second_factor'] })];
    const first = (shown: PlanInput['shown']) =>
      planMeasures({ ...input, assets: [hmi, office, laptop], findings, shown }).steps[0]?.measure;
    expect(first(['mail'])).toBe('training');
    expect(first(['remote_access'])).toBe('second_factor');
  });

  test('what has lapsed, or was not known on that day, is not offered', () => {
    const funded = (asOf: string) => planMeasures({ ...input, place: { ...input.place, asOf } }).steps[0]?.funding;
    expect(funded('2021-08-05')).toBeNull();
    expect(funded('2025-06-01')).toMatchObject({ as_of: '2025-02-27' });
  });

  test('what costs money names whoever pays before whoever only helps, though that was looked into later', () => {
    const flat = badFinding('flat', { measures: ['separate_networks'] });
    const office = asset('PC', { role: 'workstation', zone: 'office', email_used: true });
    const place = { ...input.place, asOf: '2025-11-01' };
    const { steps } = planMeasures({ ...input, assets: [hmi, office], findings: [flat], place });
    expect(steps).toMatchObject([{ measure: 'separate_networks', funding: { as_of: '2025-02-27' } }]);
  });
});
