import type { MailProblem, MtaStsCheck, MxCheck } from '../../../model/mail-check.js';
import { caution, fault, remark, unanswered } from '../problem.js';
import type { Resolver } from '../resolver.js';
import { tagsOf } from '../tags.js';
import type { Fetched, Fetcher } from './fetcher.js';
import { namesHost, parseStsPolicy, type StsPolicy } from './sts-policy.js';

const EMPTY = { id: null, mode: null, max_age: null, mx: [], problems: [] } as const;
/** RFC 8461, 3.2, asks for weeks or more; less than a day protects nobody who was away for one. */
const SHORT = 86_400;

/** MTA-STS (RFC 8461): the record, the policy over HTTPS, and whether it names the hosts that take mail. */
export async function checkMtaSts(
  { resolver, fetcher }: { readonly resolver: Resolver; readonly fetcher: Fetcher },
  domain: string,
  mx: MxCheck,
): Promise<MtaStsCheck> {
  if (mx.state === 'null_mx' || mx.state === 'none') return { ...EMPTY, mx: [], problems: [], state: 'not_needed' };
  const name = `_mta-sts.${domain}`;
  const answer = await resolver.txt(name);
  if (answer.kind === 'cannot_tell') return broken('cannot_tell', [unanswered(answer.why, name)]);
  const records = answer.kind === 'found' ? answer.records.filter((each) => /^v=STSv1[ \t]*(?:;|$)/u.test(each)) : [];
  const [record] = records;
  if (record === undefined) return { ...EMPTY, mx: [], problems: [], state: 'none' };
  if (records.length > 1) {
    return broken('broken', [
      fault('sts_several_records', name, 'there are several records; senders take none of them'),
    ]);
  }
  const id = tagsOf(record).values.get('id') ?? '';
  if (!/^[A-Za-z0-9]{1,32}$/u.test(id)) {
    return broken('broken', [fault('sts_syntax', name, 'the record has no id of up to 32 letters and digits')]);
  }
  const url = `https://mta-sts.${domain}/.well-known/mta-sts.txt`;
  return { ...judge(await fetcher(url), url, mx), id };
}

function broken(state: 'broken' | 'cannot_tell', problems: MailProblem[]): MtaStsCheck {
  return { ...EMPTY, mx: [], state, problems };
}

function judge(page: Fetched, url: string, mx: MxCheck): MtaStsCheck {
  if (page.kind === 'no_answer') {
    return broken('cannot_tell', [remark('no_answer', url, `${page.why} (${url})`)]);
  }
  const lacking = lackingWords(page);
  if (lacking !== null) return broken('broken', [fault('sts_no_policy', url, `senders find no policy: ${lacking}`)]);
  const policy = parseStsPolicy(page.kind === 'page' ? page.text : '');
  if (typeof policy === 'string') {
    return broken('broken', [fault('sts_bad_policy', url, `the policy cannot be read: ${policy}`)]);
  }
  const { mode, maxAge, mx: names } = policy;
  return { state: 'valid', id: null, mode, max_age: maxAge, mx: [...names], problems: policyProblems(policy, url, mx) };
}

function lackingWords(page: Fetched): string | null {
  if (page.kind === 'no_host') return 'there is no machine of that name';
  if (page.kind === 'bad_certificate') return `its certificate is not valid (${page.why})`;
  if (page.kind === 'too_large') return 'the file is too large to be one';
  if (page.kind !== 'page' || page.status === 200) return null;
  const moved = page.status >= 300 && page.status < 400 ? ', and a redirect is not followed' : '';
  return `the web server answers ${page.status}${moved}`;
}

function policyProblems(policy: StsPolicy, url: string, { hosts }: MxCheck): MailProblem[] {
  if (policy.mode === 'none') return [caution('sts_not_enforced', url, 'mode is none: the policy protects nothing')];
  const unnamed = hosts.filter(({ host }) => !namesHost(policy, host)).map(({ host }) => host);
  const lost =
    policy.mode === 'enforce' ? 'senders that follow it do not deliver there' : 'with mode enforce mail would be lost';
  return [
    ...unnamed.map((host) => fault('sts_mx_not_named', url, `the policy does not name the MX ${host}: ${lost}`)),
    ...(policy.mode === 'testing'
      ? [caution('sts_not_enforced', url, 'mode is testing: senders report and deliver all the same')]
      : []),
    ...(policy.maxAge < SHORT
      ? [
          caution(
            'sts_short_age',
            url,
            `senders forget the policy after ${policy.maxAge} seconds; a week or more is usual`,
          ),
        ]
      : []),
  ];
}
