import { setMaxListeners } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAIL_ZONE, STS_POLICY as policy } from '../../../test/fixtures/mail-zone.js';
import { startNameServer, type NameServer } from '../../../test/help/name-server.js';
import { mailSchema, type MailCheck } from '../../model/mail-check.js';
import { checkMail } from '../../posture/mail/mail.js';
import type { Fetched } from '../../posture/mail/transport/fetcher.js';
import { lookAtMail } from './mail.js';
import { nameServer } from './name-server.js';

let server: NameServer;
const signal = AbortSignal.timeout(60_000);
setMaxListeners(200, signal);
beforeAll(async () => void (server = await startNameServer(MAIL_ZONE)));
afterAll(async () => server.stop());

const page = (text: string, status = 200): Fetched => ({ kind: 'page', status, type: 'text/plain', text });
async function check(domain: string, given: { selectors?: string[]; lookAlikes?: boolean; fetched?: Fetched } = {}) {
  return checkMail(domain, {
    resolver: nameServer({ server: server.address, signal, timeout: 60 }),
    fetcher: async () => given.fetched ?? page(policy),
    asOf: '2026-11-26',
    selectors: given.selectors ?? [],
    lookAlikes: given.lookAlikes ?? false,
  });
}
const answers = ({ findings, domain }: MailCheck) =>
  Object.fromEntries(findings.map(({ id, answer }) => [id.slice(`mail:${domain}:`.length), answer]));
const codes = (problems: readonly { readonly code: string }[]): string[] => [
  ...new Set(problems.map(({ code }) => code)),
];

test('a domain in order has nothing to mend', async () => {
  const found = await check('good.test');
  expect(answers(found)).toEqual({
    spf: 'no',
    dkim: 'no',
    dkim_key: 'no',
    dmarc: 'no',
    dmarc_subdomains: 'no',
    dmarc_reports: 'no',
    mx: 'no',
    mta_sts: 'no',
    tls_rpt: 'no',
  });
  expect(found.publish).toEqual([]);
  expect(found.spf.lookups).toEqual({ count: 2, limit: 10, at_least: false });
});

describe('SPF: what a machine gets that nobody named', () => {
  test.each([
    ['two.test', 'permerror', ['spf_several_records']],
    ['plus.test', 'pass', ['spf_open']],
    ['bare-plus.test', 'pass', ['spf_open']],
    ['through.test', 'pass', ['spf_open', 'spf_after_all']],
    ['range.test', 'pass', ['spf_open', 'spf_after_all']],
    ['neutral.test', 'neutral', ['spf_neutral']],
    ['endless.test', 'neutral', ['spf_no_end']],
    ['soft.test', 'softfail', ['spf_soft_end']],
    ['passed.test', 'softfail', ['spf_soft_end']],
    ['typo.test', 'permerror', ['spf_syntax']],
    ['nothing.test', 'permerror', ['spf_include_of_nothing']],
    ['missing.test', 'permerror', ['spf_include_of_nothing']],
    ['circle.test', 'permerror', ['spf_loop']],
    ['ten.test', 'fail', []],
    ['eleven.test', 'permerror', ['spf_too_many_lookups']],
    ['nested.test', 'permerror', ['spf_too_many_lookups']],
    ['voids.test', 'permerror', ['spf_too_many_voids']],
    ['two-voids.test', 'fail', []],
    ['macro.test', 'cannot_tell', ['spf_sender_macro']],
    ['own-macro.test', 'fail', []],
    ['exists.test', 'pass', ['spf_open', 'spf_after_all']],
    ['strings.test', 'fail', []],
    ['long.test', 'fail', ['spf_too_long']],
    ['gone.test', 'none', []],
    ['failing.test', 'cannot_tell', ['no_answer']],
    ['half.test', 'cannot_tell', ['no_answer']],
    ['alias.test', 'softfail', ['spf_soft_end']],
  ])('%s: %s', async (domain, stranger, problems) => {
    const found = await check(domain);
    expect([found.spf.stranger, codes(found.spf.problems)]).toEqual([stranger, expect.arrayContaining(problems)]);
    expect(codes(found.spf.problems)).toHaveLength(problems.length);
  });

  test('a record that leads to hundreds of look-ups is broken off', async () => {
    const { spf: found, questions_asked: asked } = await check('bomb.test');
    expect(found).toMatchObject({ stranger: 'permerror', lookups: { at_least: true } });
    expect(found.lookups.count).toBeLessThan(80);
    expect(asked).toBeLessThan(200);
  });

  test('each term is told with what hangs on it', async () => {
    const { spf: found } = await check('nested.test');
    expect(found.terms[0]).toEqual({ domain: 'nested.test', depth: 0, text: 'include:ten.test', lookups: 11 });
  });
});

