import type { YamlKind } from '../../base/yaml/fault.js';
import { errorOf } from '../../base/yaml/issues.js';
import { locate, type Located } from '../../base/yaml/positions.js';
import { factsSchema, type Facts } from '../../model/facts.js';
import { checkDuties } from './duties.js';
import { FactsError } from './error.js';
import { withExposure, type ExposureFile, type WithExposure } from './exposure.js';
import { checkKnown } from './known.js';
import { checkPeople } from './people.js';
import { checkPlaceholders } from './placeholders.js';
import { checkTimes } from './times.js';
import { checkWords } from './words.js';

export { FactsError } from './error.js';
export { knownBy } from './known.js';
export { withPosture, type PostureFile } from './posture/posture.js';

/**
 * A facts file, checked: its words, its times and their zones, its counts, and the duties it says were done. `duties` are the
 * names that `done` and `decided_against` may use. Throws `FactsError` with file, line, column and what to do.
 */
export function readFacts(text: string, file: string, duties: readonly string[]): Facts {
  return readPlaced(text, file, duties).facts;
}

/** The same, with what an exposure counted where the facts do not say it. Throws also where the two cannot both be true. */
export function readFactsWith(
  given: ExposureFile,
  { text, file, duties }: { readonly text: string; readonly file: string; readonly duties: readonly string[] },
): WithExposure {
  const { facts, located } = readPlaced(text, file, duties);
  return withExposure(facts, located, given);
}

function readPlaced(
  text: string,
  file: string,
  duties: readonly string[],
): { readonly facts: Facts; readonly located: Located } {
  const located = locate(text, file, FACTS_FILE);
  checkPlaceholders(located);
  checkWords(located);
  checkTimes(located);
  const parsed = factsSchema.safeParse(located.data);
  if (!parsed.success) throw errorOf(parsed.error.issues, located, FACTS_FILE);
  checkPeople(parsed.data, located);
  checkDuties(parsed.data, located, duties);
  checkKnown(parsed.data, located);
  return { facts: parsed.data, located };
}

const FACTS_FILE: YamlKind = {
  name: 'the facts file',
  schema: factsSchema,
  missing: {
    organisation: 'Begin with: organisation: { name: Your organisation, sector: communications }.',
    incident: 'Say what happened: incident: { kind: [data_breach], discovered: 2021-08-12T09:00-07:00 }.',
    name: 'Name the organisation.',
    by: 'Say who decided it.',
    at: 'Say when it was decided, with the zone.',
    reason: 'Say why.',
  },
  help: 'docs/guide/counsel.md shows every key of a facts file.',
  fail: (code, message, detail) => new FactsError(code, message, detail),
};
