import { foldFacts, type CaseFacts } from '../../case/facts.js';
import { readFacts, readFactsWith } from '../../duty/facts/facts.js';
import { AssayError } from '../../base/errors.js';
import type { CaseEvent } from '../../model/case.js';
import { SECTORS } from '../../model/facts-words.js';
import { isJurisdiction } from '../../model/jurisdiction.js';
import type { Settings } from '../../workspace/workspace.js';
import { namesOf, type ExposureText, type FactsText } from '../duties.js';
import { CaseError } from '../error.js';
import { readRuleBook } from '../rule-book.js';

/** The facts that the events of a case add up to. */
export function factsOfCase({ workspace }: Settings, events: readonly CaseEvent[]): CaseFacts {
  const { name, sector, state, persons_served } = workspace.organisation;
  const organisation = {
    name,
    sector: SECTORS.find((each) => each === sector),
    state: state !== undefined && isJurisdiction(state) ? state : undefined,
    persons_served,
  };
  return foldFacts(events, organisation);
}

/** The same as a facts file, so that they are read, checked and replayed as one. */
export function factsText({ tree }: CaseFacts, caseId: string): FactsText {
  return { file: `the facts of ${caseId}`, text: JSON.stringify(tree, null, 2) };
}

/** The count of people that goes with them, as the document of `--exposure` would. */
export function exposureText({ exposure }: CaseFacts, caseId: string): ExposureText | null {
  return exposure === null ? null : { file: `event ${exposure.event} of ${caseId}`, exposure: exposure.document };
}

/** Throws `bad_facts` where the facts of a case could not be read as a facts file. */
export function requireFacts(settings: Settings, events: readonly CaseEvent[], caseId: string): void {
  const found = factsOfCase(settings, events);
  const { file, text } = factsText(found, caseId);
  const exposure = exposureText(found, caseId);
  const duties = namesOf(readRuleBook());
  try {
    if (exposure === null) readFacts(text, file, duties);
    else readFactsWith(exposure, { text, file, duties });
  } catch (cause) {
    if (!(cause instanceof AssayError)) throw cause;
    throw new CaseError('bad_facts', `with this, the facts of ${caseId} would not hold: ${cause.message}`, {
      ...(cause.hint === undefined ? {} : { hint: cause.hint }),
      cause,
    });
  }
}