describe('silence is no answer', () => {
  test.each([
    ['silent.test', 'timeout'],
    ['failing.test', 'failure'],
    ['round.test', 'circle'],
  ])('%s', async (domain) => {
    const found = await check(domain);
    expect(found.exists).toBe('cannot_tell');
    expect(answers(found)).toMatchObject({ spf: 'cannot_tell', mx: 'cannot_tell' });
    expect(found.publish).toEqual([]);
  });

  test('a name that is not there is said to be not there', async () => {
    const found = await check('nowhere.test');
    expect(found).toMatchObject({ exists: 'no', publish: [] });
    expect(answers(found)).toEqual({ exists: 'cannot_tell' });
  });

  test('a refusal and a server that nobody runs are told apart from "no"', async () => {
    const resolver = nameServer({ server: server.address, signal, timeout: 60 });
    expect(await resolver.txt('refusing.test')).toEqual({ kind: 'cannot_tell', why: 'refused' });
    const nobody = nameServer({ server: '127.0.0.1:1', signal, timeout: 60 });
    expect(await nobody.mx('good.test')).toMatchObject({ kind: 'cannot_tell' });
  });
});

test('long answers come over TCP, late ones are waited for', async () => {
  const resolver = nameServer({ server: server.address, signal, timeout: 500 });
  expect(await resolver.txt('long.test')).toMatchObject({ kind: 'found' });
  expect(server.asked).toContain('TXT long.test (tcp)');
  expect(await resolver.txt('slow.test')).toEqual({ kind: 'found', records: ['v=spf1 -all'] });
});

describe('DKIM', () => {
  test('keys are measured, and a withdrawn, broken or missing one is named', async () => {
    const selectors = ['s512', 's1024', 'gone', 'test', 'junk', 'ed', 'nokey'];
    const found = await check('weak.test', { selectors });
    expect(
      found.dkim.keys.map(({ selector, state, bits, problems }) => [selector, state, bits, ...codes(problems)]),
    ).toEqual([
      ['s512', 'valid', 512, 'dkim_weak_key'],
      ['s1024', 'valid', 1024, 'dkim_short_key'],
      ['gone', 'revoked', null, 'dkim_revoked'],
      ['test', 'valid', 2048, 'dkim_testing'],
      ['junk', 'broken', null, 'dkim_syntax'],
      ['ed', 'valid', null],
      ['nokey', 'absent', null],
    ]);
    expect(answers(found)).toMatchObject({ dkim: 'no', dkim_key: 'yes' });
  });

  test.each([
    [[], 'cannot_tell'],
    [['nokey'], 'yes'],
    [['s512'], 'yes'],
    [['s1024', 'nokey'], 'no'],
  ])('with the selectors %j: %s', async (selectors, answer) => {
    expect(answers(await check('weak.test', { selectors }))['dkim']).toBe(answer);
  });

  test('a domain that answers to every selector shows nothing', async () => {
    const found = await check('wild.test');
    expect(found.dkim).toMatchObject({ keys: [], well_known_tried: 0 });
    expect(codes(found.dkim.problems)).toEqual(['dkim_any_selector']);
    expect(answers(found)['dkim']).toBe('cannot_tell');
  });
});

describe('DMARC', () => {
  test('a policy that only watches stops nothing; whoever takes reports must say so', async () => {
    const found = await check('watch.test');
    expect(answers(found)).toMatchObject({ dmarc: 'yes', dmarc_reports: 'no' });
    expect(found.dmarc.reports_to).toEqual([
      { uri: 'mailto:a@taker.test', accepts: 'yes' },
      { uri: 'mailto:b@refuser.test', accepts: 'no' },
    ]);
    expect(found.publish.filter(({ name }) => name === '_dmarc.watch.test').map(({ value }) => value)).toEqual([
      'v=DMARC1; p=quarantine; rua=mailto:a@taker.test,mailto:b@refuser.test',
      'v=DMARC1; p=reject; rua=mailto:a@taker.test,mailto:b@refuser.test',
    ]);
  });

  test('where the two RFCs differ, both are told', async () => {
    const { dmarc, findings } = await check('part.test');
    expect(dmarc.rfc7489).toMatchObject({ policy: 'reject', subdomains: 'none', percent: 10 });
    expect(dmarc.rfc9989).toMatchObject({ policy: 'quarantine', subdomains: 'none', percent: 100 });
    expect(dmarc.differences).toHaveLength(2);
    expect(findings.find(({ id }) => id === 'mail:part.test:dmarc')).toMatchObject({
      answer: 'yes',
      severity: 'medium',
    });
  });

  test.each([
    ['twice.test', 'dmarc_several_records'],
    ['near.test', 'dmarc_near_miss'],
  ])('%s has no record that counts', async (domain, code) => {
    const found = await check(domain);
    expect(answers(found)['dmarc']).toBe('yes');
    expect(codes(found.dmarc.problems)).toContain(code);
    expect(found.publish.filter(({ name }) => name === `_dmarc.${domain}`).map(({ value }) => value)).toEqual(
      ['none', 'quarantine', 'reject'].map((p) => `v=DMARC1; p=${p}; rua=mailto:dmarc@${domain}`),
    );
  });
});

