import type { Demand, Leaf } from '../../../model/claim.js';
import { fromDay, toDay } from '../../../base/dates.js';
import { within, type Line } from '../../annotate/annotate.js';
import type { Scene } from '../../parties/scene.js';
import { leaf, numberLeaf } from '../leaf.js';
import type { Reader } from '../reader.js';
import { amountsIn, type Amount } from './money-roles.js';

const UNTIL =
  /\b(?:by|until|till|before|towards?|runs?\s+out(?:\s+on)?|ends?(?:\s+on)?|stands\s+until|no\s+later\s+than|not\s+later\s+than|no\s+later\s+than|deadline(?:\s+(?:is|was|of))?[\s.:=]*|due|payable(?:\s+by)?|expires?(?:\s+on)?|(?:publish|release|leak|post)(?:es|s|ed)?\s+(?:(?:everything|all|it|them|the|your|of|files?|data|documents?)\s+){1,4}on)\s+(?:the\s+)?$/iu;
const TERM =
  /\b(?:within|in|have|gave\s+\w+(?:\s+\w+)?|left:?|time:)\s+(?:only\s+)?(\d{1,3}|one|two|three|four|five|six|seven|ten|fourteen)\s+(hours|days|weeks?)\b/iu;
const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  fourteen: 14,
};
const MOST_LINES = 6;
const MOST = 100;

/** What somebody is told to pay, and until when. */
export const readDemands: Reader = (scene) => {
  const amounts = amountsIn(scene)
    .filter(({ role }) => role === 'demand')
    .slice(0, MOST);
  const demands: Demand[] = amounts.map(({ amount, currency, usd, line }, at) => ({
    amount: numberLeaf(amount, 0.88),
    currency: currency === null ? null : leaf(currency.name, currency.span, currency.confidence),
    usd: usd === null ? null : numberLeaf(usd, 0.88),
    due: dueOf(scene, line, amounts[at + 1]),
  }));
  return { demands: distinct(demands) };
};

/** A day that stands with the next amount belongs to that one: who lowers a demand sets its term with it. */
function dueOf(scene: Scene, line: Line, next: Amount | undefined): Leaf<string> | null {
  const due = dueNear(scene, line);
  return due !== null &&
    next !== undefined &&
    next.line.index > line.index &&
    due.span[0] >= next.line.start &&
    !isPlain(scene, line, next.line)
    ? null
    : due;
}

/** Both amounts are said by one and in one breath. */
function isPlain({ chat }: Scene, line: Line, next: Line): boolean {
  return !chat || line.speaker !== next.speaker;
}

function distinct(demands: readonly Demand[]): Demand[] {
  return demands.filter(
    (demand, at) =>
      !demands
        .slice(0, at)
        .some(
          (other) => other.amount?.value === demand.amount?.value && other.currency?.value === demand.currency?.value,
        ),
  );
}

/** The deadline in the line of the demand, else the nearest one around it. */
function dueNear(scene: Scene, line: Line): Leaf<string> | null {
  const near = scene.lines
    .slice(Math.max(0, line.index - MOST_LINES), line.index + MOST_LINES + 1)
    .toSorted((left, right) => Math.abs(left.index - line.index) - Math.abs(right.index - line.index));
  for (const other of near) {
    const due = dateIn(scene, other) ?? null;
    if (due !== null) return due;
  }
  for (const other of near) {
    const due = termIn(scene, other);
    if (due !== null) return due;
  }
  return null;
}

function dateIn(scene: Scene, line: Line): Leaf<string> | null {
  if (scene.earlier.has(line.index) || /^(?:subject|from|to|date):/iu.test(line.text)) return null;
  const date = within(scene.dates, line).find(
    ({ start, value }) => value !== null && UNTIL.test(line.text.slice(0, start - line.start)),
  );
  return date?.value === undefined || date.value === null
    ? null
    : leaf(date.value, [date.start, date.end], date.confidence);
}

/** `within 7 days` runs from the day of the text as far as anybody can tell: it is given with little confidence. */
function termIn({ today, extortion }: Scene, line: Line): Leaf<string> | null {
  const match = TERM.exec(line.text);
  if (match === null || today === null || !extortion || /\b(?:report|notify|hand)\b/iu.test(line.text)) return null;
  const amount = NUMBERS[(match[1] ?? '').toLowerCase()] ?? Number(match[1]);
  const unit = (match[2] ?? '').toLowerCase();
  const days = unit === 'hours' ? Math.floor(amount / 24) : unit === 'days' ? amount : amount * 7;
  const start = line.start + match.index;
  return leaf(fromDay(toDay(today) + days), [start, start + match[0].length], 0.6);
}
