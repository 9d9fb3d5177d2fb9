import type { Asset } from '../../../model/asset.js';
import { findingOf, type Finding } from '../../../model/finding.js';
import { isControl, isGateway, sourceOf } from './control.js';

/**
 * Does it answer the Internet? A router or firewall is made to, and is left to the findings on its version and on remote access. An
 * address of the Internet says where a machine stands, not whether anybody gets through to it: that is asked.
 */
export function exposureOf(asset: Asset): Finding[] {
  if (isGateway(asset)) return [];
  const control = isControl(asset);
  const where = sourceOf(asset);
  const addresses = asset.ip.filter(isPublic).join(', ');
  const needed = {
    id: `exposure:${asset.asset_id}`,
    kind: 'exposure' as const,
    severity: control ? ('critical' as const) : ('high' as const),
  };
  if (asset.exposed === null)
    return addresses === ''
      ? []
      : [
          findingOf(
            {
              ...needed,
              answer: 'cannot_tell',
              title: 'can it be reached from the Internet?',
              why: 'Anybody in the world can try what answers there.',
            },
            {
              asset_id: asset.asset_id,
              evidence: [{ text: `has a public address: ${addresses}`, where }],
              because:
                'its address is one of the Internet, and nobody says whether a firewall stands in front of it; say yes or no in `exposed`',
            },
          ),
        ];
  if (!asset.exposed)
    return [
      findingOf(
        { ...needed, answer: 'no', title: 'does not answer the Internet', why: 'Nobody outside can try it.' },
        { asset_id: asset.asset_id, evidence: [{ text: 'not reachable from the Internet', where }] },
      ),
    ];
  return [
    findingOf(
      {
        ...needed,
        answer: 'yes',
        title: 'answers the Internet',
        why: control
          ? 'It stands beside what runs the plant, and anybody in the world can try it. Such machines are found within hours.'
          : 'Anybody in the world can try it, and who takes it is inside.',
      },
      {
        asset_id: asset.asset_id,
        evidence: [{ text: `reachable from the Internet${addresses === '' ? '' : ` at ${addresses}`}`, where }],
        fix: 'Close it to the Internet; who needs it from outside comes in over one guarded way.',
        measures: ['close_to_internet'],
      },
    ),
  ];
}

/** Not in the ranges that RFC 1918, 3927, 6598 and 4193 keep for inside, and one that a machine can have. */
export function isPublic(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/iu, '');
  if (plain.includes(':')) return !/^f[cdef]/iu.test(plain) && plain !== '::1' && plain !== '::';
  const [one = 0, two = 0] = plain.split('.').map(Number);
  const inside =
    one === 0 ||
    one >= 224 ||
    one === 10 ||
    one === 127 ||
    (one === 172 && two >= 16 && two <= 31) ||
    (one === 192 && two === 168) ||
    (one === 169 && two === 254) ||
    (one === 100 && two >= 64 && two <= 127);
  return !inside;
}
