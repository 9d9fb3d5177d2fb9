import type { Finding, Severity } from '../../../model/finding.js';
import type { MailCheck, MailProblem } from '../../../model/mail-check.js';

/** A domain as far as it is known before anything is concluded. */
export type Checked = Omit<MailCheck, 'findings' | 'publish' | 'questions_asked'>;

export type Said = {
  readonly question: string;
  readonly answer: Finding['answer'];
  readonly severity: Severity;
  readonly title: string;
  readonly evidence: Finding['evidence'];
  readonly why: string;
  readonly because?: string;
  readonly fix?: string;
  readonly reference: string;
};

const HOURS = 4;
const BASIS = 'records in the DNS cost nothing; four hours, spread over two months, are our estimate';

/** A finding about mail of a domain. Its id is that of its question: `mail:millbrook.example:spf`. */
export function findingOf(domain: string, said: Said): Finding {
  const isOpen = said.answer === 'yes';
  return {
    id: `mail:${domain}:${said.question}`,
    asset_id: null,
    kind: 'mail',
    answer: said.answer,
    title: said.title,
    since: null,
    severity: said.severity,
    evidence: [...said.evidence],
    why: said.why,
    because: said.answer === 'cannot_tell' ? (said.because ?? 'the name server gave no answer') : null,
    fix: said.answer === 'no' ? null : (said.fix ?? null),
    measures: isOpen ? ['protect_mail_domain'] : [],
    cost: isOpen ? 0 : null,
    hours: isOpen ? HOURS : null,
    cost_basis: isOpen ? BASIS : null,
    reference: said.reference,
  };
}

export function evidenceOf(problems: readonly MailProblem[]): Finding['evidence'] {
  return problems.filter(({ level }) => level !== 'note').map(({ text, where }) => ({ text, where }));
}

/** Why something cannot be told: the questions that got no answer, else `otherwise`. */
export function silence(problems: readonly MailProblem[], otherwise: string): string {
  const own = problems.filter(({ code }) => code === 'no_answer' || code === 'spf_sender_macro');
  const [first, ...more] = own.map(({ text }) => text);
  if (first === undefined) return otherwise;
  return more.length < 2 ? [first, ...more].join('; ') : `${first}, and so for ${more.length} other names`;
}
