import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '../../../engine/connection.js';
import { withIndex, type IndexFolder, type Words } from '../../../../test/help/index-folder.js';
import type { SystemPart } from './plan.js';

const VERSIONS = `SELECT v.from_lo, v.from_hi, v.to_lo, v.to_hi, v.* EXCLUDE (record_id, person_id, system, from_lo, from_hi, to_lo, to_hi)
  FROM reference.version v ORDER BY ALL`;

/** One line per version: its four dates, then its words. */
function lines(rows: readonly Row[]): string[] {
  return rows.map(({ from_lo, from_hi, to_lo, to_hi, ...said }) => {
    const dates = [from_lo, from_hi, to_lo, to_hi].map((date) => (typeof date === 'string' ? date.slice(5) : '-'));
    const words = Object.values(said).map((word) => (typeof word === 'string' ? word : '-'));
    return `${dates.join(' ')} | ${words.join(' ')}`;
  });
}

async function versionsOf(index: IndexFolder, parts: readonly SystemPart[]): Promise<string[]> {
  return lines(await index.read(await index.merge(parts), VERSIONS)).sort();
}

async function snapshots(index: IndexFolder, days: Readonly<Record<string, readonly Words[]>>): Promise<SystemPart[]> {
  const parts: SystemPart[] = [];
  for (const [day, rows] of Object.entries(days)) parts.push(await index.system('prepaid', 'snapshots', day, rows));
  return parts;
}

test('a history keeps its exact dates, joins equal neighbours and leaves the last interval open', async () => {
  await withIndex(async (index) => {
    const part = await index.system('postpaid', 'history', null, [
      { account_number: 'A', city: 'Rainier', from: '2021-01-01', to: '2021-03-01' },
      { account_number: 'A', city: 'Rainier', from: '2021-03-01', to: '2021-05-01' },
      { account_number: 'A', city: 'Oxbow', from: '2021-05-01', to: null },
      { account_number: 'B', city: 'Rainier', from: null, to: '2021-02-01' },
      { account_number: 'B', city: 'Rainier', from: '2021-04-01', to: '2021-06-01' },
    ]);
    expect(await versionsOf(index, [part])).toEqual([
      '- - 02-01 02-01 | Rainier B',
      '01-01 01-01 05-01 05-01 | Rainier A',
      '04-01 04-01 06-01 06-01 | Rainier B',
      '05-01 05-01 - - | Oxbow A',
    ]);
  });
});

test('snapshots bound each change by the snapshots around it', async () => {
  await withIndex(async (index) => {
    const parts = await snapshots(index, {
      '2021-06-01': [
        { account_number: 'A', city: 'Rainier' },
        { account_number: 'B', city: 'Oxbow' },
      ],
      '2021-07-01': [
        { account_number: 'A', city: 'Rainier' },
        { account_number: 'C', city: 'Tumwater' },
      ],
      '2021-08-01': [
        { account_number: 'A', city: 'Oxbow' },
        { account_number: 'B', city: 'Oxbow' },
        { account_number: 'C', city: 'Tumwater' },
      ],
    });
    expect(await versionsOf(index, parts)).toEqual([
      '- 06-01 06-01 07-01 | Oxbow B',
      '- 06-01 07-01 08-01 | Rainier A',
      '06-01 07-01 - - | Tumwater C',
      '07-01 08-01 - - | Oxbow A',
      '07-01 08-01 - - | Oxbow B',
    ]);
  });
});

test('a column that only some snapshots hold makes nothing change, and its values are kept', async () => {
  await withIndex(async (index) => {
    const parts = await snapshots(index, {
      '2021-06-01': [{ account_number: 'A', city: 'Rainier' }],
      '2021-07-01': [{ account_number: 'A', city: 'Rainier', email: 'a@mail.example' }],
      '2021-08-01': [{ account_number: 'A', city: 'Rainier', email: 'b@mail.example' }],
    });
    expect(await versionsOf(index, parts)).toEqual([
      '- 06-01 07-01 08-01 | a@mail.example Rainier A',
      '07-01 08-01 - - | b@mail.example Rainier A',
    ]);
  });
});

test('an undated table says nothing of time', async () => {
  await withIndex(async (index) => {
    const reference = await index.merge([
      await index.system('prospects', 'table', null, [{ record_id: '1', city: 'Oxbow' }]),
    ]);
    expect(lines(await index.read(reference, VERSIONS))).toEqual(['- - - - | Oxbow 1']);
    expect(reference.systems[0]).toMatchObject({ kind: 'table', first: null, last: null, snapshots: [] });
  });
});

test('rows of one snapshot that share a key are told apart by the best other column and keep their past', async () => {
  await withIndex(async (index) => {
    const parts = await snapshots(index, {
      '2021-06-01': [
        { account_number: 'A', phone: '1', city: 'Oxbow' },
        { account_number: 'A', phone: '3', city: 'Oxbow' },
        { account_number: 'A', phone: '3', city: 'Oxbow' },
      ],
      '2021-07-01': [
        { account_number: 'A', phone: '1', city: 'Oxbow' },
        { account_number: 'A', phone: '2', city: 'Oxbow' },
        { account_number: 'A', phone: '3', city: 'Rainier' },
      ],
    });
    expect(await versionsOf(index, parts)).toEqual([
      '- 06-01 - - | 1 Oxbow A',
      '- 06-01 06-01 07-01 | 3 Oxbow A',
      '06-01 07-01 - - | 2 Oxbow A',
      '06-01 07-01 - - | 3 Rainier A',
    ]);
    const reference = await index.merge(parts);
    expect(reference).toMatchObject({ records: 3, rows: 6 });
    expect(reference.warnings).toHaveLength(1);
  });
});

