import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { oversightSchema, type Oversight } from '../../model/oversight.js';
import { contents } from '../../../test/help/bundle.js';
import type { PostureBundle } from '../../model/posture-bundle.js';
import { overviewOf } from './overview.js';
import type { Plant, ProductNames } from './plants.js';

const names: ProductNames = {
  familyOf: (key) => key.split('-')[0] ?? key,
  familyLabel: (family) => `Family ${family}`,
  label: (key) => key,
  fault: (practice) => practice,
};
const key = { algorithm: 'Ed25519' as const, public: 'A'.repeat(43) + '=', fingerprint: '0000 '.repeat(7) + '0000' };

function plant(at: number, more: Partial<PostureBundle>): Plant {
  const bundle = { ...contents(at), ...more, key, signature: '' };
  return { id: bundle.plant.id, alias: `Plant ${at}`, bundles: [bundle] };
}

function overview(plants: readonly Plant[], clear = false): Oversight {
  return overviewOf({ plants, names, asOf: '2021-12-01', small: 5, clear });
}

const ended = (topics: readonly string[]): PostureBundle['findings'] =>
  topics.map((topic) => ({
    kind: 'support_ended',
    topic,
    answer: 'yes',
    severity: 'high',
    count: 1,
    control: topic.endsWith('c') ? 1 : 0,
    gain: 0.01,
  }));

const drawn = fc.record({
  topics: fc.subarray(['seven-pro', 'seven-home', 'server-c', 'xp-pro', 'teamviewer']),
  host: fc.constantFrom('one.example', 'two.example', 'three.example', 'own', null),
  by: fc.constantFrom('teamviewer', 'anydesk', null),
  told: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
  practice: fc.constantFrom('yes' as const, 'no' as const),
});
const town = fc.array(drawn, { minLength: 1, maxLength: 60 }).map((all) =>
  all.map(({ topics, host, by, told, practice }, at) =>
    plant(at, {
      findings: ended(topics),
      mail_host: host,
      remote_access: by === null ? [] : [{ by, second_factor: 'no', machines: 1 }],
      incident_reported: told,
      practices: [{ practice: 'own_accounts', answer: practice }],
    }),
  ),
);

test('no number that is printed, and no difference of two that belong together, tells of few plants', () => {
  fc.assert(
    fc.property(town, (plants) => {
      const page = overview(plants);
      const wide = (difference: number | null): void => {
        expect(difference === null || difference === 0 || difference >= 5).toBe(true);
      };
      const less = (all: number | null, part: number | null): number | null =>
        all === null || part === null ? null : all - part;
      const { out_of_support: any, control_out_of_support: control, support, causes } = page;
      const sets = [
        any,
        control,
        ...support,
        ...causes,
        ...page.practices.map(({ missing }) => missing),
        page.silent,
      ].map((each) => ('says' in each ? each.plants : (each.plants.plants ?? null)));
      for (const number of sets) {
        if (number === null) continue;
        expect(number).toBeGreaterThanOrEqual(5);
        expect(page.plants - number).toBeGreaterThanOrEqual(5);
      }
      wide(less(any.plants, control.plants));
      for (const { family, plants: cell, editions } of support) {
        wide(less(any.plants, cell.plants));
        for (const each of editions ?? []) wide(less(cell.plants, each.plants));
        if (editions !== null) wide(editions.reduce((sum, each) => sum + each.plants, 0) - (cell.plants ?? 0));
        const same = causes.find((cause) => cause.kind === 'remote_access' && cause.key === family);
        if (same !== undefined) wide(less(same.plants.plants, cell.plants));
      }
      const hosts = causes.filter(({ kind }) => kind === 'mail_host').map((cause) => cause.plants.plants ?? 0);
      if (hosts.length > 0) wide(page.plants - hosts.reduce((sum, each) => sum + each, 0));
      const covered = support.reduce((sum, row) => sum + (row.plants.plants ?? 0), 0);
      expect(covered).toBeGreaterThanOrEqual(Math.max(any.plants ?? 0, control.plants ?? 0));
      if (any.plants !== null && support.every((row) => row.plants.plants !== null)) wide(covered - any.plants);
      const now = page.trend.at(-1)?.control_out_of_support ?? 0;
      expect(covered + 2).toBeGreaterThanOrEqual(support.some((row) => row.plants.plants === null) ? 0 : now);
    }),
    { numRuns: 200 },
  );
});

test('what may be handed out fits its schema and holds no id, no alias of few, and no row of a plant', () => {
  const plants = Array.from({ length: 30 }, (_, at) =>
    plant(at, { findings: ended(at < 3 ? ['xp-pro'] : at < 20 ? ['seven-pro'] : []) }),
  );
  const page = overview(plants);
  expect(oversightSchema.parse(page)).toEqual(page);
  const text = JSON.stringify(page);
  for (const { id, alias } of plants) {
    expect(text).not.toContain(id);
    expect(text).not.toContain(`"${alias}"`);
  }
  expect(text).not.toContain('xp');
  expect(page.rows).toBeNull();
  expect(page.support.map((row) => [row.family, row.plants.plants])).toEqual([['seven', 17]]);
  const clear = overview(plants, true);
  expect(clear.rows).toHaveLength(30);
  expect(clear.support).toHaveLength(2);
  const tied = plant(0, { findings: ended(['seven-pro', 'control']) });
  expect(overview([tied], true).rows?.map((row) => row.out_of_support)).toEqual([1]);
});

test('of each plant the newest bundle until the day counts, and those before it make the trend', () => {
  const plants = Array.from({ length: 10 }, (_, at): Plant => {
    const [first] = plant(at, { findings: ended(['seven-c']), as_of: '2021-03-10' }).bundles;
    const [second] = plant(at, { findings: [], as_of: '2021-11-10' }).bundles;
    return { id: first.plant.id, alias: `Plant ${at}`, bundles: [first, second] };
  });
  expect(overviewOf({ plants, names, asOf: '2021-06-01', small: 1, clear: false }).control_out_of_support.plants).toBe(
    10,
  );
  const now = overviewOf({ plants, names, asOf: '2021-12-01', small: 1, clear: false });
  expect(now.control_out_of_support.plants).toBe(0);
  expect(now.trend.map((point) => point.control_out_of_support)).toEqual([10, 0, 0]);
});
