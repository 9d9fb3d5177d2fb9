import type { Counted, Exposure } from '../../../model/exposure.js';
import { peopleCounted, scopeSentence } from '../../words/exposure.js';
import { countOf, formatCount } from '../../words/numbers.js';
import { VERDICT_TONE, VERDICT_WORDS, sentence } from '../../words/verdict.js';
import { facts, list } from '../blocks.js';
import { html, type Markup } from '../markup.js';

/** The first screen: how many people, on what verdict, and what the figure is of. */
export function summary(exposure: Exposure): Markup {
  const { counted, verdict } = exposure;
  const word = counted === null ? 'Nobody is counted' : countOf(counted.people, 'person', 'people');
  const meaning =
    counted === null
      ? sentence(exposure.reason ?? '')
      : 'of yours are in the file with data that agree with what you hold.';
  return html`<section class="tone-${VERDICT_TONE[verdict]}" aria-labelledby="people">
    <div class="verdict">
      <h2 class="word" id="people">${word}</h2>
      <p class="meaning">${meaning}</p>
    </div>
    ${exposure.warnings.map((warning) => html`<p class="warning" role="note">${sentence(warning)}</p>`)}
    ${counted === null ? list([verdictLine(exposure)]) : tiles(counted)}
    ${counted === null ? null : list([verdictLine(exposure), peopleCounted(counted), scopeSentence(exposure)])}
  </section>`;
}

function verdictLine({ verdict, probability }: Exposure): string {
  const sure = probability === null ? '' : `, probability stated ${(100 * probability).toFixed(1)}%`;
  return `Verdict on the file: ${VERDICT_WORDS[verdict]}${sure}. The counts stand and fall with it.`;
}

function tiles(counted: Counted): Markup {
  const { now, as_of: day } = counted;
  const known = now.jurisdictions.filter(({ jurisdiction }) => jurisdiction !== null);
  const unknown = now.jurisdictions.find(({ jurisdiction }) => jurisdiction === null)?.people ?? 0;
  return facts([
    [
      'People counted',
      html`${formatCount(counted.people)}<small>${formatCount(counted.former)} of them former</small>`,
    ],
    ['Jurisdictions now', html`${known.length}<small>${formatCount(unknown)} people unknown</small>`],
    ['Residence as of', html`${day.day ?? 'cannot be told'}<small>the day of the extract</small>`],
    ['Moved since', html`${day.day === null ? '–' : formatCount(counted.moved)}<small>to another state</small>`],
  ]);
}
