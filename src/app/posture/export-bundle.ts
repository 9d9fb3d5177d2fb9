import { readFeeds } from '../../feeds/feeds.js';
import type { BundleContents, Told } from '../../model/posture-bundle.js';
import { bundleOf } from '../../posture/oversight/bundle.js';
import { mailHostOf, sectorOf, sizeOf } from '../../posture/oversight/plant-words.js';
import { lifecycleRows } from '../../posture/product/table.js';
import { readPlantFile } from '../../posture/questions/questions.js';
import { plantKey } from './bundle/keys.js';
import { signedLine } from './bundle/signing.js';
import { checkPosture, type CheckRequest } from './check.js';

export { plantKey } from './bundle/keys.js';

export type ExportRequest = {
  readonly check: CheckRequest;
  /** Folder whose `.assay` holds the key. */
  readonly dir: string;
  readonly now: Date;
  /** The server that takes in the plant's mail, or its domain. */
  readonly mailHost: string | null;
  /** Contact hours. */
  readonly training: BundleContents['training'];
  readonly incidentReported: Told;
  /** Persons served. */
  readonly served: number | null;
  readonly withNames: boolean;
  readonly allProducts: boolean;
};

export type Exported = {
  readonly contents: BundleContents;
  /** The file's whole text. */
  readonly line: string;
  readonly fingerprint: string;
  readonly newKey: boolean;
};

/** A posture as the signed bundle of its plant. Writes nothing but the key, where there is none yet. */
export async function exportBundle(request: ExportRequest): Promise<Exported> {
  const { check, dir, now, mailHost, served, training, incidentReported, withNames, allProducts } = request;
  const posture = await checkPosture(check);
  const key = plantKey(dir);
  const plant = check.plant === null ? null : readPlantFile(check.plant.text, check.plant.file).plant;
  const contents = bundleOf(
    posture,
    {
      plant: {
        id: key.plant,
        state: posture.state,
        sector: sectorOf(check.sector ?? plant?.organisation?.sector ?? null),
        size: served === null ? null : sizeOf(served),
      },
      madeAt: now.toISOString(),
      mailHost: mailHost === null ? null : mailHostOf(mailHost, plant?.mail_domains ?? []),
      training,
      incidentReported,
      withNames,
      allProducts,
    },
    lifecycleRows(check.feeds === null ? [] : (readFeeds(check.feeds, check.asOf).lifecycles ?? [])),
  );
  return { contents, line: signedLine(contents, key), fingerprint: key.fingerprint, newKey: key.made };
}
