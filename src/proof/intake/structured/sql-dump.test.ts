import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll, records, sourceOf, type ReadTable } from '../../../../test/hostile/reading.js';
import { readSqlDump } from './sql-dump.js';

async function dump(text: string, chunk?: number): Promise<readonly ReadTable[]> {
  return (await readAll(readSqlDump, sourceOf(text, chunk))).tables;
}

const cells = (table: ReadTable | undefined): unknown => table?.rows.map((row) => row.cells);
const rejects = (table: ReadTable | undefined): unknown => table?.rejected.map((one) => `${one.line} ${one.reason}`);

const MYSQL = `-- MySQL dump 10.13  Distrib 8.0.36
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS \`users\`;
CREATE TABLE \`users\` (
  \`id\` int NOT NULL AUTO_INCREMENT, -- the key, 'quoted
  \`na\`\`me\` varchar(40) DEFAULT 'a,b)',
  \`balance\` decimal(10,2),
  PRIMARY KEY (\`id\`),
  KEY \`by_name\` (\`na\`\`me\`)
) ENGINE=InnoDB;
LOCK TABLES \`users\` WRITE;
INSERT INTO \`users\` VALUES (1,'O\\'Brien',1.50),(2,'a''b\\n\\\\',NULL),(3,_binary 'x),(y',0x4142);
UNLOCK TABLES;
DELIMITER ;;
CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW BEGIN
INSERT INTO audit VALUES (1);
END ;;
DELIMITER ;
# a remark that doesn't end
INSERT IGNORE INTO shop.\`orders\` (\`id\`, \`user\`) VALUES
(10,1),
(11,2) ON DUPLICATE KEY UPDATE id=id;
REPLACE INTO \`users\` (\`balance\`,\`id\`) VALUES ('9',4);
`;

test('a MySQL dump gives its tables with the names of CREATE TABLE', async () => {
  for (const chunk of [1, 13, 65_536]) {
    const tables = await dump(MYSQL, chunk);
    expect(tables.map((table) => [table.name, table.columns])).toEqual([
      ['users', ['id', 'na`me', 'balance']],
      ['shop.orders', ['id', 'user']],
    ]);
    expect(cells(tables[0])).toEqual([
      ['1', "O'Brien", '1.50'],
      ['2', "a'b\n\\", null],
      ['3', 'x),(y', 'AB'],
      ['4', null, '9'],
    ]);
    expect(cells(tables[1])).toEqual([
      ['10', '1'],
      ['11', '2'],
    ]);
    expect(tables.flatMap((table) => table.rejected)).toEqual([]);
  }
});

const POSTGRES = `--
-- PostgreSQL database dump
--
\\restrict abc'def
SET standard_conforming_strings = on;
CREATE FUNCTION f() RETURNS void AS $body$
BEGIN
INSERT INTO nowhere VALUES (';');
END; $body$ LANGUAGE plpgsql;
CREATE TABLE public.people (
    id bigint NOT NULL,
    "full name" character varying(40),
    note text DEFAULT 'x'::text
);
COPY public.people (id, "full name", note) FROM stdin;
1\tAnn\\tB\\nC\\\\\t\\N
2\t\t\\x41\\101
3\tonly two
\\.

INSERT INTO public.people VALUES (4, E'it''s\\n\\u0041', 'back\\slash'), (5, $$a'b$$, '2020-01-01'::date);
INSERT INTO "public"."people" ("id", "note") OVERRIDING SYSTEM VALUE VALUES (6, 'é') RETURNING id;
`;

test('a PostgreSQL dump: COPY, escapes, dollar quotes, casts', async () => {
  for (const chunk of [1, 17, 65_536]) {
    const [people, ...others] = await dump(POSTGRES, chunk);
    expect(others).toEqual([]);
    expect(people?.columns).toEqual(['id', 'full name', 'note']);
    expect(cells(people)).toEqual([
      ['1', 'Ann\tB\nC\\', null],
      ['2', null, 'AA'],
      ['4', "it's\nA", 'back\\slash'],
      ['5', "a'b", '2020-01-01'],
      ['6', null, 'é'],
    ]);
    expect(rejects(people)).toEqual(['18 too_few_cells']);
  }
});

