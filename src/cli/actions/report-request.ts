import path from 'node:path';
import { FORMS, type FormId } from '../../model/form.js';
import { JURISDICTIONS, JURISDICTION_NAMES, isJurisdiction, type Jurisdiction } from '../../model/jurisdiction.js';
import { nearest } from '../../base/nearest.js';
import { inertText } from '../../base/text.js';
import { badOption } from '../error.js';
import type { ReportFlags } from '../flags.js';

export const FORMATS = ['html', 'docx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** A form by its id, or `veris`, which is an export and no form. */
export function formOf(forms: readonly string[]): FormId | 'veris' {
  const [given, more] = forms;
  if (given === undefined) throw badOption('no form is named', 'assay report --list names them all.');
  if (more !== undefined) throw badOption('more than one form is named', 'Draft one form at a time.');
  const found = [...FORMS, 'veris' as const].find((each) => each === given);
  if (found !== undefined) return found;
  const meant = nearest(given, [...FORMS, 'veris']);
  throw badOption(
    `there is no form ${inertText(given, 60)}`,
    meant === null
      ? 'assay report --list names them all.'
      : `Did you mean ${meant}? assay report --list names them all.`,
  );
}

/** What the draft is written as: what is asked for, else what the file's name ends in; null is the view on the terminal. */
export function formatOf({ format, out }: ReportFlags): Format | null {
  const ending = out === undefined ? undefined : FORMATS.find((each) => path.extname(out).toLowerCase() === `.${each}`);
  if (format === undefined) {
    if (out !== undefined && ending === undefined)
      throw badOption('--out does not tell the format', 'Let its name end in .html, .docx or .json.');
    return ending ?? null;
  }
  const found = FORMATS.find((each) => each === format);
  if (found === undefined) throw badOption(`--format cannot be ${inertText(format, 40)}`, 'Write html, docx or json.');
  return found;
}

export function stateOf(given: string | undefined): Jurisdiction | null {
  if (given === undefined) return null;
  const code = given.toUpperCase();
  if (isJurisdiction(code)) return code;
  const meant = nearest(given, given.length > 2 ? Object.values(JURISDICTION_NAMES) : JURISDICTIONS);
  const found = JURISDICTIONS.find((each) => each === meant || JURISDICTION_NAMES[each] === meant);
  throw badOption(
    `--state ${inertText(given, 40)} is none of the 54 jurisdictions`,
    found === undefined
      ? 'Write its two letters, such as CA.'
      : `Did you mean ${found} (${JURISDICTION_NAMES[found]})?`,
  );
}
