import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseEventSchema, caseSchema, caseVerificationSchema } from '../../src/model/case-documents.js';
import { dutiesSchema } from '../../src/model/duty.js';
import { reportSchema } from '../../src/model/report.js';
import { timelineSchema } from '../../src/model/timeline.js';
import { validatorOf } from '../schemas.js';
import { makeWorkspace, run, runPacked, type Ended } from './command.js';

let dir = '';
beforeAll(async () => {
  dir = makeWorkspace();
  await ok('index');
  await ok('case', 'new', 'Forum post');
}, 120_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function ok(...args: readonly string[]): Promise<Ended> {
  return done(args, await run(args, dir));
}

function done(args: readonly string[], ended: Ended): Ended {
  if (ended.code !== 0) throw new Error(`${args.join(' ')}: ${ended.stderr}`);
  return ended;
}

async function events() {
  return caseSchema.parse(JSON.parse((await ok('case', 'show', 'forum-post', '--json')).stdout)).events;
}

test('what is said and found otherwise later is owed a restatement, once', async () => {
  const denial = ['--to', 'the press', '--status', 'no_personal_data', '--people', '0', '--ruled-out', 'ssn'];
  const said = await ok(
    'case',
    'say',
    'forum-post',
    'No customer data was taken.',
    ...denial,
    '--at',
    '2021-08-16T10:00-07:00',
  );
  expect(said).toMatchObject({ stdout: 'forum-post/2\n', stderr: expect.stringContaining('rests on nothing') });
  const args = ['verify', 'leak.csv', '--case', 'forum-post', '--by', 'ada'];
  const verified = done(args, await runPacked(args, dir));
  expect(verified.stderr).toContain('Kept as forum-post/3');
  expect(verified.stderr).toContain('forum-post/4: a restatement is owed');
  expect((await events())[3]).toMatchObject({
    kind: 'restatement',
    basis: ['forum-post/2', 'forum-post/3'],
    payload: {
      statement: 2,
      found_by: 3,
      contradictions: expect.arrayContaining([expect.objectContaining({ what: 'ssn' })]),
    },
  });
  const again = await ok('verify', 'leak.csv', '--case', 'forum-post');
  expect(again.stderr).toContain('Kept as forum-post/5');
  expect(again.stderr).not.toContain('restatement');
  const restated = [
    '--to',
    'the press',
    '--restates',
    '2',
    '--basis',
    '5',
    '--people',
    'at least 100',
    '--status',
    'personal_data_confirmed',
    '--confirmed',
    'ssn',
  ];
  expect((await ok('case', 'say', 'forum-post', 'Data of customers was taken.', ...restated)).stderr).toBe('');
  const late = await ok('case', 'say', 'forum-post', 'Nobody.', '--to', 'a reporter', '--people', '0', '--basis', '5');
  expect(late.stderr).toContain('Known otherwise from event');
});

test('a case that is not there costs no verdict', async () => {
  const ended = await run(['verify', 'leak.csv', '--case', 'nowhere'], dir);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect((await run(['verify', 'leak.csv', '--by', 'ada'], dir)).code).toBe(2);
});

test('exposure is kept, and its counts go with the facts', async () => {
  const exposed = await ok('exposure', 'leak.csv', '--case', 'forum-post', '--json');
  const number = (await events()).find(({ kind }) => kind === 'exposure')?.seq ?? 0;
  const { event } = caseEventSchema.parse(
    JSON.parse((await ok('case', 'show', 'forum-post', String(number), '--json')).stdout),
  );
  writeFileSync(path.join(dir, 'exposed.json'), exposed.stdout);
  expect(event.payload).toEqual({ document: JSON.parse(exposed.stdout) });
  const duties = await ok('duties', 'forum-post', '--as-of', '2021-08-20', '--json');
  const answer = dutiesSchema.parse(JSON.parse(duties.stdout));
  expect(answer.warnings.join(' ')).toContain(`event ${number} of forum-post`);
});

test('duties are those of the facts that the events add up to', async () => {
  writeFileSync(
    path.join(dir, 'facts.yaml'),
    `organisation: { name: Northwind Wireless, sector: communications, state: WA, public_body: false }
incident: { kind: [data_breach], started: 2021-07-22T00:00-07:00, discovered: 2021-08-12T09:00-07:00 }
exposure: { encrypted: false, elements: [full_name, ssn, date_of_birth, phone], people: { total: 501, by_jurisdiction: { WA: 501 } } }
`,
  );
  const [start, ...rest] = [
    ['facts', 'forum-post', '--set', 'organisation.public_body=false', '--set', 'organisation.state=WA'],
    ['facts', 'forum-post', '--set', 'incident.kind=[data_breach]', '--set', 'exposure.encrypted=false'],
    [
      'facts',
      'forum-post',
      '--set',
      'organisation.sector=communications',
      '--set',
      'exposure.elements=[full_name, ssn, date_of_birth, phone]',
    ],
    ['facts', 'forum-post', '--set', 'exposure.people={ total: 501, by_jurisdiction: { WA: 501 } }'],
    ['anchor', 'forum-post', 'started', '2021-07-22T00:00-07:00'],
    ['anchor', 'forum-post', 'discovered', '2021-08-12T09:00-07:00'],
  ];
  for (const args of [start ?? [], ...rest]) await ok('case', 'add', ...args);
  const asOf = ['--as-of', '2021-08-20', '--json'];
  const { duties } = dutiesSchema.parse(JSON.parse((await ok('duties', 'forum-post', ...asOf)).stdout));
  const ofFile = dutiesSchema.parse(
    JSON.parse((await ok('duties', '--facts', 'facts.yaml', '--exposure', 'exposed.json', ...asOf)).stdout),
  );
  expect(duties).toEqual(ofFile.duties);
  expect(duties.find(({ id }) => id === 'us-wa-ag')).toMatchObject({ due: '2021-09-11T23:59:59-07:00', state: 'due' });
  expect((await run(['duties', 'forum-post', '--facts', 'facts.yaml'], dir)).code).toBe(2);
  expect((await run(['duties'], dir)).code).toBe(2);
  expect((await run(['duties', 'forum-post', '--exposure', 'exposed.json'], dir)).code).toBe(2);
});

test('a decision and a duty that was done show among the duties', async () => {
  expect((await run(['case', 'decide', 'forum-post', 'us-wa-ag', 'no'], dir)).code).toBe(2);
  expect((await run(['case', 'decide', 'forum-post', 'us-wa-agg', 'no', '--why', 'x'], dir)).code).toBe(2);
  await ok(
    'case',
    'decide',
    'forum-post',
    'us-wa-ag',
    'no',
    '--why',
    'told through the parent',
    '--by',
    'counsel',
    '--at',
    '2021-08-20T09:00Z',
  );
  await ok('case', 'add', 'done', 'forum-post', 'us-wa-individuals', '2021-08-20T10:00-07:00', '--how', 'by letter');
  const { duties } = dutiesSchema.parse(
    JSON.parse((await ok('duties', 'forum-post', '--as-of', '2021-08-21', '--json')).stdout),
  );
  const stateOf = (id: string) => duties.find((duty) => duty.id === id);
  expect(stateOf('us-wa-ag')).toMatchObject({ state: 'decided_against', decision: { by: 'counsel' } });
  expect(stateOf('us-wa-individuals')).toMatchObject({ state: 'done', done_at: '2021-08-20T10:00-07:00' });
});

test('drafts are kept as versions that say what changed', async () => {
  const draft = async (...args: readonly string[]) => {
    const ended = await ok('report', 'cisa', 'forum-post', '--as-of', '2021-08-21', '--format', 'json', ...args);
    return { report: reportSchema.parse(JSON.parse(ended.stdout)), stderr: ended.stderr };
  };
  const first = await draft();
  expect(first).toMatchObject({ report: { version: 1, supplement: null }, stderr: expect.stringContaining('Kept as') });
  const same = await draft();
  expect(same).toMatchObject({ report: first.report, stderr: 'Nothing changed since version 1\n' });
  await ok('case', 'add', 'facts', 'forum-post', '--set', 'incident.narrative=Somebody copied a table of customers');
  const second = await draft();
  expect(second.report).toMatchObject({ version: 2, supplement: { version: 1 } });
  expect(second.report.supplement?.changes.length).toBeGreaterThan(0);
  expect(await draft()).toMatchObject({ report: { version: 2 }, stderr: 'Nothing changed since version 2\n' });
  expect((await run(['report', 'cisa', 'forum-post', '--facts', 'facts.yaml'], dir)).code).toBe(2);
  expect((await run(['report', 'cisa', 'forum-post', '--supplements', 'x.json'], dir)).code).toBe(2);
});

test('the timeline shows what was known, not known, said and due', async () => {
  await ok(
    'case',
    'add',
    'earlier',
    'forum-post',
    'cpni-2020',
    '--on',
    '2020-12-03',
    '--elements',
    'phone,ssn',
    '--people',
    '200,000',
  );
  const shown = await ok(
    'case',
    'timeline',
    'forum-post',
    '--as-of',
    '2021-08-21',
    '--json',
    '--html',
    'timeline.html',
  );
  const document: unknown = JSON.parse(shown.stdout);
  const valid = validatorOf('assay.case-timeline-1');
  valid(document);
  expect(valid.errors).toBeNull();
  const { entries, earlier } = timelineSchema.parse(document);
  const times = entries.flatMap(({ at }) => (at.length === 10 ? [] : [Date.parse(at)]));
  expect(times).toEqual(times.toSorted((left, right) => left - right));
  const days = entries.map(({ day }) => day);
  expect(days).toEqual(days.toSorted());
  expect(new Set(entries.map(({ column }) => column))).toEqual(new Set(['known', 'not_known', 'said', 'due']));
  expect(entries.find(({ column, event }) => column === 'due' && event === 4)).toMatchObject({ state: 'made' });
  expect(earlier).toEqual([
    expect.objectContaining({
      name: 'cpni-2020',
      elements_in_common: ['ssn', 'phone'],
      people: 200_000,
      rows_in_common: null,
    }),
  ]);
  expect(readFileSync(path.join(dir, 'timeline.html'), 'utf8')).toContain('No customer data was taken.');
  const view = await ok('case', 'timeline', 'forum-post', '--as-of', '2021-08-21');
  for (const line of view.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  const proof = await ok('case', 'verify', '--json');
  expect(caseVerificationSchema.parse(JSON.parse(proof.stdout)).sound).toBe(true);
});

test('a claim is read into a case and stands on the timeline on its own day', async () => {
  writeFileSync(
    path.join(dir, 'post.txt'),
    'A hacker claims to sell the data of more than 100 million customers of Northwind Wireless. The data hold social security numbers.\n',
  );
  const read = await ok('claim', 'read', 'post.txt', '--date', '2021-08-15', '--case', 'forum-post', '--by', 'ada');
  const id = /Kept as forum-post\/(\d+)/u.exec(read.stderr)?.[1];
  const kept = (await events()).at(-1);
  expect(kept).toMatchObject({ seq: Number(id), kind: 'claim', who: 'ada' });
  expect(kept?.basis).toHaveLength(1);
  const timeline = timelineSchema.parse(JSON.parse((await ok('case', 'timeline', 'forum-post', '--json')).stdout));
  expect(timeline.entries).toContainEqual(
    expect.objectContaining({
      column: 'not_known',
      event: Number(id),
      says: expect.stringContaining('SSN. At least 100,000,000 people are claimed; 501 are known'),
    }),
  );
  writeFileSync(path.join(dir, 'claim.json'), (await ok('claim', 'read', 'post.txt', '--json')).stdout);
  await ok('case', 'add', 'claim', 'forum-post', 'claim.json');
  writeFileSync(path.join(dir, 'claim.json'), '{"schema":"assay.claim/1"}');
  expect(await run(['case', 'add', 'claim', 'forum-post', 'claim.json'], dir)).toMatchObject({ code: 2 });
});
