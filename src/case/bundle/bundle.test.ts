import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../base/canonical-json.js';
import { chainOf, CLAIM } from '../../../test/fixtures/cases.js';
import { bundleLineSchema } from '../../model/case-bundle.js';
import { EVENT_KINDS, type CaseEvent, type JsonValue } from '../../model/case.js';
import { reasonFor, tableOf } from './audiences.js';
import { checkChain } from '../../store/store.js';
import { bundleReader } from './read-lines.js';
import { reasonsToWithhold, withheldOf, type Withholding } from './withhold.js';

const AT = '2021-08-12T09:00-07:00';
const EVIDENCE = { sha256: 'a'.repeat(64), size: 4, name: 'post.txt', media_type: 'text/plain', kept: 'copy' as const };

const CASE: readonly { readonly kind: string; readonly payload: JsonValue }[] = [
  { kind: 'opened', payload: { name: 'Carrier 2021' } },
  { kind: 'note', payload: { text: 'Counsel advises to wait' } },
  { kind: 'claim', payload: { document: CLAIM } },
  { kind: 'evidence', payload: { ...EVIDENCE, custody: { from: 'a reporter' } } },
  { kind: 'evidence', payload: { ...EVIDENCE, custody: {} } },
  { kind: 'anchor', payload: { anchor: 'discovered', at: AT } },
  { kind: 'anchor', payload: { anchor: 'material', at: AT } },
  { kind: 'measure', payload: { what: 'closed the router', state: 'taken' } },
  { kind: 'measure', payload: { what: 'replace the other', state: 'planned' } },
  { kind: 'correction', payload: { of: 2, why: 'slip', replacement: { text: 'Counsel advises to tell' } } },
  { kind: 'correction', payload: { of: 6, why: 'slip', replacement: { anchor: 'discovered', at: AT } } },
  {
    kind: 'correction',
    payload: { of: 5, why: 'more', replacement: { ...EVIDENCE, custody: { from: 'an insider' } } },
  },
  {
    kind: 'correction',
    payload: { of: 10, why: 'again', replacement: { of: 2, why: 'x', replacement: { text: 'y' } } },
  },
  { kind: 'of_a_later_version', payload: { text: 'x' } },
  { kind: 'claim', payload: { document: { ...CLAIM, reported_by: [{ value: 'The Courier' }] } } },
  { kind: 'claim', payload: { document: { ...CLAIM, further_stories: [{ people_quoted: [{ name: null }] }] } } },
];
const events = chainOf(CASE);

const left = (audience: Withholding['audience'], wish: Partial<Withholding> = {}) =>
  withheldOf(events, { audience, kinds: [], events: [], give: [], ...wish });

test('police get what happened, and neither advice, sources, judgements nor what was corrected', () => {
  expect(left('police')).toEqual([2, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16]);
  expect(left('counsel')).toEqual([14]);
});

test('each event that is left out says why: the table, a wish, or what it goes with', () => {
  const wish = { audience: 'police', kinds: [], events: [1], give: [] } as const;
  const reasons = reasonsToWithhold(events, wish);
  expect(reasons.get(2)).toBe(reasonFor('police', 'note'));
  expect(reasons.get(1)).toContain('as you asked');
  expect(reasons.get(6)).toContain('event 11 corrects it');
  const counsel = reasonsToWithhold(events, { ...wish, audience: 'counsel', events: [6] });
  expect(counsel.get(11)).toContain('it corrects event 6');
});

test('what a person names counts, and what was corrected goes with its correction or not at all', () => {
  expect(left('counsel', { kinds: ['note'] })).toEqual([2, 10, 13, 14]);
  expect(left('counsel', { events: [6] })).toEqual([6, 11, 14]);
  expect(left('police', { give: [4, 2, 6], events: [2] })).toEqual([2, 5, 7, 9, 10, 11, 12, 13, 14, 15, 16]);
  expect(left('counsel', { kinds: ['correction'] })).toEqual([2, 5, 6, 10, 11, 12, 13, 14]);
  expect(left('counsel', { kinds: EVENT_KINDS })).toEqual(events.map(({ seq }) => seq));
});

