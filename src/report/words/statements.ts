import { inertText } from '../../base/text.js';
import type {
  Beside,
  CheckedStatement,
  Difference,
  Said,
  Statements,
  Told,
  Topic,
} from '../../model/statement-check.js';
import type { StatementStatus } from '../../model/statement.js';
import { elementLabel } from './elements.js';
import { countOf } from './numbers.js';
import { sentence, upper } from './verdict.js';

export const HOLDS_WORDS = { yes: 'holds', no: 'does not hold', open: 'cannot tell' } as const;

/** What each status says of who was in and of what was taken: both are held against what is known. */
export const STATUS_WORDS: Readonly<Record<StatementStatus, string>> = {
  investigating: 'both are looked into: who was in, and whether personal data was taken',
  no_incident: 'nobody was in, and no personal data was taken',
  access_confirmed: 'somebody was in; whether personal data was taken is open',
  no_personal_data: 'somebody was in, and no personal data was taken',
  personal_data_confirmed: 'somebody was in, and personal data was taken',
};

export const KIND_WORDS = {
  contradicts: 'Contradicted',
  cannot_tell: 'Cannot tell',
  adds: 'Added since',
  narrows: 'Known since',
} as const;

/** What is said first: of whom, as of when, how many statements no longer hold, how many corrections nobody made. */
export function statementsSummary({ organisation, as_of: asOf, statements, owed }: Statements): string {
  const broken = statements.filter(({ holds }) => holds === 'no').length;
  const open = statements.filter(({ holds }) => holds === 'open').length;
  if (statements.length === 0)
    return `${inertText(organisation, 120)}, as of ${inertText(asOf, 40)}: nothing had been said.`;
  const parts = [
    broken === 0
      ? `${countOf(statements.length, 'statement')}, none contradicted`
      : `${broken} of ${countOf(statements.length, 'statement')} ${broken === 1 ? 'does' : 'do'} not hold`,
    ...(open === 0 ? [] : [`of ${open} it cannot be told`]),
    owed.length === 0 ? 'no correction is owed' : `${countOf(owed.length, 'correction')} owed`,
  ];
  return `${inertText(organisation, 120)}, as of ${inertText(asOf, 40)}: ${parts.join(', ')}.`;
}

/** What a topic is called: `people`, `people of current postpaid`, `phone of current postpaid`. */
export function topicName({ topic, group, element }: Topic): string {
  const of = group === null ? '' : ` of ${groupName(group)}`;
  if (topic === 'element') return `${elementLabel(element ?? '')}${of}`;
  if (topic === 'group') return `people${of}`;
  return NAMES[topic];
}

const NAMES = {
  incident: 'unauthorised access',
  personal_data: 'personal data taken',
  people: 'people',
  access: 'the way in',
} as const;

export function groupName(group: string): string {
  return inertText(group.replaceAll(/[_-]/gu, ' '), 60);
}

/** A day or an instant, as heads of entries show it. */
export function timeWords(at: string): string {
  return inertText(at.replace('T', ' ').replace(/([+-]\d{2}:\d{2}|Z)$/u, at.includes('T') ? ' $1' : '$1'), 40);
}

/** What was said, a line for all and one per group: counts, and elements of one kind together. */
export function saidLines(says: readonly Said[]): string[] {
  const groups = [...new Set(says.map(({ group }) => group))];
  return groups.map((group) => {
    const own = says.filter((each) => each.group === group);
    const counts = own
      .filter(({ topic }) => topic !== 'element')
      .map(({ said, ...topic }) =>
        group === null ? `${topicName(topic)} ${inertText(said, 120)}` : inertText(said, 120),
      );
    const words = [...new Set(own.flatMap(({ topic, said }) => (topic === 'element' ? [said] : [])))];
    const elements = words.map((word) => {
      const names = own.flatMap(({ element, said }) =>
        element !== null && said === word ? [elementLabel(element)] : [],
      );
      return `${inertText(word, 60)} ${names.join(', ')}`;
    });
    return `${group === null ? '' : `${groupName(group)}: `}${[...counts, ...elements].join('; ')}`;
  });
}

/** One difference in a sentence: what was said, what is known, by what, since when. */
export function differenceSentence(difference: Difference): string {
  const { kind, said, known, because } = difference;
  const name = topicName(difference);
  const now = `${difference.by.what === 'statement' ? 'later said' : 'now'} ${inertText(known, 200)} (${sourceWords(difference)})`;
  if (kind === 'adds') return `${name}: ${now}`;
  if (kind === 'narrows') return `${name}: left open as ${inertText(said ?? '', 120)}, ${now}`;
  const reason = because === null ? '' : `, because ${inertText(because, 400)}`;
  return `${name}: said ${inertText(said ?? '', 120)}, ${now}${reason}`;
}

function sourceWords({ by, since, known_when_said: known }: Difference): string {
  const sure = by.confidence === 'high' ? '' : `, confidence ${by.confidence}`;
  const first = since.id === by.id ? '' : `; otherwise since ${timeWords(since.at)}, ${inertText(since.id, 64)}`;
  const when = {
    yes: '; known when it was said',
    unknown: '; whether it was known when it was said is not known',
    no: '',
  };
  return `${inertText(by.id, 64)}, ${timeWords(by.at)}${sure}${first}${when[known]}`;
}

