import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asJson, type CaseEvent, type EventKind, type Payload } from '../model/case.js';
import { statementFileSchema } from '../model/statement.js';
import { exposureOf } from '../../test/fixtures/cases.js';
import { DUTIES_EXAMPLE } from '../../test/fixtures/duties.js';
import { VERDICT_EXAMPLES } from '../../test/fixtures/verdicts.js';
import { elementsOf, foldFacts } from './facts.js';
import { disputesIn, openDisputesIn, replacedAnchors } from './anchors.js';
import { newlyOwed, statementFileOf } from './findings.js';
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

test('a planted record among the rows is nobody, and contradicts nobody who left it out', () => {
  const { authentic } = VERDICT_EXAMPLES;
  if (authentic === undefined) throw new Error('no example');
  const found = event('verdict', { document: authentic });
  const [finding] = statementFileOf([found], 'Northwind Wireless').findings;
  expect(authentic.canaries).toHaveLength(1);
  expect(finding?.finds.people).toEqual({ at_least: authentic.matched_people - 1 });
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

test('days and times of a timeline are in one zone, in the order of instants', () => {
  const anchor = event('anchor', { anchor: 'discovered', at: '2021-08-15T17:00-07:00' });
  const says = { text: 'x', to: ['y'], by: 'ada', says: {} };
  const abroad = event('statement', { ...says, at: '2021-08-16T01:30+02:00' });
  const taken = event('measure', { what: 'x', state: 'taken', on: '2021-08-15' });
  const { zone, entries } = timelineOf([anchor, abroad, taken], DUTIES_EXAMPLE, {
    words: ({ kind }) => kind,
    restatement: () => ({ state: 'made' }),
    besideWords: () => [],
    beside: () => [],
  });
  expect(zone).toBe('-07:00');
  const own = entries.filter((each) => each.event !== null);
  expect(own.map(({ says: kind, day, time }) => [kind, day, time])).toEqual([
    ['measure', '2021-08-15', null],
    ['statement', '2021-08-15', '16:30'],
    ['anchor', '2021-08-15', '17:00'],
  ]);
});

test('findings and statements of a case are read as those of a file', () => {
  const found = event('facts', { set: { exposure: { people: { total: 9 }, elements: ['ssn'] } }, unset: [] });
  const counted = event('exposure', { document: exposureOf('whole') });
  const said = event('statement', { text: 'x', to: ['y'], by: 'ada', at: '2021-08-16T01:30Z', says: { people: 5 } });
  const other = event('note', { text: 'x' });
  const resting = { ...said, basis: [`x/${found.seq}`, `x/${other.seq}`, '0'.repeat(64)] };
  const file = statementFileOf([found, other, counted, resting], 'Northwind');
  expect(statementFileSchema.parse(file)).toEqual(file);
  expect(file.findings.map(({ id, finds }) => [id, finds])).toEqual([
    [`e${found.seq}`, { status: 'personal_data_confirmed', people: 9, confirmed: ['ssn'] }],
    [
      `e${counted.seq}`,
      {
        status: 'personal_data_confirmed',
        people: exposureOf('whole').counted?.people,
        confirmed: ['full_name', 'ssn'],
      },
    ],
  ]);
  expect(file.statements).toMatchObject([
    { id: `e${said.seq}`, says: { people: 5 }, basis: [`e${found.seq}`, `e${counted.seq}`] },
  ]);
});

test('the same contradiction is raised once', () => {
  const owed = { statement: 2, found_by: 3, contradictions: [{ what: 'people', says: 'people: said 5, found 7' }] };
  const raised = event('restatement', owed);
  expect(newlyOwed([owed], [])).toEqual([owed]);
  expect(newlyOwed([{ ...owed, found_by: 9 }], [raised])).toEqual([]);
  const more = { what: 'ssn', says: 'ssn: said not taken, found taken' };
  const both = { ...owed, contradictions: [...owed.contradictions, more] };
  expect(newlyOwed([both], [raised])).toEqual([{ ...owed, contradictions: [more] }]);
});

test('the last recorded anchor counts, and facts that say otherwise do not', () => {
  const discovered = (at: string) => event('anchor', { anchor: 'discovered', at });
  const facts = (at: string) => event('facts', { set: { incident: { discovered: at } }, unset: [] });
  const [early, first, same, other] = [
    facts('2021-08-10T09:00Z'),
    discovered('2021-08-12T09:00-07:00'),
    facts('2021-08-12T16:00Z'),
    facts('2021-08-14T09:00Z'),
  ];
  const gone = event('facts', { set: {}, unset: ['incident'] });
  const all = [early, first, same, other, gone];
  const { tree, sources, warnings } = foldFacts(all, NORTHWIND);
  expect(tree['incident']).toEqual({ discovered: '2021-08-12T09:00-07:00' });
  expect([sources['incident.discovered'], warnings.length]).toEqual([first.seq, 2]);
  expect(disputesIn(standing(all)).map((each) => [each.event, each.said])).toEqual([
    [early.seq, '2021-08-10T09:00Z'],
    [other.seq, '2021-08-14T09:00Z'],
    [gone.seq, null],
  ]);
  expect(openDisputesIn(standing(all)).map((each) => each.event)).toEqual([other.seq, gone.seq]);
  const later = discovered('2021-08-15T09:00Z');
  expect(foldFacts([...all, later], NORTHWIND)).toMatchObject({
    tree: { incident: { discovered: '2021-08-15T09:00Z' } },
    warnings: [],
  });
  expect([...replacedAnchors(standing([...all, later])).keys()]).toEqual([first.seq]);
  expect(foldFacts([...all, corrected(first)], NORTHWIND).warnings).toEqual([]);
});

test('two findings of one second follow each other as in the chain, and a statement rests on all', () => {
  const found = (total: number) => event('facts', { set: { exposure: { people: { total } } }, unset: [] });
  const [one, two] = [found(5), found(7)];
  const said = event('statement', { text: 'x', to: ['y'], by: 'ada', at: '2021-08-16T09:30:00Z', says: { people: 5 } });
  const last = found(9);
  const { findings, statements } = statementFileOf([one, two, said, last], 'Northwind');
  expect(findings.map(({ at }) => at)).toEqual([
    '2021-08-16T09:30:00Z',
    '2021-08-16T09:30:01Z',
    '2021-08-16T09:30:02Z',
  ]);
  expect(statements[0]?.basis).toEqual([one, two, last].map((each) => `e${each.seq}`));
  expect(findings[0]?.finds.status).toBe('personal_data_confirmed');
});
