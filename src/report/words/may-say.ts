import { inertText } from '../../base/text.js';
import type { Exposure } from '../../model/exposure.js';
import type { Statements } from '../../model/statement-check.js';
import { peopleIn, type Verdict } from '../../model/verdict.js';
import { columnLabel, elementLabel } from './elements.js';
import { countOf, formatCount } from './numbers.js';
import { topicName } from './statements.js';
import { asOfSentence, extentSentence, sentence } from './verdict.js';

/** A sentence, and the event that it rests on; null where it rests on there being none. */
export type Sayable = { readonly says: string; readonly event: number | null };
export type MaySay = { readonly established: readonly Sayable[]; readonly not_known: readonly Sayable[] };

type Found<Document> = { readonly seq: number; readonly document: Document };
export type Established = {
  /** The newest of each set of files. */
  readonly verdicts: readonly Found<Verdict>[];
  readonly exposures: readonly Found<Exposure>[];
  readonly checked: Statements;
};

/** What a spokesperson can say by what the case has established, and what is not known. Estimates and claims are no findings. */
export function maySay({ verdicts, exposures, checked }: Established): MaySay {
  const files = new Set([...verdicts, ...exposures].map(({ document }) => filesOf(document)));
  const parts = [...files].map((own) => {
    const verdict = verdicts.findLast(({ document }) => filesOf(document) === own) ?? null;
    const exposure = exposures.findLast(({ document }) => filesOf(document) === own) ?? null;
    const name = nameOf(verdict?.document ?? exposure?.document);
    const of = (lines: readonly Sayable[]): Sayable[] =>
      files.size === 1 ? [...lines] : lines.map(({ says, event }) => ({ says: `Of ${name}: ${says}`, event }));
    return { established: of(foundIn(verdict, exposure)), not_known: of(openIn(verdict, exposure)) };
  });
  return {
    established: [...parts.flatMap(({ established }) => established), ...factsOf(checked)],
    not_known: [
      ...(verdicts.length === 0 ? [{ says: 'Whether the data are ours: nothing was tested yet.', event: null }] : []),
      ...(exposures.length === 0 ? [{ says: 'Who is hit, and with what: nobody was counted yet.', event: null }] : []),
      ...parts.flatMap(({ not_known: open }) => open),
      ...claimedOnly(checked),
    ],
  };
}

function filesOf({ sample }: Verdict | Exposure): string {
  return sample.files.map(({ sha256 }) => sha256).join(' ');
}

function nameOf(document: Verdict | Exposure | undefined): string {
  const names = document?.sample.files.map(({ path }) => path.split(/[/\\]/u).at(-1) ?? '') ?? [];
  return inertText(names.join(', '), 200);
}

function foundIn(verdict: Found<Verdict> | null, exposure: Found<Exposure> | null): Sayable[] {
  const counted = exposure?.document.counted ?? null;
  const isOurs = verdict !== null && OURS.includes(verdict.document.verdict);
  return [
    ...(verdict === null ? [] : at(verdict.seq, TESTED[verdict.document.verdict])),
    ...(verdict === null || !isOurs || counted !== null ? [] : at(verdict.seq, inSample(verdict.document))),
    ...(exposure === null || counted === null ? [] : at(exposure.seq, inFile(counted))),
    ...(verdict === null || !isOurs || verdict.document.as_of.estimate === null
      ? []
      : at(verdict.seq, [`When the rows were taken: ${asOfSentence(verdict.document)}`])),
  ];
}

function openIn(verdict: Found<Verdict> | null, exposure: Found<Exposure> | null): Sayable[] {
  const isOurs = verdict !== null && OURS.includes(verdict.document.verdict);
  return [
    ...(verdict === null ? [] : untested(verdict, isOurs)),
    ...(exposure === null ? [] : uncounted(exposure)),
    ...(verdict === null || !isOurs || exposure?.document.scope === 'whole' ? [] : reach(verdict)),
  ];
}

const OURS: readonly Verdict['verdict'][] = ['authentic', 'mixed'];

const TESTED: Readonly<Record<Verdict['verdict'], readonly string[]>> = {
  authentic: ['We have tested what we were shown. The rows are records of our own systems.'],
  recycled: [
    'We have tested what we were shown. The rows are those of an earlier known leak; nothing in them is newer.',
  ],
  scraped: [
    'We have tested what we were shown. What anyone can look up about people is right in it; what should be secret is wrong.',
  ],
  stitched: [
    'We have tested what we were shown. The values are real, but they belong to different people: the rows were put together.',
  ],
  fabricated: ['We have tested what we were shown. The values fit our records no better than made-up ones would.'],
  not_ours: ['We have tested what we were shown. The people in it are not in our systems.'],
  mixed: ['We have tested what we were shown. Parts of it have different origins.'],
  inconclusive: [],
};

