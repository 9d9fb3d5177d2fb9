import { inertText } from '../../base/text.js';
import type { OversightAdvice } from '../../model/oversight.js';
import { formatCount } from '../../report/words/numbers.js';
import { wrap } from '../terminal/width.js';
import type { Page } from './page.js';

const HEADINGS = { yes: 'Concerned', cannot_tell: 'Cannot tell', no: 'Not concerned' } as const;

/** Which plants an advisory concerns, by alias, each with the reason. */
export function viewAdvice({ id, title, counts, plants, tell, as_of: asOf }: OversightAdvice, page: Page): string {
  const of = (answer: keyof typeof HEADINGS): string[] => {
    const list = plants.filter((plant) => plant.answer === answer);
    if (list.length === 0) return [];
    return [
      page.ink(`${HEADINGS[answer]}: ${formatCount(list.length)}`, 'bold'),
      ...(answer === 'no' ? [] : list.flatMap((plant) => line(plant, page))),
    ];
  };
  const sections = [
    [page.ink('NOT FOR RELEASE: this shows where single plants are weak.', 'red')],
    wrap(
      `${inertText(title, 200)} (${inertText(id, 60)}), by what plants sent until ${asOf}: ${formatCount(counts.yes)} concerned, ${formatCount(counts.cannot_tell)} cannot be told, ${formatCount(counts.no)} not concerned.`,
      page.width,
    ),
    tell === null ? [] : wrap(`Tell them: ${inertText(tell, 600)}`, page.width),
    of('yes'),
    of('cannot_tell'),
    of('no'),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function line({ alias, because, as_of: asOf }: OversightAdvice['plants'][number], page: Page): string[] {
  return wrap(`${alias}: ${inertText(because, 300)} (as of ${asOf})`, page.width - 4).map((text, at) =>
    at === 0 ? `  ${text}` : `    ${text}`,
  );
}
