import { expect, test } from 'vitest';
import { asJson, type CaseEvent, type EventKind, type Payload } from '../model/case.js';
import { decisionsIn } from './decisions.js';
import { foldFacts } from './facts.js';

function event<Kind extends EventKind>(seq: number, kind: Kind, payload: Payload<Kind>): CaseEvent {
  const none = '0'.repeat(64);
  const open = { case: 'x', seq, id: `x/${seq}`, at: '2021-08-16T09:30:00.000Z', who: 'ada', kind, basis: [] };
  return { ...open, payload: asJson(payload), salt: null, payload_sha256: none, prev: none, hash: none };
}

const signed = { duty: 'us-me-ag', by: 'ada', at: '2021-08-17T09:00-04:00', why: 'because' };
const decision = (seq: number, follow: boolean, more: object = {}) =>
  event(seq, 'decision', { ...signed, follow, ...more });
const decided = (...events: readonly CaseEvent[]) => [
  ...decisionsIn(events, foldFacts(events, { name: 'Lor Meadows' }), {
    idOf: (duty) => (duty === 'me-ag' ? 'us-me-ag' : duty),
    hasCome: (at) => at < '2021-08-20',
  }).values(),
];

test('the latest decision that stands is told, with its event', () => {
  expect(decided(decision(2, false), decision(3, true))).toEqual([{ ...signed, follow: true, event: 3 }]);
  expect(decided(decision(2, true), decision(3, false))).toMatchObject([{ follow: false, event: 3 }]);
  expect(decided(decision(2, true, { duty: 'me-ag' }), decision(3, true))).toMatchObject([{ event: 3 }]);
  expect(decided(decision(2, true), decision(3, true, { duty: 'us-wa-ag' }))).toHaveLength(2);
});

test('a decision that was withdrawn, set right, signed for a later day or contradicted by facts is not told as it was', () => {
  const corrected = (replacement?: object) =>
    event(3, 'correction', {
      of: 2,
      why: 'wrong',
      ...(replacement === undefined ? {} : { replacement: asJson(replacement) }),
    });
  expect(decided(decision(2, true), corrected())).toEqual([]);
  expect(decided(decision(2, true), corrected({ ...signed, follow: false }))).toMatchObject([
    { follow: false, event: 2 },
  ]);
  expect(decided(decision(2, true, { at: '2021-08-21T09:00-04:00' }))).toEqual([]);
  const against = { by: 'ada', at: signed.at, reason: 'by the facts' };
  const facts = event(3, 'facts', { set: { decided_against: { 'us-me-ag': against } }, unset: [] });
  expect(decided(decision(2, true), facts)).toEqual([]);
  expect(decided(decision(2, false), event(3, 'facts', { set: {}, unset: ['decided_against.us-me-ag'] }))).toEqual([]);
});
