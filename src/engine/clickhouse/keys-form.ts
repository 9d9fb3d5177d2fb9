import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ClickHouseSettings } from '@clickhouse/client';
import { KEYS } from './dialect.js';

/** A Parquet file of keys, and the types of its columns: `k0 UInt64, k1 String`. */
export type SentKeys = { readonly file: string; readonly structure: string };

export type KeysForm = {
  readonly clickhouse_settings: ClickHouseSettings;
  readonly http_headers: Record<string, string>;
  readonly open: () => Readable;
};

/** The keys as a file in a form: the cluster holds them as a table beside this query, and sends them on to its nodes itself. */
export function keysForm(keys: SentKeys): KeysForm {
  const boundary = `assay-${randomUUID()}`;
  return {
    clickhouse_settings: {
      [`${KEYS}_format`]: 'Parquet',
      [`${KEYS}_structure`]: keys.structure,
    },
    http_headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    open: () => Readable.from(partsOf(boundary, keys.file), { objectMode: false }),
  };
}

async function* partsOf(boundary: string, file: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${KEYS}"; filename="keys"\r\n\r\n`);
  const bytes: AsyncIterable<Uint8Array> = createReadStream(file);
  yield* bytes;
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}
