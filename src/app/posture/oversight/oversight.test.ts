import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { contents } from '../../../../test/help/bundle.js';
import { canonicalJson } from '../../../base/canonical-json.js';
import type { BundleContents } from '../../../model/posture-bundle.js';
import { OversightError } from '../../../posture/oversight/error.js';
import { fingerprintOf, rawPublic } from '../bundle/keys.js';
import { signedLine, verifiedBundle } from '../bundle/signing.js';
import { adviseFrom } from './advise.js';
import { importBundles, importInTurn } from './import.js';
import { lockStore } from './lock.js';
import { overviewFrom } from './overview.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'assay-oversight-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const NOW = new Date('2021-12-01T12:00:00Z');

function signer() {
  const { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject } = generateKeyPairSync('ed25519');
  const raw = rawPublic(publicKey);
  return { privateKey, public: raw, fingerprint: fingerprintOf(raw) };
}

const one = signer();
const two = signer();
let made = 0;

function folder(): string {
  return mkdtempSync(path.join(scratch, 'd-'));
}

function file(...lines: readonly string[]): { name: string; file: string } {
  made += 1;
  const name = `b${made}.json`;
  writeFileSync(path.join(scratch, name), lines.join(''));
  return { name, file: path.join(scratch, name) };
}

function take(into: string, files: readonly { name: string; file: string }[], acceptKey = false) {
  return importBundles({ files, into, acceptKey, now: NOW }).bundles.map(({ outcome, code }) => code ?? outcome);
}

const line = (number: number, more: Partial<BundleContents> = {}, by = one): string =>
  signedLine(contents(number, more), by);

describe('a bundle', () => {
  const whole = line(1).slice(0, -1);

  test('is read as it was signed', () => {
    expect(verifiedBundle(whole)).toMatchObject(contents(1));
  });

  test('with one byte changed is refused', () => {
    const bytes = Buffer.from(whole);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 127 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ by;
        expect(() => verifiedBundle(changed.toString('latin1'))).toThrow(OversightError);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['no JSON', 'x', 'not_a_bundle'],
    ['a key of ours missing', canonicalJson({ schema: 'assay.posture-bundle/1' }), 'not_a_bundle'],
    ['a field too many', whole.replace('{"as_of"', '{"a":1,"as_of"'), 'not_a_bundle'],
    ['white space', whole.replace('"as_of":', '"as_of": '), 'not_canonical'],
    ['a key twice', whole.replace('{"as_of"', '{"as_of":"2021-11-19","as_of"'), 'not_canonical'],
    ['another day', whole.replace('2021-11-20"', '2021-11-21"'), 'bad_signature'],
    ['more than a line may hold', `${whole}${' '.repeat(300_000)}`, 'too_large'],
    ['deep nesting', '['.repeat(100_000), 'not_a_bundle'],
    ['a name with control characters', whole.replace('windows 7', String.raw`wind\u001bows`), 'not_a_bundle'],
  ])('with %s is refused', (_what, text, code) => {
    expect(() => verifiedBundle(text)).toThrow(expect.objectContaining({ code }));
  });
});

describe('an import', () => {
  test('takes each by itself, names the broken ones, and the same twice changes nothing', () => {
    const into = folder();
    const files = [file(line(1), line(2)), file('nothing\n'), { name: 'gone', file: path.join(scratch, 'gone') }];
    expect(take(into, files)).toEqual(['added', 'added', 'not_a_bundle', 'unreadable_bundle']);
    const before = readdirSync(path.join(into, 'plants')).map((name) =>
      readFileSync(path.join(into, 'plants', name), 'utf8'),
    );
    expect(take(into, files.slice(0, 1))).toEqual(['unchanged', 'unchanged']);
    expect(
      readdirSync(path.join(into, 'plants')).map((name) => readFileSync(path.join(into, 'plants', name), 'utf8')),
    ).toEqual(before);
  });

  test('never lets an older bundle replace a newer one, and refuses one from the future', () => {
    const into = folder();
    expect(take(into, [file(line(1, { as_of: '2021-11-20' }))])).toEqual(['added']);
    expect(
      take(into, [file(line(1, { as_of: '2021-05-20', practices: [{ practice: 'own_accounts', answer: 'no' }] }))]),
    ).toEqual(['older']);
    expect(take(into, [file(line(1, { as_of: '2021-12-20' }))])).toEqual(['from_the_future']);
    const request = { small: 3, clear: true };
    expect(overviewFrom(into, { ...request, asOf: '2021-12-01' }).causes).toEqual([]);
    expect(overviewFrom(into, { ...request, asOf: '2021-06-01' }).causes).toHaveLength(1);
  });

  test('pins the first key of a plant and refuses another until it is accepted', () => {
    const into = folder();
    const other = file(line(1, { as_of: '2021-11-21' }, two));
    expect(take(into, [file(line(1))])).toEqual(['added']);
    expect(take(into, [other])).toEqual(['key_changed']);
    expect(take(into, [other], true)).toEqual(['added']);
    expect(take(into, [file(line(1, { as_of: '2021-11-22' }))])).toEqual(['key_changed']);
  });

  test('gives the same overview in whatever order the files come, together or one by one', () => {
    const lines = [1, 2, 3].flatMap((number) =>
      ['2021-05-20', '2021-11-20'].map((asOf) => line(number, { as_of: asOf })),
    );
    const request = { asOf: '2021-12-01', small: 3, clear: true };
    const seen = (into: string) => ({
      ...overviewFrom(into, request),
      rows: overviewFrom(into, request)
        .rows?.map(({ alias: _alias, ...row }) => row)
        .sort((a, b) => (a.plant < b.plant ? -1 : 1)),
    });
    const first = folder();
    take(
      first,
      lines.map((each) => file(each)),
    );
    const expected = seen(first);
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), fc.boolean(), (order, together) => {
        const into = folder();
        if (together) take(into, [file(...order)]);
        else for (const each of order) take(into, [file(each)]);
        expect(seen(into)).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });

  test('a folder that somebody changed is not used', () => {
    const into = folder();
    take(into, [file(line(1))]);
    const [name = ''] = readdirSync(path.join(into, 'plants'));
    const kept = path.join(into, 'plants', name);
    writeFileSync(kept, readFileSync(kept, 'utf8').replace('hmi', 'plc'));
    expect(() => overviewFrom(into, { asOf: '2021-12-01', small: 3, clear: true })).toThrow(
      expect.objectContaining({ code: 'store_broken' }),
    );
    expect(() => overviewFrom(folder(), { asOf: '2021-12-01', small: 3, clear: true })).toThrow(
      expect.objectContaining({ code: 'nothing_imported' }),
    );
  });
});

