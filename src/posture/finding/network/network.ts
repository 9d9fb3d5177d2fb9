import type { Asset } from '../../../model/asset.js';
import type { Finding } from '../../../model/finding.js';
import type { Practice, PracticeAnswer } from '../../../model/practice.js';
import { exposureOf } from './exposure.js';
import { mailOnControlOf } from './mail-on-control.js';
import { remoteAccessOf } from './remote-access.js';
import { sharedNetworkOf } from './shared-network.js';

/**
 * How machines are reached: from the Internet, from elsewhere, by mail, from the office. A machine of which nobody says anything is
 * asked about; what a person answered for the whole operator (a second factor everywhere) is taken from there. What one machine says
 * speaks for no other.
 */
export function networkFindings(assets: readonly Asset[], practices: readonly PracticeAnswer[]): Finding[] {
  const said = practices.filter(({ from }) => from === 'person');
  const answers = new Map(said.map(({ practice, answer }) => [practice, answer]));
  return [
    ...assets.flatMap(exposureOf),
    ...assets.flatMap((asset) => remoteAccessOf(asset, answers)),
    ...assets.flatMap(mailOnControlOf),
    ...sharedNetworkOf(assets, answers),
  ];
}

/** Practices that findings of machines speak of already. */
export function decidedBy(findings: readonly Finding[]): Set<Practice> {
  const bad = findings.filter(({ answer }) => answer === 'yes');
  const some = (pattern: RegExp): boolean => bad.some(({ id }) => pattern.test(id));
  return new Set<Practice>([
    ...(some(/^network:.+:remote_access$/u) ? ['second_factor_remote' as const] : []),
    ...(some(/^network:.+:mail$/u) ? ['no_mail_on_control' as const] : []),
  ]);
}
