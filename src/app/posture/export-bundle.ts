import { readFeeds } from '../../feeds/feeds.js';
import type { BundleContents } from '../../model/posture-bundle.js';
import { bundleOf } from '../../posture/oversight/bundle.js';
import { sectorOf, sizeOf } from '../../posture/oversight/plant-words.js';
import { lifecycleRows } from '../../posture/product/table.js';
import { readPlantFile } from '../../posture/questions/questions.js';
import { plantKey } from './bundle/keys.js';
import { signedLine } from './bundle/signing.js';
import type { CheckRequest } from './check.js';
import { knownForBundle, type GivenByHand, type KnownForBundle } from './known-for-bundle.js';
import { checkWithCase, type CaseToAsk } from './with-case.js';

export { plantKey } from './bundle/keys.js';

export type ExportRequest = {
  readonly check: CheckRequest;
  /** Folder whose `.assay` holds the key. */
  readonly dir: string;
  readonly now: Date;
  readonly given: GivenByHand;
  /** The case of an incident. */
  readonly incident: CaseToAsk | null;
  readonly withNames: boolean;
  readonly allProducts: boolean;
};

export type Exported = {
  readonly contents: BundleContents;
  readonly known: KnownForBundle;
  /** What is odd about the case. */
  readonly warnings: readonly string[];
  /** The file's whole text. */
  readonly line: string;
  readonly fingerprint: string;
  readonly newKey: boolean;
};

/** A posture as the signed bundle of its plant. Writes nothing but the key, where there is none yet. */
export async function exportBundle(request: ExportRequest): Promise<Exported> {
  const { check, dir, now, given, incident, withNames, allProducts } = request;
  const { posture, ofCase } = await checkWithCase(check, incident);
  const known = knownForBundle(given, { check, posture, ofCase });
  const { mailHost, training, incidentReported, served } = known;
  const key = plantKey(dir);
  const plant = check.plant === null ? null : readPlantFile(check.plant.text, check.plant.file).plant;
  const contents = bundleOf(
    posture,
    {
      plant: {
        id: key.plant,
        state: posture.state,
        sector: sectorOf(check.sector ?? plant?.organisation?.sector ?? null),
        size: served.value === null ? null : sizeOf(served.value),
      },
      madeAt: now.toISOString(),
      mailHost: mailHost.value,
      training: training.value,
      incidentReported: incidentReported.value,
      withNames,
      allProducts,
    },
    lifecycleRows(check.feeds === null ? [] : (readFeeds(check.feeds, check.asOf).lifecycles ?? [])),
  );
  return {
    contents,
    known,
    warnings: ofCase?.warnings ?? [],
    line: signedLine(contents, key),
    fingerprint: key.fingerprint,
    newKey: key.made,
  };
}
