import type { Duty } from '../../model/duty.js';
import type { Facts } from '../../model/facts.js';
import type { RuleVersion } from '../../model/rule.js';
import { anchorFacts, anchorName, type Timeline } from './anchor.js';
import type { Application } from './applies.js';
import { stateOf as jurisdictionState } from './look/scope.js';
import type { Timing } from './timing.js';
import { versionOn } from './version.js';

/** One duty as results carry it, from what applies and when. */
export function dutyOf(application: Application, version: RuleVersion, timing: Timing, timeline: Timeline): Duty {
  const { rule } = application;
  const { facts } = timeline;
  const shown = version.exceptions.map(({ name, test }) => ({ name, test }));
  return {
    id: rule.id,
    regime: rule.regime,
    jurisdiction: rule.jurisdiction,
    citation: version.citation,
    status: version.status,
    kind: rule.kind === 'follow_up' ? 'follow_up' : 'report',
    recipient: version.recipients.map(({ name }) => name).join('; '),
    anchor: anchorName(version.anchor),
    anchor_at: timing.anchorAt,
    due: timing.due,
    not_before: timing.notBefore,
    amount: version.within?.amount ?? null,
    unit: version.within?.unit ?? null,
    timing: timing.timing,
    state: timing.state,
    done_at: timing.doneAt,
    decision: timeline.decided.get(rule.id) ?? null,
    people: peopleOf(rule.jurisdiction, facts),
    why: [...application.why, ...timing.why, ...missingAnchor(version, timing)],
    exceptions: shown,
    delays: [...version.delays],
    content: [...version.content],
    protection: version.protection ?? null,
    draft: rule.draft ?? null,
    confidence: version.confidence,
    doubts: [
      ...version.doubts,
      ...earlierReading(version, timing, timeline),
      ...otherLaw(application, version, timing),
    ],
    reviewed: rule.reviewed,
    sources: [...(version.sources ?? rule.sources)],
    trace: {
      rule: rule.id,
      version: version.effective.from,
      decided_by: [...application.decidedBy],
      would_change: [
        ...version.exceptions.flatMap(({ name, when }) => (when === undefined ? [] : [`exception ${name}`])),
        ...application.wouldChange,
      ],
    },
  };
}

/** Residents of the rule's state, or all people; null where the facts do not say, or give an estimate only. */
function peopleOf(jurisdiction: string, { exposure }: Facts): number | null {
  const state = jurisdictionState(jurisdiction);
  if (state === null) return exposure?.people?.is_estimate === true ? null : (exposure?.people?.total ?? null);
  return exposure?.people?.by_jurisdiction?.[state] ?? null;
}

function missingAnchor({ anchor, within }: RuleVersion, { anchorAt, state }: Timing): string[] {
  if (anchorAt !== null || state === 'done') return [];
  const facts = anchorFacts(anchor).join(' or ');
  return [
    within === undefined ? `${facts} is not set` : `no clock runs: ${facts} is not set by anybody, and is not guessed`,
  ];
}

/** A determination may be held to have been due as early as discovery: counsel must see what that would mean. */
function earlierReading(
  { anchor, within, recipients }: RuleVersion,
  { due }: Timing,
  { facts, clock }: Timeline,
): string[] {
  const { discovered } = facts.incident;
  if (anchor !== 'determined' || within === undefined || due === null || discovered === undefined) return [];
  const [sooner = due] = recipients.map(({ zone }) => clock.due(discovered, within, zone)).sort(clock.compare);
  return clock.compare(sooner, due) < 0
    ? [`Were the determination held to be as early as the discovery, it would end ${sooner}.`]
    : [];
}

/** The law is that of the day asked for. Where another version held when the clock started, a lawyer must know. */
function otherLaw({ rule }: Application, version: RuleVersion, { anchorAt }: Timing): string[] {
  const day = anchorAt?.slice(0, 10);
  if (day === undefined || version.effective.from <= day) return [];
  const then = versionOn(rule, day).version;
  const held =
    then === null ? 'this rule was not in force, or was not looked into' : `the version of ${then.effective.from} held`;
  return [
    `On ${day}, when the clock started, ${held}; this is the version of ${version.effective.from}. Compare the duties as of ${day}.`,
  ];
}
