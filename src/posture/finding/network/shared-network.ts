import type { Asset } from '../../../model/asset.js';
import { findingOf, type Finding } from '../../../model/finding.js';
import type { Practice, PracticeAnswer } from '../../../model/practice.js';
import { isControl, sourceOf } from './control.js';

/**
 * Do addresses of the plant and of the office lie side by side? A mask can part them, so that it is asked, and only where nobody
 * answered the question itself.
 */
export function sharedNetworkOf(
  assets: readonly Asset[],
  answers: ReadonlyMap<Practice, PracticeAnswer['answer']>,
): Finding[] {
  const said = answers.get('control_separated');
  if (said !== undefined && said !== 'unknown') return [];
  const [control, office] = [assets.filter(isControl), assets.filter(({ zone }) => zone === 'office')];
  const shared = control.flatMap((asset) => {
    const beside = office.find(({ ip }) => ip.some((one) => asset.ip.some((other) => isBeside(one, other))));
    return beside === undefined ? [] : [{ asset, beside }];
  });
  const [first] = shared;
  if (first === undefined) return [];
  return [
    findingOf(
      {
        id: 'network:shared',
        kind: 'network',
        answer: 'cannot_tell',
        severity: 'critical',
        title: 'are office and plant one network?',
        why: 'In one network a bad mail in the office stops the plant.',
      },
      {
        evidence: shared.slice(0, 6).map(({ asset, beside }) => ({
          text: `${asset.asset_id} (${asset.ip.join(', ')}) and ${beside.asset_id} (${beside.ip.join(', ')}) have neighbouring addresses`,
          where: sourceOf(asset),
        })),
        because:
          'their addresses lie side by side, and only the settings of the router or switch say whether something stands between them; answer `control_separated`',
        measures: ['separate_networks'],
      },
    ),
  ];
}

/** IPv4 addresses that differ in the last number only. */
function isBeside(one: string, other: string): boolean {
  const [left, right] = [one, other].map((address) => /^(\d+\.\d+\.\d+)\.\d+$/u.exec(address)?.[1]);
  return left !== undefined && left === right;
}
