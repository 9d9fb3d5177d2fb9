import { expect, test } from 'vitest';
import { machine } from '../../../../test/help/machines.js';
import type { IdentifiedAsset } from '../../../model/identified.js';
import type { Advisory } from '../../../model/vulnerability.js';
import { findAdvisories } from './advisory.js';

const CONTEXT = { asOf: '2026-01-20', source: 'made here', supportEnds: () => null };
const maker = (at: number, makers: number): string => `Maker${at % makers} Controls`;
const device = (at: number): string => `Device${at % 7} ${100 + (at % 40)}`;

/** Ten advisories of each maker, on ten devices. */
function advisories(makers: number): Advisory[] {
  return Array.from({ length: makers * 10 }, (_each, at) => ({
    id: `ICSA-${at}`,
    title: 'Made-up devices',
    published_on: '2024-03-05',
    revised_on: '2024-03-05',
    sectors: [],
    url: null,
    vulnerabilities: [
      {
        cve: null,
        score: 7,
        remedies: [],
        affected: Array.from({ length: 10 }, (_, more) => affected(at, more, makers)),
      },
    ],
  }));
}

function affected(at: number, more: number, makers: number): Advisory['vulnerabilities'][number]['affected'][number] {
  const range = { from: null, to: `${1 + (at % 9)}.${more}`, to_included: false, text: '', affected: true };
  return {
    vendor: maker(at, makers),
    product: device(at + more),
    ranges: [range],
    unread: [],
    cpes: [],
    otherwise: 'unknown',
  };
}

/** Machines of which no two are alike. */
function machines(count: number, makers: number): IdentifiedAsset[] {
  return Array.from({ length: count }, (_, at) => {
    const version = `${1 + (at % 9)}.${at}`;
    const asset = machine(`A${at}`, [{ text: device(at), vendor: maker(at, makers), product: device(at), version }]);
    const [program] = asset.programs;
    if (program === undefined) throw new TypeError('no program');
    const is = { key: 'device', vendor: maker(at, makers), product: device(at), edition: null, version };
    return { asset, identified: [{ program, is, confidence: 'high', candidates: [], ask: null }] };
  });
}

/** The least of three, in milliseconds. */
function timeOf(makers: number): number {
  const [all, list] = [machines(makers * 2, makers), advisories(makers)];
  const times = Array.from({ length: 3 }, () => {
    const began = performance.now();
    findAdvisories(all, list, CONTEXT);
    return performance.now() - began;
  });
  return Math.min(...times);
}

test('twice as many machines and advisories take about twice as long, not four times', () => {
  timeOf(20);
  const [small, large] = [timeOf(100), timeOf(400)];
  expect(large / small).toBeLessThan(10);
});