test('a SQLite dump: hex, replace around newlines, triggers', async () => {
  const [table, ...others] = await dump(`PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "t" (a INTEGER PRIMARY KEY, b TEXT, c BLOB, CHECK (a > 0));
INSERT INTO t VALUES(1,replace('x\\ny','\\n',char(10)),X'6869');
INSERT INTO t VALUES(2,unistr('a\\u000ab\\\\'),X'00ff');
CREATE TRIGGER g AFTER INSERT ON t BEGIN
INSERT INTO log VALUES(new.a);
END;
COMMIT;
`);
  expect(others).toEqual([]);
  expect(table?.columns).toEqual(['a', 'b', 'c']);
  expect(cells(table)).toEqual([
    ['1', 'x\ny', 'hi'],
    ['2', 'a\nb\\', '00ff'],
  ]);
});

test('SQL Server: brackets, N strings, casts, no semicolons', async () => {
  const [table] = await dump(
    "SET IDENTITY_INSERT [dbo].[t] ON\nGO\nINSERT [dbo].[t] ([a b], [c]) VALUES (N'x\\', CAST(N'2020-01-01' AS DateTime2(7)))\nINSERT [dbo].[t] ([a b], [c]) VALUES (N'y''z', NULL)\nGO\n",
  );
  expect(table?.name).toBe('dbo.t');
  expect(records(table)).toEqual([{ 'a b': 'x\\', c: '2020-01-01' }, { 'a b': "y'z" }]);
});

test.each([
  [
    'a quote never closed',
    "INSERT INTO t VALUES (1,'a'),(2,'b),(3,'c'),(4,'d');\nINSERT INTO t VALUES (5,'e');",
    '1 3 4 5',
  ],
  [
    'a quote not escaped',
    "INSERT INTO t VALUES (1,'a'),(2,'O'Brien'),(3,'c');\nINSERT INTO t VALUES (4,'d');",
    '1 3 4',
  ],
  ['a bracket missing', "INSERT INTO t VALUES (1,'a'),\n(2,'b',\n(3,'c');\nINSERT INTO t VALUES (4,'d');", '1 3 4'],
  ['no values', "INSERT INTO t VALUES (1,'a');\nINSERT INTO t VALUES ;\nINSERT INTO t VALUES (2,'b');", '1 2'],
  ['a cut end', "INSERT INTO t VALUES (1,'a'),(2,'b'),(3,'c", '1 2'],
  ['prose between', "INSERT INTO t VALUES (1,'a');\nthis isn't SQL\nINSERT INTO t VALUES (2,'b');", '1 2'],
])('%s leaves the other rows', async (_what, text, ids) => {
  for (const chunk of [1, 11, 65_536]) {
    const [table] = await dump(text, chunk);
    expect(table?.rows.map((row) => row.cells[0]).join(' ')).toBe(ids);
    expect(table?.rejected.length).toBeGreaterThanOrEqual(_what === 'prose between' ? 0 : 1);
    expect(table?.rejected.every((one) => one.reason === 'bad_statement')).toBe(true);
  }
});

test('row and cell limits reject the row alone', async () => {
  const text = `INSERT INTO t (a) VALUES ('x'),('${'y'.repeat(5000)}'),('${'y'.repeat(500_000)}'),(1,2),('z');`;
  const [table] = (await readAll(readSqlDump, sourceOf(text, 4096), { maxCellBytes: 1000, maxRowBytes: 100_000 }))
    .tables;
  expect(cells(table)).toEqual([['x'], ['z']]);
  expect(table?.rejected.map((one) => one.reason)).toEqual(['cell_too_large', 'row_too_large', 'too_many_cells']);
});

test('replace in replace cannot make a text grow', async () => {
  const grow = `${'replace('.repeat(6)}'a'${`,'a','${'a'.repeat(90)}')`.repeat(6)}`;
  const [table] = await dump(`INSERT INTO t VALUES (${grow}),(char(${'65,'.repeat(5000)}65)),('b');`);
  expect(cells(table)).toEqual([['a'], ['b']]);
  expect(rejects(table)).toEqual(['1 bad_statement']);
});

