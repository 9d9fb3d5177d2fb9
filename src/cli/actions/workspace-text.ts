import type { Answers } from './answers.js';

/** A commented `assay.yaml`. Texts are written as JSON strings, which YAML reads the same. */
export function workspaceText({ name, sector, state, customers }: Answers): string {
  const organisation = [
    `  name: ${JSON.stringify(name)}`,
    sector === undefined
      ? '  # sector: communications          # or water, health, finance, government, ...'
      : `  sector: ${JSON.stringify(sector)}`,
    state === undefined
      ? '  # state: WA                       # home jurisdiction'
      : `  state: ${JSON.stringify(state)}`,
    '  # persons_served: 100000           # thresholds of law need it',
  ];
  const systems =
    customers === undefined
      ? ['systems: {}   # remove the braces and name yours below']
      : ['systems:', `  customers:`, `    files: [${JSON.stringify(customers)}]`];
  return `${[...HEAD, 'organisation:', ...organisation, '', ...SYSTEMS_NOTE, ...systems, ...EXAMPLES].join('\n')}\n`;
}

const HEAD = [
  '# What Assay knows of your organisation. Paths are relative to this file; * ? and ** are patterns.',
  '# Everything Assay writes is under .assay/ beside it. Keep .assay/key secret: it makes the index readable.',
  '',
];

const SYSTEMS_NOTE = [
  '# Systems of record: tables you own, as CSV, TSV, JSON, JSONL, Parquet, SQL or XLSX, also .gz and .zst.',
  '# Dates let Assay say when a leak was taken: give validity dates or dated snapshots where you have them.',
];

const EXAMPLES = [
  '  # billing:                         # rows with validity dates; an empty `to` is still true',
  '  #   history: { files: [systems/billing.csv], from: valid_from, to: valid_to }',
  '  # prepaid:                         # the table as it stood on certain days',
  '  #   snapshots:',
  '  #     2021-07-01: systems/prepaid-2021-07-01.csv',
  '  #     2021-08-01: systems/prepaid-2021-08-01.parquet',
  '  # prospects:                       # one state of the table, no dates',
  '  #   files: [systems/prospects.csv]',
  '  #   columns: { application_id: record_id, applied_on: ignore }   # what is not named is identified',
  '',
  '# Earlier leaks of your data that are known: rows of theirs are not news.',
  '# prior_leaks:',
  '#   cpni-2020: { files: [prior/cpni.csv], date: 2020-12-03 }',
  '',
  '# Records you planted: columns canary_id, system, planted_on, then any data elements.',
  '# canaries: systems/canaries.csv',
  '',
  '# What anyone can look up about a person. The default:',
  '# public_elements: [full_name, first_name, last_name, phone, address, street, city, state, postal_code, country]',
  '',
  '# Mirrors of public lists, and the proxy that leads to the Internet, where this network needs them.',
  '# feeds: { kev: https://mirror.example/kev.json, proxy: "http://proxy.example:3128" }',
];
