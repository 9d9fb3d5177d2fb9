import type { Dictionary, LetterForm, LetterState } from '../../../model/form.js';
import type { Paragraph, ReportField } from '../../../model/report.js';
import type { Lookup } from '../lookup.js';
import type { Choice } from './choose.js';
import { factsIn } from './template.js';

/** An item that the state speaks of, or that stands in the letter, as a field of the report; null where it is neither. */
export function itemField(
  choice: Choice,
  written: readonly Paragraph[],
  form: LetterForm,
  rules: LetterState,
  lookup: Lookup,
  dictionary: Dictionary,
): ReportField | null {
  const { item, fate, by, condition, asked, why } = choice;
  const isSpoken = rules.must.some((each) => each.item === item.id) || rules.may.some((each) => each.item === item.id);
  if (fate === 'out' && !isSpoken) return null;
  const sayers = item.same_as.length > 0 ? form.items.filter(({ id }) => item.same_as.includes(id)) : [item];
  const facts = [...new Set(sayers.flatMap(({ text }) => factsIn(text ?? '')))];
  const spans = written
    .filter((paragraph) => sayers.some(({ id }) => id === paragraph.item))
    .flatMap((paragraph) => paragraph.spans);
  return {
    id: item.id,
    label: item.label,
    help: item.help ?? null,
    required: by === 'state' ? (condition === null ? 'yes' : 'if') : 'no',
    condition,
    section: null,
    asked_in: [],
    basis: item.basis,
    to_check: item.basis === 'general_knowledge',
    sources: [...rules.sources],
    state: fate === 'out' ? 'not_asked' : stateOf(spans),
    answers: fate === 'out' ? [] : facts.flatMap((fact) => lookup.answer(fact) ?? []),
    missing:
      fate === 'out'
        ? []
        : spans
            .filter(({ kind }) => kind === 'blank')
            .map(({ fact, text }) => ({
              fact: fact === null ? '' : lookup.path(fact),
              means: fact === null ? text : (dictionary[fact] ?? text),
            })),
    notes: [
      by === 'state'
        ? `the state asks for it${condition === null ? '' : `, if ${condition}`}`
        : by === 'optional'
          ? 'the state leaves it open'
          : 'our own wish, not the state’s',
      ...(why === null ? [] : [why]),
      ...(asked.holds === null && asked.why !== null ? [asked.why] : []),
      ...(item.same_as.length > 0 ? [`said by: ${sayers.map(({ label }) => label).join('; ')}`] : []),
      ...(item.basis === 'general_knowledge' ? ['known from general knowledge: a human checks it'] : []),
    ],
  };
}

function stateOf(spans: Paragraph['spans']): ReportField['state'] {
  const blanks = spans.filter(({ kind }) => kind === 'blank').length;
  if (blanks === 0) return spans.length === 0 ? 'unknown' : 'answered';
  return spans.some(({ kind }) => kind === 'fact') ? 'in_part' : 'unknown';
}
