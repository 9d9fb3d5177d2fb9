import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { csafText, cveText, kevEntry, kevText, lifecycleText } from '../../../test/help/feed-fixtures.js';
import { lifecycleSchema } from '../../model/lifecycle.js';
import { advisorySchema, exploitedSchema } from '../../model/vulnerability.js';
import { FeedError } from '../error.js';
import { readAdvisory } from './csaf.js';
import { cveRecordSchema, readCve } from './cve.js';
import { readKev } from './kev.js';
import { readLifecycles } from './lifecycle.js';
import { rangesOf } from './ranges.js';

/** Public feeds, where the machine has them. */
const SHARED = fileURLToPath(new URL('../../../../../shared/feeds', import.meta.url));
const has = existsSync(SHARED);
const filesOf = (folder: string): string[] => (has ? readdirSync(path.join(SHARED, folder)).sort() : []);
const bytesOf = (...at: string[]): Buffer => readFileSync(path.join(SHARED, ...at));

test.each<[string, string | null]>([
  ['< 9.00.01', '[,9.00.01)'],
  ['<=5.0', '[,5.0]'],
  ['vers:all/*', '[,]'],
  ['All versions', '[,]'],
  ['All versions < V4.2.3', '[,V4.2.3)'],
  ['vers:all/<V8.2 Upd12', '[,V8.2 Upd12)'],
  ['< V14 SP1 Update 14', '[,V14 SP1 Update 14)'],
  ['>=00.07.00|<=00.07.03.4', '[00.07.00,00.07.03.4]'],
  ['>= 2.0, < 3.1', '[2.0,3.1)'],
  ['>= 2.0 < 3.1', '[2.0,3.1)'],
  ['>2.0|<3.1', '![2.0,2.0] [2.0,3.1)'],
  ['1.60 | 7.x 8.x', '[1.60,1.60] [7,8) [8,9)'],
  ['14.1s0', '[14.1s0,14.1s0]'],
  ['9.0 and prior', '[,9.0]'],
  ['prior to 9.0', '[,9.0)'],
  ['4.0.0-4.2.7', '[4.0.0,4.2.7]'],
  ['1.6.0-B3', '[1.6.0-B3,1.6.0-B3]'],
  ['5.9.2.14-12o and older versions', '[,5.9.2.14-12o]'],
  ['2.0 through 3.1', '[2.0,3.1]'],
  ['7.0 and later', '[7.0,]'],
  ['2020 R2', '[2020 R2,2020 R2]'],
  ['FortiOS 6.0.2, 5.6.7 and before, FortiADC 6.1.0', null],
  ['https://example.org/releases', null],
  ['unspecified', null],
  ['see the table', null],
])('%s is %s', (text, wanted) => {
  const shown = rangesOf(text)?.map(
    ({ from, to, to_included: closed, affected }) =>
      `${affected ? '' : '!'}[${from ?? ''},${to ?? ''}${closed ? ']' : ')'}`,
  );
  expect(shown?.join(' ') ?? null).toBe(wanted);
});

