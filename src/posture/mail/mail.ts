import type { MailCheck, SpfCheck } from '../../model/mail-check.js';
import { publishFor } from './advice/publish.js';
import { checkDkim } from './dkim/check.js';
import { checkDmarc } from './dmarc/check.js';
import type { Checked } from './finding/build.js';
import { findingsOf } from './finding/registry.js';
import { checkLookAlikes } from './look-alikes/check.js';
import { askOnce, type Resolver } from './resolver.js';
import { checkSpf } from './spf/check.js';
import type { Fetcher } from './transport/fetcher.js';
import { checkMtaSts } from './transport/mta-sts.js';
import { checkMx } from './transport/mx.js';
import { checkTlsRpt } from './transport/tls-rpt.js';

export type MailOptions = {
  readonly resolver: Resolver;
  readonly fetcher: Fetcher;
  /** YYYY-MM-DD: dates of advice count from it. */
  readonly asOf: string;
  /** DKIM selectors that are known to be used. */
  readonly selectors: readonly string[];
  readonly lookAlikes: boolean;
};

/** Questions to the name server for one domain, with all that its records lead to. */
const MOST_QUESTIONS = 400;

/**
 * Whether mail of a domain is protected: SPF, DKIM, DMARC by both RFCs, MTA-STS, TLS-RPT and MX, each with `yes`, `no` or why it
 * cannot be told, and what to publish. `domain` as `domainFrom` gives it. A name server that is silent is never a "no".
 */
export async function checkMail(domain: string, options: MailOptions): Promise<MailCheck> {
  const resolver = askOnce(options.resolver, MOST_QUESTIONS);
  const answer = await resolver.mx(domain);
  const [mx, spf, dkim, dmarc] = await Promise.all([
    checkMx(resolver, domain, answer),
    checkSpf(resolver, domain),
    checkDkim(resolver, domain, options.selectors),
    checkDmarc(resolver, domain),
  ]);
  const [mtaSts, tlsRpt] = await Promise.all([
    checkMtaSts({ resolver, fetcher: options.fetcher }, domain, mx),
    checkTlsRpt(resolver, domain, mx),
  ]);
  const checked: Checked = {
    domain,
    exists: answer.kind === 'cannot_tell' ? 'cannot_tell' : answer.kind === 'no_name' ? 'no' : 'yes',
    sends: sendsOf(spf),
    mx,
    spf,
    dkim,
    dmarc,
    mta_sts: mtaSts,
    tls_rpt: tlsRpt,
    look_alikes: options.lookAlikes ? await checkLookAlikes(resolver, domain) : null,
  };
  const findings = findingsOf(checked);
  return { ...checked, findings, publish: publishFor(checked, options.asOf), questions_asked: resolver.asked() };
}

/** A record of nothing but `-all` says that no machine sends mail of the domain. */
function sendsOf({ stranger, terms, records }: SpfCheck): MailCheck['sends'] {
  if (stranger === 'none' || stranger === 'cannot_tell' || stranger === 'permerror') return 'cannot_tell';
  return records.length === 1 && terms.length === 1 && terms[0]?.text.toLowerCase() === '-all' ? 'no' : 'yes';
}
