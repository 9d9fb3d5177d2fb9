import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Identified } from '../../src/model/identified.js';
import type { Lifecycle } from '../../src/model/lifecycle.js';
import { lifecycleFindings } from '../../src/posture/finding/lifecycle/lifecycle.js';
import { identify } from '../../src/posture/product/product.js';
import { productTable, type ProductTable } from '../../src/posture/product/table.js';
import { asset } from '../help/asset.js';
import { SHARED, sharedFeed } from './lifecycle-feed.js';

const factSchema = z.object({
  edition_or_version: z.string(),
  aliases: z.array(z.string()),
  generic_aliases: z.array(z.string()),
  support_ended_on: z.string().nullable(),
  support_ends_on: z.string().nullable(),
});

/** Releases before the last service pack, where a text that names none means the last; and what a row of ours has by itself. */
const LEFT_OUT = new Set([
  'windows-server/2000',
  ...['13.0', '12.0', '11.0', '10.00', '10.50-r2', '9.0'].map((cycle) => `mssqlserver/${cycle}`),
]);

/** Rows that our table splits, because the note of the row gives the parts days of their own. */
const SPLIT = ['CentOS5', 'CentOS 8'];

let feed: Lifecycle[] = [];
let table: ProductTable = productTable([]);

beforeAll(() => {
  if (SHARED === '') return;
  feed = sharedFeed();
  table = productTable(feed);
});

function read(text: string): Identified[] {
  return identify([asset([text])], table).flatMap(({ identified }) => identified);
}

const keysOf = ({ is, candidates }: Identified): string[] => [
  ...(is === null ? [] : [is.key]),
  ...candidates.map(({ key }) => key),
];

test.skipIf(SHARED === '')(
  'every word for a product of the facts finds its row or asks which (skipped without ../shared)',
  () => {
    const facts = readFileSync(`${SHARED}facts/lifecycle-ot.jsonl`, 'utf8').trim().split('\n');
    const wrong: string[] = [];
    for (const fact of facts.map((line) => factSchema.parse(JSON.parse(line)))) {
      const until = fact.support_ended_on ?? fact.support_ends_on;
      for (const alias of fact.aliases.filter((each) => !SPLIT.includes(each))) {
        const found = read(alias);
        const rows = found.flatMap(keysOf).flatMap((key) => table.rows.get(key) ?? []);
        const days = rows.flatMap(({ lifecycle: row }) => [
          row.support_until,
          ...row.extended.map((each) => each.until),
        ]);
        if (found.length !== 1 || !days.includes(until)) wrong.push(`${alias} (${fact.edition_or_version})`);
      }
      for (const alias of fact.generic_aliases) {
        const [only] = read(alias);
        if (only === undefined || only.ask === null || only.confidence === 'high') wrong.push(`${alias} does not ask`);
      }
    }
    expect(wrong).toEqual([]);
  },
);

test.skipIf(SHARED === '')(
  'every cycle of endoflife.date is found by its label and by product and cycle (skipped without ../shared)',
  () => {
    const cycles = feed.filter(({ product, cycle }) => !LEFT_OUT.has(`${product}/${cycle}`));
    const wrong = cycles.flatMap((cycle) => {
      const texts = [cycle.label, `${cycle.product.replaceAll('-', ' ')} ${cycle.cycle}`];
      return texts.filter((text) => {
        const rows = read(text)
          .flatMap(keysOf)
          .flatMap((key) => table.rows.get(key) ?? []);
        return !rows.some(({ lifecycle, entry, family }) =>
          entry === null
            ? lifecycle === cycle
            : entry.feed.includes(cycle.cycle) && table.families.get(family)?.feed?.product === cycle.product,
        );
      });
    });
    expect(wrong).toEqual([]);
  },
);

test.skipIf(SHARED === '')(
  'what the feed has and we have not is judged by the feed (skipped without ../shared)',
  () => {
    const machines = [
      asset(['FortiOS 6.4.2', 'Ubuntu 23.10', 'Windows 10 1909 Pro', 'VMware ESXi 6.7', 'SQL Server 2014 SP2']),
    ];
    const findings = lifecycleFindings(identify(machines, table), feed, '2024-03-01');
    expect(
      findings.filter(({ id }) => id.startsWith('support_ended')).map(({ answer, since }) => [answer, since]),
    ).toEqual([
      ['no', null],
      ['no', null],
      ['yes', '2021-05-11'],
      ['yes', '2022-10-15'],
      ['yes', '2020-01-14'],
    ]);
  },
);
