import { inertText } from '../../../base/text.js';
import type { Finding } from '../../../model/finding.js';
import type { Identified, IdentifiedAsset } from '../../../model/identified.js';
import { listsMayHold, type Ground } from './judge.js';

/** What is not known cannot be judged: one question for each text that no table knows. A scanner's guess asks nothing. */
export function unknownFinding(identified: Identified, { asset }: IdentifiedAsset, ground: Ground): Finding[] {
  const { program } = identified;
  if (program.basis === 'guessed') return [];
  const name = inertText(program.text, 60);
  const question = questionOf(identified, ground);
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

/** A name with a number is a product with its version: then our own table is what is short. */
function questionOf({ program, ask }: Identified, ground: Ground): string {
  const { text, version } = program;
  const isTold = /\p{L}{2}/u.test(text) && (version !== null || /\d/u.test(text));
  return isTold && listsMayHold(program, null, ground)
    ? 'get public lists with `assay feeds update`, as our own table does not hold it; if they do not either, say maker, product and version'
    : (ask ?? 'say maker, product and version');
}

function slug(text: string): string {
  const words = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return words.slice(0, 40);
}
