import type { Finding } from '../../../model/finding.js';
import type { IdentifiedAsset } from '../../../model/identified.js';
import type { Advisory } from '../../../model/vulnerability.js';
import { byVendor } from '../matching/by-vendor.js';
import { findAll } from '../matching/find-all.js';
import type { MatchContext } from '../matching/match-context.js';
import { advisoryAnswer } from './answer.js';
import { advisoryWords } from './words.js';

/**
 * Which machines an advisory on control equipment concerns: one finding for each product of a machine that advisories concern or may
 * concern, with all of them as evidence, and one that sums up the `no`. `advisories`: null where there is no feed.
 */
export function findAdvisories(
  assets: readonly IdentifiedAsset[],
  advisories: readonly Advisory[] | null,
  context: MatchContext,
): Finding[] {
  const known = advisories?.filter(({ published_on: day }) => day <= context.asOf) ?? null;
  const index = byVendor(known ?? [], ({ vulnerabilities }) => [
    ...new Set(vulnerabilities.flatMap(({ affected }) => affected.map(({ vendor }) => vendor))),
  ]);
  return findAll(assets, known === null ? null : known.length, {
    words: advisoryWords(context),
    entriesOf: index.of,
    answer: advisoryAnswer,
  });
}