test('overlapping intervals of one key become records that do not overlap', async () => {
  await withIndex(async (index) => {
    const part = await index.system('postpaid', 'history', null, [
      { account_number: 'A', plan: 'gold', from: '2021-01-01', to: '2021-04-01' },
      { account_number: 'A', plan: 'blue', from: '2021-02-01', to: '2021-03-01' },
      { account_number: 'A', plan: 'gold', from: '2021-04-01', to: null },
      { account_number: 'B', plan: 'blue', from: '2021-03-01', to: '2021-02-01' },
    ]);
    const reference = await index.merge([part]);
    expect(lines(await index.read(reference, VERSIONS)).sort()).toEqual([
      '01-01 01-01 - - | A gold',
      '02-01 02-01 03-01 03-01 | A blue',
      '03-01 03-01 03-01 03-01 | B blue',
    ]);
    expect(reference.records).toBe(3);
    expect(reference.warnings).toHaveLength(2);
  });
});

test('the lines of one account in a history keep a record each through their changes', async () => {
  await withIndex(async (index) => {
    const part = await index.system('postpaid', 'history', null, [
      { account_number: 'A', phone: '1', plan: 'gold', from: '2021-01-01', to: '2021-04-01' },
      { account_number: 'A', phone: '1', plan: 'blue', from: '2021-04-01', to: null },
      { account_number: 'A', phone: '2', plan: 'gold', from: '2021-02-01', to: null },
      { account_number: 'B', phone: '3', plan: 'gold', from: '2021-01-01', to: '2021-02-01' },
      { account_number: 'B', phone: '4', plan: 'gold', from: '2021-02-01', to: null },
    ]);
    const reference = await index.merge([part]);
    const records = await index.read(
      reference,
      `SELECT count(*)::INTEGER AS versions FROM reference.version GROUP BY record_id ORDER BY 1`,
    );
    expect(records).toEqual([{ versions: 1 }, { versions: 2 }, { versions: 2 }]);
  });
});

test('a record tells when it was first seen, when it ended and its latest state', async () => {
  await withIndex(async (index) => {
    const parts = await snapshots(index, {
      '2021-06-01': [
        { account_number: 'A', city: 'Rainier', home: 'WA' },
        { account_number: 'B', city: 'Oxbow', home: 'OR' },
      ],
      '2021-07-01': [{ account_number: 'A', city: 'Oxbow', home: 'OR' }],
    });
    const reference = await index.merge(parts);
    const records = await index.read(
      reference,
      `SELECT v.account_number AS account, r.first_from, r.last_to, r.state_code FROM reference.record r
       JOIN (SELECT DISTINCT record_id, account_number FROM reference.version) v USING (record_id) ORDER BY ALL`,
    );
    expect(records).toContainEqual({ account: 'A', first_from: '2021-06-01', last_to: null, state_code: 'OR' });
    expect(records).toContainEqual({ account: 'B', first_from: '2021-06-01', last_to: '2021-07-01', state_code: 'OR' });
  });
});

/** The same rule, row by row. */
function expectedVersions(days: readonly string[], seen: readonly Readonly<Record<string, string>>[]): string[] {
  const keys = [...new Set(seen.flatMap((rows) => Object.keys(rows)))];
  const short = (index: number) => days[index]?.slice(5) ?? '-';
  return keys.flatMap((key) => {
    const starts = seen.flatMap((rows, index) =>
      rows[key] !== undefined && rows[key] !== seen[index - 1]?.[key] ? [index] : [],
    );
    return starts.map((start) => {
      let end = start;
      while (seen[end + 1]?.[key] === seen[start]?.[key]) end += 1;
      const open = end === days.length - 1;
      return `${short(start - 1)} ${short(start)} ${open ? '-' : short(end)} ${short(end + 1)} | ${seen[start]?.[key] ?? ''} ${key}`;
    });
  });
}

test('any run of snapshots gives the versions that reading them one by one gives', async () => {
  const days = ['2021-01-01', '2021-02-01', '2021-03-01', '2021-04-01'];
  const snapshot = fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('Oxbow', 'Rainier'), { minKeys: 1 });
  const run = fc.array(snapshot, { minLength: 4, maxLength: 4 });
  // Runs whose keys differ lie side by side in one index: a merge takes longer than any of them.
  const beside = (runs: readonly Readonly<Record<string, string>>[][]) =>
    days.map((_, at) =>
      Object.fromEntries(
        runs.flatMap((each, of) => Object.entries(each[at] ?? {}).map(([key, city]) => [`${key}${of}`, city])),
      ),
    );
  await withIndex(async (index) => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 8, maxLength: 8 }), async (runs) => {
        const seen = beside(runs);
        const rows = seen.map((cities) =>
          Object.entries(cities).map(([account_number, city]) => ({ account_number, city })),
        );
        const parts = await snapshots(index, Object.fromEntries(days.map((day, at) => [day, rows[at] ?? []])));
        expect(await versionsOf(index, parts)).toEqual(expectedVersions(days, seen).sort());
      }),
      { numRuns: 4 },
    );
  });
});
