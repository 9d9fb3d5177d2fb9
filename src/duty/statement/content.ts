import { grouped, sumOf } from '../../base/numbers.js';
import type { Content, StatedGroup, StatementStatus } from '../../model/statement.js';
import type { Said, Topic } from '../../model/statement-check.js';
import { plain, spanOf, type Span } from './compare/span.js';
import { valueText, type Value, type Word } from './compare/values.js';

/** Every topic that a statement, finding or claim speaks of, in the order of reports. */
export function topicsOf(content: Content): Topic[] {
  const groups = Object.entries(content.groups ?? {});
  const elements = (group: string | null, given: Lists): Topic[] =>
    LISTS.flatMap((list) => given[list] ?? []).map((element) => ({ topic: 'element', group, element }));
  return [
    ...(content.status === undefined ? [] : [topic('incident'), topic('personal_data')]),
    ...(content.people === undefined ? [] : [topic('people')]),
    ...groups.flatMap(([name]) => [topic('group', name)]),
    ...elements(null, content),
    ...groups.flatMap(([name, group]) => elements(name, group)),
    ...(content.access === undefined ? [] : [topic('access')]),
  ];
}

/** What is said of a topic; null where nothing is. */
export function valueOf(content: Content, { topic: what, group, element }: Topic): Value | null {
  switch (what) {
    case 'incident':
    case 'personal_data':
      return content.status === undefined ? null : word(STATUS[content.status][what]);
    case 'access':
      return content.access === undefined ? null : word(content.access === 'unknown' ? 'open' : content.access);
    case 'people':
      return content.people === undefined ? derived(content) : count(spanOf(content.people));
    case 'group':
      return groupValue(content.groups?.[group ?? '']);
    default:
      return elementWord(content, element ?? '', group);
  }
}

/** Whether a topic is spoken of outright: that groups are named says nothing of the people in all but their least. */
export function speaksOf(content: Content, asked: Topic): boolean {
  return valueOf(content, asked) !== null && (asked.topic !== 'people' || content.people !== undefined);
}

export function keyOf({ topic: what, group, element }: Topic): string {
  return JSON.stringify([what, group, element]);
}

/** What is said, topic by topic, as results carry it. */
export function saidIn(content: Content): Said[] {
  return topicsOf(content).flatMap((each) => {
    const value = valueOf(content, each);
    return value === null ? [] : [{ ...each, said: valueText(value) }];
  });
}

type Lists = Pick<StatedGroup, 'confirmed' | 'ruled_out' | 'possible'>;
const LISTS = ['confirmed', 'possible', 'ruled_out'] as const;

const STATUS: Readonly<Record<StatementStatus, { readonly incident: Word; readonly personal_data: Word }>> = {
  investigating: { incident: 'open', personal_data: 'open' },
  no_incident: { incident: 'ruled_out', personal_data: 'ruled_out' },
  access_confirmed: { incident: 'confirmed', personal_data: 'open' },
  no_personal_data: { incident: 'confirmed', personal_data: 'ruled_out' },
  personal_data_confirmed: { incident: 'confirmed', personal_data: 'confirmed' },
};

/** People are at least those of the largest group; of all groups together only where nobody is in two. */
function derived({ groups, groups_are_distinct: areDistinct }: Content): Value | null {
  const lows = Object.values(groups ?? {}).flatMap(({ people, only_possible: onlyPossible }) =>
    people === undefined || onlyPossible === true ? [] : [spanOf(people).low],
  );
  const low = areDistinct === true ? sumOf(lows) : Math.max(0, ...lows);
  return low === 0 ? null : count(plain(low, Infinity, `at least ${grouped(low)} by its groups`));
}

/** A group that is only possible can be as small as nobody. One of which no number is said is there all the same. */
function groupValue(group: StatedGroup | undefined): Value | null {
  if (group === undefined) return null;
  const { people, only_possible: onlyPossible } = group;
  if (people === undefined) return null;
  const span = spanOf(people);
  return count(onlyPossible === true ? { ...plain(0, span.high, `possibly ${span.text}`), nominal: null } : span);
}

function elementWord(content: Content, element: string, group: string | null): Value | null {
  const groups = Object.entries(content.groups ?? {});
  const own = group === null ? undefined : content.groups?.[group];
  const inGroup = own === undefined ? null : listed(own, element);
  if (inGroup !== null) return word(inGroup);
  const general = listed(content, element);
  const elsewhere = groups.flatMap(([, each]) => listed(each, element) ?? []);
  if (group === null) {
    const found = general ?? (['confirmed', 'possible'] as const).find((each) => elsewhere.includes(each)) ?? null;
    return found === null ? null : word(found);
  }
  if (general === 'ruled_out') return word('ruled_out');
  // Confirmed in general and of a named group: the group is whom it is of, and nothing is said of the others.
  const isPlaced = elsewhere.includes('confirmed') || general !== 'confirmed';
  return isPlaced ? null : word('somewhere');
}

function listed(lists: StatedGroup, element: string): 'confirmed' | 'possible' | 'ruled_out' | null {
  const found = LISTS.find((list) => lists[list]?.some((each) => each === element));
  if (found === undefined) return null;
  return found === 'confirmed' && lists.only_possible === true ? 'possible' : found;
}

function topic(what: Topic['topic'], group: string | null = null): Topic {
  return { topic: what, group, element: null };
}

function word(value: Word): Value {
  return { kind: 'word', word: value };
}

function count(span: Span): Value {
  return { kind: 'count', span };
}
