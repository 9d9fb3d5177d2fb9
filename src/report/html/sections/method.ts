import { inertText } from '../../../base/text.js';
import type { Verdict } from '../../../model/verdict.js';
import { countOf, formatSeconds } from '../../words/numbers.js';
import { upper } from '../../words/verdict.js';
import { dataTable, facts, list, paragraph, type Section } from '../blocks.js';
import { html, type Markup } from '../markup.js';

const SCALE: readonly (readonly [Verdict['support']['verbal'], string, string])[] = [
  ['no support', '1 to 2', '0 to 0.3'],
  ['weak', '2 to 10', '0.3 to 1'],
  ['moderate', '10 to 100', '1 to 2'],
  ['moderately strong', '100 to 1,000', '2 to 3'],
  ['strong', '1,000 to 10,000', '3 to 4'],
  ['very strong', '10,000 to 1,000,000', '4 to 6'],
  ['extremely strong', 'above 1,000,000', 'above 6'],
];

/** How the answer was reached, for somebody who has to defend or attack it. */
export function method({ support }: Verdict): Section {
  return {
    id: 'method',
    title: 'How this was reached',
    body: [
      list([
        'Every leaked value is brought to a normal form and turned into a keyed token (SHA-256 key derivation, NIST SP 800-56C). The reference holds tokens of your own records, so the comparison shows nobody’s data.',
        'A row is judged as a whole: do its values lead to one person of yours, to several, or to none? That is what separates stolen rows from rows put together or made up.',
        'Agreement is always held against chance. In a large population a random valid number is often somebody’s; the rate that chance alone gives is computed from your own population and stands beside every figure.',
        'The weight of evidence is a Bayes factor: how many times more probable the data are under one explanation than under another. It does not say how probable the explanation is: that also depends on what else is known of the case.',
        'Shares of rows come with central 95% credible intervals (Beta posterior, flat prior, distinct rows). The date comes from the validity periods of values that change, with a flat prior over the days that the system knows.',
        'The bound on people rests on the population of which the sample can be a draw; where the sample is no uniform draw, no best figure is given. People are counted, never rows.',
      ]),
      paragraph(
        'Beyond a million, a larger factor says little more: errors that the model does not know of, such as a wrong export in the systems of record, then outweigh it. Read it as "overwhelming", not as a measured number.',
      ),
      dataTable(
        'Words for a Bayes factor, after the ENFSI guideline; the one that applies here is marked',
        [{ text: 'Support' }, { text: 'Factor', numeric: true }, { text: 'log10', numeric: true }],
        SCALE.map(([word, factor, log10]) => [
          word === support.verbal ? html`▸ ${upper(word)}` : upper(word),
          factor,
          log10,
        ]),
      ),
      html`<h3>References</h3>`,
      list([
        'European Network of Forensic Science Institutes: ENFSI Guideline for Evaluative Reporting in Forensic Science. 2015.',
        'I. P. Fellegi, A. B. Sunter: A Theory for Record Linkage. Journal of the American Statistical Association 64 (1969), 1183-1210.',
        'I. J. Good: The Population Frequencies of Species and the Estimation of Population Parameters. Biometrika 40 (1953), 237-264.',
        'E. Barker, L. Chen, R. Davis: Recommendation for Key-Derivation Methods in Key-Establishment Schemes. NIST SP 800-56C Rev. 2, 2020.',
      ]),
    ],
  };
}

/** What somebody needs to come to the same answer again. */
export function reproduce({ sample, engine, reference, seconds, schema }: Verdict, version: string): Section {
  const digests: Markup[][] = sample.files.map((file) => [
    html`${inertText(file.path, 160)}`,
    html`<code>${file.sha256}</code>`,
  ]);
  return {
    id: 'reproduce',
    title: 'To come to the same answer',
    body: [
      paragraph('The same files, the same reference and the same version of the program give the same answer.'),
      dataTable('SHA-256 of the files as given', [{ text: 'File' }, { text: 'SHA-256' }], digests),
      facts([
        ['Program', html`Assay ${version}<small>${schema}</small>`],
        ['Engine', html`${inertText(engine, 60)}<small>${formatSeconds(seconds)}</small>`],
        [
          'Reference built',
          html`${reference.built_at.slice(0, 10)}<small
              >${reference.stale ? 'older than its sources' : 'no older than its sources'}</small
            >`,
        ],
        [
          'Reference holds',
          html`${countOf(reference.people, 'person', 'people')}<small
              >${reference.systems.map((name) => inertText(name, 60)).join(', ')}</small
            >`,
        ],
      ]),
    ],
  };
}
