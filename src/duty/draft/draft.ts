import type { AsOf, Clock } from '../../model/clock.js';
import { NOT_LEGAL_ADVICE, type Duties, type Duty } from '../../model/duty.js';
import type { Facts } from '../../model/facts.js';
import type { Dictionary, Form, LetterForm, LetterStates } from '../../model/form.js';
import { isJurisdiction } from '../../model/jurisdiction.js';
import type { NcissModel } from '../../model/nciss.js';
import type { Beside, Report, ReportDuty, ReportField } from '../../model/report.js';
import { contradictionsIn } from './contradictions.js';
import { FormsError } from './error.js';
import type { Decide } from './conditions.js';
import { fieldsOf } from './fields.js';
import { writeLetter, type LetterDraft } from './letter/letter.js';
import { fillText, type Filler } from './letter/template.js';
import { makeLookup, type Lookup } from './lookup.js';
import { scoreSeverity } from './severity.js';
import { changesInWords, changesSince, type Earlier } from './supplement.js';

export type DraftInput = {
  readonly facts: Facts;
  readonly duties: Duties;
  readonly asOf: AsOf;
  readonly clock: Clock;
  /** Whether a condition holds on the facts; `state` is whose residents count. */
  readonly decide: Decide;
  readonly dictionary: Dictionary;
  readonly nciss: NcissModel;
  /** State that the report is for, where it is asked for by hand. */
  readonly state: string | null;
  readonly earlier: Earlier | null;
  /** What stands beside the facts, and by path where a fact is from, where nobody gave it. */
  readonly beside?: readonly Beside[];
  readonly bases?: Readonly<Record<string, string>>;
};

/** A form of fields, or the letter with what the states want of it. */
export type FormBook =
  | { readonly kind: 'fields'; readonly form: Form }
  | { readonly kind: 'letter'; readonly form: LetterForm; readonly states: LetterStates };

/**
 * The draft of a report: each field of the form answered from the facts by path, or still unknown. Pure; nothing is invented and
 * no default is taken. Throws `FormsError` where a letter is asked for without its state.
 */
export function draft(book: FormBook, input: DraftInput): Report {
  const state = stateFor(book, input.state);
  const severity = scoreSeverity(input.facts, input.nciss);
  const own = ownDuties(book.form.id, state, input.duties);
  const lookupWith = (changed: string | null): Lookup =>
    makeLookup({ ...input, severity, state, own, earlier: input.earlier?.report ?? null, changed });
  const first = answer(book, state, lookupWith(null), input);
  const changes = input.earlier === null ? null : changesSince(input.earlier.report.fields, first.fields);
  const told = changes === null ? first : answer(book, state, lookupWith(changesInWords(changes)), input);
  return {
    schema: 'assay.report/1',
    form: headOf(book),
    organisation: input.facts.organisation.name,
    state,
    version: (input.earlier?.report.version ?? 0) + 1,
    as_of: input.asOf.instant ?? input.asOf.day,
    law_reviewed_to: input.duties.law_reviewed_to,
    notice: NOT_LEGAL_ADVICE,
    duties: own.map(toReportDuty),
    holds: input.duties.duties.filter((duty) => duty.state === 'not_before').map(toReportDuty),
    fields: told.fields,
    text: told.text,
    letter: told.letter,
    severity: showsSeverity(book) ? severity : null,
    contradictions: contradictionsIn(input.facts),
    warnings: [
      ...notReplayed(book, input.asOf),
      ...notNarrowed(book, state),
      ...withoutHolds(input.duties),
      ...told.warnings,
    ],
    supplement:
      input.earlier === null || changes === null
        ? null
        : {
            version: input.earlier.report.version,
            as_of: input.earlier.report.as_of,
            sha256: input.earlier.sha256,
            changes,
          },
    counts: countsOf(told.fields),
  };
}

/** The state that the report is for: the form's own, else the one that is asked for, where the form knows states. */
function stateFor(book: FormBook, asked: string | null): string | null {
  if (book.kind === 'letter') return asked;
  const own = book.form.state ?? null;
  if (asked === null || asked === own) return own ?? asked;
  if (own === null && knowsStates(book)) return asked;
  throw new FormsError('other_state', own === null ? 'this form is for no state' : `this form is for ${own}`, {
    hint: own === null ? 'Leave out --state.' : 'Leave out --state, or draft state-ag for another state.',
  });
}

