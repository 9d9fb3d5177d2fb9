import { toDay } from '../../../base/dates.js';
import { inertText } from '../../../base/text.js';
import type { Finding } from '../../../model/finding.js';
import type { Mail } from '../../../model/mail-check.js';
import type { Posture } from '../../../model/posture.js';
import type { PracticeAnswer } from '../../../model/practice.js';
import { domainFrom } from '../domain-name.js';
import { countedFindings, decidedAnswer } from './counted.js';
import { openWords } from './open.js';
import { TOO_OLD, type Result, type Row } from './result.js';

/** What `assay posture mail` found, and what to call it: the name of its file. */
export type MailSource = { readonly where: string; readonly mail: Mail };

export type MailPlace = {
  /** Domains of which the operator sends mail, as it wrote them. Where it names none, those of the sources count. */
  readonly domains: readonly string[];
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** Did somebody of the operator say whether its mail is protected? */
  readonly answered: boolean;
};

export type MailKnown = {
  readonly mail: Posture['mail'];
  readonly findings: readonly Finding[];
  /** `mail_protected`, where the records decide it. */
  readonly answers: readonly PracticeAnswer[];
  readonly cannot_tell: readonly string[];
  readonly warnings: readonly string[];
};

/** From a month on it is worth asking again. A judgement. */
const FRESH = 31;

/**
 * What is known of an operator's mail on a day, from results of `assay posture mail`. Findings are made anew from the records that
 * a result holds, each with the day on which they were asked for. A result of a later day says nothing of this one.
 */
export function knownMail(sources: readonly MailSource[], { domains, asOf, answered }: MailPlace): MailKnown {
  const { own, bad } = ownDomains(domains);
  const all = sources.flatMap(({ where, mail }) => mail.checks.map((check) => ({ check, where, askedOn: mail.as_of })));
  const names = domains.length > 0 ? own : [...new Set(all.map(({ check }) => check.domain))];
  const rows = names.map((domain) => rowOf(domain, all, asOf));
  const usable = rows.flatMap(({ result }) => (result === null || result.age > TOO_OLD ? [] : [result]));
  const answer = decidedAnswer(usable, rows.length);
  const aside = all.filter(({ check }) => !names.includes(check.domain));
  return {
    mail: rows.map(({ domain, result }) => ({
      domain,
      asked_on: result?.askedOn ?? null,
      age_days: result?.age ?? null,
    })),
    findings: countedFindings(usable),
    answers: answer === null ? [] : [answer],
    cannot_tell: openWords(rows, { asOf, answered, decided: answer !== null }),
    warnings: [
      ...bad.map((text) => `mail_domains: "${inertText(text, 80)}" is no domain name`),
      ...aside.map(({ check, where }) => `${where}: ${check.domain} is not among mail_domains, and was left aside`),
      ...usable
        .filter(({ age }) => age > FRESH)
        .map(({ check, age }) => `${check.domain}: name servers were asked ${age} days before; ask again`),
    ],
  };
}

function ownDomains(given: readonly string[]): { own: string[]; bad: string[] } {
  const own = new Set<string>();
  const bad: string[] = [];
  for (const text of given) {
    try {
      own.add(domainFrom(text));
    } catch {
      bad.push(text);
    }
  }
  return { own: [...own], bad };
}

type Found = Omit<Result, 'age'>;

/** The newest result of the day or before; of two of one day the later in the list. */
function rowOf(domain: string, all: readonly Found[], asOf: string): Row {
  const own = all.filter(({ check }) => check.domain === domain);
  const past = own.filter(({ askedOn }) => askedOn <= asOf).toSorted((one, other) => days(one) - days(other));
  const newest = past.at(-1);
  const result = newest === undefined ? null : { ...newest, age: toDay(asOf) - days(newest) };
  const told = result !== null && decidedAnswer([result], 1) !== null;
  return { domain, result, told, later: own.length > past.length };
}

function days({ askedOn }: Found): number {
  return toDay(askedOn);
}
