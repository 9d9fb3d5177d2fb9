import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WorkspaceError } from './error.js';
import { findWorkspace, readWorkspace } from './workspace.js';

let dir = '';
beforeEach(() => {
  dir = realpathSync(mkdtempSync(path.join(tmpdir(), 'assay-workspace-')));
  mkdirSync(path.join(dir, 'systems'));
  for (const name of ['postpaid-1.csv', 'postpaid-2.csv', 'prepaid.parquet', 'prior.csv', 'canaries.csv']) {
    writeFileSync(path.join(dir, 'systems', name), 'a\n1\n');
  }
});
afterEach(() => rmSync(dir, { recursive: true }));

const HEAD = 'organisation:\n  name: Northwind Wireless\n';
const write = (text: string): void => writeFileSync(path.join(dir, 'assay.yaml'), text);

/** Code, line and column of the error that a text meets, and its hint. */
function faultOf(text: string) {
  write(text);
  try {
    readWorkspace(dir);
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error;
    return {
      code: error.code,
      exit: error.exit,
      file: error.where?.file,
      at: `${error.where?.line}:${error.where?.column}`,
      hint: error.hint ?? '',
    };
  }
  throw new Error('the text was accepted');
}

test('the full example resolves to absolute files, by system and date', () => {
  write(`${HEAD}  state: NO
systems:
  postpaid:
    history: { files: ["systems/postpaid-*.csv"], from: valid_from, to: valid_to }
    columns:
      application_id: record_id
  prepaid:
    snapshots:
      2021-08-01: systems/prepaid.parquet
      2021-07-01: [systems/postpaid-1.csv]
  prospects:
    files: [systems/postpaid-2.csv, "systems/*-2.csv"]
prior_leaks:
  cpni-2020: { files: [systems/prior.csv], date: 2020-12-03 }
canaries: systems/canaries.csv
`);
  const { workspace, sources } = readWorkspace(dir);
  const file = (name: string): string => path.join(dir, 'systems', name);
  expect(workspace.organisation.state).toBe('NO');
  expect(workspace.engine).toBe('duckdb');
  expect(sources.systems).toEqual([
    {
      system: 'postpaid',
      kind: 'history',
      date: null,
      files: [file('postpaid-1.csv'), file('postpaid-2.csv')],
      from: 'valid_from',
      to: 'valid_to',
      columns: [{ name: 'application_id', element: 'record_id', line: 8 }],
      line: 5,
    },
    expect.objectContaining({ system: 'prepaid', date: '2021-07-01', files: [file('postpaid-1.csv')], line: 12 }),
    expect.objectContaining({ system: 'prepaid', date: '2021-08-01', files: [file('prepaid.parquet')], line: 11 }),
    expect.objectContaining({ system: 'prospects', kind: 'table', date: null, files: [file('postpaid-2.csv')] }),
  ]);
  expect(sources.priorLeaks).toEqual([
    { name: 'cpni-2020', date: '2020-12-03', files: [file('prior.csv')], columns: [], line: 16 },
  ]);
  expect(sources.canaries).toEqual({ file: file('canaries.csv'), line: 17 });
});

test('the nearest parent with an assay.yaml is the workspace', () => {
  const deep = path.join(dir, 'systems', 'old');
  mkdirSync(deep);
  expect(findWorkspace(deep)).toBeNull();
  write(HEAD);
  expect(findWorkspace(deep)).toBe(dir);
  expect(findWorkspace(dir)).toBe(dir);
});

test('a folder without assay.yaml points to init', () => {
  expect(() => readWorkspace(path.join(dir, 'systems'))).toThrow(
    expect.objectContaining({ code: 'no_workspace', exit: 2, hint: expect.stringContaining('assay init') }),
  );
});

