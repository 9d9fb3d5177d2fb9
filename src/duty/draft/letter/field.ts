import type { Dictionary, LetterForm, LetterState } from '../../../model/form.js';
import type { Paragraph, ReportField } from '../../../model/report.js';
import type { Lookup } from '../lookup.js';
import { answerOf } from '../answer.js';
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
  const { item, fate, condition, asked, why } = choice;
  const isMust = rules.must.some((each) => each.item === item.id);
  const isSpoken = isMust || rules.may.some((each) => each.item === item.id);
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
    required: isMust ? (condition === null ? 'yes' : 'if') : 'no',
    condition,
    section: null,
    asked_in: [],
    basis: item.basis,
    to_check: item.basis === 'general_knowledge',
    sources: [...rules.sources],
    state: fate === 'out' ? 'not_asked' : stateOf(spans),
    answers: fate === 'out' ? [] : facts.flatMap((fact) => answerOf(fact, facts.length > 1, lookup, dictionary) ?? []),
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
      wishOf(choice, isMust, isSpoken),
      ...(why === null ? [] : [why]),
      ...(fate !== 'out' && asked.why !== null ? [asked.why] : []),
      ...(item.same_as.length > 0 ? [`said by: ${sayers.map(({ label }) => label).join('; ')}`] : []),
      ...(item.basis === 'general_knowledge' ? ['known from general knowledge: a human checks it'] : []),
    ],
  };
}

function wishOf({ condition, asked, fate }: Choice, isMust: boolean, isSpoken: boolean): string {
  const own = 'our own wish, not the state’s';
  if (!isMust) return isSpoken ? 'the state leaves it open' : own;
  const wish = `the state asks for it${condition === null ? '' : `, if ${condition}`}`;
  return asked.holds === false && fate !== 'out' ? `${wish}, which is not so here; ${own}` : wish;
}

function stateOf(spans: Paragraph['spans']): ReportField['state'] {
  const blanks = spans.filter(({ kind }) => kind === 'blank').length;
  if (blanks === 0) return spans.length === 0 ? 'unknown' : 'answered';
  return spans.some(({ kind }) => kind === 'fact') ? 'in_part' : 'unknown';
}
