import { inertText } from '../../base/text.js';
import { CHANGEABLE_FORMS, type Element } from '../../model/element.js';
import type { EvidenceLine, Verdict } from '../../model/verdict.js';
import { elementName } from './elements.js';
import { evidenceName } from './evidence.js';
import { countOf, formatChance, formatCount, formatLog10, formatShare } from './numbers.js';
import { VERDICT_WORDS } from './verdict.js';

/** A verdict is named from a Bayes factor of 100 on. */
const ENOUGH = 2;
/** Fewer distinct rows than this leave room for coincidence in everything that is counted. */
const FEW_ROWS = 30;
/** From here on the support is called extremely strong. */
const SURE = 6;
const NAMED = 4;

/** What carries the verdict most and least, and whether it would stand without its strongest part. */
export function strengthSentences(verdict: Verdict): string[] {
  const { detail, support } = verdict;
  const lines = detail.evidence.filter((line) => line.id !== 'allowance' && line.log10 !== 0);
  const [strongest] = [...lines].sort((left, right) => right.log10 - left.log10);
  if (strongest === undefined || strongest.log10 <= 0) return [];
  const [weakest] = lines
    .filter((line) => line.id.startsWith('element:') && line !== strongest)
    .sort((left, right) => left.log10 - right.log10);
  return [
    `The strongest evidence is ${nameOf(strongest)}: ${formatLog10(strongest.log10)} in powers of ten${agreementOf(strongest, verdict)}.`,
    ...(weakest === undefined ? [] : [weakestSentence(weakest, verdict)]),
    ...(lines.length === 1 ? ['Nothing else tells the two apart.'] : []),
    withoutSentence(strongest, verdict),
    ...(support.log10_bayes_factor < ENOUGH ? [] : marginSentence(verdict)),
  ];
}

function nameOf(line: EvidenceLine): string {
  return evidenceName(line, 'short');
}

function weakestSentence(line: EvidenceLine, verdict: Verdict): string {
  const against = line.log10 < 0 ? ': it speaks against the answer' : '';
  return `The weakest is ${nameOf(line)}, ${formatLog10(line.log10)}${against}${agreementOf(line, verdict)}.`;
}

/** The counts behind a line of an element, with the rate that chance alone would give. */
function agreementOf({ id }: EvidenceLine, { elements }: Verdict): string {
  const line = elements.find(({ element }) => id === `element:${element}`);
  if (line === undefined || line.rows === 0) return '';
  const chance = formatChance(line.chance_agreement);
  return ` (${formatCount(line.agree)} of ${countOf(line.rows, 'compared cell')} agree; by chance ${chance})`;
}

function withoutSentence(strongest: EvidenceLine, verdict: Verdict): string {
  const { log10_bayes_factor: log10 } = verdict.support;
  if (log10 < ENOUGH)
    return `All together they come to ${formatLog10(log10)}; an answer is named from ${formatLog10(ENOUGH)} on.`;
  const name = nameOf(strongest);
  const left = formatLog10(log10 - strongest.log10);
  return log10 - strongest.log10 >= ENOUGH
    ? `No single kind carries it: without ${name} about ${left} would be left.`
    : `It hangs on ${name}: without that about ${left} would be left, too little to name an answer.`;
}

function marginSentence({ support, verdict }: Verdict): string[] {
  const { log10_bayes_factor: log10 } = support;
  if (log10 >= ENOUGH + 2) return [];
  return [
    `"${VERDICT_WORDS[verdict]}" is named by a narrow margin: ${formatLog10(log10)}, where ${formatLog10(ENOUGH)} is the least.`,
  ];
}

/** What would make the answer another one, or a surer one: most telling first. Each says what to get or to do. */
export function outlookSentences(verdict: Verdict): string[] {
  const known = [
    ...staleReference(verdict),
    ...fewRows(verdict),
    ...secretColumns(verdict),
    ...formerCustomers(verdict),
    ...inventors(verdict),
    ...unreadColumns(verdict),
    ...unheldElements(verdict),
    ...parts(verdict),
    ...dates(verdict),
    ...wholePopulation(verdict),
    ...earlierLeaks(verdict),
    ...rejectedRows(verdict),
  ];
  if (known.length > 0) return known;
  return [
    'Nothing that the program knows of: another answer would take other rows, or records that are not in the systems of record.',
  ];
}

function staleReference({ reference }: Verdict): string[] {
  return reference.stale
    ? [
        'The systems of record have changed since they were indexed. Run assay index and test again: newer records may fit.',
      ]
    : [];
}

function distinctRows({ sample }: Verdict): number {
  return sample.rows - sample.repeated_rows;
}

