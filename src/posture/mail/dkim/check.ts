import type { DkimCheck, DkimKey } from '../../../model/mail-check.js';
import { caution, fault, unanswered } from '../problem.js';
import type { Answer, Resolver } from '../resolver.js';
import { isDkim, readKey } from './key.js';
import { NOBODYS_SELECTOR, WELL_KNOWN_SELECTORS } from './selectors.js';

/** Keys of DKIM under the selectors that are named and those that are well known. That there is no key cannot be shown. */
export async function checkDkim(resolver: Resolver, domain: string, named: readonly string[]): Promise<DkimCheck> {
  const base = `_domainkey.${domain}`;
  const [root, nobodys] = await Promise.all([resolver.txt(base), resolver.txt(`${NOBODYS_SELECTOR}.${base}`)]);
  const nothingBelow = root.kind === 'no_name';
  const any = keyRecords(nobodys);
  const others = any.length > 0 ? [] : WELL_KNOWN_SELECTORS.filter((each) => !named.includes(each));
  const keys = await Promise.all([
    ...named.map(async (selector) => checkSelector(resolver, domain, selector, true)),
    ...others.map(async (selector) => checkSelector(resolver, domain, selector, false)),
  ]);
  return {
    keys: keys.filter((key) => key.named || key.state !== 'absent'),
    well_known_tried: others.length,
    nothing_below: nothingBelow,
    problems: any[0] === undefined ? [] : [anySelector(any[0], domain)],
  };
}

function anySelector(record: string, domain: string) {
  const name = `*._domainkey.${domain}`;
  const { state } = readKey(record, name);
  return caution(
    'dkim_any_selector',
    name,
    state === 'revoked'
      ? 'every selector answers with a withdrawn key, as is right for a domain that signs no mail'
      : 'every selector answers with a key, so that none that was not named can be told from another',
  );
}

function keyRecords(answer: Answer<string>): readonly string[] {
  return answer.kind === 'found' ? answer.records.filter(isDkim) : [];
}

async function checkSelector(resolver: Resolver, domain: string, selector: string, named: boolean): Promise<DkimKey> {
  const name = `${selector}._domainkey.${domain}`;
  const answer = await resolver.txt(name);
  const own = { selector, named };
  const none = { algorithm: null, bits: null, testing: false };
  if (answer.kind === 'cannot_tell') {
    return { ...own, ...none, state: 'cannot_tell', problems: [unanswered(answer.why, name)] };
  }
  const records = keyRecords(answer);
  const [record] = records;
  if (record === undefined) return { ...own, ...none, state: 'absent', problems: [] };
  if (records.length > 1) {
    const text = `there are ${records.length} keys at one selector; receivers may take any of them or none`;
    return { ...own, ...none, state: 'broken', problems: [fault('dkim_syntax', name, text)] };
  }
  return { ...own, ...readKey(record, name) };
}
