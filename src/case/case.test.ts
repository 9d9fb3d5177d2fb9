import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asJson, type CaseEvent, type EventKind, type Payload } from '../model/case.js';
import type { Content } from '../model/said.js';
import { exposureOf } from '../../test/fixtures/cases.js';
import { DUTIES_EXAMPLE } from '../../test/fixtures/duties.js';
import { contradictionsOf } from './contradict.js';
import { elementsOf, foldFacts } from './facts.js';
import { contradictedNow, newlyOwed } from './findings.js';
import { timelineOf } from './timeline.js';
import { standing, standingOf } from './standing.js';
import { leavesOf, merge, treeAt, without, type Tree } from './tree.js';

const NORTHWIND = { name: 'Northwind Wireless', sector: 'communications', state: 'WA' };

let seq = 1;
function event<Kind extends EventKind>(kind: Kind, payload: Payload<Kind>): CaseEvent {
  seq += 1;
  const none = '0'.repeat(64);
  const at = '2021-08-16T09:30:00.000Z';
  const open = {
    case: 'x',
    seq,
    id: `x/${seq}`,
    at,
    who: 'ada',
    kind,
    basis: [],
    payload: asJson(payload),
  };
  return { ...open, salt: null, payload_sha256: none, prev: none, hash: none };
}

function note(text: string): CaseEvent {
  return event('note', { text });
}

function corrected(of: CaseEvent, replacement?: object): CaseEvent {
  return event('correction', {
    of: of.seq,
    why: 'wrong',
    ...(replacement === undefined ? {} : { replacement: asJson(replacement) }),
  });
}

function textsOf(events: readonly CaseEvent[]): string[] {
  return standingOf(standing(events), 'note').map(({ payload }) => payload.text);
}

test('the last correction of an event counts, and a withdrawn correction corrects nothing', () => {
  const [one, two] = [note('one'), note('two')];
  const first = corrected(one, { text: 'uno' });
  const second = corrected(one, { text: 'eins' });
  const withdrawn = corrected(two);
  expect(textsOf([one, two, first])).toEqual(['uno', 'two']);
  expect(textsOf([one, two, first, second])).toEqual(['eins', 'two']);
  expect(textsOf([one, two, first, second, withdrawn])).toEqual(['eins']);
  expect(textsOf([one, two, first, second, corrected(second)])).toEqual(['uno', 'two']);
  expect(textsOf([one, two, withdrawn, corrected(withdrawn)])).toEqual(['one', 'two']);
  const better = corrected(first, { of: one.seq, why: 'better', replacement: { text: 'un' } });
  expect(textsOf([one, first, better])).toEqual(['un']);
});

test('nothing corrects what comes after it, or itself', () => {
  const one = note('one');
  const early = { ...corrected(one), seq: one.seq };
  const self = event('correction', { of: seq + 1, why: 'itself' });
  expect(textsOf([early, one, self])).toEqual(['one']);
});

test('facts stand over those before, and each knows its event', () => {
  const set = event('facts', { set: { exposure: { people: { total: 5 }, cpni: true } }, unset: [] });
  const anchor = event('anchor', { anchor: 'discovered', at: '2021-08-12T09:00-07:00' });
  const more = event('facts', { set: { exposure: { people: { total: 7 } } }, unset: ['exposure.cpni'] });
  const { tree, sources } = foldFacts([set, anchor, more], NORTHWIND);
  expect(tree).toEqual({
    organisation: NORTHWIND,
    incident: { discovered: '2021-08-12T09:00-07:00' },
    exposure: { people: { total: 7 } },
  });
  expect(sources['exposure.people.total']).toBe(more.seq);
  expect(sources['incident.discovered']).toBe(anchor.seq);
  expect(sources['organisation.name']).toBe(0);
  expect(sources['exposure.cpni']).toBeUndefined();
});

test('a decision against a duty can be taken back', () => {
  const no = event('decision', {
    duty: 'cisa',
    follow: false,
    by: 'counsel',
    at: '2021-08-16T09:30Z',
    why: 'not covered',
  });
  const yes = event('decision', {
    duty: 'cisa',
    follow: true,
    by: 'counsel',
    at: '2021-08-17T09:30Z',
    why: 'covered after all',
  });
  const done = event('done', { duty: 'cisa', at: '2021-08-20T10:00Z' });
  expect(foldFacts([no], NORTHWIND).tree['decided_against']).toEqual({
    cisa: { by: 'counsel', at: '2021-08-16T09:30Z', reason: 'not covered' },
  });
  expect(foldFacts([no, yes], NORTHWIND).tree['decided_against']).toEqual({});
  expect(foldFacts([no, yes, done], NORTHWIND).tree['done']).toEqual({ cisa: '2021-08-20T10:00Z' });
});

test('the last count of a file that is ours goes with the facts', () => {
  const first = event('exposure', { document: exposureOf('sample') });
  const last = event('exposure', { document: exposureOf('whole') });
  expect(foldFacts([first, last], NORTHWIND)).toMatchObject({ exposure: { event: last.seq }, warnings: [] });
  expect(elementsOf(foldFacts([last], NORTHWIND))).toEqual(['full_name', 'ssn']);
  const said = event('facts', { set: { exposure: { elements: ['phone'] } }, unset: [] });
  expect(elementsOf(foldFacts([said, last], NORTHWIND))).toEqual(['phone']);
  const older = event('exposure', { document: { ...exposureOf('whole'), verdict: 'recycled' } });
  const none = event('exposure', { document: { ...exposureOf('whole'), counted: null, reason: 'x' } });
  for (const each of [older, none]) {
    const { exposure, warnings } = foldFacts([each], NORTHWIND);
    expect([exposure, warnings.length]).toEqual([null, 1]);
  }
});

