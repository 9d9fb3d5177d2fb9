import type { Finding } from '../../../model/finding.js';
import type { IdentifiedAsset } from '../../../model/identified.js';
import type { Ground } from './judge.js';
import { tiedToControl } from './place.js';

/**
 * A machine that is tied to control and gets no fixes is a finding of its own, whether or not a hole is known: nobody looks for holes
 * in what nobody mends.
 */
export function controlFinding(machine: IdentifiedAsset, findings: readonly Finding[], ground: Ground): Finding[] {
  const { asset } = machine;
  const control = tiedToControl(machine, ground);
  const own = `support_ended:${asset.asset_id}:`;
  const ended = findings.filter(
    ({ id, answer }) => answer === 'yes' && id.startsWith(own) && !id.startsWith(`${own}network-`),
  );
  const [first] = ended;
  if (control === null || first === undefined) return [];
  const days = ended.flatMap(({ since }) => (since === null ? [] : [since])).toSorted();
  return [
    {
      ...first,
      id: `support_ended:${asset.asset_id}:control`,
      title: 'Out of support, and tied to what runs the plant',
      since: days[0] ?? null,
      severity: 'critical',
      evidence: [
        { text: `tied to control: ${control}`, where: asset.sources[0] ?? asset.asset_id },
        ...ended.flatMap(({ title, evidence }) => [{ text: title, where: evidence[0]?.where ?? asset.asset_id }]),
      ],
      why: 'Who gets onto this machine can run the plant, and its holes are never mended. That no hole is known says nothing: nobody looks any more.',
      because: null,
    },
  ];
}
