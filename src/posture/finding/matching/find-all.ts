import type { Finding } from '../../../model/finding.js';
import type { IdentifiedAsset } from '../../../model/identified.js';
import type { RecordAnswer } from './record-answer.js';
import { subjectsOf, type Subject } from './subject.js';

type Kind = 'known_exploited' | 'advisory';
type Part = Pick<Finding, 'answer' | 'title' | 'since' | 'severity' | 'why' | 'because' | 'fix' | 'measures' | 'reference'>;

/** How findings of one feed are put. */
export type Words<Entry> = {
  readonly kind: Kind;
  readonly source: string;
  /** Of a product with entries that concern it or may do so; `open` are those that cannot be told. */
  readonly concerned: (subject: Subject, sure: readonly RecordAnswer<Entry>[], open: readonly RecordAnswer<Entry>[]) => Part;
  /** An entry that concerns a product, or may do so, as evidence. */
  readonly entryText: (answer: RecordAnswer<Entry>) => string;
  /** The gravest first. */
  readonly byWeight: (left: RecordAnswer<Entry>, right: RecordAnswer<Entry>) => number;
  /** Name of an entry, for the list of those that do not concern a machine. */
  readonly nameOf: (entry: Entry) => string;
  /** What the feed is about, as a part of a sentence: `a hole that is known to be exploited`. */
  readonly about: string;
};

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
    return [...held.flatMap(({ subject, answers }) => concerned(subject, answers, matching.words)), ...rest(identified, held, entries, matching.words)];
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
  const rest = (answers: readonly RecordAnswer<Entry>[], words: string): Finding['evidence'] =>
    answers.length === 0
      ? []
      : [{ text: `${words}: ${answers.map(({ entry }) => nameOf(entry)).join(', ')}`, where: source }];
  const more = all.slice(MOST_TOLD);
  return [
    ...told,
    ...rest(more.filter(({ answer }) => answer === 'yes'), 'also'),
    ...rest(more.filter(({ answer }) => answer !== 'yes'), 'cannot tell either'),
  ];
}

type Held<Entry> = { readonly subject: Subject; readonly answers: readonly RecordAnswer<Entry>[] };

/** The one finding that sums up what does not concern a machine, or says that nothing of it could be held against the feed. */
function rest<Entry>(
  { asset, identified }: IdentifiedAsset,
  held: readonly Held<Entry>[],
  entries: number,
  words: Words<Entry>,
): Finding[] {
  const base = { asset_id: asset.asset_id, kind: words.kind, since: null, severity: 'low', fix: null, measures: [], reference: null, cost: null, hours: null, cost_basis: null } as const;
  const sure = held.filter(({ subject }) => subject.doubt === null);
  if (sure.length === 0) {
    const [first] = identified;
    const doubt = held[0]?.subject.doubt ?? first?.ask ?? 'write down maker, product and version';
    if (held.some(({ answers }) => answers.some(({ answer }) => answer !== 'no'))) return [];
    return [
      {
        ...base,
        measures: [],
        id: `${words.kind}:${asset.asset_id}:unknown`,
        answer: 'cannot_tell',
        title: `It is not known whether it has ${words.about}`,
        evidence: [{ text: first?.program.text ?? 'no program is named', where: first?.program.where ?? asset.sources[0] ?? '' }],
        why: 'What is not known to run on a machine cannot be checked.',
        because: `it is not known what runs on it: ${doubt}`,
      },
    ];
  }
  if (held.some(({ answers }) => answers.some(({ answer }) => answer !== 'no'))) return [];
  const list = held.flatMap(({ answers }) => answers).map(({ entry, why }) => ({ text: `${words.nameOf(entry)}: ${why}`, where: words.source }));
  const labels = held.map(({ subject }) => subject.label).join(', ');
  return [
    {
      ...base,
      measures: [],
      id: `${words.kind}:${asset.asset_id}:none`,
      answer: 'no',
      title: `Nothing that runs on it is named as having ${words.about}`,
      evidence: [{ text: `${labels}, held against ${entries} entries`, where: words.source }, ...list.slice(0, MOST_LISTED), ...unheld(identified, held)],
      why: 'This says what is known, not that there is no hole.',
      because: null,
    },
  ];
}

const MOST_LISTED = 40;

/** Programs that could not be held against anything: the `no` is not about them. */
function unheld<Entry>(identified: IdentifiedAsset['identified'], held: readonly Held<Entry>[]): Finding['evidence'] {
  const taken = new Set(held.map(({ subject }) => subject.program));
  return identified
    .filter(({ program }) => !taken.has(program) && program.text.trim() !== '')
    .map(({ program }) => ({ text: `not held against it: ${program.text}`, where: program.where }));
}

function noFeed<Entry>({ kind, about }: Words<Entry>): Finding {
  return {
    id: `${kind}:no-feed`,
    asset_id: null,
    kind,
    answer: 'cannot_tell',
    title: `It is not known which machines have ${about}`,
    since: null,
    severity: 'medium',
    evidence: [],
    why: 'Without the public list no machine can be held against it.',
    because: 'there is no snapshot of the list: run `assay feeds update` on a machine with Internet',
    fix: 'Run `assay feeds update`.',
    measures: [],
    cost: null,
    hours: null,
    cost_basis: null,
    reference: null,
  };
}
