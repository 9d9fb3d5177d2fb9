import { StoreError } from './error.js';
import type { ServerPlace } from './place.js';
import { appendOnly, taken } from './sqlite-fault.js';

const AWAY = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ECONNRESET',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
];
const PASSWORD =
  'Set ASSAY_STORE_PASSWORD, or name a file that holds it with store.password_file in assay.yaml; check the user in the address.';

/** What the server, the network or the client complains of, without its words: they can quote what is kept. */
export function postgresFault(cause: unknown, place: Pick<ServerPlace, 'url'>): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const words = cause instanceof Error ? cause.message : '';
  const at = hostOf(place.url);
  if (code === '28P01' || code === '28000' || words.startsWith('SASL') || words.includes('password must be a string')) {
    return new StoreError('not_let_in', `the case store at ${at} does not let this user in`, { hint: PASSWORD, cause });
  }
  if (code === '3D000') {
    const hint = 'Make it first: createdb assay (docs/guide/case.md).';
    return new StoreError('no_database', `there is no such database at ${at}`, { hint, cause });
  }
  if (code === '42501' || code === '25006') {
    const hint =
      'Grant what docs/guide/case.md lists; the first opening, and the first after an upgrade, is the owner’s.';
    return new StoreError('no_rights', `this user may not do that in the case store at ${at}`, { hint, cause });
  }
  if (code === '53100') {
    const hint = 'Make room and write it again. What was kept before is whole.';
    return new StoreError('store_full', `the disk of the case store at ${at} is full`, { hint, cause });
  }
  if (code === '55P03' || code === '40001' || code === '40P01' || code === '53300') {
    const hint = 'Try again.';
    return new StoreError('store_busy', `the case store at ${at} is busy`, { hint, cause });
  }
  if (code.startsWith('XX00') || code === '58030') {
    const hint = 'Stop writing to it and put a backup back (docs/guide/case.md).';
    return new StoreError('store_damaged', `the case store at ${at} is damaged`, { hint, cause });
  }
  if (code === 'AY001') return appendOnly(cause);
  if (code === 'AY002' || code === '23505') return taken(cause);
  if (isAway(code, words)) {
    const hint = 'See that the server runs and that its address in assay.yaml is right.';
    return new StoreError('store_unreachable', `the case store at ${at} does not answer`, { hint, cause });
  }
  const hint = '--debug shows what the server says; that can quote what is kept.';
  return new StoreError('store_failed', `the case store at ${at} failed${code === '' ? '' : ` (${code})`}`, {
    hint,
    cause,
  });
}

/** Also a server that shuts down or starts, and a connection that fell. */
function isAway(code: string, words: string): boolean {
  if (AWAY.includes(code) || code.startsWith('57P') || code.startsWith('08')) return true;
  return /Connection terminated|timeout|not queryable|certificate|SSL/u.test(words);
}

function hostOf(url: string): string {
  try {
    const { host, searchParams } = new URL(url);
    return host === '' ? (searchParams.get('host') ?? 'this machine') : host;
  } catch {
    return 'that address';
  }
}
