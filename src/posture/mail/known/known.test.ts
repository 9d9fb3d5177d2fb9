import { expect, test } from 'vitest';
import type { Mail, MailCheck } from '../../../model/mail-check.js';
import { checkMail } from '../mail.js';
import type { Answer, Resolver } from '../resolver.js';
import { knownMail, type MailPlace } from './known.js';

const GUARDED = { '': 'v=spf1 -all', '_dmarc.': 'v=DMARC1; p=reject; rua=mailto:d@' };
const OPEN = { mx: 'mx.example', '': 'v=spf1 -all', '_dmarc.': 'v=DMARC1; p=none; rua=mailto:d@' };
const BELOW = { '': 'v=spf1 -all', '_dmarc.': 'v=DMARC1; p=reject; sp=none; rua=mailto:d@' };

/** A name server that knows one domain, or answers nothing. */
function server(domain: string, texts: Readonly<Record<string, string>> | null): Resolver {
  const mx = texts?.mx ?? null;
  const none = async <Item>(name: string): Promise<Answer<Item>> =>
    texts === null ? { kind: 'cannot_tell', why: 'timeout' } : { kind: name === domain ? 'no_record' : 'no_name' };
  return {
    mx: async (name) =>
      mx === null || name !== domain ? none(name) : { kind: 'found', records: [{ host: mx, priority: 10 }] },
    addresses: async (name) => (name === mx ? { kind: 'found', records: ['192.0.2.1'] } : none(name)),
    txt: async (name) => {
      const found = Object.entries(texts ?? {}).find(([start]) => name === `${start}${domain}`);
      return found === undefined
        ? none(name)
        : { kind: 'found', records: [found[1].endsWith('@') ? `${found[1]}${domain}` : found[1]] };
    },
  };
}

async function checked(domain: string, texts: Readonly<Record<string, string>> | null): Promise<MailCheck> {
  return checkMail(domain, {
    resolver: server(domain, texts),
    fetcher: async () => ({ kind: 'no_host' }),
    asOf: '2026-11-20',
    selectors: [],
    lookAlikes: false,
  });
}

const result = (day: string, ...checks: MailCheck[]): { where: string; mail: Mail } => ({
  where: `${day}.json`,
  mail: { schema: 'assay.mail/1', as_of: day, server: null, checks, reports: null },
});
const [good, bad, below, silent] = await Promise.all([
  checked('good.example', GUARDED),
  checked('bad.example', OPEN),
  checked('below.example', BELOW),
  checked('good.example', null),
]);
const place = (more: Partial<MailPlace> = {}): MailPlace => ({
  domains: [],
  asOf: '2026-11-26',
  answered: false,
  ...more,
});

test('only SPF and DMARC carry the measure, whatever else is found', () => {
  const { findings, answers } = knownMail([result('2026-11-20', bad, below)], place());
  const moving = findings.filter(({ measures }) => measures.length > 0).map(({ id, hours }) => [id, hours]);
  expect(moving).toEqual([
    ['mail:bad.example:dmarc', 8],
    ['mail:below.example:dmarc_subdomains', 8],
  ]);
  expect(findings.some(({ id, answer }) => id === 'mail:bad.example:tls_rpt' && answer === 'yes')).toBe(true);
  expect(answers).toMatchObject([{ practice: 'mail_protected', answer: 'no', from: 'inventory' }]);
  expect(findings[0]?.evidence[0]).toEqual({
    text: 'name servers were asked on 2026-11-20, 6 days before',
    where: '2026-11-20.json',
  });
});

test('protected is what is shown of every domain; one that nobody asked about leaves it open', () => {
  const one = knownMail([result('2026-11-20', good)], place({ domains: ['Good.example.'] }));
  expect(one).toMatchObject({ answers: [{ answer: 'yes' }], cannot_tell: [], warnings: [] });
  const two = knownMail([result('2026-11-20', good)], place({ domains: ['good.example', 'other.example'] }));
  expect(two).toMatchObject({ answers: [], mail: [{ age_days: 6 }, { domain: 'other.example', asked_on: null }] });
  expect(two.cannot_tell).toHaveLength(1);
  const open = knownMail([result('2026-11-20', bad)], place({ domains: ['bad.example', 'other.example'] }));
  expect(open.answers).toMatchObject([{ answer: 'no' }]);
});

test('a silent name server decides nothing', () => {
  const { findings, answers, cannot_tell: open } = knownMail([result('2026-11-20', silent)], place());
  expect(answers).toEqual([]);
  expect(open).toHaveLength(1);
  expect(findings.filter(({ id }) => /:(?:spf|dmarc)$/u.test(id)).map(({ answer }) => answer)).toEqual([
    'cannot_tell',
    'cannot_tell',
  ]);
});

test('the newest result up to the day stands; a later one, and one of long ago, say nothing of it', () => {
  const older = { ...bad, domain: 'good.example' };
  const sources = [result('2026-11-25', good), result('2026-11-20', older), result('2026-11-27', older)];
  expect(knownMail(sources, place()).answers).toMatchObject([{ answer: 'yes' }]);
  expect(knownMail(sources, place({ asOf: '2026-11-22' })).answers).toMatchObject([{ answer: 'no' }]);
  const before = knownMail(sources, place({ asOf: '2021-08-16' }));
  expect(before).toMatchObject({ findings: [], answers: [], mail: [{ asked_on: null, age_days: null }] });
  expect(before.cannot_tell).toHaveLength(1);
  const after = knownMail(sources, place({ asOf: '2028-11-28' }));
  expect(after).toMatchObject({ findings: [], answers: [], mail: [{ asked_on: '2026-11-27', age_days: 732 }] });
  expect(knownMail([result('2026-09-01', good)], place()).warnings).toHaveLength(1);
});

test('nothing known is said, and by what the plan then goes', () => {
  expect(knownMail([], place())).toMatchObject({ mail: [], findings: [], answers: [] });
  expect(knownMail([], place()).cannot_tell).toHaveLength(1);
  expect(knownMail([], place({ answered: true })).cannot_tell).toEqual([]);
  expect(knownMail([], place({ domains: ['good.example'], answered: true })).cannot_tell).toHaveLength(1);
});

test('what is no domain, and results of somebody else, are named and left out', () => {
  const { mail, findings, warnings } = knownMail(
    [result('2026-11-20', bad)],
    place({ domains: ['good.example', 'not a domain \u202e'] }),
  );
  expect(mail.map(({ domain }) => domain)).toEqual(['good.example']);
  expect(findings).toEqual([]);
  expect(warnings).toHaveLength(2);
  expect(warnings.join('')).not.toContain('\u202e');
});
