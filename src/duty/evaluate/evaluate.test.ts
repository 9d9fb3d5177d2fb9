import { expect, test } from 'vitest';
import { book, clock } from '../../../test/duties/book.js';
import type { AsOf } from '../../model/clock.js';
import type { Duties } from '../../model/duty.js';
import type { Facts } from '../../model/facts.js';
import { evaluate } from './evaluate.js';

const CARRIER: Facts = {
  organisation: { name: 'Northwind Wireless', sector: 'communications', state: 'WA', public_body: false, listed: true },
  incident: {
    kind: ['data_breach'],
    started: '2021-07-22T00:00-07:00',
    discovered: '2021-08-12T09:00-07:00',
    determined: '2021-08-16T17:00-07:00',
  },
  exposure: {
    encrypted: false,
    people: { total: 5000, by_jurisdiction: { WA: 600, OR: 250 }, elsewhere: 150 },
    elements: ['full_name', 'ssn'],
    cpni: true,
  },
};
const on = (day: string): AsOf => ({ day, instant: null });
const ask = (facts: Facts, day = '2021-08-20'): Duties => evaluate(facts, book, on(day), clock);
const duty = (answer: Duties, id: string) => answer.duties.find((each) => each.id === id);
const open = (answer: Duties, id: string) => answer.cannot_tell.find((each) => each.id === id);
const denied = (answer: Duties, id: string) => answer.not_due.find((each) => each.id === id);

test('a duty says why it applies, and its trace names rule, version and facts', () => {
  const found = duty(ask(CARRIER), 'us-wa-ag');
  expect(found).toMatchObject({
    jurisdiction: 'US-WA',
    recipient: 'Attorney General of Washington',
    anchor: 'discovered',
    anchor_at: '2021-08-12T09:00-07:00',
    due: '2021-09-11T23:59:59-07:00',
    amount: 30,
    unit: 'calendar_days',
    state: 'due',
    people: 600,
    draft: 'state-ag',
    trace: { rule: 'us-wa-ag', version: '2020-03-01' },
  });
  expect(found?.why.join()).toContain('which is more than 500');
  expect(found?.why.join()).toContain('SSN');
  expect(found?.trace.would_change).toContain('exception no_harm');
});

test('no duty is an answer with the fact that decided, and what would change it', () => {
  const answer = denied(
    ask({ ...CARRIER, exposure: { ...CARRIER.exposure, encrypted: true, key_taken: false } }),
    'us-wa-ag',
  );
  expect(answer?.why.join()).toContain('the data was encrypted');
  expect(answer?.trace.would_change).toContain('exposure.key_taken: true');
});

test('people whose state is not known leave thresholds open, and those known to be elsewhere do not', () => {
  expect(open(ask(CARRIER), 'us-or-ag')?.why.join()).toContain('250 known, at most 4,250');
  expect(open(ask(CARRIER), 'us-ca-individuals')?.needs.join()).toContain('exposure.people.by_jurisdiction');
  const placed = ask({
    ...CARRIER,
    exposure: { ...CARRIER.exposure, people: { total: 1000, by_jurisdiction: { WA: 600, OR: 250 }, elsewhere: 150 } },
  });
  expect(denied(placed, 'us-or-ag')?.why.join()).toContain('250 residents of Oregon, which is not more than 250');
  expect(denied(placed, 'us-ca-individuals')?.why.join()).toContain('no residents of California');
});

test('nothing that nobody has set starts a clock, nor does what lies after the day', () => {
  const { determined: _determined, ...incident } = CARRIER.incident;
  const without = duty(ask({ ...CARRIER, incident }), 'us-fcc-64.2011-2007');
  expect(without).toMatchObject({ state: 'starts_when', due: null, anchor_at: null });
  expect(without?.why.join()).toContain('incident.determined is not set');
  const before = ask(CARRIER, '2021-08-15');
  expect(duty(before, 'us-fcc-64.2011-2007')).toMatchObject({ state: 'starts_when', due: null });
  expect(before.warnings.join()).toContain('incident.determined');
});

