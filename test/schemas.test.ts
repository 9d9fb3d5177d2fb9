import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { verdictSchema } from '../src/model/verdict.js';
import { exposureSchema } from '../src/model/exposure.js';
import { explanationSchema } from '../src/model/explanation.js';
import { identifyDocument } from '../src/report/identify.js';
import { readClaim } from '../src/claim/claim.js';
import { exportVeris } from '../src/duty/draft/veris.js';
import { adviseFrom } from '../src/app/posture/oversight/advise.js';
import { importBundles } from '../src/app/posture/oversight/import.js';
import { overviewFrom } from '../src/app/posture/oversight/overview.js';
import { claimSchema } from '../src/model/claim.js';
import { dutiesSchema } from '../src/model/duty.js';
import { FORMS } from '../src/model/form.js';
import { reportSchema } from '../src/model/report.js';
import { verisSchema } from '../src/model/veris.js';
import { draftOn } from './duties/drafting.js';
import { DUTIES_EXAMPLE } from './fixtures/duties.js';
import { EXPOSURE_EXAMPLES } from './fixtures/exposures.js';
import { factsOf } from './fixtures/facts.js';
import { EXPLANATION_EXAMPLES } from './fixtures/explanations.js';
import { VERDICT_EXAMPLES, authentic } from './fixtures/verdicts.js';
import { validatorOf } from './schemas.js';

test('the shipped schemas are those of the models', () => {
  const script = fileURLToPath(new URL('../scripts/schemas.mjs', import.meta.url));
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
});

test.each(Object.entries(VERDICT_EXAMPLES))(
  'the example %s fits its schema, as the program and as others read it',
  (_name, verdict) => {
    expect(verdictSchema.parse(verdict)).toEqual(verdict);
    const valid = validatorOf('assay.verdict-1');
    valid(verdict);
    expect(valid.errors).toBeNull();
  },
);

test.each(Object.entries(EXPLANATION_EXAMPLES))('the explanation %s fits its schema', (_name, explanation) => {
  expect(explanationSchema.parse(explanation)).toEqual(explanation);
  const valid = validatorOf('assay.explanation-1');
  valid(explanation);
  expect(valid.errors).toBeNull();
});

test('duties fit their schema', () => {
  expect(dutiesSchema.parse(DUTIES_EXAMPLE)).toEqual(DUTIES_EXAMPLE);
  const valid = validatorOf('assay.duties-1');
  valid(DUTIES_EXAMPLE);
  expect(valid.errors).toBeNull();
});

test.each(Object.entries(EXPOSURE_EXAMPLES))('the exposure %s fits its schema', (_name, exposure) => {
  expect(exposureSchema.parse(exposure)).toEqual(exposure);
  const valid = validatorOf('assay.exposure-1');
  valid(exposure);
  expect(valid.errors).toBeNull();
});

test.each(FORMS)('a draft of %s fits its schema', (form) => {
  const report = draftOn(factsOf('TEXT'), form);
  expect(reportSchema.parse(report)).toEqual(report);
  const valid = validatorOf('assay.report-1');
  valid(report);
  expect(valid.errors).toBeNull();
});

test('a claim fits its schema', async () => {
  const text =
    'A hacker sells data of 3 million customers of the bank Ardley Trust for $5,000. Names were stolen, no passwords.';
  const { claim } = await readClaim(Buffer.from(text), { date: '2021-08-16', rates: null });
  expect(claimSchema.parse(claim)).toEqual(claim);
  const valid = validatorOf('assay.claim-1');
  valid(claim);
  expect(valid.errors).toBeNull();
});

test('bundles of plants and what they add up to fit their schemas', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'assay-schemas-'));
  const files = [
    { name: 'b', file: fileURLToPath(new URL('../examples/state/bundles-2021-11.jsonl', import.meta.url)) },
  ];
  const [line = ''] = readFileSync(files[0]?.file ?? '', 'utf8').split('\n');
  const imported = importBundles({ files, into: dir, acceptKey: false, now: new Date('2021-12-01T00:00:00Z') });
  const asked = { asOf: '2021-12-01', small: 5, clear: false };
  const advisory = { name: 'a.yaml', bytes: Buffer.from('id: a\ntitle: b\nissued_on: 2021-11-29\nway_in: mail\n') };
  const documents = {
    'assay.posture-bundle-1': JSON.parse(line),
    'assay.oversight-import-1': imported,
    'assay.oversight-1': overviewFrom(dir, asked),
    'assay.oversight-advice-1': adviseFrom(dir, advisory, '2021-12-01').advice,
  };
  rmSync(dir, { recursive: true });
  for (const [name, document] of Object.entries(documents)) {
    const valid = validatorOf(name);
    valid(document);
    expect([name, valid.errors]).toEqual([name, null]);
  }
});

test('an export to VERIS fits its schema', () => {
  const veris = exportVeris(factsOf('TEXT'), { day: '2021-08-20', instant: null });
  expect(verisSchema.parse(veris)).toEqual(veris);
  const valid = validatorOf('assay.veris-1');
  valid(veris);
  expect(valid.errors).toBeNull();
});

test('identify fits its schema', () => {
  const columns = authentic.sample.columns.map(({ masked: _masked, file: _file, ...column }) => ({
    ...column,
    rows: 300,
    date_order: null,
    candidates: [{ element: 'ssn' as const, confidence: 0.2 }],
    joined: { tried: 300, found: 296, chance: 0.04 },
  }));
  expect(validatorOf('assay.identify-1')(identifyDocument({ files: authentic.sample.files, tables: [columns] }))).toBe(
    true,
  );
});

test('what does not fit is refused', () => {
  const valid = validatorOf('assay.verdict-1');
  expect(valid({ ...authentic, verdict: 'true' })).toBe(false);
  expect(valid({ ...authentic, extra: 1 })).toBe(false);
  const { extent: _extent, ...lacking } = authentic;
  expect(valid(lacking)).toBe(false);
});
