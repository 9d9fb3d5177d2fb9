import type { MxCheck, TlsRptCheck } from '../../../model/mail-check.js';
import { fault, unanswered } from '../problem.js';
import type { Resolver } from '../resolver.js';
import { tagsOf } from '../tags.js';

/** TLS-RPT (RFC 8460): whether senders are asked to report deliveries that were not encrypted. */
export async function checkTlsRpt(resolver: Resolver, domain: string, mx: MxCheck): Promise<TlsRptCheck> {
  if (mx.state === 'null_mx' || mx.state === 'none') return { state: 'not_needed', reports_to: [], problems: [] };
  const name = `_smtp._tls.${domain}`;
  const answer = await resolver.txt(name);
  if (answer.kind === 'cannot_tell') {
    return { state: 'cannot_tell', reports_to: [], problems: [unanswered(answer.why, name)] };
  }
  const records =
    answer.kind === 'found' ? answer.records.filter((each) => /^v=TLSRPTv1[ \t]*(?:;|$)/u.test(each)) : [];
  const [record] = records;
  if (record === undefined) return { state: 'none', reports_to: [], problems: [] };
  if (records.length > 1) {
    const several = fault('tlsrpt_several_records', name, 'there are several records; senders take none of them');
    return { state: 'broken', reports_to: [], problems: [several] };
  }
  const uris = (tagsOf(record).values.get('rua') ?? '').split(',').map((uri) => uri.trim());
  const good = uris.filter((uri) => /^(?:mailto:[!-?A-~]+@[!-?A-~]+|https:\/\/[!-.0-~][!-~]*)$/iu.test(uri));
  if (good.length > 0) return { state: 'valid', reports_to: good, problems: [] };
  const none = fault('tlsrpt_syntax', name, 'the record names no address for reports (rua=mailto:... or https://...)');
  return { state: 'broken', reports_to: [], problems: [none] };
}
