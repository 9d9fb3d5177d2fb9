import {
  BIGINT,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  blobValue,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Bindable, Cell } from '../connection.js';
import { EngineError, type EngineErrorCode } from '../error.js';

export function toDuckDb(value: Bindable): DuckDBValue {
  return value instanceof Uint8Array ? blobValue(value) : value;
}

/** Whole numbers are bound as BIGINT: the client would call them DOUBLE past 32 bits. */
export function typesOf(values: readonly Bindable[]): Record<number, DuckDBType> {
  const types: Record<number, DuckDBType> = {};
  for (const [index, value] of values.entries()) {
    if (typeof value === 'number' && Number.isSafeInteger(value)) types[index + 1] = BIGINT;
  }
  return types;
}

export function toCell(value: DuckDBValue): Cell {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof DuckDBListValue) return value.items.map(toCell);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBBlobValue) return value.bytes;
  return value.toString();
}

/** Sorts the engine's prose into our codes. The prose itself can quote data, so it goes no further than `cause`. */
export function engineError(cause: unknown, otherwise: EngineErrorCode): EngineError {
  if (cause instanceof EngineError) return cause;
  const text = cause instanceof Error ? cause.message : '';
  if (/^INTERRUPT/iu.test(text))
    return new EngineError('interrupted', 'the query was interrupted', { exit: 130, cause });
  if (/no space left on device|disk full/iu.test(text)) {
    return new EngineError('disk_full', 'the disk is full', {
      hint: 'Free some space in the workspace and run it again.',
      cause,
    });
  }
  if (/out of memory|could not allocate|failed to offload/iu.test(text)) {
    return new EngineError('out_of_memory', 'the query needs more memory than it may use', {
      hint: 'Raise ASSAY_MEMORY (for example 8GB), or give it a disk with more room to spill to.',
      cause,
    });
  }
  if (/^Permission Error|disabled by configuration|disabled through configuration/iu.test(text)) {
    return new EngineError('not_allowed', 'the query reached outside the folders it may use', { cause });
  }
  return new EngineError(otherwise, otherwise === 'cannot_open' ? 'the database cannot be opened' : 'a query failed', {
    cause,
  });
}