/** Whether a form can be drafted for a state that is named. */
export function knowsStates(book: FormBook): boolean {
  if (book.kind === 'letter') return true;
  return book.form.fields.some(
    ({ states, from }) => states !== undefined || from.some((fact) => fact.includes('$state')),
  );
}

function notNarrowed(book: FormBook, state: string | null): string[] {
  return state === null && knowsStates(book)
    ? ['no state is named: with --state, only what that state asks for is shown']
    : [];
}

/** Law is replayed for the day that is asked for; forms are not. */
function notReplayed({ form }: FormBook, { day }: AsOf): string[] {
  if (day >= form.reviewed) return [];
  return [`the form is as it was seen (${form.text_as_of}), not as it stood on ${day}`];
}

/** Holds are shown as what they are; the warning that repeats them is left out. */
function withoutHolds({ duties, warnings }: Duties): string[] {
  const held = duties.filter(({ state }) => state === 'not_before').map(({ id }) => `(${id})`);
  return warnings.filter((warning) => !held.some((id) => warning.includes(id)));
}

type Told = {
  readonly text: Report['text'];
  readonly fields: ReportField[];
  readonly letter: LetterDraft['letter'] | null;
  readonly warnings: string[];
};

function answer(book: FormBook, state: string | null, lookup: Lookup, input: DraftInput): Told {
  const { facts, dictionary } = input;
  if (book.kind === 'fields') {
    const filler: Filler = { fill: (fact) => lookup.words(fact, 'letter'), means: (fact) => dictionary[fact] ?? fact };
    const text = book.form.text.map(({ heading, text: own }) => ({
      heading: heading ?? null,
      spans: fillText(own, filler),
    }));
    return { fields: fieldsOf(book.form, { ...input, state, lookup }), text, letter: null, warnings: [] };
  }
  if (state === null || !isJurisdiction(state)) {
    throw new FormsError('no_state', 'a letter is written for one state', {
      hint: 'Name it with --state, for example --state CA: what a letter must hold differs.',
    });
  }
  const rules = book.states.states[state];
  return { ...writeLetter(book.form, rules, state, facts, lookup, dictionary), text: [] };
}

function headOf({ form, kind }: FormBook): Report['form'] {
  const { id, title, recipient, legal_basis, status, when, channel, supplements, text_as_of, reviewed, confidence } =
    form;
  return {
    id,
    title,
    recipient,
    legal_basis,
    status,
    when,
    channel,
    public: form.public,
    supplements,
    text_as_of,
    reviewed,
    confidence,
    doubts: [...form.doubts],
    sources: [...form.sources],
    leave_out: kind === 'fields' ? [...form.leave_out] : [],
  };
}

function showsSeverity(book: FormBook): boolean {
  return book.kind === 'fields' && book.form.severity;
}

/** Duties that this form answers to, of the state and of the nation: law, and what is not law and would ask for it. */
function ownDuties(form: string, state: string | null, { duties, not_law: notLaw }: Duties): Duty[] {
  return [...duties, ...notLaw].filter(({ draft: wanted, jurisdiction }) => {
    if (wanted !== draftOf(form)) return false;
    return state === null || jurisdiction === `US-${state}` || !jurisdiction.startsWith('US-');
  });
}

/** Forms of one attorney general answer to the duty that the generic one answers to. */
function draftOf(form: string): string {
  return form.startsWith('ag-') ? 'state-ag' : form;
}

function toReportDuty(duty: Duty): ReportDuty {
  const { id, citation, recipient, status, state, due, not_before, done_at, timing, protection } = duty;
  return { id, citation, recipient, status, state, due, not_before, done_at, timing, protection };
}

function countsOf(fields: readonly ReportField[]): Report['counts'] {
  const number = (holds: (field: ReportField) => boolean): number => fields.filter(holds).length;
  return {
    fields: fields.length,
    answered: number(({ state }) => state === 'answered'),
    in_part: number(({ state }) => state === 'in_part'),
    unknown: number(({ state }) => state === 'unknown'),
    not_asked: number(({ state }) => state === 'not_asked'),
    required_unknown: number(
      ({ required, decided, state }) =>
        (required === 'yes' || decided?.holds === 'yes') && (state === 'unknown' || state === 'in_part'),
    ),
    to_check: number(({ to_check: check }) => check),
  };
}
