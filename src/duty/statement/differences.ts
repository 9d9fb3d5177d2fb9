import type { Difference, Topic } from '../../model/statement-check.js';
import type { Statement } from '../../model/statement.js';
import { compareValues, valueText, type Outcome, type Value } from './compare/values.js';
import { topicsOf, valueOf } from './content.js';
import { stepsOf, type Piece, type Step } from './known.js';
import { compareTimes } from './time.js';
import { toldOf, wasToldBefore } from './told.js';

/** What a statement is held against. */
export type Ground = {
  /** All findings, and all statements, in their order. */
  readonly pieces: readonly Piece[];
  readonly statements: readonly Statement[];
  /** Where a statement stands among them, by its id. */
  readonly placeOf: (id: string) => number;
  /** Whether findings that a statement rests on speak of a topic. */
  readonly isBacked: (statement: Statement, topic: Topic) => boolean;
};

/** Where what is known now is not what was said, topic by topic. */
export function differencesOf(statement: Statement, ground: Ground): Difference[] {
  const spoken = topicsOf(statement.says);
  const contrary = spoken.flatMap((topic) => differenceIn(statement, topic, ground));
  const added = addedTopics(statement, ground).flatMap((topic) => additionOf(statement, topic, ground));
  return [...contrary, ...added];
}

function differenceIn(statement: Statement, topic: Topic, ground: Ground): Difference[] {
  const said = valueOf(statement.says, topic);
  const steps = stepsOf(piecesFor(statement, topic, ground), topic);
  const last = steps.at(-1);
  if (said === null || last === undefined) return [];
  const outcome = outcomeOf(statement, topic, { said, last }, ground);
  if (outcome.kind === 'consistent') return [];
  const since = firstOfRun(steps, (step) => compareValues(said, step.value).kind === outcome.kind) ?? last;
  const found = { kind: outcome.kind, because: outcome.because, said: valueText(said), last, since };
  return [difference(statement, topic, found, ground)];
}

/** How the last that is known stands to it; two that cannot both be true, or a word that rests on nothing, decide nothing. */
function outcomeOf(
  statement: Statement,
  topic: Topic,
  { said, last }: { readonly said: Value; readonly last: Step },
  { isBacked }: Ground,
): Outcome {
  const outcome = compareValues(said, last.value);
  if (last.rival !== null)
    return cannotTell(
      `${last.rival.item.id} and ${last.by.item.id} say different things and lie on one day: give both their times, or correct one`,
    );
  const isEarlier = compareTimes(last.by.item.at, statement.at) <= 0;
  if (outcome.kind === 'contradicts' && isEarlier && !isBacked(statement, topic))
    return cannotTell(`the statement rests on no finding of this, and ${last.by.item.id} says otherwise`);
  return outcome;
}

function cannotTell(because: string): Outcome {
  return { kind: 'cannot_tell', because };
}

/** Topics that are known of and were not spoken of, among those that the statement went into. */
function addedTopics({ says, at }: Statement, { pieces }: Ground): Topic[] {
  const spoken = topicsOf(says);
  const kinds = new Set(spoken.map(({ topic }) => topic));
  const groups = new Set(Object.keys(says.groups ?? {}));
  const candidates = new Map<string, Topic>();
  for (const { topics, item, what } of pieces)
    for (const [key, topic] of topics)
      if (!candidates.has(key) && (what === 'finding' || compareTimes(item.at, at) > 0)) candidates.set(key, topic);
  const isNew = (topic: Topic): boolean => {
    if (valueOf(says, topic) !== null) return topic.topic === 'people' && !kinds.has('people') && kinds.has('group');
    if (topic.topic === 'group') return kinds.has('group');
    if (topic.topic === 'people') return says.status === 'personal_data_confirmed';
    if (topic.topic !== 'element' || !kinds.has('element')) return false;
    if (topic.group === null && spoken.some(({ element }) => element === topic.element)) return false;
    const isOfNewGroup = topic.group !== null && !groups.has(topic.group);
    return !isOfNewGroup || valueOf(says, { ...topic, group: null }) === null;
  };
  const found = [...candidates.values()].filter(isNew);
  const isPlaced = ({ element }: Topic): boolean =>
    found.some((each) => each.element === element && each.group !== null);
  return found.filter((topic) => topic.element === null || topic.group !== null || !isPlaced(topic));
}

function additionOf(statement: Statement, topic: Topic, ground: Ground): Difference[] {
  const steps = stepsOf(piecesFor(statement, topic, ground), topic);
  const last = steps.at(-1);
  if (last === undefined || (last.value.kind === 'word' && last.value.word === 'ruled_out')) return [];
  const [since = last] = steps;
  if (wasToldBefore(statement, topic, ground.statements)) return [];
  return [difference(statement, topic, { kind: 'adds', because: null, said: null, last, since }, ground)];
}

type Found = {
  readonly kind: Difference['kind'];
  readonly because: string | null;
  readonly said: string | null;
  readonly last: Step;
  readonly since: Step;
};

function difference(statement: Statement, topic: Topic, found: Found, { statements }: Ground): Difference {
  const { kind, because, said, last, since } = found;
  return {
    ...topic,
    kind,
    said,
    known: knownText(last, topic),
    by: pieceOf(last.by),
    since: pieceOf(since.by),
    known_when_said: knownWhenSaid(statement, since.by),
    because,
    told: toldOf(statement, topic, kind, statements),
  };
}

/** Of an element of everybody, the groups that it is known of. */
function knownText({ value, by }: Step, { topic, group, element }: Topic): string {
  const text = valueText(value);
  if (topic !== 'element' || group !== null || value.kind !== 'word') return text;
  const groups = Object.keys(by.content.groups ?? {}).filter((name) => {
    const own = valueOf(by.content, { topic, group: name, element });
    return own?.kind === 'word' && own.word === value.word;
  });
  return groups.length === 0 ? text : `${text} of ${groups.join(', ')}`;
}

function knownWhenSaid(statement: Statement, { item }: Piece): Difference['known_when_said'] {
  const order = compareTimes(item.at, statement.at);
  if (order > 0) return 'no';
  return order < 0 || statement.basis.includes(item.id) ? 'yes' : 'unknown';
}

function pieceOf({ what, item }: Piece): Difference['by'] {
  return { what, id: item.id, at: item.at, confidence: item.confidence ?? 'high' };
}

/** Findings, and later statements of ours that say of the topic what no finding of theirs does. */
function piecesFor(statement: Statement, topic: Topic, { pieces, isBacked, statements, placeOf }: Ground): Piece[] {
  const place = placeOf(statement.id);
  return pieces.filter(({ what, item }) => {
    if (what === 'finding') return true;
    const other = statements[placeOf(item.id)];
    return other !== undefined && placeOf(other.id) > place && !isBacked(other, topic);
  });
}

/** The first step from which on all hold. */
function firstOfRun(steps: readonly Step[], holds: (step: Step) => boolean): Step | null {
  const broken = steps.findLastIndex((step) => !holds(step));
  return steps[broken + 1] ?? null;
}
