import { inertText } from '../../base/text.js';
import type { OversightImport } from '../../model/oversight.js';
import { countOf } from '../../report/words/numbers.js';
import { wrap } from '../terminal/width.js';
import type { Page } from './page.js';

const MOST_SHOWN = 20;

/** What became of the bundles: how many, which keys are new, and each that was refused with its reason. */
export function viewImport({ bundles, plants }: OversightImport, page: Page): string {
  const of = (outcome: OversightImport['bundles'][number]['outcome']) =>
    bundles.filter((each) => each.outcome === outcome);
  const counts = [
    countOf(of('added').length, 'bundle taken in', 'bundles taken in'),
    `${of('older').length} older ones kept for the trend`,
    `${of('unchanged').length} already here`,
    `${of('refused').length} refused`,
  ];
  const fresh = bundles.filter((each) => each.new_key);
  const lines = [
    ...wrap(`${counts.join(', ')}. ${countOf(plants, 'plant')} in all.`, page.width),
    ...(fresh.length === 0
      ? []
      : [
          '',
          ...wrap(
            `${countOf(fresh.length, 'key')} not known before: compare by telephone (the plant runs \`assay posture key\`).`,
            page.width,
          ),
          ...fresh.slice(0, MOST_SHOWN).map(({ alias, fingerprint }) => `  ${alias ?? ''}  ${fingerprint ?? ''}`),
          ...more(fresh.length),
        ]),
    ...of('refused')
      .slice(0, MOST_SHOWN)
      .flatMap(({ where, code, why }) => [
        '',
        page.ink(inertText(`${where}: ${code ?? ''}`, page.width), 'red'),
        ...wrap(inertText(why ?? '', 400), page.width - 2).map((line) => `  ${line}`),
      ]),
    ...more(of('refused').length),
  ];
  return `${lines.join('\n')}\n`;
}

function more(count: number): string[] {
  return count > MOST_SHOWN ? [`  and ${count - MOST_SHOWN} more with --json`] : [];
}
