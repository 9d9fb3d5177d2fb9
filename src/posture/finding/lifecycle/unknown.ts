import { inertText } from '../../../base/text.js';
import type { Finding } from '../../../model/finding.js';
import type { Identified, IdentifiedAsset } from '../../../model/identified.js';

/** What is not known cannot be judged: one question for each text that no table knows. A scanner's guess asks nothing. */
export function unknownFinding({ program, ask }: Identified, { asset }: IdentifiedAsset): Finding[] {
  if (program.basis === 'guessed') return [];
  const name = inertText(program.text, 60);
  const question = ask ?? 'say maker, product and version';
  return [
    {
      id: `support_ended:${asset.asset_id}:unknown-${program.part}-${slug(program.text)}`,
      asset_id: asset.asset_id,
      kind: 'support_ended',
      answer: 'cannot_tell',
      title: `"${name}": cannot tell whether it still gets security fixes`,
      since: null,
      severity: 'low',
      evidence: [{ text: `"${inertText(program.text, 120)}"`, where: inertText(program.where, 200) }],
      why: 'What is not known cannot be watched.',
      because: question,
      fix: `${question.charAt(0).toUpperCase()}${question.slice(1)}.`,
      measures: [],
      cost: null,
      hours: null,
      cost_basis: null,
      reference: null,
    },
  ];
}

function slug(text: string): string {
  const words = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return words.slice(0, 40);
}