describe('receiving', () => {
  test.each([
    ['parked.test', 'null_mx', 'no'],
    ['lost.test', 'hosts', 'yes'],
    ['number.test', 'hosts', 'yes'],
    ['implicit.test', 'implicit', 'no'],
    ['plus.test', 'none', 'no'],
  ])('%s: %s', async (domain, state, answer) => {
    const found = await check(domain);
    expect([found.mx.state, answers(found)['mx']]).toEqual([state, answer]);
  });

  test('a domain that sends and takes no mail is closed at once', async () => {
    const found = await check('parked.test');
    expect(found.sends).toBe('no');
    expect(found.publish.map(({ value }) => value)).toEqual(['v=DMARC1; p=reject; rua=mailto:dmarc@parked.test']);
    expect(answers(found)).toMatchObject({ dkim: 'no', mta_sts: 'no', tls_rpt: 'no' });
  });

  test.each<[string, Fetched, MailCheck['mta_sts']['state'], string | undefined]>([
    ['testing', page(policy.replace('enforce', 'testing')), 'valid', 'yes'],
    ['another MX', page(policy.replace('mx.host', 'mx2.host')), 'valid', 'yes'],
    ['no policy', page('', 404), 'broken', 'yes'],
    ['a redirect', page('', 301), 'broken', 'yes'],
    ['a bad certificate', { kind: 'bad_certificate', why: 'it has expired' }, 'broken', 'yes'],
    ['no host', { kind: 'no_host' }, 'broken', 'yes'],
    ['no answer', { kind: 'no_answer', why: 'the web server cannot be reached' }, 'cannot_tell', 'cannot_tell'],
  ])('MTA-STS with %s', async (_what, fetched, state, answer) => {
    const found = await check('good.test', { fetched });
    expect([found.mta_sts.state, answers(found)['mta_sts']]).toEqual([state, answer]);
  });

  test('an enforced policy that misses an MX loses mail', async () => {
    const { findings } = await check('good.test', { fetched: page(policy.replace('mx.host', 'mx2.host')) });
    expect(findings.find(({ id }) => id.endsWith(':mta_sts'))).toMatchObject({ severity: 'high' });
  });
});

test('look-alikes are asked for only when told to, and those with an MX are a question', async () => {
  const before = server.asked.length;
  expect((await check('millbrook.test')).look_alikes).toBeNull();
  expect(server.asked.slice(before).some((question) => question.includes('mllbrook'))).toBe(false);
  const found = await check('millbrook.test', { lookAlikes: true });
  const state = (domain: string) => found.look_alikes?.find((each) => each.domain === domain)?.state;
  expect(['mllbrook.test', 'millbrok.test', 'rnillbrook.test'].map(state)).toEqual(['mail', 'exists', 'free']);
  expect(answers(found)['look_alikes']).toBe('cannot_tell');
});

test('several records become one, and terms that let everybody in go', async () => {
  const value = async (domain: string) => (await check(domain)).publish.find(({ name }) => name === domain)?.value;
  expect(await value('two.test')).toBe('v=spf1 mx include:_spf.host.test ~all');
  expect(await value('bare-plus.test')).toBe('v=spf1 mx ~all');
  expect(await value('lost.test')).toBe('v=spf1 mx ~all');
  expect(await value('eleven.test')).toBeNull();
});

test('nothing hostile is handed on to be published', async () => {
  const { publish } = await check('hostile.test');
  // eslint-disable-next-line no-control-regex
  expect(
    publish.every(({ value }) => value === null || !/[\u0000-\u0009\u000b\u000c\u000e-\u001f<]/u.test(value)),
  ).toBe(true);
});

test('the whole is a document of its schema', async () => {
  const request = { selectors: [], server: server.address, lookAlikes: true, reports: null, asOf: '2026-11-26' };
  const found = await lookAtMail({ ...request, domains: ['hostile.test', 'Clerk@hostile.test'] }, { signal });
  expect(mailSchema.parse(found)).toEqual(found);
  expect(found.checks).toHaveLength(1);
});

test.each(['', 'ns.host.test', '192.0.2.1:0', '192.0.2.1:99999', '1.2.3'])('%j is no name server', (given) => {
  expect(() => nameServer({ server: given, signal })).toThrow(expect.objectContaining({ code: 'bad_server', exit: 2 }));
});
