import type { Asset } from '../../../model/asset.js';
import { findingOf, type Finding } from '../../../model/finding.js';
import { isControl, sourceOf } from './control.js';

/** Is mail read on a machine that runs the plant? */
export function mailOnControlOf(asset: Asset): Finding[] {
  if (!isControl(asset) || asset.email_used !== true) return [];
  return [
    findingOf(
      {
        id: `network:${asset.asset_id}:mail`,
        kind: 'network',
        answer: 'yes',
        severity: 'high',
        title: 'mail is read on a machine that runs the plant',
        why: 'Mail is the usual way in, and here it leads straight to the plant.',
      },
      {
        asset_id: asset.asset_id,
        evidence: [{ text: 'mail is read on it', where: sourceOf(asset) }],
        fix: 'Read mail on another machine, in the office network.',
        measures: ['no_mail_on_control'],
      },
    ),
  ];
}