/** Who of the audience was told otherwise, by what; and who was not. */
export function toldSentences({ told, kind }: Difference): string[] {
  const groups = new Map<string, string[]>();
  for (const each of told) {
    const text = toldWords(each, kind);
    groups.set(text, [...(groups.get(text) ?? []), inertText(each.to, 80)]);
  }
  return [...groups].map(([text, names]) => text.replace('{to}', names.join(', ')));
}

function toldWords({ state, by, at }: Told, kind: Difference['kind']): string {
  const where = by === null || at === null ? '' : ` on ${timeWords(at)} (${inertText(by, 64)})`;
  if (state === 'repeated') return `said again to {to}${where}`;
  if (kind === 'cannot_tell') return state === 'told' ? `spoken of to {to}${where}` : 'not spoken of since to {to}';
  if (state === 'told') return kind === 'contradicts' ? `restated to {to}${where}` : `told to {to}${where}`;
  return kind === 'contradicts' ? 'OWED: not restated to {to}' : 'not told to {to}';
}

/** Differences that read alike but for what they are of, together: additions by what added them, and who heard of it. */
export function joinedDifferences(
  { differences }: CheckedStatement,
  kind: Difference['kind'],
): { readonly says: string; readonly told: string[] }[] {
  const own = differences.filter((each) => each.kind === kind);
  if (kind !== 'adds') return own.map((each) => ({ says: differenceSentence(each), told: toldSentences(each) }));
  const joined = new Map<string, { readonly names: string[]; readonly first: Difference }>();
  for (const each of own) {
    const key = JSON.stringify([sourceWords(each), each.told]);
    const name = each.topic === 'element' ? topicName(each) : `${topicName(each)} ${inertText(each.known, 120)}`;
    const text = each.known === 'possible' ? `${name} (possible)` : name;
    joined.set(key, { names: [...(joined.get(key)?.names ?? []), text], first: joined.get(key)?.first ?? each });
  }
  return [...joined.values()].map(({ names, first }) => ({
    says: `${names.join(', ')} (${sourceWords(first)})`,
    told: toldSentences(first),
  }));
}

export type Owed = Statements['owed'][number];

/** What to tell an audience, and by which draft where the old statement was a form. */
export function owedSentence(owed: Owed): string {
  const form =
    owed.form === null
      ? ''
      : `; it was told by the form ${owed.form}: assay report ${owed.form} --supplements EARLIER.json`;
  return `${topicName(owed)}: ${inertText(owed.statement, 64)} said ${inertText(owed.said ?? '', 120)}, ${owed.by.what === 'statement' ? 'later said' : 'now'} ${inertText(owed.known, 120)} (${inertText(owed.by.id, 64)}, ${timeWords(owed.by.at)})${form}`;
}

/** A claim beside what is known; what stands alike together. */
export function besideLines(beside: readonly Beside[], { because: isWhole = true } = {}): string[] {
  const alike = new Map<string, string[]>();
  for (const each of beside.filter((one) => !isOfPeople(one))) {
    const key = standsWords(each);
    alike.set(key, [...(alike.get(key) ?? []), topicName(each)]);
  }
  return [
    ...beside.filter(isOfPeople).map((each) => peopleBeside(each, isWhole)),
    ...[...alike].map(([key, names]) => `${key}: ${names.join(', ')}.`),
  ];
}

function isOfPeople({ topic }: Beside): boolean {
  return topic === 'people' || topic === 'group';
}

/** `About 98,000,000 people are claimed; at least 59 are known.` */
function peopleBeside(each: Beside, isWhole: boolean): string {
  const known = each.known === null ? 'how many it is, is not known' : `${inertText(each.known, 120)} are known`;
  const because = isWhole ? ` ${sentence(each.because)}` : '';
  return `${upper(inertText(each.claimed, 120))} ${topicName(each)} are claimed; ${known}${rangeWords(each)}.${because}`;
}

/** `Claimed as taken, and known as that`. */
function standsWords({ topic, claimed, known }: Beside): string {
  const words = (said: string): string => (topic === 'element' ? (OF_ELEMENTS[said] ?? said) : said);
  const head = `Claimed as ${inertText(words(claimed), 60)}`;
  if (known === null) return `${head}, and nothing is known of it`;
  return claimed === known ? `${head}, and known as that` : `${head}, and known as ${inertText(words(known), 60)}`;
}

const OF_ELEMENTS: Readonly<Record<string, string>> = {
  confirmed: 'taken',
  'ruled out': 'not taken',
  possible: 'perhaps taken',
  'confirmed, not said of whom': 'taken, not said of whom',
};

/** What a claim's range comes to, where what is known does not say the same already. */
function rangeWords({ known, low, high }: Beside): string {
  if (low === null) return '';
  const least = low.toLocaleString('en-US');
  if (high === null && known === `at least ${least}`) return '';
  return high === null
    ? `, so it is at least ${least}`
    : `, so it is between ${least} and ${high.toLocaleString('en-US')}, no single number`;
}

/** Which statement it is, how it was made, what it rests on and where it can be read. */
export function placeWords({ id, channel, form, basis, source }: CheckedStatement): string {
  const parts = [
    id,
    ...(channel === null ? [] : [inertText(channel, 160)]),
    ...(form === null ? [] : [`form ${form}`]),
    basis.length === 0 ? 'rests on nothing named' : `rests on ${basis.map((each) => each.id).join(', ')}`,
    ...(source === null ? [] : [inertText(source, 300)]),
  ];
  return parts.join(' · ');
}
