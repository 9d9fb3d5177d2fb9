import type { Connection } from '../engine/connection.js';
import { ident, numberedTable, parquetTable } from '../engine/sql.js';
import type { CoherenceTable } from '../model/coherence.js';
import type { Element } from '../model/element.js';
import type { ColumnFinding } from '../model/fields.js';
import type { SampleTable } from '../model/sample.js';
import type { TokenTable } from '../model/tokens.js';
import { identify, type JoinProbe } from '../proof/identify/identify.js';
import {
  findCoherence,
  markingFor,
  tokenise,
  type Earlier,
  type KnownTexts,
  type TokeniseRequest,
} from '../proof/normalise/normalise.js';

/** Asks the reference about the columns of one table. */
export type ReferenceProbe = {
  readonly ask: JoinProbe;
  /** Texts that asking has made of every row of the table, until they are dropped. */
  readonly texts: () => KnownTexts | null;
  readonly drop: () => Promise<void>;
};

export type ReadOptions = {
  readonly named: Readonly<Record<string, Element>>;
  readonly dates?: { readonly from: string; readonly to: string };
  readonly state?: boolean;
  readonly join?: ReferenceProbe;
  /** Look at this many rows at most to tell what the columns hold, and reckon the rest. */
  readonly look?: number;
  readonly now: Date;
  /** Marks the rows, and says which tokens of rows marked alike there are already. */
  readonly earlier?: (marking: string) => Earlier | null;
  /** Told how much of the table is tokenised, 0 to 1. */
  readonly tell?: (share: number) => void;
  /** Name of the token table to make. */
  readonly into: string;
};

export type ReadTable = {
  readonly findings: readonly ColumnFinding[];
  readonly tokens: TokenTable;
  /** How its rows are marked; null where they are not. */
  readonly marking: string | null;
  /** Of some of the rows, evenly over the table. */
  readonly coherence: CoherenceTable | null;
};

/** Rows that are looked at for what fits together: a share comes out within two per cent. */
const COHERENCE_ROWS = 5000;

/** Takes one table of clear cells to findings and tokens: the last place where the clear values are needed. */
export async function readTable(connection: Connection, table: SampleTable, options: ReadOptions): Promise<ReadTable> {
  const { look = COHERENCE_ROWS, join } = options;
  const source = sourceOf(table);
  const looked = await takeLook(connection, table, look);
  const findings =
    options.look === undefined || looked === source
      ? await identifyTable(connection, table, options)
      : await reckon(connection, table, await identifySource(connection, looked, table, options));
  const request: TokeniseRequest = {
    source,
    findings,
    into: ident(options.into),
    ...(options.dates === undefined ? {} : { dates: options.dates }),
    state: options.state === true,
    mark: options.earlier !== undefined,
    known: join?.texts() ?? null,
    ...(options.tell === undefined ? {} : { tell: options.tell }),
  };
  const marking = options.earlier === undefined ? null : markingFor(request);
  const tokens = await tokenise(connection, request, marking === null ? null : options.earlier?.(marking));
  const into = `${options.into}_coherence`;
  const coherence = await findCoherence(connection, {
    source: everyNth(looked, stepOf(table, COHERENCE_ROWS)),
    findings,
    known: join?.texts() ?? null,
    into,
  });
  await connection.run(`DROP TABLE IF EXISTS ${LOOKED}`);
  await join?.drop();
  return { findings, tokens, marking, coherence };
}

const LOOKED = 'temp.assay_looked';

/**
 * So many rows of a long table, put together: scattered over its blocks, each block would make the engine prepare anew. A short
 * one is looked at as it is.
 */
async function takeLook(connection: Connection, table: SampleTable, rows: number): Promise<string> {
  if (table.rows <= rows) return sourceOf(table);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE assay_looked AS SELECT * FROM ${everyNth(sourceOf(table), stepOf(table, rows))}`,
  );
  return LOOKED;
}

export async function identifyTable(
  connection: Connection,
  table: SampleTable,
  options: Omit<ReadOptions, 'into'>,
): Promise<ColumnFinding[]> {
  return identifySource(connection, sourceOf(table), table, options);
}

async function identifySource(
  connection: Connection,
  source: string,
  table: SampleTable,
  options: Omit<ReadOptions, 'into'>,
): Promise<ColumnFinding[]> {
  return identify(connection, {
    source,
    columns: table.columns,
    header: table.header,
    named: options.named,
    reserved: options.dates === undefined ? [] : [options.dates.from, options.dates.to],
    ...(options.join === undefined ? {} : { join: options.join.ask }),
    now: options.now,
  });
}

/** Findings of a part of a table as findings of the whole: filled cells are counted, distinct ones within a few per cent. */
async function reckon(
  connection: Connection,
  table: SampleTable,
  findings: readonly ColumnFinding[],
): Promise<ColumnFinding[]> {
  if (findings.length === 0) return [];
  const counts = findings.map(
    ({ index }) => `count(c${index}) AS f${index}, approx_count_distinct(c${index}) AS d${index}`,
  );
  const [row] = await connection.rows(`SELECT ${counts.join(', ')} FROM ${sourceOf(table)}`);
  return findings.map((finding) => {
    const filled = Number(row?.[`f${finding.index}`] ?? 0);
    const share = finding.valid / Math.max(1, finding.valid + finding.invalid);
    const valid = Math.round(filled * share);
    const distinct = Math.min(filled, Number(row?.[`d${finding.index}`] ?? 0));
    return {
      ...finding,
      rows: table.rows,
      empty: table.rows - filled,
      valid,
      invalid: filled - valid,
      distinct,
      reckoned: true,
    };
  });
}

/** Every so-manieth row, so that the start of a table does not stand for all of it. */
function everyNth(source: string, step: number): string {
  return step === 1 ? source : `(SELECT * FROM ${source} WHERE row % ${step} = 0)`;
}

/** A power of two, so that a thinner look is part of a wider one. */
function stepOf(table: SampleTable, rows: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(table.rows / Math.max(1, rows))));
}

export function sourceOf(table: SampleTable): string {
  return table.numbered === null ? parquetTable(table.parquet) : numberedTable(table.parquet, table.numbered);
}
