import type { Duty } from '../../model/duty.js';
import { ANCHORS } from '../../model/facts-words.js';
import type { RuleBook } from '../../model/rule.js';
import type { Timeline } from './anchor.js';
import type { Application } from './applies.js';

/** A time before which somebody may not be told binds every other notice to the same people. */
export function heldBack({ id, recipient, not_before: notBefore, state }: Duty): string[] {
  return state === 'not_before' && notBefore !== null
    ? [`${recipient} may not be told before ${notBefore} (${id}): that holds back other notices to the same people too`]
    : [];
}

/** What the answer left aside, so that nobody takes it for counted. */
export function warningsOf(
  { facts, done, asOf, clock }: Timeline,
  applications: readonly Application[],
  { reviewed }: RuleBook,
): string[] {
  const later = ANCHORS.flatMap((name) => {
    const at = facts.incident[name];
    return at !== undefined && !clock.hasCome(at, asOf)
      ? [`incident.${name} (${at}) lies after the day asked for and is not counted`]
      : [];
  });
  const undone = [...done]
    .filter(([, at]) => !clock.hasCome(at, asOf))
    .map(([id, at]) => `${id} is marked as done on ${at}, which lies after the day asked for and is not counted`);
  const applying = new Set(applications.filter(({ applies }) => applies === 'yes').map(({ rule }) => rule.id));
  const idle = [...done.keys()]
    .filter((id) => !applying.has(id))
    .map((id) => `${id} is marked as done, but is no duty on these facts`);
  const unread =
    asOf.day > reviewed
      ? [`the law was looked into to ${reviewed}; what changed between then and ${asOf.day} is not in this answer`]
      : [];
  return [...unread, ...later, ...undone, ...idle];
}
