import type { Connection } from '../engine/connection.js';
import { ident, literal } from '../engine/sql.js';
import type { Element, Form } from '../model/element.js';
import type { ColumnFinding } from '../model/fields.js';
import type { SampleTable } from '../model/sample.js';
import type { TokenCell, TokenTable } from '../model/tokens.js';
import { readFiles } from '../proof/intake/intake.js';
import { normalisedSql } from '../proof/normalise/normalise.js';
import type { Sources } from '../workspace/workspace.js';
import type { AppContext } from './context.js';
import { identifyTable, sourceOf } from './read-table.js';
import type { Session } from './session.js';

const DIGESTS = ['md5', 'sha1', 'sha256'] as const;
/** What is commonly hashed before it is passed on, and how it is commonly written then; `@` is the normalised text. */
const WRITTEN: Readonly<Partial<Record<Form, readonly string[]>>> = {
  email: ['@', 'upper(@)'],
  phone: ['@', `'1' || @`, `'+1' || @`, `substr(@, 1, 3) || '-' || substr(@, 4, 3) || '-' || substr(@, 7)`],
  ssn: ['@', `substr(@, 1, 3) || '-' || substr(@, 4, 2) || '-' || substr(@, 6)`],
  date_of_birth: ['@', `replace(@, '-', '')`],
  drivers_license: ['@'],
  account_number: ['@'],
};
const FORMS: readonly Form[] = ['email', 'phone', 'ssn', 'date_of_birth', 'drivers_license', 'account_number'];

export type HashedLeak = {
  readonly table: SampleTable;
  readonly findings: readonly ColumnFinding[];
  readonly tokens: TokenTable;
};

/**
 * Opens columns of unsalted digests: every value that the systems of record hold is hashed in the ways that are usual and held against them. The columns
 * that open join the token table under what they turned out to be; digests of nobody's values stay unknown ones. What does not open at all is left out.
 */
export async function openDigests(
  session: Session,
  sources: Sources,
  leak: HashedLeak,
  context: AppContext,
): Promise<TokenTable> {
  const hashed = leak.findings.filter(
    (finding) => finding.shape === 'hashed' && DIGESTS.some((digest) => digest === finding.part),
  );
  if (hashed.length === 0) return leak.tokens;
  const { connection } = session;
  await makeWanted(connection, leak.table, hashed);
  for (const [index, source] of sources.systems.entries()) {
    context.onProgress?.({ step: 'opening digests', done: index, total: sources.systems.length, unit: 'steps' });
    const folder = `digests-${index}`;
    const intake = await readFiles(
      { inputs: [...source.files], scratch: session.scratch.folder(folder) },
      { signal: context.signal },
    );
    const named = Object.fromEntries(source.columns.map((column) => [column.name, column.element]));
    for (const table of intake.tables)
      await hashTable(connection, table, await identifyTable(connection, table, { named, now: context.now() }));
    session.scratch.removeFolder(folder);
  }
  return joinOpened(connection, leak, hashed);
}

async function makeWanted(connection: Connection, table: SampleTable, hashed: readonly ColumnFinding[]): Promise<void> {
  const selects = hashed.map(
    (finding) =>
      `SELECT ${finding.index} AS column_index, lower(trim(c${finding.index})) AS digest FROM ${sourceOf(table)} WHERE c${finding.index} IS NOT NULL`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE digest_wanted AS SELECT DISTINCT * FROM (${selects.join(' UNION ALL ')})`,
  );
  await connection.run('CREATE OR REPLACE TEMP TABLE digest_opened (digest VARCHAR, form VARCHAR, token UBIGINT)');
}

async function hashTable(
  connection: Connection,
  table: SampleTable,
  findings: readonly ColumnFinding[],
): Promise<void> {
  for (const finding of findings) {
    const form = FORMS.find((candidate) => candidate === finding.element);
    if (form === undefined || finding.shape !== 'plain') continue;
    const value = normalisedSql(form, `c${finding.index}`, { dateOrder: finding.date_order });
    const written = (WRITTEN[form] ?? []).flatMap((way) =>
      DIGESTS.map((digest) => `${digest}(${way.replaceAll('@', 'value')})`),
    );
    await connection.run(
      `INSERT INTO digest_opened
       SELECT DISTINCT digest, ${literal(form)}, token(${literal(form)}, value) FROM (
         SELECT value, unnest([${written.join(', ')}]) AS digest FROM (SELECT DISTINCT ${value} AS value FROM ${sourceOf(table)}) WHERE value IS NOT NULL)
       SEMI JOIN digest_wanted USING (digest)`,
    );
  }
}

/** Adds a cell per column that opened. A digest that did not is somebody's whom we do not know. */
async function joinOpened(
  connection: Connection,
  leak: HashedLeak,
  hashed: readonly ColumnFinding[],
): Promise<TokenTable> {
  const rows = await connection.rows(
    `SELECT column_index, form, count(*) AS found FROM digest_wanted JOIN (SELECT DISTINCT digest, form FROM digest_opened) USING (digest)
     GROUP BY ALL ORDER BY column_index, found DESC, form`,
  );
  const added: { cell: TokenCell; sql: string; join: string }[] = [];
  for (const finding of hashed) {
    const best = rows.find((row) => Number(row['column_index']) === finding.index);
    const form = FORMS.find((candidate) => candidate === best?.['form']);
    if (form === undefined) continue;
    const name = `a${leak.tokens.cells.length + added.length}`;
    const digest = `lower(trim(s.c${finding.index}))`;
    added.push({
      cell: {
        name,
        form,
        element: elementOf(form),
        column: finding.index,
        derived: false,
        filled: finding.rows - finding.empty,
      },
      sql: `CASE WHEN s.c${finding.index} IS NULL THEN NULL ELSE coalesce(${name}_opened.token, token('digest', ${digest})) END AS ${name}`,
      join: `LEFT JOIN (SELECT digest, min(token) AS token FROM digest_opened WHERE form = ${literal(form)} GROUP BY digest) ${name}_opened ON ${name}_opened.digest = ${digest}`,
    });
  }
  if (added.length === 0) return leak.tokens;
  const into = ident(`${leak.tokens.table.replaceAll('"', '')}_opened`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${into} AS SELECT t.*, ${added.map((one) => one.sql).join(', ')}
     FROM ${leak.tokens.table} t JOIN ${sourceOf(leak.table)} s USING (row) ${added.map((one) => one.join).join(' ')}`,
  );
  return { ...leak.tokens, table: into, cells: [...leak.tokens.cells, ...added.map((one) => one.cell)] };
}

function elementOf(form: Form): Element {
  const elements: readonly Element[] = ['email', 'phone', 'ssn', 'date_of_birth', 'drivers_license', 'account_number'];
  return elements.find((element) => element === form) ?? 'unknown';
}
