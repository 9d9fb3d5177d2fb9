import { inertText } from '../../base/text.js';
import type { OversightAdvice } from '../../model/oversight.js';
import type { Criteria } from './advise.js';
import type { Plant } from './plants.js';

export type Letter = { readonly name: string; readonly text: string };

/** What to send to one plant: what happened, why it, what to do. Nothing of any other plant is in it. */
export function letterFor(
  { id, alias, bundles }: Plant,
  { answer, because, as_of: asOf }: OversightAdvice['plants'][number],
  { id: advisory, title, tell }: Pick<Criteria, 'id' | 'title' | 'tell'>,
): Letter {
  const sure = answer === 'yes';
  const fingerprint = bundles.at(-1)?.key.fingerprint ?? '';
  const lines = [
    `To the plant whose bundles carry the number ${id.slice(0, 8)} and the key ${fingerprint}`,
    '',
    `${inertText(title, 200)} (${inertText(advisory, 60)})`,
    '',
    sure
      ? `This concerns you, by what you sent as of ${asOf}: ${inertText(because, 400)}.`
      : `This may concern you. By what you sent as of ${asOf} it cannot be told: ${inertText(because, 400)}.`,
    '',
    ...(sure ? [] : ['First look whether you have it: the version stands under Help or About, or on the label.', '']),
    'What to do:',
    inertText(tell ?? 'Call us: we go through it with you.', 4_000),
    '',
    'When it is done, write down what changed in your inventory and send a new bundle of it.',
  ];
  return { name: `${alias.toLowerCase().replaceAll(' ', '-')}.txt`, text: `${lines.join('\n')}\n` };
}
