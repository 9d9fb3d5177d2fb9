import type { Dictionary, Form, FormField } from '../../model/form.js';
import type { ReportField } from '../../model/report.js';
import { answerOf } from './answer.js';
import { decided, type DecideInput } from './conditions.js';

/** What a form asks for, answered from the facts or not at all. */
export function fieldsOf(form: Form, asked: Asked): ReportField[] {
  return form.fields.map((field) => fieldOf(field, form, asked));
}

type Asked = DecideInput & { readonly dictionary: Dictionary };

function fieldOf(field: FormField, form: Form, asked: Asked): ReportField {
  const { state, lookup, dictionary } = asked;
  const isOneOfSome = field.from.length + field.with.length > 1;
  const answered = (facts: readonly string[]) =>
    facts.flatMap((fact) => answerOf(fact, isOneOfSome, lookup, dictionary) ?? []);
  const [from, needed, also] = [answered(field.from), answered(field.with), answered(field.also)];
  const beside = [...field.from, ...field.with, ...field.also].flatMap((fact) => lookup.beside(fact));
  const isAsked = state === null || field.states === undefined || field.states.some((each) => each === state);
  const missing = [...(from.length > 0 ? [] : field.from), ...field.with].filter(
    (fact) => lookup.words(fact, 'form') === null,
  );
  return {
    id: field.id,
    label: field.label,
    help: helpOf(field),
    required: typeof field.required === 'string' ? field.required : 'if',
    condition: typeof field.required === 'string' ? null : field.required.if,
    ...(typeof field.required === 'string' ? {} : { decided: decided(field.required, field, asked) }),
    section: field.section ?? null,
    asked_in: [...(field.asked_in ?? []), ...(state === null ? (field.states ?? []) : [])],
    basis: field.basis,
    to_check: field.basis === 'general_knowledge',
    sources: [...(field.sources ?? form.sources)],
    state: isAsked ? stateOf(field, from.length, needed.length, also.length + beside.length) : 'not_asked',
    answers: isAsked ? [...from, ...needed, ...also.map((each) => ({ ...each, only_helps: true })), ...beside] : [],
    missing: isAsked ? missing.map((fact) => ({ fact: lookup.path(fact), means: dictionary[fact] ?? '' })) : [],
    notes: notesOf(field, isAsked, state),
  };
}

/** Answered by any fact of `from` with all of `with`; a fact that only helps leaves it open. */
function stateOf(field: FormField, from: number, needed: number, also: number): ReportField['state'] {
  const isNamed = field.from.length > 0;
  if (isNamed && from > 0 && needed === field.with.length) return 'answered';
  return from + needed + also > 0 ? 'in_part' : 'unknown';
}

function helpOf({ help, choices }: FormField): string | null {
  const parts = [
    ...(help === undefined ? [] : [help]),
    ...(choices === undefined ? [] : [`Choices, in our words: ${choices.join('; ')}`]),
  ];
  return parts.length === 0 ? null : parts.join('. ');
}

function notesOf(field: FormField, isAsked: boolean, state: string | null): string[] {
  if (!isAsked) return [`${state ?? ''} was not seen to ask for it; that is no proof`];
  return [
    ...(field.basis === 'general_knowledge' ? ['known from general knowledge: a human compares it with the form'] : []),
    ...(field.basis === 'derived' ? ['inferred from a sister form or a heading'] : []),
  ];
}
