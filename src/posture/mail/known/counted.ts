import type { Finding } from '../../../model/finding.js';
import type { PracticeAnswer } from '../../../model/practice.js';
import { findingsOf } from '../finding/registry.js';
import type { Result } from './result.js';

/** What decides whether others can send mail in its name. All else that is found is advice, and moves no plan. */
const DECIDING = ['spf', 'dmarc', 'dmarc_subdomains'];

/** Every finding of a domain with the day of its records. The measure is one for all domains: so are its hours. */
export function countedFindings(results: readonly Result[]): Finding[] {
  const open = results.filter((result) => deciding(result).some(({ answer }) => answer === 'yes')).length;
  return results.flatMap((result) => {
    const { check, where, askedOn, age } = result;
    const asked = { text: `name servers were asked on ${askedOn}${agoWords(age)}`, where };
    return findingsOf(check).map((finding) => {
      const dated = { ...finding, evidence: [asked, ...finding.evidence] };
      return isDeciding(finding, check.domain) ? { ...dated, ...hoursFor(finding, open) } : { ...dated, ...ADVICE };
    });
  });
}

const ADVICE = { measures: [], cost: null, hours: null, cost_basis: null } satisfies Partial<Finding>;

function hoursFor({ hours, cost_basis: basis }: Finding, domains: number): Pick<Finding, 'hours' | 'cost_basis'> {
  if (hours === null || basis === null || domains < 2) return { hours, cost_basis: basis };
  return { hours: hours * domains, cost_basis: `${basis}, for each of ${domains} domains` };
}

/** Whether mail is protected: no where one domain is open, yes where every one of `domains` is shown not to be, else null. */
export function decidedAnswer(results: readonly Result[], domains: number): PracticeAnswer | null {
  const open = results.filter((result) => deciding(result).some(({ answer }) => answer === 'yes'));
  const shut = results.filter((result) => {
    const all = deciding(result);
    return all.length === DECIDING.length && all.every(({ answer }) => answer === 'no');
  });
  const decides = open.length > 0 ? open : domains > 0 && shut.length === domains ? shut : [];
  if (decides.length === 0) return null;
  return {
    practice: 'mail_protected',
    answer: open.length > 0 ? 'no' : 'yes',
    basis: decides.map(({ check, askedOn, where }) => `${where}: ${check.domain} on ${askedOn}`).join('; '),
    from: 'inventory',
    note: null,
  };
}

function deciding({ check }: Result): Finding[] {
  return findingsOf(check).filter((finding) => isDeciding(finding, check.domain));
}

function isDeciding({ id }: Finding, domain: string): boolean {
  return DECIDING.some((question) => id === `mail:${domain}:${question}`);
}

function agoWords(age: number): string {
  return age === 0 ? '' : age === 1 ? ', the day before' : `, ${age} days before`;
}
