import { existsSync } from 'node:fs';
import path from 'node:path';
import { lookAtMail, type MailRequest } from '../../../app/posture/mail.js';
import { jsonDocument } from '../../../report/json.js';
import { badOption, CliError } from '../../error.js';
import type { MailFlags } from '../../flags-posture.js';
import type { CliContext } from '../../host.js';
import { inkFor } from '../../terminal/ink.js';
import { viewMail } from '../../view/mail.js';
import { pageOf } from '../../view/page.js';
import { remark } from '../run.js';

export async function mail(context: CliContext, flags: MailFlags, ...given: string[]): Promise<void> {
  const { host } = context;
  const { domains, reports } = sorted(flags, given, host.cwd);
  if (domains.length === 0 && reports === null) {
    throw badOption(
      'no domain is named',
      'Name what stands behind the @ of your mail addresses, or reports with --reports FILE.',
    );
  }
  const request: MailRequest = {
    domains,
    selectors: flags.selector ?? [],
    server: flags.server ?? null,
    lookAlikes: flags.lookAlikes,
    reports,
    asOf: host.now().toISOString().slice(0, 10),
  };
  const onDomain = (domain: string): void => remark(context, flags, `Asking about ${domain}`);
  const answer = await lookAtMail(request, { signal: host.signal, onDomain });
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(answer) : viewMail(answer, page));
}

/** A shell turns `--reports *.xml` into one option and many words: with --reports, words that are files here are reports, too. */
function sorted({ reports }: MailFlags, given: readonly string[], cwd: string) {
  const full = (name: string): string => path.resolve(cwd, name);
  const isFile = (name: string): boolean =>
    reports !== undefined && (existsSync(full(name)) || /^[^:]*[/\\]/u.test(name));
  const files = reports === undefined ? null : [...reports, ...given.filter(isFile)].map(full);
  const gone = files?.find((file) => !existsSync(file));
  if (gone !== undefined) throw unreadable(gone);
  return { domains: given.filter((name) => !isFile(name)), reports: files };
}

function unreadable(file: string): CliError {
  return new CliError('unreadable_input', 'the report is not there', {
    where: { file },
    hint: 'Name a file or a folder of reports: --reports reports/',
    exit: 2,
  });
}
