import { createReadStream, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Mail } from '../../model/mail-check.js';
import { domainFrom, selectorFrom } from '../../posture/mail/domain-name.js';
import { checkMail } from '../../posture/mail/mail.js';
import { MOST_FILE_BYTES } from '../../posture/mail/reports/limits.js';
import { readReports, type ReportInput } from '../../posture/mail/reports/reports.js';
import { nameServer, serverAddress } from './name-server.js';
import { pageFetcher } from './policy-page.js';

export type MailRequest = {
  /** As the user wrote them. */
  readonly domains: readonly string[];
  readonly selectors: readonly string[];
  /** `IP` or `IP:PORT` of a name server; null: those of this machine. */
  readonly server: string | null;
  readonly lookAlikes: boolean;
  /** Files and folders of reports, absolute; null: none are to be read. */
  readonly reports: readonly string[] | null;
  /** YYYY-MM-DD. */
  readonly asOf: string;
};

export type MailRun = { readonly signal: AbortSignal; readonly onDomain?: (domain: string) => void };

/** Checks mail of domains, and reads reports of it. The network is used for domains only. Throws `MailError` on a bad name. */
export async function lookAtMail(request: MailRequest, { signal, onDomain }: MailRun): Promise<Mail> {
  const domains = [...new Set(request.domains.map(domainFrom))];
  const selectors = [...new Set(request.selectors.map(selectorFrom))];
  const { server, asOf, lookAlikes } = request;
  const resolver = nameServer({ server, signal });
  const fetcher = pageFetcher({ resolver, signal });
  const checks: Mail['checks'] = [];
  for (const domain of domains) {
    onDomain?.(domain);
    checks.push(await checkMail(domain, { resolver, fetcher, asOf, selectors, lookAlikes }));
    signal.throwIfAborted();
  }
  return {
    schema: 'assay.mail/1',
    as_of: asOf,
    server: server === null ? null : serverAddress(server),
    checks,
    reports: request.reports === null ? null : await readReports(inputsOf(request.reports, signal)),
  };
}

/** One file at a time; a folder gives the files in it and below it, by name. What is above the limit is read no further than that. */
async function* inputsOf(paths: readonly string[], signal: AbortSignal): AsyncGenerator<ReportInput> {
  for (const each of paths) {
    for (const file of filesOf(each)) {
      signal.throwIfAborted();
      yield { path: file, bytes: await bytesOf(file) };
    }
  }
}

function filesOf(given: string): string[] {
  if (statSync(given, { throwIfNoEntry: false })?.isDirectory() !== true) return [given];
  return readdirSync(given, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

async function bytesOf(file: string): Promise<Uint8Array | null> {
  try {
    if (!statSync(file).isFile()) return null;
    const parts: Uint8Array[] = [];
    for await (const part of createReadStream(file, { end: MOST_FILE_BYTES })) {
      if (part instanceof Uint8Array) parts.push(part);
    }
    return Buffer.concat(parts);
  } catch {
    return null;
  }
}
