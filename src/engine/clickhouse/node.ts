import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { hostOf, type ClusterConfiguration } from './configuration.js';
import { literal } from './dialect.js';
import { clusterError, interrupted } from './faults.js';
import { keysForm, type SentKeys } from './keys-form.js';
import { INSERT_SETTINGS, QUERY_SETTINGS, STATEMENT_SETTINGS } from './query-settings.js';

/** One address of the cluster. Whatever fails, fails with an error of ours; the cluster's own text is in `cause` alone. */
export type ClusterNode = {
  readonly host: string;
  /** Rows of bounded number; 64-bit integers as text. */
  rows(sql: string): Promise<unknown[]>;
  run(sql: string): Promise<void>;
  /** Inserts what the Parquet file holds; `sql` ends before FORMAT. */
  insertFile(sql: string, file: string): Promise<void>;
  insertRow(sql: string, row: Readonly<Record<string, unknown>>): Promise<void>;
  /** Writes the answer to a new Parquet file. The keys are there for this query alone. */
  fetchFile(sql: string, keys: SentKeys | null, file: string): Promise<void>;
  /** Ends what is running here and at the cluster, and whatever is asked afterwards; it fails with `interrupted`. */
  interrupt(): void;
  close(): Promise<void>;
};

/** How long nothing at all may come: a query that reads everything answers only at its end. */
const SILENCE_MS = 30 * 60_000;
/** How long we wait to hear that an interrupted query has ended. */
const KILL_MS = 5_000;

export function connectNode(url: string, configuration: ClusterConfiguration): ClusterNode {
  const host = hostOf(url);
  const client = createClient({
    url,
    username: configuration.user,
    password: configuration.password,
    database: configuration.database,
    application: 'assay',
    request_timeout: SILENCE_MS,
    // Requests are few: a connection that was shut meanwhile would look like a node that is down.
    keep_alive: { enabled: false },
    log: { level: ClickHouseLogLevel.OFF },
  });
  const running = new Set<string>();
  const stop = new AbortController();
  let killed: Promise<unknown> = Promise.resolve();

  /** One request under a name of our own, by which it can be ended. */
  async function request<T>(work: (shared: { query_id: string; abort_signal: AbortSignal }) => Promise<T>): Promise<T> {
    if (stop.signal.aborted) throw interrupted();
    const query_id = `assay-${randomUUID()}`;
    running.add(query_id);
    try {
      return await work({ query_id, abort_signal: stop.signal });
    } catch (cause) {
      if (!stop.signal.aborted) throw clusterError(cause, host);
      await killed;
      throw interrupted(cause);
    } finally {
      running.delete(query_id);
    }
  }

  /** Shutting the connection does not end a query that writes, nor one behind a proxy. */
  async function kill(ids: readonly string[]): Promise<void> {
    const query = `KILL QUERY WHERE query_id IN (${ids.map(literal).join(', ')}) SYNC`;
    const abort_signal = AbortSignal.timeout(KILL_MS);
    await client.command({ query, abort_signal }).catch(() => null);
  }

  const insert = (sql: string, format: string, open: () => Readable): Promise<void> =>
    request((shared) =>
      withBody(open, async (values) => {
        const query = `${sql} FORMAT ${format}`;
        const answer = await client.exec({ ...shared, query, values, clickhouse_settings: INSERT_SETTINGS });
        await drain(answer.stream, shared.abort_signal);
      }),
    );

  return {
    host,
    rows: (query) =>
      request(async (shared) => {
        const answer = await client.query({
          ...shared,
          query,
          format: 'JSONEachRow',
          clickhouse_settings: QUERY_SETTINGS,
        });
        return answer.json<unknown>();
      }),
    run: (query) =>
      request(async (shared) => {
        await client.command({ ...shared, query, clickhouse_settings: STATEMENT_SETTINGS });
      }),
    insertFile: (sql, file) => insert(sql, 'Parquet', () => createReadStream(file)),
    insertRow: (sql, row) => insert(sql, 'JSONEachRow', () => Readable.from([Buffer.from(JSON.stringify(row))])),
    fetchFile: (sql, keys, file) =>
      request(async (shared) => {
        const asked = { ...shared, query: `${sql} FORMAT Parquet` };
        const save = async (answer: Promise<{ readonly stream: Readable }>): Promise<void> => {
          const { stream } = await answer;
          const to = createWriteStream(file, { flags: 'wx', mode: 0o600 });
          await pipeline(stream, to, { signal: shared.abort_signal });
        };
        if (keys === null) return save(client.exec({ ...asked, clickhouse_settings: QUERY_SETTINGS }));
        const { open, ...form } = keysForm(keys);
        const clickhouse_settings = { ...QUERY_SETTINGS, ...form.clickhouse_settings };
        return withBody(open, (values) => save(client.exec({ ...asked, ...form, clickhouse_settings, values })));
      }),
    interrupt() {
      if (stop.signal.aborted) return;
      if (running.size > 0) killed = kill([...running]);
      stop.abort();
    },
    async close() {
      await client.close();
    },
  };
}

/** Work that sends a stream. Whatever becomes of the request, the stream is shut after it, and its own failure ends no process. */
async function withBody<T>(open: () => Readable, work: (body: Readable) => Promise<T>): Promise<T> {
  const body = open();
  body.on('error', () => body.destroy());
  try {
    return await work(body);
  } finally {
    body.destroy();
  }
}

async function drain(stream: Readable, signal: AbortSignal): Promise<void> {
  await pipeline(
    stream,
    async (bytes) => {
      for await (const each of bytes) void each;
    },
    { signal },
  );
}
