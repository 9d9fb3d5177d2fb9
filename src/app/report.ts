import { draft, knowsStates } from '../duty/draft/draft.js';
import { exportVeris } from '../duty/draft/veris.js';
import { decideOn, evaluate } from '../duty/evaluate/evaluate.js';
import type { AsOf } from '../model/clock.js';
import { FORMS, type Dictionary, type FormId } from '../model/form.js';
import type { Report } from '../model/report.js';
import type { Veris } from '../model/veris.js';
import { factsOn, type ExposureText, type FactsText, type PostureText } from './duties.js';
import { readFactDictionary, readFormBook, readNciss } from './form-book.js';

export type ReportOptions = {
  readonly asOf: AsOf;
  readonly state: string | null;
  /** An earlier draft of the same report, and the digest of its file. */
  readonly earlier: { readonly report: Report; readonly sha256: string } | null;
  /** Where people and elements come from that the facts do not say. */
  readonly exposure?: ExposureText | null;
  /** What is known of the operator and its machines where the facts do not say it. */
  readonly posture?: PostureText | null;
};

/** The draft of a report on these facts as they were known, under the law of that day. Reads the forms and rules that came with the program. */
export function draftReport(
  form: FormId,
  facts: FactsText,
  { asOf, state, earlier, exposure = null, posture = null }: ReportOptions,
): Report {
  const { facts: known, remarks, book, clock, beside, bases } = factsOn(facts, asOf, exposure, posture);
  const dictionary = readFactDictionary();
  const report = draft(readFormBook(form, dictionary), {
    facts: known,
    duties: evaluate(known, book, asOf, clock),
    clock,
    decide: decideOn(known),
    asOf,
    dictionary,
    nciss: readNciss(),
    state,
    earlier,
    beside,
    bases,
  });
  return { ...report, warnings: [...remarks, ...report.warnings] };
}

/** The incident in the vocabulary of VERIS, as far as the facts have a place in it. */
export function exportToVeris(facts: FactsText, asOf: AsOf, exposure: ExposureText | null = null): Veris {
  return exportVeris(factsOn(facts, asOf, exposure).facts, asOf);
}

export type FormSummary = {
  readonly id: FormId;
  readonly title: string;
  readonly fields: number;
  readonly toCheck: number;
  /** The state that it is for; `any` where it is drafted for a state that is named. */
  readonly state: string | null;
};

let listed: readonly FormSummary[] | null = null;

/** Every form, with how many fields it has and how many of them are known from general knowledge only. Read once: they come with the program. */
export function listForms(): readonly FormSummary[] {
  listed ??= FORMS.map(summaryOf(readFactDictionary()));
  return listed;
}

function summaryOf(dictionary: Dictionary): (id: FormId) => FormSummary {
  return (id) => {
    const book = readFormBook(id, dictionary);
    const { kind, form } = book;
    const bases = kind === 'fields' ? form.fields : form.items;
    const toCheck = bases.filter(({ basis }) => basis === 'general_knowledge').length;
    const own = kind === 'fields' ? (form.state ?? null) : null;
    return { id, title: form.title, fields: bases.length, toCheck, state: own ?? (knowsStates(book) ? 'any' : null) };
  };
}