test('too many tables end the reading', async () => {
  const text = Array.from({ length: 30 }, (_, index) => `INSERT INTO t${index} VALUES (1);`).join('\n');
  await expect(readAll(readSqlDump, sourceOf(text), { maxTables: 20 })).rejects.toMatchObject({ code: 'limit' });
});

const cell = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 10 }),
  fc.constantFrom(
    "'),('",
    '\\',
    "\\'",
    "''",
    '\n\\.\n',
    '\t',
    ';\nINSERT INTO t VALUES (1);',
    '-- x',
    '/*',
    '\\N',
    '$$',
  ),
);
const tableArbitrary = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
type Cells = (string | null)[][];

const quoteMysql = (text: string): string =>
  `'${text.replace(/[\0\n\r\u001a'"\\]/gu, (char) => ({ '\0': '\\0', '\n': '\\n', '\r': '\\r', '\u001a': '\\Z' })[char] ?? `\\${char}`)}'`;
const quoteStandard = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const names = (rows: Cells): string[] => (rows[0] ?? []).map((_, at) => `c${at}`);
const values = (rows: Cells, quote: (text: string) => string): string[] =>
  rows.map((row) => `(${row.map((value) => (value === null ? 'NULL' : quote(value))).join(',')})`);

const COPY_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const copyCell = (value: string | null): string =>
  value === null ? '\\N' : value.replace(/[\\\t\n\r]/gu, (char) => COPY_ESCAPES[char] ?? char);

const WRITERS: Readonly<Record<string, (rows: Cells) => string>> = {
  mysql: (rows) =>
    `-- MySQL dump\nCREATE TABLE \`t\` (${names(rows)
      .map((name) => `\`${name}\` text`)
      .join(',')});\nINSERT INTO \`t\` VALUES ${values(rows, quoteMysql).join(',')};\n`,
  copy: (rows) =>
    `-- PostgreSQL database dump\nCOPY public.t (${names(rows).join(', ')}) FROM stdin;\n${rows
      .map((row) => `${row.map(copyCell).join('\t')}\n`)
      .join('')}\\.\n`,
  postgres: (rows) =>
    `-- PostgreSQL database dump\n${values(rows, quoteStandard)
      .map((row) => `INSERT INTO public.t (${names(rows).join(', ')}) VALUES ${row};\n`)
      .join('')}`,
  sqlite: (rows) =>
    `PRAGMA foreign_keys=OFF;\nCREATE TABLE t(${names(rows).join(',')});\n${values(rows, quoteStandard)
      .map((row) => `INSERT INTO t VALUES${row};\n`)
      .join('')}COMMIT;\n`,
};

test.each(Object.keys(WRITERS))(
  'any table of strings written for %s reads back identical, however cut',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(tableArbitrary, fc.integer({ min: 1, max: 50 }), async (rows, chunk) => {
        const [table] = await dump(WRITERS[kind]?.(rows) ?? '', chunk);
        expect(table?.rejected).toEqual([]);
        expect(table?.columns).toEqual(names(rows));
        expect(table?.rows.map((row) => names(rows).map((_, at) => row.cells[at] ?? null))).toEqual(rows);
        expect(table?.rows.some((row) => row.repaired)).toBe(false);
      }),
      { numRuns: 150 },
    );
  },
);

test('any text at all is read to its end', async () => {
  const piece = fc.constantFrom(
    "'",
    '"',
    '`',
    '(',
    ')',
    ',',
    ';',
    '\n',
    '\\',
    '$$',
    '--',
    '/*',
    '*/',
    '1',
    'x',
    ' INSERT INTO t VALUES ',
    '\nINSERT INTO t (a) VALUES (1);',
    'CREATE TABLE t (',
    '\nCOPY t FROM stdin;\n',
    '\\.',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), async (pieces, chunk) => {
      const whole = await dump(pieces.join(''));
      expect(await dump(pieces.join(''), chunk)).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});
