import type { Answer, Duties } from '../../model/duty.js';
import type { Application } from './applies.js';

/** Whether a rule asks for nothing: it does not apply, or is no law. */
export function isNotDue({ applies, version }: Application): boolean {
  return applies === 'no' || (applies === 'yes' && version?.status !== 'law');
}

/** Why a rule asks for nothing, with what would change that. */
export function toAnswer(application: Application): Answer {
  const { rule, version, why, decidedBy, wouldChange, applies } = application;
  const status = version?.status ?? null;
  const notLaw = applies === 'yes' && status !== null ? [NOT_LAW[status]] : [];
  return {
    id: rule.id,
    regime: rule.regime,
    jurisdiction: rule.jurisdiction,
    status,
    why: [...notLaw, ...why],
    trace: {
      rule: rule.id,
      version: version?.effective.from ?? null,
      decided_by: [...decidedBy],
      would_change: [...wouldChange],
    },
  };
}

const NOT_LAW = {
  law: 'in force',
  proposed: 'proposed, not law on this day',
  bill: 'a bill, never law',
  superseded: 'superseded',
  voluntary: 'voluntary: no duty',
} as const;

/** What is missing for a rule to be told. */
export function toUnknown(application: Application): Duties['cannot_tell'][number] {
  return { ...toAnswer(application), needs: [...application.wouldChange] };
}
