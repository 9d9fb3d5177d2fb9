import { makeClock } from '../duty/clock/clock.js';
import { draft } from '../duty/draft/draft.js';
import { exportVeris } from '../duty/draft/veris.js';
import { evaluate } from '../duty/evaluate/evaluate.js';
import { knownBy, readFacts } from '../duty/facts/facts.js';
import type { AsOf } from '../model/clock.js';
import type { Duties } from '../model/duty.js';
import type { Facts } from '../model/facts.js';
import { FORMS, type FormId } from '../model/form.js';
import type { Report } from '../model/report.js';
import type { Veris } from '../model/veris.js';
import { namesOf, type FactsText } from './duties.js';
import { readFactDictionary, readFormBook, readNciss } from './form-book.js';
import { readCalendars, readRuleBook } from './rule-book.js';

export type ReportOptions = {
  readonly asOf: AsOf;
  readonly state: string | null;
  /** An earlier draft of the same report, and the digest of its file. */
  readonly earlier: { readonly report: Report; readonly sha256: string } | null;
};

/** The draft of a report on these facts as they were known, under the law of that day. Reads the forms and rules that came with the program. */
export function draftReport(form: FormId, facts: FactsText, { asOf, state, earlier }: ReportOptions): Report {
  const known = factsOn(facts, asOf);
  const dictionary = readFactDictionary();
  const report = draft(readFormBook(form, dictionary), {
    ...known,
    asOf,
    dictionary,
    nciss: readNciss(),
    state,
    earlier,
  });
  return { ...report, warnings: [...known.later, ...report.warnings] };
}

/** The incident in the vocabulary of VERIS, as far as the facts have a place in it. */
export function exportToVeris(facts: FactsText, asOf: AsOf): Veris {
  return exportVeris(factsOn(facts, asOf).facts, asOf);
}

/** Facts as they were known on a day. */
export function readFactsOn(facts: FactsText, asOf: AsOf): Facts {
  return factsOn(facts, asOf).facts;
}

export type FormSummary = {
  readonly id: FormId;
  readonly title: string;
  readonly fields: number;
  readonly toCheck: number;
};

/** Every form, with how many fields it has and how many of them are known from general knowledge only. */
export function listForms(): FormSummary[] {
  const dictionary = readFactDictionary();
  return FORMS.map((id) => {
    const { kind, form } = readFormBook(id, dictionary);
    const bases = kind === 'fields' ? form.fields : form.items;
    const toCheck = bases.filter(({ basis }) => basis === 'general_knowledge').length;
    return { id, title: form.title, fields: bases.length, toCheck };
  });
}

type OnADay = {
  readonly facts: Facts;
  readonly later: readonly string[];
  readonly duties: Duties;
  readonly clock: ReturnType<typeof makeClock>;
};

function factsOn({ file, text }: FactsText, asOf: AsOf): OnADay {
  const book = readRuleBook();
  const clock = makeClock(readCalendars());
  const { facts, later } = knownBy(readFacts(text, file, namesOf(book)), asOf, clock);
  return { facts, later, duties: evaluate(facts, book, asOf, clock), clock };
}
