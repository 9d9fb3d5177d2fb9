import { DMARC_POLICIES, type DmarcPolicy, type MailProblem } from '../../../model/mail-check.js';
import { caution, fault } from '../problem.js';
import { tagsOf } from '../tags.js';

export type DmarcRecord = {
  readonly text: string;
  /** Null where the tag is absent or cannot be read; `bad` says which cannot. */
  readonly p: DmarcPolicy | null;
  readonly sp: DmarcPolicy | null;
  readonly np: DmarcPolicy | null;
  readonly bad: readonly ('p' | 'sp' | 'np')[];
  readonly pct: number;
  readonly testing: boolean;
  readonly psd: 'y' | 'n' | 'u';
  /** Addresses for aggregate reports that are written as RFC 3986 asks, without their size limit. */
  readonly rua: readonly string[];
};

/** Whether a TXT record is one of DMARC: the version first, in these letters (RFC 7489, 6.4; RFC 9989, 4.7). */
export function isDmarc(record: string): boolean {
  return /^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/u.test(record);
}

/** What somebody meant as a record, and no receiver takes for one. */
export function isNearMiss(record: string): boolean {
  return !isDmarc(record) && /dmarc/iu.test(record.slice(0, 40));
}

export function parseDmarc(text: string): DmarcRecord {
  const { values } = tagsOf(text);
  const policies = { p: policyOf(values.get('p')), sp: policyOf(values.get('sp')), np: policyOf(values.get('np')) };
  const pct = values.get('pct');
  const psd = values.get('psd')?.toLowerCase();
  return {
    text,
    ...policies,
    bad: (['p', 'sp', 'np'] as const).filter((tag) => policies[tag] === null && values.has(tag)),
    pct: pct !== undefined && /^\d{1,3}$/u.test(pct) && Number(pct) <= 100 ? Number(pct) : 100,
    testing: values.get('t')?.toLowerCase() === 'y',
    psd: psd === 'y' || psd === 'n' ? psd : 'u',
    rua: (values.get('rua') ?? '')
      .split(',')
      .map((uri) => uri.trim().replace(/![0-9]+[kmgt]?$/iu, ''))
      .filter(isUri),
  };
}

function policyOf(value: string | undefined): DmarcPolicy | null {
  const word = value?.toLowerCase();
  return DMARC_POLICIES.find((policy) => policy === word) ?? null;
}

function isUri(text: string): boolean {
  return /^mailto:[!-?A-~]+@[!-?A-~]+$/iu.test(text) || /^https:\/\/[!-.0-~][!-~]*$/iu.test(text);
}

/** What is wrong with the tags of a record, whatever its place. */
export function tagProblems(text: string, name: string): MailProblem[] {
  const { values, odd } = tagsOf(text);
  const record = parseDmarc(text);
  const pct = values.get('pct');
  return [
    ...record.bad.map((tag) => fault('dmarc_bad_tag', name, `${tag}=${values.get(tag) ?? ''} is no policy`)),
    ...(values.has('p') ? [] : [fault('dmarc_no_policy', name, 'the record has no p=')]),
    ...(pct !== undefined && pct !== String(record.pct)
      ? [fault('dmarc_bad_tag', name, `pct=${pct} is no number from 0 to 100`)]
      : []),
    ...odd.map((piece) => caution('dmarc_bad_tag', name, `"${piece}" is no tag, or stands twice; it is ignored`)),
  ];
}
