import { inertText } from '../../base/text.js';
import type { Duties } from '../../model/duty.js';
import type { Report } from '../../model/report.js';
import { countdownWords } from './countdown.js';
import { whenWords } from './duties.js';
import { jurisdictionName } from './jurisdictions.js';

type Form = { readonly id: string; readonly title: string; readonly state: string | null };

/** A form that duties on these facts ask for. */
export type SuggestedForm = {
  readonly form: string;
  readonly title: string;
  readonly state: string | null;
  readonly state_name: string | null;
  /** Whom it goes to, by when, the nearest first. */
  readonly duties: readonly { readonly id: string; readonly says: string }[];
};

const OPEN = ['overdue', 'due', 'starts_when', 'not_before'];

/** What is asked for, in the order of the deadlines. A state with a form of its own gets that. */
export function suggestedForms({ duties, as_of: asOf }: Duties, forms: readonly Form[]): SuggestedForm[] {
  const found = new Map<
    string,
    SuggestedForm & { readonly duties: { readonly id: string; readonly says: string }[] }
  >();
  for (const duty of duties) {
    if (duty.draft === null || !OPEN.includes(duty.state)) continue;
    const state = duty.jurisdiction.startsWith('US-') ? duty.jurisdiction.slice(3) : null;
    const form = formFor(duty.draft, state, forms);
    if (form === undefined || (form.id === 'letter' && state === null)) continue;
    const of = form.state === null ? null : state;
    const key = `${form.id} ${of ?? ''}`;
    const name = of === null ? null : jurisdictionName(of);
    const suggested = found.get(key) ?? { form: form.id, title: form.title, state: of, state_name: name, duties: [] };
    const left = duty.due === null ? '' : `, ${countdownWords(duty.due, asOf)}`;
    suggested.duties.push({ id: duty.id, says: inertText(`${duty.recipient}: ${whenWords(duty)}${left}`, 400) });
    found.set(key, suggested);
  }
  return [...found.values()];
}

function formFor(draft: string, state: string | null, forms: readonly Form[]): Form | undefined {
  const own =
    draft === 'state-ag' ? forms.find((form) => form.id.startsWith('ag-') && form.state === state) : undefined;
  return own ?? forms.find(({ id }) => id === draft);
}

/** A fact that a draft lacks, and the fields that wait for it. */
export type OpenField = {
  readonly field: string;
  readonly label: string;
  readonly required: boolean;
  readonly facts: readonly { readonly path: string; readonly means: string }[];
};

/** Fields that are not answered, or not wholly; those first that the form requires. */
export function openFields({ fields }: Report): OpenField[] {
  const open = fields
    .filter(({ state }) => state === 'unknown' || state === 'in_part')
    .map(({ id, label, required, decided, missing }) => ({
      field: id,
      label: inertText(label, 300),
      required: required === 'yes' || decided?.holds === 'yes',
      facts: missing
        .filter(({ fact }) => fact !== '')
        .map(({ fact, means }) => ({ path: inertText(fact, 120), means: inertText(means, 300) })),
    }));
  return open.toSorted((one, other) => Number(other.required) - Number(one.required));
}

/** What a version says otherwise than the one before; null of the first. */
export function changesOf({ supplement }: Report) {
  if (supplement === null) return null;
  const changes = supplement.changes.map(({ label, old, new: now }) => ({
    label: inertText(label, 300),
    was: old === null ? null : inertText(old, 1000),
    is: now === null ? null : inertText(now, 1000),
  }));
  return { since: supplement.version, changes };
}
