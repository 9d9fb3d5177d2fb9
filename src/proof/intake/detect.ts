import { IntakeError } from './error.js';

/** What a file's first bytes say it is. Names are not looked at: they are whoever sent the file's to choose. */
export type Container = 'zip' | 'parquet' | null;

export function containerOf(head: Buffer): Container {
  const start = head.subarray(0, 4).toString('latin1');
  if (start === 'PK\u0003\u0004' || start === 'PK\u0005\u0006') return 'zip';
  return start === 'PAR1' ? 'parquet' : null;
}

const ARCHIVES: readonly (readonly [string, string])[] = [
  ['7z\u00bc\u00af', '7-Zip archive'],
  ['Rar!\u001a\u0007', 'RAR archive'],
  ['BZh', 'bzip2 file'],
  ['\u00fd7zXZ', 'xz file'],
  ['\u00d0\u00cf\u0011\u00e0', 'old Office document'],
];
const BINARIES: readonly string[] = [
  'SQLite format 3\u0000',
  '%PDF-',
  '\u0089PNG',
  '\u00ff\u00d8\u00ff',
  'GIF8',
  '\u007fELF',
  'MZ\u0090',
  'ORC',
  'Obj\u0001',
  'PGDMP',
];

/** Fails for formats that hold data, but not as text that can be read here. */
export function refuseSignatures(head: Buffer, path: string): void {
  const start = head.subarray(0, 16).toString('latin1');
  const archive = ARCHIVES.find(([magic]) => start.startsWith(magic) && !isTextAfter(head, magic.length));
  if (archive !== undefined) {
    throw new IntakeError('unsupported', `the file is a ${archive[1]}`, {
      where: { file: path },
      hint: 'Unpack it or export it as CSV first.',
      exit: 2,
    });
  }
  if (BINARIES.some((magic) => start.startsWith(magic) && !isTextAfter(head, magic.length))) throw binaryError(path);
}

export function binaryError(path: string): IntakeError {
  return new IntakeError('binary', 'the file is binary, not text', {
    where: { file: path },
    hint: 'Export it as CSV, JSON or Parquet first.',
    exit: 2,
  });
}

/** `BZh` and the like also start honest lines of text. */
function isTextAfter(head: Buffer, from: number): boolean {
  const after = head.subarray(from, from + 512);
  return (
    after.length > 0 && after.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127))
  );
}

export type TextKind = 'json' | 'jsonl' | 'sql' | 'delimited';

/** What a text is, by its first part. */
export function textKindOf(text: string, complete: boolean): TextKind {
  return jsonKind(text, complete) ?? (isSql(text) ? 'sql' : 'delimited');
}

function jsonKind(text: string, complete: boolean): 'json' | 'jsonl' | null {
  const body = text.trimStart();
  if (!/^(?:\{\s*["}]|\[\s*[[{"\]\d-])/u.test(body)) return null;
  const [first = '', second] = body.split(/\r?\n|\r/u, 400).filter((line) => line.trim() !== '');
  const lines = isJson(first);
  if (second === undefined) {
    if (lines || !complete) return complete || body.startsWith('[') || !lines ? 'json' : 'jsonl';
    return body.startsWith('{"') || /^\[\s*[[{]/u.test(body) ? 'json' : null;
  }
  if (lines) return /^\s*[[{]/u.test(second) || body.startsWith('{') ? 'jsonl' : null;
  if (body.startsWith('{') && /\}\r?\n\s*\{"/u.test(body) && isJson(second)) return 'jsonl';
  return body.startsWith('{') || /^\[\s*[[{"]/u.test(body) || (complete && isJson(body)) ? 'json' : null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const SQL_START =
  /^\s*(?:--|\/\*|#|CREATE\s|INSERT\s|REPLACE\s|SET\s|DROP\s|BEGIN\b|START\s|USE\s|LOCK\s|PRAGMA\s|COPY\s|ALTER\s|DELETE\s|\\connect)/iu;
const SQL_BODY =
  /^\s*(?:(?:INSERT|REPLACE)\s+(?:IGNORE\s+|LOW_PRIORITY\s+|DELAYED\s+)?INTO\s|CREATE\s+(?:TEMPORARY\s+)?TABLE\s|COPY\s+\S+\s*(?:\([^)]*\)\s*)?FROM\s+stdin)/imu;

function isSql(text: string): boolean {
  return SQL_START.test(text) && SQL_BODY.test(text);
}

export function emptyError(file: string): IntakeError {
  return new IntakeError('empty', 'the file holds nothing', { where: { file }, exit: 2 });
}
