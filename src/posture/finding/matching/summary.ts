import type { Finding } from '../../../model/finding.js';
import type { IdentifiedAsset } from '../../../model/identified.js';
import type { RecordAnswer } from './record-answer.js';
import type { Subject } from './subject.js';
import type { Words } from './words.js';

type Held<Entry> = { readonly subject: Subject; readonly answers: readonly RecordAnswer<Entry>[] };
type Base = Omit<Finding, 'id' | 'answer' | 'title' | 'evidence' | 'why' | 'because'>;

/**
 * The one finding of a machine that sums up what does not concern it; or that nothing of it could be held against the feed. None where
 * all that was held against it is told elsewhere.
 */
export function summary<Entry>(
  { asset, identified }: IdentifiedAsset,
  held: readonly Held<Entry>[],
  entries: number,
  words: Words<Entry>,
): Finding[] {
  const id = `${words.kind}:${asset.asset_id}`;
  const base = baseOf(asset.asset_id, words.kind, 'low');
  const isConcerned = held.some(({ answers }) => answers.some(isOpen));
  if (!held.some(({ subject }) => subject.doubt === null)) {
    return isConcerned ? [] : [{ ...base, id: `${id}:unknown`, ...unknown({ asset, identified }, held, words) }];
  }
  const clear = held.filter(({ subject, answers }) => subject.doubt === null && !answers.some(isOpen));
  const spared = held
    .filter(({ subject }) => subject.doubt === null)
    .flatMap(({ answers }) => answers.filter((each) => !isOpen(each)));
  if (clear.length === 0 && spared.length === 0) return [];
  const evidence = [...comparedWith(clear, entries, words), ...sparedBy(spared, words), ...unheld(identified, held)];
  const title =
    clear.length === 0
      ? 'Other entries that name what runs on it are about other versions'
      : `Nothing ${isConcerned ? 'else ' : ''}that runs on it is named as having ${words.about}`;
  const why = 'This says what is known, not that there is no hole.';
  return [{ ...base, id: `${id}:none`, answer: 'no', title, evidence, why, because: null }];
}

function isOpen<Entry>({ answer }: RecordAnswer<Entry>): boolean {
  return answer !== 'no';
}

function unknown<Entry>(
  { asset, identified }: IdentifiedAsset,
  held: readonly Held<Entry>[],
  { about }: Words<Entry>,
): Pick<Finding, 'answer' | 'title' | 'evidence' | 'why' | 'because'> {
  const [first] = identified;
  const doubt = held[0]?.subject.doubt ?? first?.ask ?? 'write down maker, product and version';
  const where = first?.program.where ?? asset.sources[0] ?? '';
  return {
    answer: 'cannot_tell',
    title: `It is not known whether it has ${about}`,
    evidence: [{ text: first?.program.text ?? 'no program is named', where }],
    why: 'What is not known to run on a machine cannot be checked.',
    because: `it is not known what runs on it: ${doubt}`,
  };
}

function comparedWith<Entry>(
  clear: readonly Held<Entry>[],
  entries: number,
  { source }: Words<Entry>,
): Finding['evidence'] {
  if (clear.length === 0) return [];
  const labels = [...new Set(clear.map(({ subject }) => subject.label))].join(', ');
  return [{ text: `${labels}, held against ${entries} entries`, where: source }];
}

const MOST_TOLD = 20;

function sparedBy<Entry>(
  spared: readonly RecordAnswer<Entry>[],
  { nameOf, source }: Words<Entry>,
): Finding['evidence'] {
  const told = spared
    .slice(0, MOST_TOLD)
    .map(({ entry, why }) => ({ text: `${nameOf(entry)}: ${why}`, where: source }));
  const more = spared.slice(MOST_TOLD).map(({ entry }) => nameOf(entry));
  return more.length === 0 ? told : [...told, { text: `nor ${more.join(', ')}`, where: source }];
}

/** Programs that could not be held against anything: the `no` is not about them. */
function unheld<Entry>(identified: IdentifiedAsset['identified'], held: readonly Held<Entry>[]): Finding['evidence'] {
  const taken = new Set(held.filter(({ subject }) => subject.doubt === null).map(({ subject }) => subject.program));
  return identified
    .filter(({ program }) => !taken.has(program) && program.text.trim() !== '')
    .map(({ program }) => ({ text: `not held against it: ${program.text}`, where: program.where }));
}

/** There is no feed to hold machines against: one finding about the operator. */
export function noFeed<Entry>({ kind, about }: Words<Entry>): Finding {
  return {
    ...baseOf(null, kind, 'medium'),
    id: `${kind}:no-feed`,
    answer: 'cannot_tell',
    title: `It is not known which machines have ${about}`,
    evidence: [],
    why: 'Without the public list no machine can be held against it.',
    because: 'there is no snapshot of the list: run `assay feeds update` on a machine with Internet',
    fix: 'Run `assay feeds update`.',
  };
}

function baseOf(asset: string | null, kind: Finding['kind'], severity: Finding['severity']): Base {
  return {
    asset_id: asset,
    kind,
    since: null,
    severity,
    fix: null,
    measures: [],
    cost: null,
    hours: null,
    cost_basis: null,
    reference: null,
  };
}