function at(event: number, sentences: readonly string[]): Sayable[] {
  return sentences.map((says) => ({ says, event }));
}

function inSample(verdict: Verdict): string[] {
  const { matched_rows: rows, sample, elements, canaries } = verdict;
  const right = elements.filter(({ agree }) => agree > 0);
  const named = right.map(({ element, agree }) => `${columnLabel(element)} (${countOf(agree, 'row')})`).join(', ');
  const people = peopleIn(verdict);
  const planted = canaries.length === 0 ? '' : ', planted records left out';
  return [
    `${formatCount(rows)} of ${countOf(sample.rows, 'row')} that we tested fit ${countOf(people, 'person', 'people')} of ours${planted}.`,
    ...(right.length === 0 ? [] : [`What is right in them: ${named}.`]),
  ];
}

type Counted = NonNullable<Exposure['counted']>;

function inFile({ people, former, elements }: Counted): string[] {
  const clear = elements.filter(({ shown, people: count }) => shown === 'clear' && count > 0);
  const named = clear.map(({ element, people: count }) => `${columnLabel(element)} (${formatCount(count)})`).join(', ');
  return [
    `${countOf(people, 'person', 'people')} of ours ${people === 1 ? 'is' : 'are'} in what we were shown: ${formatCount(people - former)} still in our systems, ${formatCount(former)} no longer.`,
    ...(clear.length === 0 ? [] : [`In clear, with the number of people: ${named}.`]),
  ];
}

/** What people established by other means than a test: the newest of it. */
function factsOf({ findings }: Statements): Sayable[] {
  const found = findings.findLast(({ basis }) => basis?.startsWith('facts ') === true);
  if (found === undefined) return [];
  const event = Number(found.id.slice(1));
  const people = found.says.find(({ topic }) => topic === 'people');
  const taken = found.says.flatMap(({ element, said }) =>
    element !== null && said === 'confirmed' ? [elementLabel(element)] : [],
  );
  return at(event, [
    ...(people === undefined ? [] : [`The number of people concerned is ${inertText(people.said, 120)}.`]),
    ...(taken.length === 0 ? [] : [`What was taken: ${taken.join(', ')}.`]),
  ]);
}

function untested({ document, seq }: Found<Verdict>, isOurs: boolean): Sayable[] {
  if (document.verdict === 'inconclusive')
    return at(seq, ['Whether the data are ours: what was tested does not decide it.']);
  const isUndated = isOurs && document.as_of.estimate === null;
  return isUndated ? at(seq, [`When the rows were taken: ${asOfSentence(document)}`]) : [];
}

function uncounted({ document, seq }: Found<Exposure>): Sayable[] {
  return document.counted === null
    ? at(seq, [`Who is hit, and with what: ${sentence(document.reason ?? 'nobody was counted')}`])
    : [];
}

/** How far it goes beyond what was seen. A reckoning is named as one, and is no finding. */
function reach({ document, seq }: Found<Verdict>): Sayable[] {
  return at(seq, [
    `How many people are concerned in all, beyond what we were shown. A reckoning, no count: ${extentSentence(document)}`,
  ]);
}

/** What others claim and nothing here bears out. */
function claimedOnly({ claims, findings }: Statements): Sayable[] {
  const found = new Set(
    findings.flatMap(({ says }) =>
      says.flatMap(({ element, said }) => (said === 'confirmed' && element !== null ? [element] : [])),
    ),
  );
  return claims.flatMap(({ id, beside }) => {
    const bare = beside.filter(({ known, element }) => known === null && !isFoundInParts(element, found));
    const names = bare.map((each) =>
      each.topic === 'element' ? topicName(each) : `${topicName(each)} ${inertText(each.claimed, 120)}`,
    );
    const more = beside.filter(({ topic, known, low, high }) => topic === 'people' && known !== null && low !== high);
    return at(Number(id.slice(1)), [
      ...(names.length === 0 ? [] : [`Claimed by others, and not borne out by what was found: ${names.join(', ')}.`]),
      ...more.map(
        ({ claimed, known }) =>
          `Claimed by others: ${inertText(claimed, 120)} people; known: ${inertText(known ?? '', 120)}. Who is counted in both is not known.`,
      ),
    ]);
  });
}

/** A name and an address stand in files in parts as well: what was found in parts was found. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  full_name: ['first_name', 'last_name'],
  address: ['street'],
};

function isFoundInParts(element: string | null, found: ReadonlySet<string>): boolean {
  return PARTS[element ?? '']?.every((part) => found.has(part)) === true;
}
