import { readFactDictionary, readFormBook, readNciss } from '../../src/app/form-book.js';
import { draft, type DraftInput, type FormBook } from '../../src/duty/draft/draft.js';
import { decideOn, evaluate } from '../../src/duty/evaluate/evaluate.js';
import type { Facts } from '../../src/model/facts.js';
import type { FormId } from '../../src/model/form.js';
import type { Report } from '../../src/model/report.js';
import { book, clock } from './book.js';

export const dictionary = readFactDictionary();
export const nciss = readNciss();
const books = new Map<FormId, FormBook>();

/** A form, read once. */
export function formBook(form: FormId): FormBook {
  const found = books.get(form) ?? readFormBook(form, dictionary);
  books.set(form, found);
  return found;
}
const asOf = { day: '2021-08-20', instant: null };

/** A draft on these facts as of 20 August 2021. */
export function draftOn(facts: Facts, form: FormId, more: Partial<DraftInput> = {}): Report {
  return draft(formBook(form), {
    facts,
    duties: more.duties ?? evaluate(facts, book, asOf, clock),
    asOf,
    clock,
    decide: decideOn(facts),
    dictionary,
    nciss,
    state: form === 'letter' ? 'CA' : null,
    earlier: null,
    ...more,
  });
}

/** Duties on facts that say nothing: for drafts that do not ask for any. */
export const NO_DUTIES = evaluate({ organisation: { name: 'Example' }, incident: {} }, book, asOf, clock);

/** Facts that say no more than they must. */
export const BARE: Facts = { organisation: { name: 'Northwind Wireless' }, incident: {} };