const ONE = { vendor: 'Brightwell', product: 'FlowDesk' };
const rangesIn = (versions: readonly unknown[], over: object = {}): string[] =>
  readCve(Buffer.from(cveText('CVE-2024-1', [{ ...ONE, versions, ...over }])), 'CVE-2024-1').affected.map(
    ({ product, ranges, unread, otherwise }) =>
      `${product}|${otherwise}|${ranges.map(({ from, to, to_included: closed, affected }) => `${affected ? '' : '!'}[${from ?? ''},${to ?? ''}${closed ? ']' : ')'}`).join(' ')}|${unread.join(';')}`,
  );

test('versions of a CVE record mean what the format says, also where they are filled in carelessly', () => {
  const affected = { status: 'affected' };
  expect(rangesIn([{ ...affected, version: '0', lessThan: '3.1' }], { defaultStatus: 'unaffected' })).toEqual([
    'FlowDesk|unaffected|[,3.1)|',
  ]);
  expect(rangesIn([{ ...affected, version: '3.1', lessThan: '3.1' }])).toEqual(['FlowDesk|unknown|[,3.1)|']);
  expect(
    rangesIn([
      { ...affected, version: '1', lessThanOrEqual: '2' },
      { status: 'unaffected', version: '2.5', lessThan: '*' },
    ]),
  ).toEqual(['FlowDesk|unknown|[1,2] ![2.5,]|']);
  expect(
    rangesIn([{ ...affected, version: '1.0', lessThan: '2.0', changes: [{ at: '1.5', status: 'unaffected' }] }]),
  ).toEqual(['FlowDesk|unknown|[1.0,1.5) ![1.5,2.0)|']);
  expect(rangesIn([{ ...affected, version: 'n/a' }])).toEqual(['FlowDesk|unknown||n/a']);
  expect(rangesIn([{ ...affected, version: '19.0', lessThan: 'https://example.org/releases' }])).toEqual([
    'FlowDesk|unknown||19.0 < https://example.org/releases',
  ]);
  const windows = { vendor: 'Microsoft', product: 'Windows' };
  expect(rangesIn([{ ...affected, version: '10 Version 1607 for 32-bit Systems' }], windows)).toEqual([
    'Windows 10 Version 1607 for 32-bit Systems|unknown||10 Version 1607 for 32-bit Systems',
  ]);
});

test('a record that is withdrawn, another or none is not read', () => {
  const text = cveText('CVE-2024-1', []);
  const codeOf = (bytes: string, id: string): string => endOf(() => readCve(Buffer.from(bytes), id));
  expect(codeOf(text, 'CVE-2024-1')).toBe('value');
  expect(codeOf(text, 'CVE-2024-2')).toBe('not_the_feed');
  expect(codeOf(text.replace('PUBLISHED', 'REJECTED'), 'CVE-2024-1')).toBe('not_the_feed');
  expect(codeOf('[]', 'CVE-2024-1')).toBe('not_the_feed');
});

test('cpeApplicability gives products with their bounds', () => {
  const cpe = {
    vulnerable: true,
    criteria: 'cpe:2.3:o:brightwell:flow_desk:*:*:*:*:*:*:*:*',
    versionStartExcluding: '1.0',
    versionEndExcluding: '2.0',
  };
  const applicability = [
    { nodes: [{ operator: 'OR', negate: false, cpeMatch: [cpe, { ...cpe, vulnerable: false }] }] },
  ];
  const text = cveText('CVE-2024-1', []).replace(
    '"affected":[]',
    `"affected":[],"cpeApplicability":${JSON.stringify(applicability)}`,
  );
  const { affected } = readCve(Buffer.from(text), 'CVE-2024-1');
  expect(affected).toMatchObject([
    {
      vendor: 'brightwell',
      product: 'flow desk',
      ranges: [
        { from: '1.0', to: '1.0', affected: false },
        { from: '1.0', to: '2.0', to_included: false },
      ],
    },
  ]);
});

test('an entry of the catalogue that cannot be read is set aside, the others stand', () => {
  const read = readKev(
    Buffer.from(
      kevText([kevEntry('CVE-2024-90000'), kevEntry('CVE-x'), kevEntry('CVE-2024-90001', { dateAdded: 'soon' })]),
    ),
  );
  expect(read.entries.map(({ cve }) => cve)).toEqual(['CVE-2024-90000']);
  expect(read.set_aside.map(({ where }) => where)).toEqual(['entry 2', 'entry 3']);
});

test('an advisory gives products with ranges, scores, sectors and remedies', () => {
  expect(readAdvisory(Buffer.from(csafText('ICSA-24-001-01')))).toMatchObject({
    id: 'ICSA-24-001-01',
    published_on: '2024-03-05',
    sectors: ['Energy', 'Water and Wastewater'],
    url: 'https://example.org/icsa-24-001-01',
    vulnerabilities: [
      {
        score: 9.8,
        affected: [
          { vendor: 'Brightwell', product: 'PumpMaster 300', ranges: [{ from: null, to: '4.2', to_included: false }] },
        ],
        remedies: [{ kind: 'vendor_fix' }],
      },
    ],
  });
  const only = readAdvisory(Buffer.from(csafText('X', { range: '>= 2.8 (only affected by CVE-2024-90002)' })));
  expect(only.vulnerabilities[0]?.affected).toEqual([]);
});

test('firmware in a device is named by both, and what is fixed is told', () => {
  const both = {
    category: 'installed_on',
    product_reference: 'P1',
    relates_to_product_reference: 'H1',
    full_product_name: { name: 'both', product_id: 'R1' },
  };
  const more = `"full_product_names":[{"name":"FlowBox 9","product_id":"H1"}],"relationships":[${JSON.stringify(both)}],`;
  const text = csafText('X')
    .replace('"product_tree":{', `"product_tree":{${more}`)
    .replace('"known_affected":["P1"]', '"known_affected":["R1"],"fixed":["H1"]');
  const [vulnerability] = readAdvisory(Buffer.from(text)).vulnerabilities;
  expect(
    vulnerability?.affected.map(({ product, ranges }) => [
      product,
      ranges.map(({ to, affected }) => `${affected} ${to}`),
    ]),
  ).toEqual([
    ['PumpMaster 300', ['true 4.2']],
    ['FlowBox 9', ['true 4.2', 'false null']],
  ]);
});

test('branches without end do not bring it down', () => {
  const deep = `${'{"category":"vendor","name":"x","branches":['.repeat(20_000)}${']}'.repeat(20_000)}`;
  const text = csafText('X').replace('"branches":[', `"branches":[${deep},`);
  expect(() => readAdvisory(Buffer.from(text))).toThrow(FeedError);
});

/** The code of the error that something ends in, or `value`. */
function endOf(read: () => unknown): string {
  try {
    read();
    return 'value';
  } catch (error) {
    return error instanceof FeedError ? error.code : String(error);
  }
}

test('no bytes end in anything but a value or an error of our own', () => {
  const texts = [
    kevText([kevEntry('CVE-2024-90000')]),
    cveText('CVE-2024-1', [{ ...ONE, versions: [{ version: '0', status: 'affected', lessThan: '2' }] }]),
    csafText('X'),
    lifecycleText([{ name: '1', isEol: true }]),
  ];
  const readers = [
    readKev,
    (bytes: Uint8Array) => readCve(bytes, 'CVE-2024-1'),
    readAdvisory,
    (bytes: Uint8Array) => readLifecycles(bytes, '2026-01-01'),
  ];
  const swaps = ['null', '1e999', '"x"', '[]', '{}', '[[[[[[[[', '"\\u0000"', '-1', '{"__proto__":1}'];
  fc.assert(
    fc.property(fc.nat(3), fc.nat(5000), fc.constantFrom(...swaps), (which, at, swap) => {
      const text = texts[which] ?? '';
      const values = [...text.matchAll(/"[^"]*"(?!:)|\d+|\[|\{/gu)];
      const value = values[at % values.length];
      const changed = text.slice(0, value?.index) + swap + text.slice((value?.index ?? 0) + (value?.[0].length ?? 0));
      expect(endOf(() => readers[which]?.(Buffer.from(changed)))).toMatch(/^(?:value|not_the_feed)$/u);
    }),
    { numRuns: 300 },
  );
});

test('words of versions are read in time that grows with their length', () => {
  for (const text of [
    '1.'.repeat(200),
    '1 '.repeat(200),
    '<'.repeat(400),
    'a'.repeat(400),
    `${'1-'.repeat(199)}x`,
    `1${' '.repeat(390)}x`,
  ]) {
    const began = performance.now();
    rangesOf(text);
    expect(performance.now() - began).toBeLessThan(200);
  }
});

test.skipIf(!has)('the whole public catalogue is read', () => {
  const { version, entries, set_aside: aside } = readKev(bytesOf('kev', 'known_exploited_vulnerabilities.json'));
  expect([version, entries.length, aside]).toEqual(['2025.08.25', 1404, []]);
  for (const entry of entries) exploitedSchema.parse(entry);
});

test.skipIf(!has).each(filesOf('cve').filter((file) => file.endsWith('.json')))(
  'the public record %s is read',
  (file) => {
    const record = readCve(bytesOf('cve', file), file.slice(0, -5));
    cveRecordSchema.parse(record);
    expect(record.published_on).toMatch(/^\d{4}-/u);
  },
);

test.skipIf(!has).each(filesOf('csaf'))('the public advisory %s is read, with products and ranges', (file) => {
  const advisory = advisorySchema.parse(readAdvisory(bytesOf('csaf', file)));
  expect(advisory.sectors.join()).toMatch(/water/iu);
  for (const { affected } of advisory.vulnerabilities) expect(affected.length).toBeGreaterThan(0);
  const all = advisory.vulnerabilities.flatMap(({ affected }) => affected);
  expect(all.flatMap(({ unread }) => unread)).toEqual([]);
  for (const { ranges, vendor } of all) expect([ranges.length > 0, vendor !== '']).toEqual([true, true]);
});

test.skipIf(!has)('all public product pages, as the API gives them, are lifecycles', () => {
  const products = filesOf('lifecycle')
    .filter((file) => file.endsWith('.md'))
    .map((file) => apiProduct(bytesOf('lifecycle', file).toString('utf8')));
  const answer = {
    schema_version: '1.2.0',
    generated_at: '2026-08-22T00:00:00Z',
    total: products.length,
    result: products,
  };
  const { entries, set_aside: aside } = readLifecycles(Buffer.from(JSON.stringify(answer)), '2026-08-23');
  expect([products.length, aside]).toEqual([36, []]);
  for (const entry of entries) lifecycleSchema.parse(entry);
  const seven = entries.find(({ product, cycle }) => product === 'windows' && cycle.startsWith('7'));
  expect(seven).toMatchObject({
    support_until: '2020-01-14',
    vendor: 'microsoft',
    source: 'endoflife.date/windows, 2026-08-22',
  });
});

const dateOrFlag = z.union([z.boolean(), z.string()]).optional();
const pageSchema = z.object({
  title: z.string(),
  permalink: z.string(),
  eoesColumn: z.union([z.string(), z.boolean()]).optional(),
  identifiers: z.array(z.record(z.string(), z.string())).default([]),
  releases: z.array(
    z.object({
      releaseCycle: z.coerce.string(),
      releaseLabel: z.coerce.string().optional(),
      releaseDate: z.string(),
      eol: dateOrFlag,
      eoes: dateOrFlag,
      latest: z.coerce.string().optional(),
    }),
  ),
});

/** A product page as the API of endoflife.date would answer: its OpenAPI description, `ProductDetails`. */
function apiProduct(page: string): unknown {
  const front = pageSchema.parse(parse(page.split(/^---$/mu)[1] ?? '', { schema: 'core' }));
  const dateOf = (value: boolean | string | undefined): string | null => (typeof value === 'string' ? value : null);
  return {
    name: front.permalink.slice(1),
    label: front.title,
    identifiers: front.identifiers.flatMap((each) => Object.entries(each).map(([type, id]) => ({ type, id }))),
    labels: { eoes: typeof front.eoesColumn === 'string' ? front.eoesColumn : null },
    releases: front.releases.map((release) => ({
      name: release.releaseCycle,
      label: release.releaseLabel ?? release.releaseCycle,
      releaseDate: release.releaseDate,
      isEol: release.eol === true || (dateOf(release.eol) ?? '9999') < '2026-08-22',
      eolFrom: dateOf(release.eol),
      eoesFrom: dateOf(release.eoes),
      latest: release.latest === undefined ? null : { name: release.latest },
    })),
  };
}
