import { inertText } from '../../../base/text.js';
import { fewestIn, type Verdict } from '../../../model/verdict.js';
import { ledgerSentence } from '../../words/ledger.js';
import { countOf, formatCount } from '../../words/numbers.js';
import {
  VERDICT_MEANING,
  VERDICT_TONE,
  VERDICT_WORDS,
  asOfSentence,
  extentSentence,
  peopleFound,
  peopleSentence,
  rivalName,
  sentence,
  supportSentence,
  upper,
} from '../../words/verdict.js';
import { facts, list } from '../blocks.js';
import { html, type Markup } from '../markup.js';

/** The first page: the word, what it means, the figures that carry it, and the whole answer in a few sentences. */
export function summary(verdict: Verdict, organisation: string): Markup {
  const word = verdict.verdict;
  return html`<section class="tone-${VERDICT_TONE[word]}" aria-labelledby="verdict">
    <div class="verdict">
      <h2 class="word" id="verdict">${VERDICT_WORDS[word]}</h2>
      <p class="meaning">${VERDICT_MEANING[word]}</p>
    </div>
    ${verdict.warnings.map((warning) => html`<p class="warning" role="note">${sentence(warning)}</p>`)}
    ${tiles(verdict)} ${list(inShort(verdict, organisation))}
  </section>`;
}

function tiles(verdict: Verdict): Markup {
  const { support, as_of: asOf, extent, matched_rows: matched, sample } = verdict;
  const fewest = fewestIn(verdict);
  const against =
    support.against === null ? '' : `log10 ${support.log10_bayes_factor} against ${rivalName(support.against)}`;
  const dated = asOf.estimate === null ? 'see below' : `95% from ${asOf.low ?? '?'} to ${asOf.high ?? '?'}`;
  const most = extent === null || extent.high === null ? '–' : formatCount(extent.high);
  return facts([
    ['Support', html`${upper(support.verbal)}<small>${against}</small>`],
    [
      'Rows that fit',
      html`${formatCount(matched)} of ${formatCount(sample.rows)}<small>${peopleFound(verdict)}</small>`,
    ],
    ['Taken on', html`${asOf.estimate ?? 'cannot be told'}<small>${dated}</small>`],
    [
      'People, at most',
      html`${most}<small>${fewest === null ? 'no bound stated' : `at least ${formatCount(fewest)}`}</small>`,
    ],
  ]);
}

function inShort(verdict: Verdict, organisation: string): string[] {
  const { sample, reference, systems, canaries } = verdict;
  const [best] = systems;
  const people = countOf(reference.people, 'person', 'people');
  const names = reference.systems.map((name) => inertText(name, 60)).join(', ');
  return [
    `${countOf(sample.rows, 'row')} of ${countOf(sample.files.length, 'file')} were held against the records of ${people} in the systems of ${inertText(organisation, 120)}: ${names}.`,
    ...(sample.files.length === 1 ? sample.files.map((file) => `What was read: ${ledgerSentence(file)}.`) : []),
    supportSentence(verdict),
    ...(verdict.verdict === 'inconclusive'
      ? verdict.cannot_tell.slice(0, 1).map((why) => `Why no more can be said: ${sentence(why)}`)
      : []),
    peopleSentence(verdict),
    ...(best === undefined ? [] : [`Likeliest source: ${inertText(best.system, 60)}.`]),
    ...(canaries.length === 0
      ? []
      : [
          `${countOf(canaries.length, 'planted record')} stood in the file: only somebody with your data can have ${canaries.length === 1 ? 'it' : 'them'}.`,
        ]),
    `When the rows were taken: ${asOfSentence(verdict)}`,
    `How far it may go: ${extentSentence(verdict)}`,
  ];
}