describe('an advisory', () => {
  const teamviewer = (version: string | null, whole: boolean): BundleContents['products'] => [
    {
      key: 'teamviewer-15',
      vendor: 'teamviewer',
      product: 'teamviewer',
      edition: null,
      version,
      whole,
      sure: true,
      roles: [],
      machines: 1,
    },
  ];
  const ask = (more: Partial<BundleContents>, text: string) => {
    const into = folder();
    take(into, [file(line(1, more))]);
    const bytes = Buffer.from(`id: ME-1\ntitle: Two plants were hit\nissued_on: 2021-11-29\n${text}`);
    return adviseFrom(into, { name: 'a.yaml', bytes }, '2021-12-01');
  };
  const product = (versions: string) =>
    `product: { vendor: TeamViewer, product: TeamViewer, versions: "${versions}" }\n`;

  test.each([
    ['15.20', true, '< 15.21', 'yes'],
    ['15.20', true, '< 15.19', 'no'],
    ['15.20', false, '< 15.21', 'yes'],
    ['15.20', false, '<= 15.20', 'cannot_tell'],
    ['15.20', false, '15.20.4', 'cannot_tell'],
    [null, true, '< 15.21', 'cannot_tell'],
  ] as const)('on a version %s (whole: %s) against %s is answered %s', (version, whole, versions, answer) => {
    expect(ask({ products: teamviewer(version, whole) }, product(versions)).advice.plants[0]?.answer).toBe(answer);
  });

  test('must fit in all that it names; what is not known leaves it open', () => {
    const runs = { products: teamviewer('15.20', true) };
    const both = `${product('< 16')}practice: own_accounts\n`;
    const answered = (answer: 'yes' | 'no') => ({
      ...runs,
      practices: [{ practice: 'own_accounts' as const, answer }],
    });
    expect(ask(answered('no'), both).advice.counts).toEqual({ yes: 1, no: 0, cannot_tell: 0 });
    expect(ask(answered('yes'), both).advice.counts).toEqual({ yes: 0, no: 1, cannot_tell: 0 });
    expect(ask(runs, both).advice.counts).toEqual({ yes: 0, no: 0, cannot_tell: 1 });
    expect(ask({ unknown_programs: 2 }, product('< 16')).advice.counts.cannot_tell).toBe(1);
    expect(ask({}, product('< 16')).advice.counts.no).toBe(1);
    expect(ask({}, 'way_in: remote_access\n').advice.counts.no).toBe(1);
  });

  test('makes a letter for whom it concerns, and none for others', () => {
    const { letters } = ask({ products: teamviewer('15.20', true) }, product('< 16'));
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain(one.fingerprint);
    expect(ask({}, product('< 16')).letters).toEqual([]);
    expect(() => ask({}, '')).toThrow(expect.objectContaining({ code: 'not_an_advisory' }));
    expect(() => ask({}, product('whatever'))).toThrow(expect.objectContaining({ code: 'not_an_advisory' }));
  });
});

test('an import waits for another one into the same folder, takes nothing in before, and clears away what was not finished', async () => {
  const into = folder();
  const request = { files: [file(line(1))], into, acceptKey: false, now: NOW };
  const { signal } = new AbortController();
  const release = await lockStore(into, { signal, patienceMs: 0 });
  await expect(importInTurn(request, { signal, patienceMs: 30 })).rejects.toMatchObject({ code: 'busy' });
  expect(readdirSync(path.join(into, 'plants'))).toEqual([]);
  writeFileSync(path.join(into, 'plants/killed.json.7.part'), 'half');
  const waiting = importInTurn(request, { signal });
  release();
  expect((await waiting).plants).toBe(1);
  expect(readdirSync(path.join(into, 'plants')).filter((name) => name.endsWith('.part'))).toEqual([]);
});
