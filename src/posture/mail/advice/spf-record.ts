import type { SpfCheck } from '../../../model/mail-check.js';

/**
 * Mail hosts that small places use: how their MX ends, and what SPF includes for them, as the hosts tell their customers (general
 * knowledge, 2026-11). The host's own help page decides.
 */
const HOSTS: readonly { readonly mx: RegExp; readonly include: string; readonly name: string }[] = [
  { mx: /\.mail\.protection\.outlook\.com$/u, include: 'spf.protection.outlook.com', name: 'Microsoft 365' },
  { mx: /(?:^|\.)(?:google|googlemail)\.com$/u, include: '_spf.google.com', name: 'Google Workspace' },
  { mx: /\.messagingengine\.com$/u, include: 'spf.messagingengine.com', name: 'Fastmail' },
  { mx: /\.protonmail\.ch$/u, include: '_spf.protonmail.ch', name: 'Proton' },
  { mx: /\.secureserver\.net$/u, include: 'secureserver.net', name: 'GoDaddy' },
];

export type SpfAdvice = { readonly value: string | null; readonly why: string };

/** One record in place of what stands there, or why none can be written here. Null where nothing is to be done. */
export function spfAdvice(spf: SpfCheck, mxHosts: readonly string[]): SpfAdvice | null {
  if (spf.stranger === 'none') return firstRecord(mxHosts);
  if (spf.stranger === 'softfail' || spf.stranger === 'fail' || spf.stranger === 'cannot_tell') return null;
  const codes = new Set(spf.problems.filter(({ level }) => level === 'error').map(({ code }) => code));
  codes.delete('spf_several_records');
  codes.delete('spf_open');
  const isLarge = codes.has('spf_too_many_lookups');
  if (codes.size > 0 || spf.records.length === 0) {
    return {
      value: null,
      why: isLarge
        ? `Take out what you no longer use, until the record needs ten look-ups or fewer: ${costly(spf)}.`
        : 'Correct or take out the terms that are named above; then ask again.',
    };
  }
  const why =
    spf.records.length > 1
      ? 'Only one SPF record may stand there: this one holds the terms of all.'
      : 'The same record with an end that asks receivers to be suspicious of everything else.';
  return { value: joined(spf.records), why };
}

function firstRecord(mxHosts: readonly string[]): SpfAdvice {
  const known = HOSTS.filter(({ mx }) => mxHosts.some((host) => mx.test(host.toLowerCase())));
  const terms = known.map(({ include }) => `include:${include}`);
  const from = known.map(({ name }) => name).join(' and ');
  return {
    value: ['v=spf1', ...(terms.length > 0 ? terms : ['mx']), '~all'].join(' '),
    why:
      `It says which machines may send your mail: ${from === '' ? 'those that take your mail' : `those of ${from}, which takes your mail`}. ` +
      'Add a term for every other service that sends in your name (billing, newsletters, alarms), as its help page says.',
  };
}

function joined(records: readonly string[]): string {
  const terms = records.flatMap((record) => record.split(' ').slice(1)).filter((term) => term !== '');
  const kept = terms.filter((term) => !/^[+?~-]?all$/iu.test(term) && !/^\+?ip[46]:[^/]*\/0$/iu.test(term));
  const redirect = kept.filter((term) => /^redirect=/iu.test(term));
  const others = kept.filter((term) => !/^redirect=/iu.test(term));
  const included = redirect.map((term) => `include:${term.slice('redirect='.length)}`);
  return ['v=spf1', ...new Set([...others, ...included]), '~all'].join(' ');
}

/** The terms of the domain's own record that need most look-ups. */
function costly({ terms }: SpfCheck): string {
  return terms
    .filter(({ depth, lookups }) => depth === 0 && lookups > 0)
    .toSorted((one, other) => other.lookups - one.lookups)
    .slice(0, 5)
    .map(({ text, lookups }) => `${text} needs ${lookups}`)
    .join(', ');
}
