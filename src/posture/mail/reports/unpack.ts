import type { ReportFault } from '../../../model/mail-reports.js';
import { attachmentsOf, isRawMail } from './attachments.js';
import { ReportFaultError } from './fault.js';
import { gunzip } from './gzip.js';
import { MOST_DEPTH, MOST_FILE_BYTES, MOST_UNPACKED, MOST_UNPACKED_IN_ALL } from './limits.js';
import { textOf } from './text.js';
import { unzip, type Piece } from './zip.js';

/** A document found in a file, or why a piece of it could not be opened. `within`: the archives and mails around it. */
export type Leaf = { readonly within: readonly string[] } & (
  | { readonly kind: 'xml' | 'json'; readonly text: string; readonly replaced: boolean; readonly bytes: Uint8Array }
  | { readonly kind: 'fault'; readonly code: ReportFault; readonly why: string }
);

type Budget = { left: number };

/** What lies in a file, by its bytes and not by its name: XML, JSON, gzip, ZIP, a mail, or one in the other. */
export async function* leavesOf(bytes: Uint8Array): AsyncGenerator<Leaf> {
  if (bytes.length > MOST_FILE_BYTES) {
    yield faultLeaf([], new ReportFaultError('too_large', `the file has more than ${MOST_FILE_BYTES / 1_000_000} MB`));
    return;
  }
  yield* open(bytes, [], { left: MOST_UNPACKED_IN_ALL });
}

async function* open(bytes: Uint8Array, within: readonly string[], budget: Budget): AsyncGenerator<Leaf> {
  try {
    if (within.length > MOST_DEPTH) throw new ReportFaultError('too_deep', 'archives lie in archives');
    if (isGzip(bytes)) yield* open(gunzipped(bytes, budget), [...within, 'gzip'], budget);
    else if (isZip(bytes)) yield* openAll(unzip(bytes), within, budget);
    else yield* openText(bytes, within, budget);
  } catch (cause) {
    if (!(cause instanceof ReportFaultError)) throw cause;
    yield faultLeaf(within, cause);
  }
}

async function* openAll(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  within: readonly string[],
  budget: Budget,
): AsyncGenerator<Leaf> {
  let some = false;
  for await (const piece of pieces) {
    some = true;
    spend(budget, piece.bytes.length);
    yield* open(piece.bytes, [...within, piece.name], budget);
  }
  if (!some) throw new ReportFaultError('nothing_inside', 'there is nothing in it');
}

async function* openText(bytes: Uint8Array, within: readonly string[], budget: Budget): AsyncGenerator<Leaf> {
  const { text, replaced } = textOf(bytes);
  const head = text.slice(0, 20_000);
  const first = head.trimStart().charAt(0);
  if (first === '<' || first === '{') {
    yield { within, kind: first === '<' ? 'xml' : 'json', text, replaced, bytes };
    return;
  }
  if (!isRawMail(head)) throw new ReportFaultError('not_a_report', 'it is neither XML, JSON, an archive nor a mail');
  const pieces = await attachmentsOf(bytes);
  const likely = pieces.filter(({ bytes: inside }) => isGzip(inside) || isZip(inside) || isDocument(inside));
  if (likely.length === 0) throw new ReportFaultError('nothing_inside', 'no attachment of the mail can hold a report');
  yield* openAll(likely, within, budget);
}

function isDocument(bytes: Uint8Array): boolean {
  return /^\ufeff?\s*[<{]/u.test(textOf(bytes.subarray(0, 400)).text);
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function gunzipped(bytes: Uint8Array, budget: Budget): Uint8Array {
  const inside = gunzip(bytes, MOST_UNPACKED);
  spend(budget, inside.length);
  return inside;
}

function spend(budget: Budget, bytes: number): void {
  budget.left -= bytes;
  if (budget.left < 0) throw new ReportFaultError('too_large', 'it unpacks to more than a report can have');
}

function faultLeaf(within: readonly string[], { code, message }: ReportFaultError): Leaf {
  return { within, kind: 'fault', code, why: message };
}