const SYSTEM = '  crm: { files: [systems/prior.csv] }\n';
const faults: [what: string, text: string, code: string, at: string, hint?: string][] = [
  ['broken YAML', `${HEAD}systems: [\n`, 'bad_yaml', '4:1'],
  ['a key twice', `${HEAD}organisation:\n  name: x\n`, 'bad_yaml', '3:1'],
  ['aliases without end', `a: &a [x,x,x,x,x,x,x,x,x]\n${bomb()}`, 'bad_yaml', '1:1'],
  ['an empty file', '', 'wrong_type', '1:1'],
  ['an unknown key at the top', `${HEAD}system:\n${SYSTEM}`, 'unknown_key', '3:1', '`systems`'],
  ['no systems at all', HEAD, 'missing_key', '1:1', 'systems'],
  ['an unknown key', `${HEAD}systems:\n${SYSTEM}canary: x\n`, 'unknown_key', '5:1', 'Did you mean `canaries`?'],
  ['a slip in a system', `${HEAD}systems:\n  crm:\n    file: [x.csv]\n`, 'unknown_key', '5:5', '`files`'],
  [
    'a history without end',
    `${HEAD}systems:\n  crm:\n    history: { files: [a.csv], from: a }\n`,
    'missing_key',
    '5:5',
    'ceased',
  ],
  [
    'a stray key in a system',
    `${HEAD}systems:\n  crm: { files: [systems/prior.csv], colums: {} }\n`,
    'unknown_key',
    '4:38',
    '`columns`',
  ],
  [
    'a slip in a history',
    `${HEAD}systems:\n  crm:\n    history: { files: [a.csv], from: a, too: b }\n`,
    'unknown_key',
    '5:41',
    '`to`',
  ],
  ['text for a list', `${HEAD}systems:\n  crm:\n    files: systems/prior.csv\n`, 'wrong_type', '5:12', '[first.csv'],
  ['no list entries', `${HEAD}systems:\n  crm:\n    files: []\n`, 'bad_value', '5:12'],
  ['a number with marks', `${HEAD}  persons_served: 100_000\nsystems:\n${SYSTEM}`, 'wrong_type', '3:19', 'digits'],
  ['a state by name', `${HEAD}  state: Washington\nsystems:\n${SYSTEM}`, 'bad_value', '3:10'],
  [
    'an unknown element',
    `${HEAD}systems:\n  crm:\n    files: [systems/prior.csv]\n    columns:\n      a: ssn\n      b: fone\n`,
    'bad_value',
    '8:10',
    'phone',
  ],
  [
    'a day that is none',
    `${HEAD}systems:\n  crm:\n    snapshots:\n      2021-02-30: systems/prior.csv\n`,
    'bad_date',
    '6:7',
  ],
  [
    'a bad date',
    `${HEAD}systems:\n${SYSTEM}prior_leaks:\n  a: { files: [systems/prior.csv], date: 3.12.2020 }\n`,
    'bad_date',
    '6:42',
  ],
  ['a bad name', `${HEAD}systems:\n  Cus tomers: { files: [systems/prior.csv] }\n`, 'bad_name', '4:3'],
  ['no systems', `${HEAD}systems: {}\n`, 'no_systems', '3:1'],
  ['no snapshots', `${HEAD}systems:\n  crm:\n    snapshots: {}\n`, 'missing_key', '5:5'],
  [
    'a missing file',
    `${HEAD}systems:\n  crm:\n    files:\n      - systems/prior.csv\n      - systems/gone.csv\n`,
    'missing_file',
    '7:9',
  ],
  ['a pattern without match', `${HEAD}systems:\n  crm: { files: ["systems/*.xlsx"] }\n`, 'missing_file', '4:18'],
  ['a folder', `${HEAD}systems:\n  crm: { files: [systems] }\n`, 'missing_file', '4:18', 'systems/*.csv'],
  ['missing canaries', `${HEAD}systems:\n${SYSTEM}canaries: nest.csv\n`, 'missing_file', '5:11'],
  ['a store with its password', `${HEAD}systems:\n${SYSTEM}store: postgres://a:secret@db/cases\n`, 'bad_value', '5:8'],
  ['a store elsewhere', `${HEAD}systems:\n${SYSTEM}store: mysql://a@db/cases\n`, 'bad_value', '5:8'],
  ['a mirror that is no address', `${HEAD}systems:\n${SYSTEM}feeds: { kev: mirror }\n`, 'bad_value', '5:15'],
  [
    'an unknown feed',
    `${HEAD}systems:\n${SYSTEM}feeds: { kevs: https://a.example/ }\n`,
    'unknown_key',
    '5:10',
    '`kev`',
  ],
  ['an unknown engine', `${HEAD}systems:\n${SYSTEM}engine: sqlite\n`, 'bad_value', '5:9', 'duckdb'],
  [
    'an engine without address',
    `${HEAD}systems:\n${SYSTEM}engine:\n  clickhouse: { url: nowhere, cluster: c, database: d }\n`,
    'bad_value',
    '6:22',
  ],
];

test.each(faults)('%s is told with its place', (_what, text, code, at, hint = '') => {
  const fault = faultOf(text);
  expect(fault).toMatchObject({ code, at, exit: 2, file: path.join(dir, 'assay.yaml') });
  expect(fault.hint).toContain(hint);
});

test('patterns stay within a folder unless they say otherwise, and skip hidden files', () => {
  mkdirSync(path.join(dir, 'systems', 'old'));
  for (const name of ['old/prior.csv', '.hidden.csv', 'a[1].csv']) writeFileSync(path.join(dir, 'systems', name), '');
  symlinkSync(dir, path.join(dir, 'systems', 'old', 'loop'));
  const files = (pattern: string): string[] => {
    write(`${HEAD}systems:\n  crm: { files: ["${pattern}"] }\n`);
    return readWorkspace(dir).sources.systems.flatMap((source) => source.files.map((file) => path.relative(dir, file)));
  };
  expect(files('systems/p*.csv')).toEqual(['systems/postpaid-1.csv', 'systems/postpaid-2.csv', 'systems/prior.csv']);
  expect(files('**/prior.csv')).toEqual(['systems/old/prior.csv', 'systems/prior.csv']);
  expect(files('systems/postpaid-?.csv')).toHaveLength(2);
  expect(files('systems/a[1].csv')).toEqual(['systems/a[1].csv']);
  expect(files(path.join(dir, 'systems/pri*.csv'))).toEqual(['systems/prior.csv']);
});

test('a message shows hostile names inert', () => {
  write(`${HEAD}systems:\n${SYSTEM}"\\e[31m\\u202e": 1\n`);
  expect(() => readWorkspace(dir)).toThrow(
    expect.objectContaining({ message: expect.not.stringMatching(/[\u001b\u202e]/u) }),
  );
});

function bomb(): string {
  const names = 'abcdefghi';
  const line = (index: number): string => {
    const previous = `*${names[index - 1]}`;
    return `${names[index]}: &${names[index]} [${Array.from({ length: 9 }, () => previous).join(',')}]\n`;
  };
  return Array.from({ length: 8 }, (_, index) => line(index + 1)).join('');
}
