import type { Facts } from '../../../model/facts.js';
import { PLACES, type Dictionary, type LetterForm, type LetterState } from '../../../model/form.js';
import { JURISDICTION_NAMES, type Jurisdiction } from '../../../model/jurisdiction.js';
import type { Letter, Paragraph, ReportField } from '../../../model/report.js';
import type { Lookup } from '../lookup.js';
import { plain } from '../words.js';
import { chooseItems, type Choice } from './choose.js';
import { itemField } from './field.js';
import { fillText, type Filler } from './template.js';
import { warningsOf } from './warnings.js';

export type LetterDraft = {
  readonly letter: Letter;
  readonly fields: ReportField[];
  readonly warnings: string[];
};

/** The letter for one state: its text with facts and blanks, and each item that the state asks for with where it stands. */
export function writeLetter(
  form: LetterForm,
  rules: LetterState,
  state: Jurisdiction,
  facts: Facts,
  lookup: Lookup,
  dictionary: Dictionary,
): LetterDraft {
  const filler: Filler = {
    fill: (fact) => lookup.words(fact, 'letter'),
    means: (fact) => dictionary[fact] ?? plain(fact),
  };
  const choices = chooseItems(form, rules, facts, lookup);
  const written = choices.filter(({ fate }) => fate === 'in').map((choice) => paragraphOf(choice, facts, filler));
  const parts = PLACES.map((place) => ({
    place,
    heading: rules.plain_headings ? null : (form.headings[place] ?? null),
    paragraphs: written.filter(({ item }) => placeOf(item, form) === place),
  })).filter(({ paragraphs }) => paragraphs.length > 0);
  const fields = choices.flatMap((choice) => itemField(choice, written, form, rules, lookup, dictionary) ?? []);
  return {
    letter: {
      state,
      name: JURISDICTION_NAMES[state],
      citation: rules.citation,
      prescribed: rules.prescribed,
      confidence: rules.confidence,
      text_as_of: rules.text_as_of,
      parts,
      left_out: leftOut(choices, rules),
      print: rules.print.map(({ who, parts: items, if: condition, note }) =>
        [
          `${plain(who)}: ${items.join(', ')}`,
          ...(condition === undefined ? [] : [`if ${condition}`]),
          ...(note === undefined ? [] : [note]),
        ].join('; '),
      ),
      format: [...rules.format],
      delivery: [...rules.delivery],
      monitoring: monitoringOf(rules),
      notes: rules.notes === undefined ? [] : [rules.notes],
      general_knowledge: [...rules.general_knowledge],
    },
    fields,
    warnings: warningsOf(rules, state, facts, written),
  };
}

function paragraphOf({ item, by }: Choice, facts: Facts, filler: Filler): Paragraph {
  if (item.offered && facts.services?.offered !== true) {
    const text = `still unknown: whether a service is offered, and which (${plain(item.id)})`;
    return { item: item.id, by, spans: [{ kind: 'blank', text, fact: 'services.offered' }] };
  }
  const more = item.if_known.filter((text) => fillText(text, filler).every(({ kind }) => kind !== 'blank'));
  const spans = fillText([item.text ?? '', ...more].join(' '), filler);
  const confirm =
    item.confirm === undefined ? [] : [{ kind: 'blank' as const, text: `to confirm: ${item.confirm}`, fact: null }];
  return { item: item.id, by, spans: [...spans, ...confirm] };
}

function placeOf(id: string, form: LetterForm): string | undefined {
  return form.items.find((item) => item.id === id)?.place;
}

/** What is kept out of this letter and why; what nobody asked for is not named. */
function leftOut(choices: readonly Choice[], rules: LetterState): Letter['left_out'] {
  const counts = rules.must_not.filter(({ item }) => item === 'people_count_state');
  return [
    ...choices.flatMap(({ item, fate, why }) => (fate === 'out' && why !== null ? [{ item: item.label, why }] : [])),
    ...counts.map(({ text }) => ({ item: 'Number of residents of the state', why: `the state forbids it: ${text}` })),
  ];
}

function monitoringOf({ monitoring }: LetterState): string | null {
  if (monitoring === undefined) return null;
  const { text, condition, elements, required } = monitoring;
  return [
    required ? `The state wants: ${text}` : text,
    ...(elements === undefined ? [] : [`where taken: ${elements.map(plain).join(', ')}`]),
    ...(condition === undefined ? [] : [`condition: ${condition}`]),
  ].join('; ');
}
