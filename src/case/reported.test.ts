import { expect, test } from 'vitest';
import { asJson, type CaseEvent, type EventKind, type Payload } from '../model/case.js';
import { foldFacts } from './facts.js';
import { reportedIn } from './reported.js';

let seq = 1;
function event<Kind extends EventKind>(kind: Kind, payload: Payload<Kind>): CaseEvent {
  seq += 1;
  const none = '0'.repeat(64);
  const open = { case: 'x', seq, id: `x/${seq}`, at: '2021-08-16T09:30:00.000Z', who: 'ada', kind, basis: [] };
  return { ...open, payload: asJson(payload), salt: null, payload_sha256: none, prev: none, hash: none };
}

const reported = (...events: readonly CaseEvent[]) =>
  reportedIn(events, foldFacts(events, { name: 'Lor Meadows' }), '2021-08-20', (duty) => duty === 'us-me-ag');
const decision = (follow: boolean, at = '2021-08-17T09:00-04:00') =>
  event('decision', { duty: 'us-me-ag', follow, by: 'ada', at, why: 'because' });

test('only what was done is reported; to whom no authority is, or later than the day, is not', () => {
  expect(reported().answer).toBe('unknown');
  const done = event('done', { duty: 'us-me-ag', at: '2021-08-18T09:00-04:00' });
  expect(reported(done)).toEqual({ answer: 'yes', basis: `us-me-ag was done 2021-08-18 (event ${done.seq})` });
  expect(reported(event('done', { duty: 'us-me-ag', at: '2021-08-21T09:00-04:00' })).answer).toBe('unknown');
  expect(reported(event('done', { duty: 'us-me-individuals', at: '2021-08-18T09:00-04:00' })).answer).toBe('unknown');
});

test('who was told counts, and so does the time of a report to a federal agency', () => {
  const told = (regulators: object[]) =>
    reported(event('facts', { set: { notice: asJson({ regulators }) }, unset: [] })).answer;
  expect(told([{ name: 'CISA', at: '2021-08-19' }])).toBe('yes');
  expect(told([{ name: 'CISA', at: '2021-08-29' }])).toBe('unknown');
  const anchor = event('anchor', { anchor: 'reported_to_federal_agency', at: '2021-08-19T09:00-04:00' });
  expect(reported(anchor).answer).toBe('yes');
});

test('a decision against is a no, one to report is not yet a report, and one that was turned round does not count', () => {
  const against = decision(false);
  expect(reported(against)).toEqual({ answer: 'no', basis: `decided against us-me-ag (event ${against.seq})` });
  const follow = decision(true);
  expect(reported(follow)).toMatchObject({ answer: 'unknown' });
  expect(reported(against, follow).basis).toContain(`event ${follow.seq}`);
  expect(reported(decision(false, '2021-08-25T09:00-04:00')).answer).toBe('unknown');
  const done = event('done', { duty: 'us-me-ag', at: '2021-08-18T09:00-04:00' });
  expect(reported(against, done).answer).toBe('yes');
});