test('what is done after the day, or is no duty, is told and not counted', () => {
  const done = { 'us-wa-ag': '2021-08-25T12:00-07:00', 'us-ca-ag': '2021-08-15T12:00-07:00' };
  const answer = ask({ ...CARRIER, done });
  expect(duty(answer, 'us-wa-ag')).toMatchObject({ state: 'due', done_at: null });
  expect(answer.warnings.some((line) => line.startsWith('us-wa-ag is marked as done on'))).toBe(true);
  expect(answer.warnings.some((line) => line.startsWith('us-ca-ag is marked as done, but'))).toBe(true);
});

test('what was decided against is shown with whom and why, from that day on', () => {
  const decision = { by: 'counsel', at: '2021-08-19T12:00-07:00', reason: 'told by the parent company' };
  const facts = { ...CARRIER, decided_against: { 'us-wa-ag': decision } };
  expect(duty(ask(facts), 'us-wa-ag')).toMatchObject({ state: 'decided_against', decision });
  expect(duty(ask(facts, '2021-08-18'), 'us-wa-ag')).toMatchObject({ state: 'due' });
});

test('another law on the day the clock started is told', () => {
  const facts: Facts = {
    ...CARRIER,
    exposure: { ...CARRIER.exposure, people: { total: 10, by_jurisdiction: { CA: 10 } } },
  };
  expect(duty(ask(facts), 'us-ca-individuals')).toMatchObject({
    due: null,
    doubts: expect.not.arrayContaining([expect.stringContaining('Compare the duties')]),
  });
  const today = duty(ask(facts, '2026-01-05'), 'us-ca-individuals');
  expect(today).toMatchObject({ amount: 30, state: 'overdue' });
  expect(today?.doubts.join()).toContain('Compare the duties as of 2021-08-12');
});

test('what is no law makes no duty, and is shown as what it is', () => {
  const answer = ask({ ...CARRIER, incident: { ...CARRIER.incident, confirmed: '2021-08-16T17:00-07:00' } });
  const bill = 'us-cyber-incident-notification-act-2021';
  expect(duty(answer, bill)).toBeUndefined();
  expect(answer.not_law.find(({ id }) => id === bill)).toMatchObject({
    status: 'bill',
    due: '2021-08-17T20:00:00-04:00',
    protection: expect.stringContaining('immunity'),
  });
  expect(denied(answer, bill)?.why[0]).toContain('a bill');
});

test('what a sector rules out is told as such, and what it is regulated as decides where it is said', () => {
  expect(denied(ask(CARRIER), 'us-ncua-72h')).toBeDefined();
  expect(open(ask(CARRIER), 'us-dfars-7012')?.needs).toEqual(['organisation.regulated_as: [defense_contractor]']);
  const said = ask({ ...CARRIER, organisation: { ...CARRIER.organisation, regulated_as: [] } });
  expect(denied(said, 'us-dfars-7012')?.why.join()).toContain('not regulated as');
});

test('duties come by state and deadline, and the answer carries its limits', () => {
  const answer = ask(CARRIER, '2021-09-12');
  const states = answer.duties.map(({ state }) => state);
  expect(states).toEqual(
    [...states].sort((left, right) => (left === 'overdue' ? 0 : 1) - (right === 'overdue' ? 0 : 1)),
  );
  expect(answer.notice).toContain('not legal advice');
  expect(answer.law_reviewed_to).toMatch(/^\d{4}-\d\d-\d\d$/u);
  expect(ask(CARRIER, '2026-11-26').warnings.join()).toContain('looked into');
});

test('the same facts give the same answer, and are not changed', () => {
  const frozen = JSON.stringify(CARRIER);
  expect(JSON.stringify(ask(CARRIER))).toBe(JSON.stringify(ask(structuredClone(CARRIER))));
  expect(JSON.stringify(CARRIER)).toBe(frozen);
});