test('every kind has its line and its reason, and what nobody reviewed is withheld', () => {
  for (const audience of ['counsel', 'police'] as const) {
    const rows = tableOf(audience);
    expect(rows.map(({ kind }) => kind)).toEqual(EVENT_KINDS);
    for (const { because } of rows) expect(because).not.toBe('');
    expect(reasonFor(audience, 'of_a_later_version')).toContain('nobody reviewed');
  }
  for (const kind of ['note', 'facts', 'decision', 'draft'])
    expect(tableOf('police')).toContainEqual(expect.objectContaining({ kind, gets: 'none' }));
});

test('the guide shows the table as it is', () => {
  const guide = readFileSync(new URL('../../../docs/guide/case.md', import.meta.url), 'utf8');
  const counsel = tableOf('counsel');
  for (const [index, { kind, gets, because }] of tableOf('police').entries())
    expect(guide).toContain(`| ${kind} | ${counsel[index]?.gets ?? ''} | ${gets} | ${because} |`);
});

const whole = events.slice(0, 13);

function linesOf(of: readonly CaseEvent[], changes: object = {}, out: readonly number[] = []): string[] {
  const head = of.at(-1);
  const header = {
    schema: 'assay.case-bundle/1',
    tlp: 'TLP:RED',
    tlp_means: 'x',
    case: 'x',
    made_at: '2021-08-16T09:30:00.000Z',
    made_by: 'ada',
    for: null,
    audience: null,
    events: of.length,
    head: { seq: head?.seq, at: head?.at, hash: head?.hash },
    withheld: out,
    files: [{ sha256: createHash('sha256').update('abcd').digest('hex'), size: 4 }],
    ...changes,
  };
  const kept = of.map(({ case: _case, id: _id, payload, salt, ...event }) =>
    out.includes(event.seq)
      ? { ...event, payload: null, salt: null }
      : { ...event, payload: canonicalJson(payload), salt },
  );
  const pieces = ['ab', 'cd'].map((text) => ({
    file: header.files[0]?.sha256,
    data: Buffer.from(text).toString('base64'),
  }));
  return [header, ...kept, ...pieces].map((line) => JSON.stringify(line));
}

const END = (lines: readonly string[]) => JSON.stringify({ end: 'assay.case-bundle/1', sha256: digestOf(lines) });
const digestOf = (lines: readonly string[]) =>
  createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');

function read(lines: readonly string[]) {
  const reader = bundleReader();
  lines.forEach((line, index) => reader.take(line, () => digestOf(lines.slice(0, index))));
  return reader.finish();
}

const code = (lines: readonly string[]): unknown => {
  try {
    read(lines);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

test('lines are read as they were written, and each fits the schema', () => {
  const lines = linesOf(whole, {}, [2, 10]);
  const { header, events: found } = read([...lines, END(lines)]);
  expect(header.withheld).toEqual([2, 10]);
  expect(found.map(({ hash }) => hash)).toEqual(whole.map(({ hash }) => hash));
  expect(found[1]).toMatchObject({ payload: null, salt: null });
  for (const line of [...lines, END(lines)]) expect(bundleLineSchema.safeParse(JSON.parse(line)).success).toBe(true);
});

test('whatever is withheld, its words are not in the lines and the chain is proved', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: whole.length })), (out) => {
      const lines = linesOf(whole, {}, out);
      const found = read([...lines, END(lines)]);
      const kept = found.events.map((event) => ({ ...event, case: 'x', id: '' }));
      expect(checkChain('x', kept)).toMatchObject({ whole: true, withheld: out.length });
      for (const seq of out) {
        const { salt, payload } = whole[seq - 1] ?? { salt: null, payload: null };
        expect(lines[seq]).not.toContain(salt);
        expect(lines[seq]).not.toContain(JSON.stringify(canonicalJson(payload)));
      }
    }),
    { numRuns: 40 },
  );
});

