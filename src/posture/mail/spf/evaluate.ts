import type { SpfResult } from '../../../model/mail-check.js';
import { caution, fault, remark, unanswered } from '../problem.js';
import { expandMacros } from './macro.js';
import { isSpf, parseSpf, type Directive, type Qualifier, type SpfRecord } from './record.js';
import {
  isExhausted,
  meetAddresses,
  meetExists,
  meetMx,
  weighAnswer,
  widthProblem,
  type Met,
  type Walk,
} from './walk.js';

const RESULTS: Readonly<Record<Qualifier, SpfResult>> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' };

/** Where in the tree of includes a record stands; `path` are the domains above it. */
type Place = { readonly domain: string; readonly depth: number; readonly path: readonly string[] };

/**
 * What a receiver makes of mail from a machine that no term names: so every term is looked at, and its look-ups count. Several
 * records, bad syntax, a circle or an include of nothing are permanent errors; a question without answer leaves it open.
 */
export async function evaluateDomain(walk: Walk, place: Place): Promise<SpfResult> {
  const { domain, path } = place;
  if (path.includes(domain)) {
    walk.problems.push(fault('spf_loop', domain, `the record of ${domain} comes back to itself`));
    return 'permerror';
  }
  const answer = await walk.resolver.txt(domain);
  if (answer.kind === 'cannot_tell') {
    walk.problems.push(unanswered(answer.why, domain));
    return 'cannot_tell';
  }
  if (place.depth > 0) weighAnswer(walk, answer, domain);
  const records = answer.kind === 'found' ? answer.records.filter(isSpf) : [];
  const [record, another] = records;
  if (record === undefined) return 'none';
  if (another !== undefined) {
    const text = `${domain} has ${records.length} SPF records; with more than one, receivers take none of them`;
    walk.problems.push(fault('spf_several_records', domain, text));
    return 'permerror';
  }
  return evaluateRecord(walk, place, parseSpf(record));
}

async function evaluateRecord(walk: Walk, place: Place, record: SpfRecord): Promise<SpfResult> {
  const { domain, depth } = place;
  for (const { term, why } of record.faults) {
    walk.problems.push(fault('spf_syntax', domain, `"${term}" cannot be read: ${why}`));
  }
  if (record.faults.length > 0) return 'permerror';
  let open: 'permerror' | 'cannot_tell' | null = null;
  for (const [at, directive] of record.directives.entries()) {
    if (isExhausted(walk)) return 'permerror';
    const met = await meet(walk, place, directive);
    if (met === 'match') {
      if (depth === 0) noteRest(walk, domain, record.directives.slice(at + 1));
      return open ?? RESULTS[directive.qualifier];
    }
    if (met === 'permerror' || (met === 'cannot_tell' && open === null)) open = met;
  }
  if (record.redirect !== null) return open ?? followRedirect(walk, place, record.redirect);
  if (depth === 0) {
    const text = 'the record does not end with -all or ~all: what it does not name is neither allowed nor forbidden';
    walk.problems.push(caution('spf_no_end', domain, text));
  }
  return open ?? 'neutral';
}

function noteRest(walk: Walk, domain: string, rest: readonly Directive[]): void {
  if (rest.length === 0) return;
  const text = `nobody reads what stands behind the end: ${rest.map((each) => each.text).join(' ')}`;
  walk.problems.push(caution('spf_after_all', domain, text));
}

async function meet(walk: Walk, place: Place, directive: Directive): Promise<Met> {
  const { domain, depth } = place;
  const before = walk.lookups;
  const own = walk.terms.push({ domain, depth, text: directive.text, lookups: 0 }) - 1;
  const met = await meetMechanism(walk, place, directive);
  walk.terms[own] = { domain, depth, text: directive.text, lookups: walk.lookups - before };
  return met;
}

async function meetMechanism(walk: Walk, place: Place, { text, qualifier, mechanism }: Directive): Promise<Met> {
  if (mechanism.name === 'all') return 'match';
  if ('prefix' in mechanism) {
    const problem = qualifier === '+' ? widthProblem(text, place.domain, mechanism.name, mechanism.prefix) : null;
    if (problem !== null) walk.problems.push(problem);
    return mechanism.prefix === 0 ? 'match' : 'no_match';
  }
  walk.lookups += 1;
  if (mechanism.name === 'ptr') {
    walk.problems.push(caution('spf_ptr', place.domain, `"${text}" is slow and should not be used (RFC 7208, 5.5)`));
    return 'no_match';
  }
  const target = mechanism.target === null ? place.domain : expandMacros(mechanism.target, place.domain, walk.sender);
  if (target === null) return meetUnknown(walk, place, text);
  if (mechanism.name === 'include') return meetInclude(walk, place, target, text);
  if (mechanism.name === 'mx') return meetMx(walk, target, text);
  return mechanism.name === 'a' ? meetAddresses(walk, target) : meetExists(walk, target);
}

/** A name that is different for each mail: what it leads to cannot be told from here. */
function meetUnknown(walk: Walk, place: Place, text: string): Met {
  const says = `"${text}" depends on the mail that is sent; it is counted as one look-up, and what it allows cannot be told`;
  walk.problems.push(remark('spf_sender_macro', place.domain, says));
  return 'cannot_tell';
}

async function meetInclude(walk: Walk, place: Place, target: string, text: string): Promise<Met> {
  const result = await evaluateDomain(walk, below(place, target));
  if (result === 'none') {
    walk.problems.push(fault('spf_include_of_nothing', place.domain, `"${text}" names a domain without an SPF record`));
    return 'permerror';
  }
  if (result === 'pass') return 'match';
  return result === 'permerror' || result === 'cannot_tell' ? result : 'no_match';
}

async function followRedirect(
  walk: Walk,
  place: Place,
  redirect: { readonly text: string; readonly target: string },
): Promise<SpfResult> {
  walk.lookups += 1;
  const before = walk.lookups - 1;
  const term = { domain: place.domain, depth: place.depth, text: redirect.text };
  const own = walk.terms.push({ ...term, lookups: 1 }) - 1;
  const target = expandMacros(redirect.target, place.domain, walk.sender);
  const result = target === null ? 'cannot_tell' : await evaluateDomain(walk, below(place, target));
  walk.terms[own] = { ...term, lookups: walk.lookups - before };
  if (result !== 'none') return result;
  const text = `"${redirect.text}" names a domain without an SPF record`;
  walk.problems.push(fault('spf_redirect_to_nothing', place.domain, text));
  return 'permerror';
}

function below({ domain, depth, path }: Place, target: string): Place {
  return { domain: target.replace(/\.$/u, ''), depth: depth + 1, path: [...path, domain] };
}
