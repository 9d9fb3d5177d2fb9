import { exportBundle, type Exported, type ExportRequest } from '../export-bundle.js';
import { requestOf, type Seen } from './seen.js';

export type BundleWish = Omit<ExportRequest, 'check' | 'dir'>;

/** What lies in a workspace as the signed bundle of its plant, on the day that is looked at. */
export async function bundleSeen({ places, plant, posture }: Seen, wish: BundleWish): Promise<Exported> {
  return exportBundle({ ...wish, check: requestOf(places, plant, posture.as_of), dir: places.home });
}