test('merging and taking away touch nothing else', () => {
  const trees: fc.Arbitrary<Tree> = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(fc.integer(), fc.dictionary(fc.constantFrom('d', 'e', '__proto__'), fc.integer())),
  );
  fc.assert(
    fc.property(trees, trees, (below, above) => {
      const merged = new Map(leavesOf(merge(below, above)));
      for (const [path, value] of leavesOf(above)) expect(merged.get(path)).toEqual(value);
      expect(merge(below, below)).toEqual(below);
    }),
  );
  const tree = merge(treeAt('a.b.c', 1), treeAt('a.d', 2));
  expect(without(tree, ['a', 'b', 'c'])).toEqual({ a: { b: {}, d: 2 } });
  expect(without(tree, ['x', 'y'])).toEqual(tree);
});

test.each<[string, Content, Content, string[]]>([
  ['the same number', { people: 5 }, { people: 5 }, []],
  ['another number', { people: 5 }, { people: 6 }, ['people']],
  ['a rounded number that fits', { people: { about: 48_600_000 } }, { people: 48_620_000 }, []],
  ['a rounded number that does not', { people: { about: 48_600_000 } }, { people: 48_700_000 }, ['people']],
  ['rounded to what was said', { people: { about: 40_000_000, to: 1_000_000 } }, { people: 41_000_000 }, ['people']],
  ['a bound that is kept', { people: { at_most: 10 } }, { people: { at_least: 10 } }, []],
  ['a bound that is not', { people: { fewer_than: 10 } }, { people: { at_least: 10 } }, ['people']],
  ['more than', { people: { more_than: 10 } }, { people: 10 }, ['people']],
  ['a range', { people: { low: 1, high: 4 } }, { people: 5 }, ['people']],
  ['a word that is not known', { people: { roughly: 4 } }, { people: 5 }, []],
  ['nobody', { people: 0 }, { people: { at_least: 1 } }, ['people']],
  ['an element that was taken', { ruled_out: ['ssn', 'phone'] }, { confirmed: ['ssn'] }, ['ssn']],
  ['a denial', { status: 'no_incident' }, { status: 'personal_data_confirmed' }, ['status']],
  ['an investigation', { status: 'investigating' }, { status: 'personal_data_confirmed' }, []],
  ['nothing said', {}, { people: 5, confirmed: ['ssn'] }, []],
])('said and found: %s', (_name, says, finds, what) => {
  expect(contradictionsOf(says, finds).map((each) => each.what)).toEqual(what);
});

test('days and times of a timeline are in one zone, in the order of instants', () => {
  const anchor = event('anchor', { anchor: 'discovered', at: '2021-08-15T17:00-07:00' });
  const says = { text: 'x', to: ['y'], by: 'ada', says: {} };
  const abroad = event('statement', { ...says, at: '2021-08-16T01:30+02:00' });
  const taken = event('measure', { what: 'x', state: 'taken', on: '2021-08-15' });
  const { zone, entries } = timelineOf([anchor, abroad, taken], DUTIES_EXAMPLE, ({ kind }) => kind);
  expect(zone).toBe('-07:00');
  const own = entries.filter((each) => each.event !== null);
  expect(own.map(({ says: kind, day, time }) => [kind, day, time])).toEqual([
    ['measure', '2021-08-15', null],
    ['statement', '2021-08-15', '16:30'],
    ['anchor', '2021-08-15', '17:00'],
  ]);
});

test('a restatement is owed once, by what was found after, until it is made', () => {
  const before = event('facts', { set: { exposure: { people: { total: 9 } } }, unset: [] });
  const said = event('statement', { text: 'x', to: ['y'], by: 'ada', at: '2021-08-16T01:30Z', says: { people: 5 } });
  const found = event('facts', { set: { exposure: { people: { total: 7 } } }, unset: [] });
  const owed = newlyOwed([before, said, found]);
  expect(owed).toMatchObject([{ statement: said.seq, found_by: found.seq }]);
  const raised = owed.map((each) => event('restatement', each));
  const same = event('facts', { set: { exposure: { people: { total: 7 } } }, unset: [] });
  expect(newlyOwed([before, said, found, ...raised, same])).toEqual([]);
  const other = event('facts', { set: { exposure: { people: { total: 8 } } }, unset: [] });
  expect(newlyOwed([before, said, found, ...raised, same, other])).toHaveLength(1);
  const made = event('statement', {
    text: 'x',
    to: ['y'],
    by: 'ada',
    at: '2021-08-17T01:30Z',
    says: {},
    restates: said.seq,
  });
  expect(newlyOwed([before, said, found, ...raised, same, other, made])).toEqual([]);
  expect(contradictedNow({ people: 9 }, [before, found])).toMatchObject([{ event: found.seq }]);
});
