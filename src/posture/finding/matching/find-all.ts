import type { Finding } from '../../../model/finding.js';
import type { IdentifiedAsset } from '../../../model/identified.js';
import type { RecordAnswer } from './record-answer.js';
import type { Words } from './words.js';
import { subjectsOf, type Subject } from './subject.js';
import { noFeed, summary } from './summary.js';

export type Matching<Entry> = {
  readonly words: Words<Entry>;
  /** Entries that a maker's name may lead to. */
  readonly entriesOf: (vendor: string) => readonly Entry[];
  readonly answer: (subject: Subject, entry: Entry) => RecordAnswer<Entry> | null;
};

/** Every machine held against every entry that may concern it. `entries`: how many there are in all; null without a feed. */
export function findAll<Entry>(
  assets: readonly IdentifiedAsset[],
  entries: number | null,
  matching: Matching<Entry>,
): Finding[] {
  if (entries === null) return [noFeed(matching.words)];
  const known = new Map<string, readonly RecordAnswer<Entry>[]>();
  return assets.flatMap((identified) => {
    const held = subjectsOf(identified).map((subject) => ({ subject, answers: answersOf(subject, matching, known) }));
    return [
      ...held.flatMap(({ subject, answers }) => concerned(subject, answers, matching.words)),
      ...summary(identified, held, entries, matching.words),
    ];
  });
}

/** Machines alike get the same answers: they are held against the records once. */
function answersOf<Entry>(
  subject: Subject,
  { entriesOf, answer }: Matching<Entry>,
  known: Map<string, readonly RecordAnswer<Entry>[]>,
): readonly RecordAnswer<Entry>[] {
  const { candidates, doubt, asset } = subject;
  const key = JSON.stringify([candidates, doubt, asset.last_patched]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const entries = new Set(candidates.flatMap(({ vendor }) => entriesOf(vendor)));
  const answers = [...entries].flatMap((entry) => answer(subject, entry) ?? []);
  known.set(key, answers);
  return answers;
}

function concerned<Entry>(subject: Subject, answers: readonly RecordAnswer<Entry>[], words: Words<Entry>): Finding[] {
  const sure = answers.filter(({ answer }) => answer === 'yes');
  const open = answers.filter(({ answer }) => answer === 'cannot_tell');
  if (sure.length + open.length === 0) return [];
  const part = words.concerned(subject, sure, open);
  const { asset, program, key } = subject;
  const [first] = part.measures;
  const cost = first === 'replace' ? asset.replacement_cost : null;
  const hours = first === 'replace' ? asset.hours : null;
  return [
    {
      id: `${words.kind}:${asset.asset_id}:${key}`,
      asset_id: asset.asset_id,
      kind: words.kind,
      ...part,
      evidence: [{ text: program.text, where: program.where }, ...evidenceOf(words, sure, open)],
      cost,
      hours,
      cost_basis: cost === null && hours === null ? null : (asset.sources[0] ?? null),
    },
  ];
}

const MOST_TOLD = 60;

/** The gravest entries in words, the others by name: none is left out. */
function evidenceOf<Entry>(
  { source, entryText, byWeight, nameOf }: Words<Entry>,
  sure: readonly RecordAnswer<Entry>[],
  open: readonly RecordAnswer<Entry>[],
): Finding['evidence'] {
  const all = [...[...sure].sort(byWeight), ...[...open].sort(byWeight)];
  const told = all.slice(0, MOST_TOLD).map((each) => ({ text: entryText(each), where: source }));
  const byName = (answers: readonly RecordAnswer<Entry>[], words: string): Finding['evidence'] =>
    answers.length === 0
      ? []
      : [{ text: `${words}: ${answers.map(({ entry }) => nameOf(entry)).join(', ')}`, where: source }];
  const more = all.slice(MOST_TOLD);
  return [
    ...told,
    ...byName(
      more.filter(({ answer }) => answer === 'yes'),
      'also',
    ),
    ...byName(
      more.filter(({ answer }) => answer !== 'yes'),
      'cannot tell either',
    ),
  ];
}
