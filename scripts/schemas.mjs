// Writes the JSON Schemas of what `--json` prints to schemas/, from the compiled models. With --check: fails when they differ.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  caseEventSchema,
  caseHeadSchema,
  caseSchema,
  caseVerificationSchema,
  casesSchema,
} from '../dist/model/case-documents.js';
import { invitationSchema, teamLogSchema, teamSchema } from '../dist/model/team.js';
import { bundleLineSchema } from '../dist/model/case-bundle.js';
import { bundleVerificationSchema, importedCaseSchema, passedCaseSchema } from '../dist/model/case-passing.js';
import { claimSchema } from '../dist/model/claim.js';
import { dutiesSchema } from '../dist/model/duty.js';
import { explanationSchema } from '../dist/model/explanation.js';
import { exposureSchema } from '../dist/model/exposure.js';
import { feedsSchema } from '../dist/model/feeds.js';
import { postureSchema } from '../dist/model/posture.js';
import { mailSchema } from '../dist/model/mail-check.js';
import { oversightAdviceSchema, oversightImportSchema, oversightSchema } from '../dist/model/oversight.js';
import { postureBundleSchema } from '../dist/model/posture-bundle.js';
import { reportSchema } from '../dist/model/report.js';
import { statementsSchema } from '../dist/model/statement-check.js';
import { trainingSchema } from '../dist/model/training.js';
import { verdictSchema } from '../dist/model/verdict.js';
import { timelineSchema } from '../dist/model/timeline.js';
import { verisSchema } from '../dist/model/veris.js';
import { identifySchema } from '../dist/report/identify.js';

const documents = {
  'assay.verdict-1': verdictSchema,
  'assay.explanation-1': explanationSchema,
  'assay.exposure-1': exposureSchema,
  'assay.identify-1': identifySchema,
  'assay.claim-1': claimSchema,
  'assay.feeds-1': feedsSchema,
  'assay.posture-1': postureSchema,
  'assay.training-1': trainingSchema,
  'assay.posture-bundle-1': postureBundleSchema,
  'assay.oversight-1': oversightSchema,
  'assay.oversight-import-1': oversightImportSchema,
  'assay.oversight-advice-1': oversightAdviceSchema,
  'assay.duties-1': dutiesSchema,
  'assay.report-1': reportSchema,
  'assay.statements-1': statementsSchema,
  'assay.veris-1': verisSchema,
  'assay.case-1': caseSchema,
  'assay.cases-1': casesSchema,
  'assay.team-1': teamSchema,
  'assay.team-log-1': teamLogSchema,
  'assay.invitation-1': invitationSchema,
  'assay.case-event-1': caseEventSchema,
  'assay.case-head-1': caseHeadSchema,
  'assay.case-verification-1': caseVerificationSchema,
  'assay.case-timeline-1': timelineSchema,
  'assay.case-bundle-1': bundleLineSchema,
  'assay.case-passed-1': passedCaseSchema,
  'assay.case-imported-1': importedCaseSchema,
  'assay.bundle-verification-1': bundleVerificationSchema,
  'assay.mail-1': mailSchema,
};
const folder = fileURLToPath(new URL('../schemas', import.meta.url));
const check = process.argv.includes('--check');

mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(documents)) {
  const file = path.join(folder, `${name}.json`);
  const text = `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write(`schemas/${name}.json is stale: run node scripts/schemas.mjs\n`);
    process.exitCode = 1;
  }
}
