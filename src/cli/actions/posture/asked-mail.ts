import type { CheckRequest } from '../../../app/posture/check.js';
import { mailDomainsOf } from '../../../app/posture/mail-source.js';
import { badOption } from '../../error.js';
import type { CheckedFlags } from '../../flags-posture.js';
import type { CliContext } from '../../host.js';
import { remark } from '../run.js';

/** With --ask-mail, what name servers say now of the plant's mail domains beside what was known; else nothing is asked. */
export async function withAskedMail(
  context: CliContext,
  flags: CheckedFlags,
  request: CheckRequest,
): Promise<CheckRequest> {
  const { host } = context;
  const server = flags.server ?? null;
  if (!flags.askMail) {
    if (server === null) return request;
    throw badOption('--server names whom to ask, and nothing is asked', 'Add --ask-mail, or leave --server out.');
  }
  const today = host.now().toISOString().slice(0, 10);
  if (request.asOf < today) {
    throw badOption(
      '--ask-mail asks for the records of today, and --as-of is a day that is over',
      'Leave one of them out, or name what was found then with --mail MAIL.json.',
    );
  }
  const domains = mailDomainsOf(request);
  if (domains.length === 0) {
    throw badOption(
      '--ask-mail has no domain to ask about',
      'Write what stands behind the @ of your mail addresses into the plant file: mail_domains: [millbrook-water.org].',
    );
  }
  const { lookAtMail } = await import('../../../app/posture/mail.js');
  const mail = await lookAtMail(
    { domains, selectors: [], server, lookAlikes: false, reports: null, asOf: today },
    {
      signal: host.signal,
      onDomain: (domain) => remark(context, flags, `Asking name servers about ${domain}`),
    },
  );
  return { ...request, mail: [...request.mail, { where: 'name servers', mail }] };
}
