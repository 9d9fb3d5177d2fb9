import type { Finding } from '../../../model/finding.js';
import type { DkimKey } from '../../../model/mail-check.js';
import { evidenceOf, findingOf, silence, type Checked } from './build.js';

const GOOD_BITS = 2048;
const LEAST_BITS = 1024;
const WHY = 'A signature proves that a mail is yours also where it is forwarded, which SPF cannot.';

export function dkimFindings(checked: Checked): Finding[] {
  return [signs(checked), ...keySize(checked)];
}

function isGood({ state, testing, algorithm, bits, problems }: DkimKey): boolean {
  const strong = algorithm === 'ed25519' || (bits ?? 0) >= LEAST_BITS;
  return state === 'valid' && !testing && strong && !problems.some(({ level }) => level === 'error');
}

function signs({ domain, dkim, sends }: Checked): Finding {
  const good = dkim.keys.filter(isGood);
  const named = dkim.keys.filter((key) => key.named);
  const silent = dkim.keys.filter(({ state }) => state === 'cannot_tell');
  const told = dkim.keys.filter(({ state }) => state !== 'cannot_tell');
  const isNamedBad = named.length > 0 && named.every((key) => !isGood(key) && key.state !== 'cannot_tell');
  const answer = sends === 'no' || good.length > 0 ? 'no' : isNamedBad ? 'yes' : 'cannot_tell';
  return findingOf(domain, {
    question: 'dkim',
    answer,
    severity: 'medium',
    title:
      answer === 'no'
        ? good.length > 0
          ? `${domain} has a key to sign its mail with (DKIM)`
          : `${domain} sends no mail and needs no DKIM key`
        : answer === 'yes'
          ? `${domain} has no good DKIM key at the selector that was named`
          : `Whether mail of ${domain} is signed (DKIM)`,
    evidence: [
      ...told.map((key) => ({ text: keyWords(key), where: `${key.selector}._domainkey.${domain} TXT` })),
      ...(dkim.nothing_below
        ? [
            {
              text: 'the name server says that nothing lies below this name, which speaks against any key',
              where: `_domainkey.${domain}`,
            },
          ]
        : []),
      ...evidenceOf(dkim.problems),
    ],
    why: WHY,
    because:
      silent.length > 0
        ? silence(
            silent.flatMap(({ problems }) => problems),
            'the name server gave no answer',
          )
        : `keys can have any name (selector); none of ${dkim.well_known_tried} well-known ones holds a good key, and that proves nothing. ` +
          'Look for s= in the DKIM-Signature line of a mail that you sent, and name it: --selector NAME',
    fix: 'Have your mail host switch DKIM on, and publish the record that it shows.',
    reference: 'RFC 6376',
  });
}

function keyWords({ state, algorithm, bits, problems }: DkimKey): string {
  const size = algorithm === 'ed25519' ? 'Ed25519 key' : `RSA key of ${bits ?? 0} bits`;
  const said = problems.map(({ text }) => text);
  if (state === 'absent') return 'no key there';
  return state === 'valid' ? [size, ...said].join('; ') : said.join('; ');
}

function keySize({ domain, dkim }: Checked): Finding[] {
  const sized = dkim.keys.filter(({ bits }) => bits !== null);
  if (sized.length === 0) return [];
  const short = sized.filter(({ bits }) => (bits ?? 0) < GOOD_BITS);
  const isWeak = short.some(({ bits }) => (bits ?? 0) < LEAST_BITS);
  return [
    findingOf(domain, {
      question: 'dkim_key',
      answer: short.length > 0 ? 'yes' : 'no',
      severity: isWeak ? 'medium' : 'low',
      title:
        short.length > 0
          ? `A DKIM key of ${domain} is shorter than ${GOOD_BITS} bits`
          : `The DKIM keys of ${domain} that were found are long enough`,
      evidence: sized.map((key) => ({ text: keyWords(key), where: `${key.selector}._domainkey.${domain} TXT` })),
      why: isWeak
        ? `A key below ${LEAST_BITS} bits can be computed by anybody who wants to sign in your name.`
        : `${GOOD_BITS} bits are what RFC 8301 asks of those who sign.`,
      fix: `Have your mail host make a new key of ${GOOD_BITS} bits under a new selector; take the old record away a week later.`,
      reference: 'RFC 8301',
    }),
  ];
}