function fewRows(verdict: Verdict): string[] {
  const rows = distinctRows(verdict);
  if (rows >= FEW_ROWS || rows === 0) return [];
  return [
    `More rows: there are ${formatCount(rows)} distinct ones, and with ${FEW_ROWS} or more the shares, the date and the reach become much surer.`,
  ];
}

/** Without a secret column that can be checked, rows of ours and rows gathered in public look alike. */
function secretColumns({ elements, sample }: Verdict): string[] {
  if (sample.rows === 0) return [];
  const judged = elements.filter((line) => line.known !== null);
  if (judged.some((line) => !line.public)) return [];
  const secrets = (['ssn', 'date_of_birth', 'drivers_license', 'account_number'] as const).map(elementName).join(', ');
  return [
    `A column that nobody can look up (${secrets}): all that could be checked is public, so taken rows and gathered ones look the same.`,
  ];
}

function shareOf(verdict: Verdict, classes: readonly Verdict['shares'][number]['class'][]): number {
  return verdict.shares.reduce((sum, line) => (classes.includes(line.class) ? sum + line.share : sum), 0);
}

function formerCustomers(verdict: Verdict): string[] {
  const strangers = shareOf(verdict, ['fabricated', 'not_ours']);
  if (verdict.reference.keeps_former !== false || strangers < 0.02 || verdict.sample.rows === 0) return [];
  return [
    `A system of record that keeps former customers: none of yours does, and ${formatShare(strangers)} of the rows fit nobody. They may be people who have left.`,
  ];
}

/** Made-up people and people of others differ in nothing but how common their names are and whether their places fit. */
function inventors({ verdict, support }: Verdict): string[] {
  const pair: readonly (string | null)[] = [verdict, support.against];
  if (!pair.includes('fabricated') || !pair.includes('not_ours') || support.log10_bayes_factor >= SURE) return [];
  return [
    "More rows, for one question only: whether these people were made up or are somebody else's is read from how common their names are and whether their places fit. That they are not yours does not hang on it.",
  ];
}

function unreadColumns({ sample }: Verdict): string[] {
  const unread = sample.columns.filter((column) => column.element === 'unknown' && column.valid + column.invalid > 0);
  if (unread.length === 0) return [];
  const names = unread.slice(0, NAMED).map((column) => `"${inertText(column.name, 40)}"`);
  const more = unread.length > NAMED ? ` and ${countOf(unread.length - NAMED, 'more', 'more')}` : '';
  return [
    `What ${names.join(', ')}${more} hold${unread.length === 1 ? 's' : ''}: not recognised, so not compared. If you know, say so with --column NAME=element.`,
  ];
}

function unheldElements({ elements }: Verdict): string[] {
  const unheld = elements.filter((line) => line.known === null && line.cells + line.rows > 0);
  if (unheld.length === 0) return [];
  const names = unheld.map((line) => elementName(line.element)).join(', ');
  return [
    `A system of record that holds ${names}: the file has it, but nothing of yours to hold it against is indexed.`,
  ];
}

function parts({ verdict, sample }: Verdict): string[] {
  if (verdict !== 'mixed') return [];
  return sample.files.length > 1
    ? ['The files one by one: each may have a single origin, and its own answer.']
    : ['The rows of one kind alone (--rows writes which they are): each part has its own origin, date and reach.'];
}

function dates({ as_of: asOf, elements, systems }: Verdict): string[] {
  if (asOf.estimate !== null || systems.length === 0) return [];
  const changeable: readonly string[] = CHANGEABLE_FORMS;
  const present = elements.some((line) => line.known !== null && changeable.includes(line.element));
  return present
    ? ['Dated snapshots or validity dates in the systems of record: then values that have changed could date the rows.']
    : [`A column that changes over time (${changing().join(', ')}): it would date the rows.`];
}

function changing(): string[] {
  const examples: readonly Element[] = ['street', 'phone', 'imei', 'plan'];
  return examples.map(elementName);
}

function wholePopulation({ extent }: Verdict): string[] {
  if (extent === null || extent.people !== null) return [];
  return [
    'Rows that the seller did not choose, drawn from all over what is claimed: this sample says nothing of the rest, so there is no best figure for how many people are in it.',
  ];
}

function earlierLeaks({ prior_leaks: priors, verdict }: Verdict): string[] {
  if (priors.length > 0 || (verdict !== 'authentic' && verdict !== 'mixed')) return [];
  return [
    'An earlier leak of yours, if there was one: named under prior_leaks, it would show whether these rows are old ones again.',
  ];
}

function rejectedRows({ sample }: Verdict): string[] {
  const rejected = sample.files.reduce((sum, file) => sum + file.rejected_rows, 0);
  if (rejected === 0 || rejected < 0.05 * (rejected + sample.rows)) return [];
  return [
    `The ${countOf(rejected, 'row')} that could not be read: ${formatShare(rejected / (rejected + sample.rows))} of the file had no say.`,
  ];
}
