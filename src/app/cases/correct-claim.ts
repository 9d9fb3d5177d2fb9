import { correctedClaim, type ClaimChange, type ClaimFault } from '../../case/claim-correction.js';
import { spanOfWords } from '../../case/claim-words.js';
import { asJson } from '../../model/case.js';
import type { Claim, Span } from '../../model/claim.js';
import { CaseError } from '../error.js';
import { correct } from './add-correction.js';
import type { Entry } from './add.js';
import { claimAmong, type ClaimInCase } from './claims.js';
import { sourceOf } from './claim-source.js';
import type { KeptFinding } from './keep-finding.js';
import { wholeCase, withCases, type CaseContext } from './open.js';

export type ClaimCorrection = Omit<ClaimChange, 'span'> & {
  /** Words of the text that the new values stand in; null where they keep their place. */
  readonly words: string | null;
  readonly why: string;
};

/**
 * Sets one entry of a claim right: a correction of its event whose replacement is the whole claim. It is made from the claim as the
 * case holds it at that moment, and kept on that only. Throws `case_moved`, `not_a_claim`, `not_in_text`, `bad_correction`.
 */
export async function correctClaim(
  dir: string,
  entry: Entry,
  of: string,
  { words, why, ...change }: ClaimCorrection,
  context: CaseContext,
): Promise<KeptFinding> {
  return withCases(dir, context, async (opened) => {
    const events = await wholeCase(opened, entry.caseId);
    const found = claimAmong(events, entry.caseId, of);
    const claim = claimToCorrect(found);
    const source = words === null ? null : await sourceOf(opened, events, found.event, claim);
    const span = words === null ? null : placeOf(words, source?.text ?? '', claim, change.story);
    const made = correctedClaim(claim, { ...change, span });
    if ('fault' in made) throw refused(made);
    const replacement = { document: asJson(made.claim) };
    const after = entry.after ?? events.length;
    return correct(opened, { ...entry, after }, { of: String(found.event.seq), why, replacement });
  });
}

function claimToCorrect({ claim, isWithdrawn, event }: ClaimInCase): Claim {
  if (claim !== null && !isWithdrawn) return claim;
  const says = isWithdrawn ? 'was withdrawn' : 'was read by another version of this program';
  throw new CaseError('bad_correction', `the claim of event ${event.seq} ${says}`, {
    hint: 'Give its text to the case again, and correct what is read then.',
  });
}

function placeOf(words: string, text: string, claim: Claim, story: number): Span {
  const part = story === 0 ? claim.span : (claim.further_stories[story - 1]?.span ?? claim.span);
  const span = spanOfWords(text, words, part);
  if (span !== null) return span;
  throw new CaseError('not_in_text', 'these words do not stand in the text', {
    hint: 'Copy them from the text as it is shown, or mark them there.',
  });
}

const REFUSED: Readonly<Record<ClaimFault['fault'], readonly [string, string]>> = {
  no_such_entry: ['a claim has no such field', 'Load the page anew.'],
  bad_value: ['this is no value for that field', 'Days are 2021-08-15; numbers 5, about 5, at least 5 or 5-10.'],
  no_place: ['where in the text it stands is not said', 'Give the words of the text that say so.'],
  incomplete: ['what such an entry must have is missing', 'Fill it in, or leave all of the entry empty.'],
  nothing_changed: ['nothing was changed', 'Change a field first.'],
};

function refused({ fault, slot }: ClaimFault): CaseError {
  const [says, hint] = REFUSED[fault];
  return new CaseError(fault === 'bad_value' ? 'bad_value' : 'bad_correction', `${slot}: ${says}`, { hint });
}
