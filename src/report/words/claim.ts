import { inertText } from '../../base/text.js';
import type { ClaimStory, Leaf, NumberLeaf } from '../../model/claim.js';
import type { AnyLeaf } from '../../model/claim-fields.js';
import { elementName } from './elements.js';
import { formatCount } from './numbers.js';

/** One thing that was read: what to call it, its value in words, and the leaves it came from. */
export type ClaimRow = { readonly label: string; readonly value: string; readonly leaves: readonly AnyLeaf[] };
export type ClaimGroup = { readonly title: string; readonly rows: readonly ClaimRow[] };
export type { AnyLeaf } from '../../model/claim-fields.js';

const BOUNDS = { at_least: 'more than ', at_most: 'at most ', about: 'about ', between: '' } as const;

/** What a story says in groups, in the order in which people ask; groups of which it says nothing are left out. Values are inert. */
export function claimGroups(story: ClaimStory): ClaimGroup[] {
  const groups: ClaimGroup[] = [
    { title: 'The claim', rows: claimRows(story) },
    { title: 'For sale and demanded', rows: dealRows(story) },
    { title: 'Checked and answered', rows: answerRows(story) },
    { title: 'What was hit', rows: plantRows(story) },
    { title: 'Duties and help', rows: dutyRows(story) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

/** A story in one line: who claims what of whom, and what it is to cost. */
export function claimLine(story: ClaimStory): string {
  const { actor, channel, people, rows, elements, denied_elements: denied } = story;
  const names = (leaves: ClaimStory['elements']): string => leaves.map(({ value }) => elementName(value)).join(', ');
  const what = [
    ...(people === null ? [] : [`${numberWords(people)} people`]),
    ...(rows === null ? [] : [`${numberWords(rows)} rows`]),
    ...(elements.length === 0 ? [] : [names(elements)]),
  ];
  const who = `${actor === null ? 'somebody' : words(actor.value)}${channel === null ? '' : ` (${words(channel.value).replaceAll('_', ' ')})`}`;
  return [
    `${who} claims ${what.length === 0 ? 'nothing that was read' : what.join(', ')}`,
    ...(denied.length === 0 ? [] : [`said not to be taken: ${names(denied)}`]),
    ...dealRows(story).map(({ label, value }) => `${label.toLowerCase()}: ${value}`),
  ].join('; ');
}

export function words(value: string): string {
  return inertText(value.replaceAll(/\s+/gu, ' '), 400);
}

export function numberWords({ value, bound, high }: NumberLeaf): string {
  const shown = (each: number): string => (Number.isInteger(each) ? formatCount(each) : String(each));
  if (high !== undefined) return `between ${shown(value)} and ${shown(high)}`;
  return `${bound === undefined ? '' : BOUNDS[bound]}${shown(value)}`;
}

/** The value of a leaf, whatever it holds. */
export function leafWords(leaf: AnyLeaf): string {
  return isNumber(leaf) ? numberWords(leaf) : words(leaf.value);
}

function isNumber(leaf: AnyLeaf): leaf is NumberLeaf {
  return typeof leaf.value === 'number';
}

function text(label: string, leaf: Leaf<string> | null): ClaimRow[] {
  return leaf === null ? [] : [{ label, value: words(leaf.value.replaceAll('_', ' ')), leaves: [leaf] }];
}

function named(label: string, leaf: Leaf<string> | null): ClaimRow[] {
  return leaf === null ? [] : [{ label, value: words(leaf.value), leaves: [leaf] }];
}

function count(label: string, leaf: NumberLeaf | null): ClaimRow[] {
  return leaf === null ? [] : [{ label, value: numberWords(leaf), leaves: [leaf] }];
}

function elementRows(label: string, leaves: ClaimStory['elements']): ClaimRow[] {
  return leaves.length === 0
    ? []
    : [{ label, value: leaves.map(({ value }) => elementName(value)).join(', '), leaves }];
}

function claimRows(story: ClaimStory): ClaimRow[] {
  return [
    ...named('Whose data', story.organisation),
    ...named('Who says so', story.actor),
    ...text('Where', story.channel),
    ...named('On', story.claimed_on),
    ...story.reported_by.flatMap((leaf) => named('Reported by', leaf)),
    ...count('People', story.people),
    ...count('Rows', story.rows),
    ...elementRows('Taken', story.elements),
    ...elementRows('Said not to be taken', story.denied_elements),
    ...text('Access', story.access),
    ...text('Copies', story.copies),
  ];
}

type Price = { amount: NumberLeaf | null; currency: Leaf<string> | null; usd: NumberLeaf | null };

function priceWords({ amount, currency, usd }: Price): string {
  if (amount === null) return 'no price told';
  const worth =
    usd === null || currency?.value === 'USD'
      ? ''
      : ` (${numberWords(usd)} USD${usd.basis === undefined ? '' : ` at ${words(usd.basis)}`})`;
  return `${numberWords(amount)} ${currency === null ? '(currency not told)' : words(currency.value)}${worth}`;
}

function leavesOf(...leaves: readonly (AnyLeaf | null)[]): AnyLeaf[] {
  return leaves.filter((leaf) => leaf !== null);
}

function dealRows({ subsets, demands, threats }: ClaimStory): ClaimRow[] {
  const offers = subsets.map(({ people, rows, elements, price, offer }) => {
    const of = [
      ...(people === null ? [] : [`${numberWords(people)} people`]),
      ...(rows === null ? [] : [`${numberWords(rows)} rows`]),
      ...elements.map(({ value }) => elementName(value)),
    ].join(', ');
    return {
      label: offer.value === 'private' ? 'Sold in private' : 'For sale',
      value: `${of === '' ? '' : `${of}: `}${priceWords(price)}`,
      leaves: leavesOf(
        people,
        rows,
        ...elements,
        price.amount,
        price.usd?.basis === undefined ? price.usd : null,
        price.amount === null ? offer : null,
      ),
    };
  });
  const asked = demands.map(({ amount, currency, usd, due }) => ({
    label: 'Demanded',
    value: `${priceWords({ amount, currency, usd })}${due === null ? '' : `, due ${due.value}`}`,
    leaves: leavesOf(amount, due),
  }));
  return [...offers, ...asked, ...threats.flatMap((leaf) => text('Threatened', leaf))];
}

function answerRows({
  samples_checked: checked,
  response,
  earlier_incidents: earlier,
  people_quoted: quoted,
}: ClaimStory): ClaimRow[] {
  const found =
    checked.result === null
      ? []
      : [
          {
            label: 'Samples',
            value: `${checked.result.value}${checked.by === null ? '' : `, says ${words(checked.by.value)}`}`,
            leaves: leavesOf(checked.result),
          },
        ];
  return [
    ...found,
    ...text('Response', response.status),
    ...named('In its own words', response.quote),
    ...earlier.map(({ when, what }) => ({
      label: 'Earlier',
      value: [when?.value, what === null ? undefined : words(what.value)]
        .filter((each) => each !== undefined)
        .join(': '),
      leaves: leavesOf(when, what),
    })),
    ...quoted.map(({ name, role }) => ({
      label: 'Quoted',
      value: [name, role]
        .filter((each) => each !== null)
        .map(({ value }) => words(value))
        .join(', '),
      leaves: leavesOf(name, role),
    })),
  ];
}

function plantRows({ affected_assets: assets, ways_in: ways, costs }: ClaimStory): ClaimRow[] {
  return [
    ...assets.map(({ what, operating_system: system, connected_to: to }) => ({
      label: 'Hit',
      value: [
        words(what.value),
        ...(system === null ? [] : [words(system.value)]),
        ...(to === null ? [] : [`tied to ${words(to.value)}`]),
      ].join(', '),
      leaves: leavesOf(what, system, to),
    })),
    ...ways.flatMap((leaf) => text('Way in', leaf)),
    ...costs.map(({ what, amount, currency }) => ({
      label: 'Cost',
      value: `${what === null ? '' : `${words(what.value)}: `}${priceWords({ amount, currency, usd: null })}`,
      leaves: leavesOf(what, amount),
    })),
  ];
}

function dutyRows({ reporting, training, assistance }: ClaimStory): ClaimRow[] {
  const duties = reporting.map(({ to, within, protection, status }) => {
    const term =
      within.amount === null || within.unit === null
        ? ''
        : ` within ${numberWords(within.amount)} ${within.unit.value.replace('_', ' ')}${within.amount.value === 1 ? '' : 's'}`;
    const from = within.from === null ? '' : ` of ${within.from.value}`;
    const standing = status.value === 'unknown' ? 'law or bill: not told' : status.value;
    return {
      label: 'To report',
      value: `${to === null ? 'to whom is not told' : `to ${words(to.value)}`}${term}${from} (${standing})${protection === null ? '' : `; protection: ${words(protection.value)}`}`,
      leaves: leavesOf(to, within.amount, within.from, protection),
    };
  });
  return [
    ...duties,
    ...training.flatMap((leaf) => text('Training', leaf)),
    ...assistance.flatMap((leaf) => text('Help', leaf)),
  ];
}

const CONTEXT = 34;
const WINDOW = 130;

/** The words that leaves came from with a few around them, as they stand in the text: inert, one passage where they lie close together. */
export function evidenceOf(whole: string, leaves: readonly AnyLeaf[]): string {
  const from = Math.min(...leaves.map(({ span }) => span[0]));
  const to = Math.max(...leaves.map(({ span }) => span[1]));
  if (to - from <= WINDOW) return `“${passageOf(whole, [from, to])}”`;
  const apart = leaves.map(({ span }) => inertText(whole.slice(...span).replaceAll(/\s+/gu, ' '), WINDOW));
  return [...new Set(apart)].map((each) => `“${each}”`).join(' ');
}

/** A passage with whole words before and after it; what is left out at its ends is dots. */
function passageOf(whole: string, [from, to]: readonly [number, number]): string {
  const before = whole.slice(Math.max(0, from - CONTEXT), from);
  const after = whole.slice(to, to + CONTEXT);
  const lead = from > CONTEXT ? before.slice(before.search(/\s|$/u) + 1) : before;
  const tail = to + CONTEXT < whole.length ? after.slice(0, Math.max(0, after.search(/\s\S*$/u))) : after;
  const own = inertText(whole.slice(from, to).replaceAll(/\s+/gu, ' '), WINDOW);
  const around = (part: string): string => inertText(part.replaceAll(/\s+/gu, ' '), CONTEXT * 8);
  return `${from > CONTEXT ? '…' : ''}${around(lead)}${own}${around(tail)}${to + CONTEXT < whole.length ? '…' : ''}`;
}

/** The lowest of the confidences, as a percentage. */
export function confidenceOf(leaves: readonly AnyLeaf[]): string {
  return `${Math.round(Math.min(...leaves.map(({ confidence }) => confidence)) * 100)}%`;
}