test('what does not stand where it should is refused, each with its code', () => {
  const lines = linesOf(whole);
  const swapped = [lines[0] ?? '', lines[2] ?? '', lines[1] ?? '', ...lines.slice(3)];
  const ended = (all: readonly string[]) => [...all, END(all)];
  const more: readonly [string, readonly string[]][] = [
    ['not_a_bundle', [`{"schema":"assay.case-bundle/1","a":${'['.repeat(1_000_000)}`]],
    ['bundle_altered', [lines[0] ?? '', `{"seq":${'['.repeat(1_000_000)}`]],
    ['bundle_cut_off', []],
    ['bundle_cut_off', lines],
    ['bundle_cut_off', lines.slice(0, 4)],
    ['not_a_bundle', ['']],
    ['not_a_bundle', ['PK\u0003\u0004']],
    ['not_a_bundle', ['{"schema":"assay.case/1"}']],
    ['newer_bundle', ended(linesOf(whole, { schema: 'assay.case-bundle/2' }))],
    ['newer_bundle', ended(linesOf(events))],
    ['bundle_altered', ended(swapped)],
    ['bundle_altered', [...ended(lines), '{}']],
    ['bundle_altered', [...lines, END(lines.slice(1))]],
    ['bundle_altered', ended(linesOf(whole, { tlp: 'purple' }))],
    ['bundle_altered', ended(linesOf(whole, { case: '../x' }))],
    ['bundle_altered', ended(linesOf(whole, { made_by: 'a\u001b[2J' }))],
    ['bundle_altered', ended(linesOf(whole, { withheld: [3] }))],
    [
      'bundle_altered',
      ended(linesOf(whole, { head: { seq: 13, at: '2021-08-16T09:30:00.000Z', hash: 'a'.repeat(64) } })),
    ],
    ['bundle_altered', ended(linesOf(whole, { files: [{ sha256: 'a'.repeat(64), size: 4 }] }).slice(0, -2))],
    ['bundle_too_large', ended(linesOf(whole, { events: 1_000_000 }))],
    ['bundle_too_large', ended(linesOf(whole, { files: [{ sha256: 'a'.repeat(64), size: 9e15 }] }))],
  ];
  for (const [expected, given] of more) expect([expected, code(given)]).toEqual([expected, expected]);
});

test('a payload that is not as it is written, or none of its kind, is refused', () => {
  const swap = (from: string, to: string) => {
    const lines = linesOf(whole).map((line) => line.replace(from, to));
    return code([...lines, END(lines)]);
  };
  expect(swap(String.raw`{\"text\":\"Counsel`, String.raw`{\"text\": \"Counsel`)).toBe('bundle_altered');
  expect(swap(String.raw`{\"text\":\"Counsel`, String.raw`{\"text\":\"x\",\"text\":\"Counsel`)).toBe('bundle_altered');
  expect(swap(String.raw`{\"text\":\"Counsel`, String.raw`{\"txt\":\"Counsel`)).toBe('bundle_altered');
  expect(swap(String.raw`{\"name\":`, String.raw`{\"a\":${'['.repeat(100_000)}${']'.repeat(100_000)},\"name\":`)).toBe(
    'bundle_altered',
  );
});

test('whatever stands on a line, it is read or refused, never more', () => {
  const lines = linesOf(whole);
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.oneof(fc.json(), fc.string()), (at, text) => {
      const given = lines.map((line, index) => (index === at ? text : line));
      expect(code([...given, END(given)])).toMatch(/^(?:not_a_bundle|newer_bundle|bundle_\w+)$/u);
    }),
    { numRuns: 200 },
  );
});
