import { expect, test } from 'vitest';
import { asJson, type CaseEvent, type EventKind, type Payload } from '../model/case.js';
import type { Claim } from '../model/claim.js';
import { foldFacts } from './facts.js';
import { wayInOf } from './way-in.js';
import { waysIn } from './way-words.js';

test.each([
  ['Remote access to the SCADA computer (TeamViewer), without a second factor', ['remote_access'], []],
  ['Phishing e-mail with an attachment; T1566.001', ['mail'], []],
  ['A USB stick of a contractor', ['removable_media'], []],
  ['The web page of the modem, open to the Internet', ['internet_facing'], []],
  ['Came in over RDP, not by mail', ['remote_access'], ['mail']],
  ['No remote access was used', [], ['remote_access']],
  ['It was not by mail but over the VPN', ['remote_access'], ['mail']],
  ['Remote access was ruled out', [], ['remote_access']],
  ["It wasn't mail", [], ['mail']],
  ['Probably TeamViewer', [], ['remote_access']],
  ['mail or a USB stick', [], ['mail', 'removable_media']],
  ['TeamViewer may have been used', [], ['remote_access']],
  ['Remote desktop, in May', ['remote_access'], []],
  ['Unknown. TeamViewer is on the machine.', [], ['remote_access']],
  ['They came by mail and then by remote desktop', ['mail', 'remote_access'], []],
  ['A key under the mat', [], []],
])('%s', (text, used, unsure) => {
  expect(waysIn(text)).toEqual({ used, unsure });
});

let seq = 1;
function event<Kind extends EventKind>(kind: Kind, payload: Payload<Kind>): CaseEvent {
  seq += 1;
  const none = '0'.repeat(64);
  const open = { case: 'x', seq, id: `x/${seq}`, at: '2021-08-16T09:30:00.000Z', who: 'ada', kind, basis: [] };
  return { ...open, payload: asJson(payload), salt: null, payload_sha256: none, prev: none, hash: none };
}

const said = (set: Payload<'facts'>['set'], unset: string[] = []) => event('facts', { set, unset });
const ordered = (events: readonly CaseEvent[], asOf = '2021-08-20') =>
  wayInOf(events, foldFacts(events, { name: 'Lor Meadows' }), asOf);

/** Only what is read of a claim here; the rest is as a text that says nothing. */
function claimed(ways: readonly [Claim['ways_in'][number]['value'], number][]): CaseEvent {
  const leaf = (value: string, confidence: number) => ({ value, span: [0, 1], confidence });
  const none = [
    ...['organisation', 'actor', 'channel', 'claimed_on', 'people', 'rows', 'access', 'copies'].map((key) => [
      key,
      null,
    ]),
    ...['reported_by', 'subsets', 'elements', 'denied_elements', 'earlier_incidents', 'demands', 'threats'].map(
      (key) => [key, []],
    ),
    ...['reporting', 'affected_assets', 'costs', 'training', 'assistance', 'people_quoted'].map((key) => [key, []]),
    ...['contradictions', 'cannot_tell', 'further_stories'].map((key) => [key, []]),
  ];
  return event('claim', {
    document: {
      schema: 'assay.claim/1',
      text_sha256: 'a'.repeat(64),
      text: { kind: 'plain', encoding: 'utf-8', length: 1 },
      date: null,
      span: [0, 1],
      ...Object.fromEntries(none),
      samples_checked: { by: null, result: null },
      response: { status: null, quote: null },
      ways_in: ways.map(([value, confidence]) => leaf(value, confidence)),
    },
  });
}

test('the last fact that stands says it, with its event; what is unset says nothing any more', () => {
  const first = said({ incident: { vector: 'a phishing mail' } });
  const second = said({ incident: { vector: 'remote access by TeamViewer' } });
  expect(ordered([first, second])).toEqual({
    ways: [
      {
        way: 'remote_access',
        by: 'fact',
        event: second.seq,
        basis: 'incident.vector: remote access by TeamViewer',
      },
    ],
    cannot_tell: [],
  });
  const gone = ordered([first, said({}, ['incident.vector'])]);
  expect(gone).toEqual({ ways: [], cannot_tell: ['the case does not say how they came in'] });
});

test('a claim speaks only where no fact does, is marked as one, and a hint or a word of two meanings is none', () => {
  const claim = claimed([
    ['remote_access', 0.8],
    ['email', 0.3],
    ['web', 0.9],
  ]);
  expect(ordered([claim]).ways).toEqual([
    { way: 'remote_access', by: 'claim', event: claim.seq, basis: 'ways_in: remote_access' },
  ]);
  expect(ordered([claim, said({ incident: { vector: 'a USB stick' } })]).ways).toMatchObject([
    { way: 'removable_media', by: 'fact' },
  ]);
  const doubted = ordered([claim, said({ incident: { vector: 'perhaps mail' } })]);
  expect(doubted.ways).toEqual([]);
  expect(doubted.cannot_tell).toHaveLength(1);
});

test('what was established after the day asked for orders nothing', () => {
  const known = { 'incident.vector': { at: '2021-08-18T10:00-04:00' } };
  const events = [said({ incident: { vector: 'remote desktop' }, known })];
  // A path with dots is one key of `known`.
  expect(ordered(events, '2021-08-17').ways).toEqual([]);
  expect(ordered(events, '2021-08-18').ways).toHaveLength(1);
});
