import { createHash } from 'node:crypto';
import type { MailReports, ReportFile } from '../../../model/mail-reports.js';
import { readAggregate } from './aggregate.js';
import { ReportFaultError } from './fault.js';
import { addAggregate, addTls, beginTally, endTally, type Tally } from './tally.js';
import { readTls } from './tls.js';
import { leavesOf, type Leaf } from './unpack.js';

/** A file as it is given: its bytes, or null where it could not be read. */
export type ReportInput = { readonly path: string; readonly bytes: Uint8Array | null };

/**
 * Reads DMARC aggregate and SMTP TLS reports, one file after the other, and sums them up: who sends in the name of each domain,
 * and how deliveries to it went. What cannot be read is named in `broken`; a report that comes twice is counted once.
 */
export async function readReports(inputs: AsyncIterable<ReportInput> | Iterable<ReportInput>): Promise<MailReports> {
  const tally = beginTally();
  for await (const { path, bytes } of inputs) {
    if (bytes === null) {
      tally.broken.push({ path, within: [], code: 'unreadable', why: 'it is not there, or may not be read' });
      continue;
    }
    for await (const leaf of leavesOf(bytes)) takeLeaf(tally, path, leaf);
  }
  return endTally(tally);
}

function takeLeaf(tally: Tally, path: string, leaf: Leaf): void {
  const within = [...leaf.within];
  if (leaf.kind === 'fault') {
    tally.broken.push({ path, within, code: leaf.code, why: leaf.why });
    return;
  }
  try {
    tally.files.push(leaf.kind === 'xml' ? takeAggregate(tally, path, leaf) : takeTls(tally, path, leaf));
  } catch (cause) {
    if (!(cause instanceof ReportFaultError)) throw cause;
    tally.broken.push({ path, within, code: cause.code, why: cause.message });
  }
}

type Document = Extract<Leaf, { kind: 'xml' | 'json' }>;

function takeAggregate(tally: Tally, path: string, leaf: Document): ReportFile {
  const report = readAggregate(leaf.text);
  const { form, reporter, reportId, domain, from, to, rows, notes } = report;
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const file = fileOf(path, leaf, { form, reporter, report_id: reportId, domain, from, to, count, notes: [...notes] });
  const repeats = firstPlace(tally, file);
  if (repeats === null) addAggregate(tally, report);
  return { ...file, repeats };
}

function takeTls(tally: Tally, path: string, leaf: Document): ReportFile {
  const report = readTls(leaf.text);
  const { reporter, reportId, from, to, policies } = report;
  const domains = [...new Set(policies.map(({ domain }) => domain))];
  const file = fileOf(path, leaf, {
    form: 'rfc8460',
    reporter,
    report_id: reportId,
    domain: domains.length === 1 ? (domains[0] ?? null) : null,
    from,
    to,
    count: policies.reduce((sum, { succeeded, failed }) => sum + succeeded + failed, 0),
    notes: [],
  });
  const repeats = firstPlace(tally, file);
  if (repeats === null) addTls(tally, report);
  return { ...file, repeats };
}

type Said = Pick<ReportFile, 'form' | 'reporter' | 'report_id' | 'domain' | 'from' | 'to' | 'count' | 'notes'>;

function fileOf(path: string, { within, bytes, replaced }: Document, said: Said): Omit<ReportFile, 'repeats'> {
  const notes = replaced ? [...said.notes, 'some of its bytes are no text; they were replaced'] : said.notes;
  return { path, within: [...within], sha256: createHash('sha256').update(bytes).digest('hex'), ...said, notes };
}

/** Where the same report was seen before: by reporter, id, domain and days, or by its bytes where it has no id. */
function firstPlace({ seen }: Tally, file: Omit<ReportFile, 'repeats'>): string | null {
  const { form, reporter, report_id: id, domain, from, to, sha256 } = file;
  const key = JSON.stringify(id === null ? [sha256] : [form, reporter, id, domain, from, to]);
  const before = seen.get(key) ?? null;
  if (before === null) seen.set(key, [file.path, ...file.within].join(' > '));
  return before;
}
