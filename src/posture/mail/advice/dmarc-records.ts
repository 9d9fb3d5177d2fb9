import type { DmarcPolicy } from '../../../model/mail-check.js';
import { fromDay, toDay } from '../../../base/dates.js';
import { parseDmarc } from '../dmarc/record.js';
import { tagsOf } from '../tags.js';

export type DmarcStep = { readonly value: string; readonly when: string; readonly why: string };

const WEEKS = 4;
/** Tags that stay as they are when the policy is raised. */
const KEPT = ['adkim', 'aspf', 'rua', 'ruf', 'fo', 'psd'] as const;

const WHY: Readonly<Record<DmarcPolicy, string>> = {
  none: 'It changes nothing for your mail, and receivers begin to report who sends in your name. Make the mailbox first.',
  quarantine: 'Forged mail goes to the junk folder; what of your own was forgotten is still found there.',
  reject: 'Forged mail is refused. This is the goal.',
};

/** The records that are still to come, in a safe order: reports first, then quarantine, then reject. */
export function dmarcSteps(
  domain: string,
  current: string | null,
  policy: DmarcPolicy | null,
  asOf: string,
): DmarcStep[] {
  const hasReports = current !== null && parseDmarc(current).rua.length > 0;
  const kept = current === null ? '' : keptTags(current);
  const reports = hasReports ? '' : ` rua=mailto:dmarc@${domain};`;
  const record = (to: DmarcPolicy): string => `v=DMARC1; p=${to};${reports}${kept}`.replace(/;$/u, '');
  const first = policy === null || (policy === 'none' && !hasReports);
  const left: readonly DmarcPolicy[] =
    policy === 'reject' ? ['reject'] : policy === 'quarantine' ? ['quarantine', 'reject'] : ['quarantine', 'reject'];
  const done = policy === 'quarantine' || policy === 'reject' ? left.slice(1) : left;
  return [
    ...(first ? [{ value: record('none'), when: 'now', why: WHY.none }] : []),
    ...done.map((to, at) => ({ value: record(to), when: laterWords(asOf, first ? at + 1 : at, policy), why: WHY[to] })),
  ];
}

/** For a domain that sends no mail at all there is nothing to wait for. */
export function dmarcForSilence(domain: string): string {
  return `v=DMARC1; p=reject; rua=mailto:dmarc@${domain}`;
}

/** The record as it stands, without what weakens it: `sp`, `np`, `pct`, `t`. */
export function tightened(current: string, policy: DmarcPolicy): string {
  return `v=DMARC1; p=${policy};${keptTags(current)}`.replace(/;$/u, '');
}

function keptTags(current: string): string {
  const values = new Map(tagsOf(current).values);
  values.set('rua', parseDmarc(current).rua.join(','));
  return KEPT.filter((tag) => /^[!-~][ -~]*$/u.test(values.get(tag) ?? ''))
    .map((tag) => ` ${tag}=${values.get(tag) ?? ''};`)
    .join('');
}

function laterWords(asOf: string, steps: number, policy: DmarcPolicy | null): string {
  const day = fromDay(toDay(asOf) + Math.max(1, steps) * WEEKS * 7);
  const rests = steps === 0 && policy === 'none';
  return rests
    ? 'when four weeks of reports show that your own mail passes'
    : `when four weeks of reports show that your own mail passes, not before ${day}`;
}
