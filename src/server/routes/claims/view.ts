import type { ClaimInCase, ClaimSeen } from '../../../app/cases/claims.js';
import { inertText } from '../../../base/text.js';
import type { Claim, ClaimStory } from '../../../model/claim.js';
import { claimLine } from '../../../report/words/claim.js';
import { setBy, type Version } from '../../../report/words/claim-history.js';
import { sourceView } from '../../../report/words/claim-source.js';
import { rowLeaves, storyView } from '../../../report/words/claim-view.js';
import { besideLines } from '../../../report/words/statements.js';
import type { ClaimHead, ClaimPage } from './schemas.js';

function claimHead({ event, claim, corrected_by: by, isWithdrawn }: ClaimInCase): ClaimHead {
  const { seq, at, who } = event;
  return { event: seq, at, who: inertText(who, 200), says: saysOf(claim), corrected_by: by, withdrawn: isWithdrawn };
}

export function claimList(claims: readonly ClaimInCase[]): { claims: ClaimHead[] } {
  return { claims: claims.map(claimHead).toReversed() };
}

/** A claim as its page shows it: as it stands, or as it stood from the event `asked` on. */
export function claimPageView(seen: ClaimSeen, asked: number | undefined): ClaimPage {
  const stands = seen.corrected_by ?? seen.event.seq;
  const version = seen.versions.some(({ event }) => event.seq === asked) ? (asked ?? stands) : stands;
  const upTo = seen.versions.filter(({ event }) => event.seq <= version);
  const history = upTo.map(({ event, claim }): Version => ({ seq: event.seq, claim }));
  const claim = version === stands ? seen.claim : (upTo.at(-1)?.claim ?? null);
  const text = seen.source?.text ?? null;
  const stories: ClaimStory[] = claim === null ? [] : [claim, ...claim.further_stories];
  return {
    ...claimHead(seen),
    last: seen.last,
    versions: seen.versions.map(({ event, why, claim: said }) => ({
      event: event.seq,
      at: event.at,
      who: inertText(event.who, 200),
      why: why === null ? null : inertText(why, 2000),
      says: saysOf(said),
    })),
    version,
    stands: version === stands,
    date: claim?.date ?? null,
    file: seen.source === null ? null : { name: inertText(seen.source.name, 200), sha256: seen.source.sha256 },
    stories: stories.map((story, at) => ({
      title: stories.length > 1 ? `Story ${at + 1} of ${stories.length}` : null,
      ...storyView(story, text ?? '', (field, leaves) => setBy(history, at, field, leaves)),
      source: text === null ? null : sourceView(text, story.span, rowLeaves(story)),
    })),
    beside: besideLines(seen.beside, { because: false }),
  };
}

function saysOf(claim: Claim | null): string {
  return claim === null ? 'nothing that can be read here' : inertText(claimLine(claim), 2000);
}
