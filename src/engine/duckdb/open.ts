import { mkdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { Connection, Row } from '../connection.js';
import { ident, literal } from '../sql.js';
import { engineError, toCell, toDuckDb, typesOf } from './values.js';

export type DuckDbOptions = {
  /** Database file, or none for a database in memory. */
  readonly path?: string;
  readonly readOnly?: boolean;
  /** Where the engine spills. It holds leak data: the caller removes it. */
  readonly scratch: string;
  /** Folders and files that SQL may read and write; nothing else can be reached, whatever the SQL says. */
  readonly allowed: readonly string[];
  /** Databases to attach before the door is shut: name to path. */
  readonly attach?: Readonly<Record<string, { readonly path: string; readonly readOnly: boolean }>>;
  /** Bytes. Default: half of the machine's memory, at most 9.5 GB: the engine holds some more than it counts. */
  readonly memory?: number;
  readonly threads?: number;
};

/** Lets it be asked how far a statement is, without printing it. */
const PROGRESS = [
  ['enable_progress_bar', 'true'],
  ['enable_progress_bar_print', 'false'],
  ['progress_bar_time', '500'],
] as const;

/** Opens an embedded DuckDB with the network, extensions and every folder but the allowed ones shut off for good. */
export async function openDuckDb(options: DuckDbOptions): Promise<Connection> {
  mkdirSync(options.scratch, { recursive: true, mode: 0o700 });
  try {
    const instance = await DuckDBInstance.create(options.path ?? ':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      access_mode: options.readOnly === true ? 'READ_ONLY' : 'AUTOMATIC',
      memory_limit: `${Math.floor((options.memory ?? defaultMemory()) / 1e6)}MB`,
      threads: String(options.threads ?? cpus().length),
      temp_directory: options.scratch,
      preserve_insertion_order: 'true',
      // A join against this many values looks at the blocks of a table that can hold them, not at all of it.
      dynamic_or_filter_threshold: '5000',
      // Both cost more planning than they save running: a normaliser's list of words would become a join of its own.
      disabled_optimizers: 'in_clause,common_subexpressions',
    });
    const connection = await instance.connect();
    for (const [name, database] of Object.entries(options.attach ?? {})) {
      await connection.run(
        `ATTACH ${literal(database.path)} AS ${ident(name)}${database.readOnly ? ' (READ_ONLY)' : ''}`,
      );
    }
    for (const [name, value] of PROGRESS) await connection.run(`SET ${name} = ${value}`);
    const allowed = [options.scratch, ...options.allowed];
    await connection.run(`SET allowed_directories = [${allowed.map(literal).join(', ')}]`);
    await connection.run(`SET allowed_paths = [${allowed.map(literal).join(', ')}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    return connectionOf(instance, connection);
  } catch (cause) {
    throw engineError(cause, 'cannot_open');
  }
}

function defaultMemory(): number {
  return Math.min(9.5e9, Math.floor(totalmem() * 0.5));
}

function connectionOf(instance: DuckDBInstance, connection: DuckDBConnection): Connection {
  let open = true;
  return {
    async run(sql, values = []) {
      try {
        await connection.run(sql, values.map(toDuckDb), typesOf(values));
      } catch (cause) {
        throw engineError(cause, 'query_failed');
      }
    },
    async rows(sql, values = []) {
      try {
        const reader = await connection.runAndReadAll(sql, values.map(toDuckDb), typesOf(values));
        const names = reader.deduplicatedColumnNames();
        return reader.getRows().map((cells) => toRow(names, cells));
      } catch (cause) {
        throw engineError(cause, 'query_failed');
      }
    },
    progress() {
      const percentage = open ? connection.progress.percentage : -1;
      return percentage >= 0 && percentage <= 100 ? percentage / 100 : null;
    },
    interrupt() {
      if (open) connection.interrupt();
    },
    close() {
      if (!open) return;
      open = false;
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function toRow(names: readonly string[], cells: readonly DuckDBValue[]): Row {
  const row: Row = {};
  for (const [index, name] of names.entries()) row[name] = toCell(cells[index] ?? null);
  return row;
}
