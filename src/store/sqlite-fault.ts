import { StoreError } from './error.js';

const COPY = 'Put a copy of the store back in its place. Keep the damaged file and the two beside it (-wal, -shm).';
const RIGHTS = 'See that you may read and write it and its folder.';

/** What libsql or the file system complains of, without its words. */
export function sqliteFault(cause: unknown, file: string): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = codeOf(cause);
  const where = { file };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new StoreError('store_full', 'the disk of the case store is full', {
      where,
      hint: 'Make room and write it again. What was kept before is whole.',
      cause,
    });
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new StoreError('store_busy', 'another process has been writing to the case store for too long', {
      where,
      hint: 'Try again when it has ended.',
      cause,
    });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new StoreError('store_damaged', 'the case store is damaged', { where, hint: COPY, cause });
  }
  if (code === 'SQLITE_CONSTRAINT_TRIGGER') {
    const isSeat = cause instanceof Error && cause.message.includes('not next');
    return isSeat ? taken(cause) : appendOnly(cause);
  }
  if (code.startsWith('SQLITE_CONSTRAINT')) return taken(cause);
  if (code.startsWith('SQLITE_READONLY') || ['SQLITE_CANTOPEN', 'EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return new StoreError('no_rights', 'the case store may not be written to', { where, hint: RIGHTS, cause });
  }
  if (cause instanceof Error && cause.message.startsWith('ConnectionFailed')) {
    return new StoreError('no_rights', 'the case store cannot be opened', { where, hint: RIGHTS, cause });
  }
  return new StoreError('store_failed', 'the case store failed', {
    where,
    hint: 'See that its disk works and has room; --debug shows what the database says.',
    cause,
  });
}

/** libsql has no name for some codes: the low byte of the number says what they are about. */
function codeOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const number = Number(/^UNKNOWN_SQLITE_ERROR_(\d+)$/u.exec(code)?.[1] ?? 0) & 0xff;
  return number === 8 ? 'SQLITE_READONLY' : number === 14 ? 'SQLITE_CANTOPEN' : code;
}

/** Somebody else added an event to the same case first. */
export function taken(cause: unknown): StoreError {
  return new StoreError('seat_taken', 'others keep adding to this case', { hint: 'Try again.', cause });
}

export function appendOnly(cause: unknown): StoreError {
  return new StoreError('append_only', 'what is kept in a case is never changed', {
    hint: 'Add a correction instead: assay case add correction CASE EVENT --why TEXT.',
    cause,
  });
}
