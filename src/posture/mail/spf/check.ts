import type { MailProblem, SpfCheck, SpfResult } from '../../../model/mail-check.js';
import { caution, fault, remark } from '../problem.js';
import type { Resolver } from '../resolver.js';
import { evaluateDomain } from './evaluate.js';
import { isSpf } from './record.js';
import { beginWalk, isExhausted, type Walk } from './walk.js';

const LOOKUPS = 10;
const VOIDS = 2;
/** RFC 7208, 3.4: an answer should fit a packet of 512 octets; 450 leaves room for the rest of it. */
const FITS = 450;

/** SPF of a domain by RFC 7208: its record, what it includes, and what a stranger gets. */
export async function checkSpf(resolver: Resolver, domain: string): Promise<SpfCheck> {
  const answer = await resolver.txt(domain);
  const records = answer.kind === 'found' ? answer.records.filter(isSpf) : [];
  const walk = beginWalk(resolver, domain);
  const result = await evaluateDomain(walk, { domain, depth: 0, path: [] });
  const limits = limitProblems(walk, domain);
  const stranger = limits.length > 0 ? 'permerror' : result;
  return {
    records,
    stranger,
    lookups: { count: walk.lookups, limit: LOOKUPS, at_least: isExhausted(walk) },
    voids: { count: walk.voids, limit: VOIDS },
    terms: walk.terms,
    problems: [
      ...limits,
      ...distinct(walk.problems),
      ...endProblems(
        stranger,
        domain,
        walk.problems.some(({ code }) => code === 'spf_no_end'),
      ),
      ...lengthProblems(records, domain),
    ],
  };
}

function limitProblems(walk: Walk, domain: string): MailProblem[] {
  const { lookups, voids } = walk;
  const most = isExhausted(walk) ? `at least ${lookups}` : `${lookups}`;
  return [
    ...(lookups > LOOKUPS
      ? [
          fault(
            'spf_too_many_lookups',
            domain,
            `the record needs ${most} look-ups, and receivers stop after ${LOOKUPS}: they treat it as broken`,
          ),
        ]
      : []),
    ...(voids > VOIDS
      ? [
          fault(
            'spf_too_many_voids',
            domain,
            `${voids} of the names in the record lead to nothing, and receivers stop after ${VOIDS}`,
          ),
        ]
      : []),
  ];
}

function endProblems(stranger: SpfResult, domain: string, hasNoEnd: boolean): MailProblem[] {
  if (stranger === 'pass') {
    return [fault('spf_open', domain, 'every machine of the Internet may send in your name')];
  }
  if (stranger === 'neutral' && !hasNoEnd) {
    return [caution('spf_neutral', domain, 'the record says nothing about machines that it does not name')];
  }
  if (stranger === 'softfail') {
    const text =
      '~all asks receivers to be suspicious, -all to refuse; with DMARC at quarantine or reject both do the same';
    return [remark('spf_soft_end', domain, text)];
  }
  return [];
}

function lengthProblems(records: readonly string[], domain: string): MailProblem[] {
  const longest = Math.max(0, ...records.map((record) => record.length));
  if (longest <= FITS) return [];
  const text = `the record has ${longest} characters; above ${FITS} the answer may not fit one packet`;
  return [caution('spf_too_long', domain, text)];
}

function distinct(problems: readonly MailProblem[]): MailProblem[] {
  const seen = new Map(problems.map((problem) => [`${problem.code} ${problem.where} ${problem.text}`, problem]));
  return [...seen.values()];
}
