import { inertText } from '../../base/text.js';
import {
  claimEntries,
  isClaimField,
  type AnyLeaf,
  type ClaimEntry,
  type ClaimField,
} from '../../model/claim-fields.js';
import type { ClaimStory } from '../../model/claim.js';
import { ELEMENTS } from '../../model/element.js';
import { claimGroups, confidenceOf, evidenceOf, leafWords, words } from './claim.js';
import { FIELD_NAMES, slotName } from './claim-fields.js';
import { elementName } from './elements.js';

/** A value that the text gives beside another, and what would have to be set for it to stand. */
export type Rival = {
  readonly value: string;
  readonly evidence: string;
  readonly confidence: string;
  readonly stands: boolean;
  readonly take: { readonly entry: string; readonly slot: string; readonly value: string; readonly words: string };
};
export type Conflict = { readonly field: string; readonly why: string; readonly values: readonly Rival[] };

export type RowView = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly evidence: string;
  readonly confidence: string;
  /** The entry that it is set right by; null where no single one is. */
  readonly entry: string | null;
  /** The event by which a person set it. */
  readonly set_by: number | null;
  readonly conflicts: readonly Conflict[];
};
export type SlotView = {
  readonly id: string;
  readonly label: string;
  readonly kind: 'text' | 'day' | 'number' | 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
};
export type EntryView = {
  readonly id: string;
  readonly label: string;
  readonly isEmpty: boolean;
  readonly slots: readonly SlotView[];
};
export type StoryView = {
  readonly groups: readonly { readonly title: string; readonly rows: readonly RowView[] }[];
  readonly entries: readonly EntryView[];
  /** Fields of which the text says nothing, as far as the rules see. */
  readonly not_said: readonly { readonly label: string; readonly entry: string; readonly removed_by: number | null }[];
  /** Fields of which there can be one more. */
  readonly more: readonly { readonly label: string; readonly entry: string }[];
  /** What contradicts itself and stands in no row. */
  readonly conflicts: readonly Conflict[];
  readonly cannot_tell: readonly string[];
};

/** Leaves of a story by the row that they are shown in, for marking them in the text. */
export type RowLeaves = { readonly id: string; readonly label: string; readonly leaves: readonly AnyLeaf[] };

/** The rows of a story with the leaves that they came from; ids count up in the order in which they are shown. */
export function rowLeaves(story: ClaimStory): RowLeaves[] {
  return claimGroups(story)
    .flatMap(({ rows }) => rows)
    .map(({ label, leaves }, at) => ({ id: `r${at}`, label, leaves }));
}

/** The event by which a person set what a field holds, or took out what it held; null where the text was read so. */
export type SetBy = (field: ClaimField, leaves: readonly AnyLeaf[]) => number | null;

/** One story of a claim as a person reads it and sets it right. `text` is empty where the text is not at hand. */
export function storyView(story: ClaimStory, text: string, setBy: SetBy): StoryView {
  const entries = claimEntries(story);
  const ids = rowLeaves(story).values();
  const shown = new Set<string>();
  const groups = claimGroups(story).map(({ title, rows }) => ({
    title,
    rows: rows.map(({ label, value, leaves }): RowView => {
      const entry = entries.find(({ slots }) => slots.some(({ leaf }) => leaf !== null && leaves.includes(leaf)));
      const own = entry === undefined || shown.has(entry.field) ? [] : conflictsOf(story, text, entry.field);
      if (entry !== undefined) shown.add(entry.field);
      return {
        id: ids.next().value?.id ?? '',
        label,
        value,
        evidence: text === '' || leaves.length === 0 ? '' : evidenceOf(text, leaves),
        confidence: leaves.length === 0 ? '' : confidenceOf(leaves),
        entry: entry?.id ?? null,
        set_by: entry === undefined ? null : setBy(entry.field, leaves),
        conflicts: own,
      };
    }),
  }));
  return {
    groups,
    entries: entries.map(entryView),
    ...missing(entries, setBy),
    conflicts: [...new Set(story.contradictions.map(({ field }) => field))]
      .filter((field) => !shown.has(field))
      .flatMap((field) => conflictsOf(story, text, field)),
    cannot_tell: [
      ...new Set(
        story.cannot_tell.map(({ why, span }) =>
          span === null || text === '' ? why : `“${words(text.slice(...span))}”: ${why}`,
        ),
      ),
    ],
  };
}

function missing(entries: readonly ClaimEntry[], setBy: SetBy): Pick<StoryView, 'not_said' | 'more'> {
  const said = new Set(entries.filter(({ isEmpty }) => !isEmpty).map(({ field }) => field));
  const empty = entries.filter(({ isEmpty }) => isEmpty);
  const line = ({ field, id }: ClaimEntry) => ({ label: FIELD_NAMES[field], entry: id });
  return {
    not_said: empty
      .filter(({ field }) => !said.has(field))
      .map((entry) => ({ ...line(entry), removed_by: setBy(entry.field, []) })),
    more: empty.filter(({ field }) => said.has(field)).map(line),
  };
}

function entryView({ id, field, isEmpty, slots }: ClaimEntry): EntryView {
  return {
    id,
    label: FIELD_NAMES[field],
    isEmpty,
    slots: slots.map(({ id: slot, part, kind, leaf }) => ({
      id: slot,
      label: slotName(field, part),
      kind: typeof kind === 'string' ? kind : 'choice',
      options: typeof kind === 'string' ? [] : kind.map((value) => ({ value, label: choiceWords(value) })),
      value: leaf === null ? '' : typedWords(leaf),
    })),
  };
}

/** As a person would type it. */
function typedWords(leaf: AnyLeaf): string {
  return typeof leaf.value === 'number' ? leafWords(leaf) : inertText(leaf.value, 2000);
}

function choiceWords(value: string): string {
  const element = ELEMENTS.find((each) => each === value);
  return element === undefined ? value.replaceAll('_', ' ') : elementName(element);
}

function conflictsOf(story: ClaimStory, text: string, field: string): Conflict[] {
  return story.contradictions
    .filter((each) => each.field === field)
    .map(({ values, why }) => ({
      field: isClaimField(field) ? FIELD_NAMES[field] : words(field),
      why: words(why),
      values: values.map((leaf, at): Rival => {
        const { stands, take } = takeOf(story, field, leaf, at);
        return {
          value: rivalWords(field, leaf, at),
          evidence: text === '' ? '' : evidenceOf(text, [leaf]),
          confidence: confidenceOf([leaf]),
          stands,
          take: { ...take, words: inertText(text.slice(...leaf.span), 400) },
        };
      }),
    }));
}

function rivalWords(field: string, leaf: AnyLeaf, at: number): string {
  if (field !== 'elements') return leafWords(leaf);
  return `${choiceWords(String(leaf.value))}: ${at === 0 ? 'taken' : 'not taken'}`;
}

/** Of an element that is said to be taken and not taken, one of the two must go; of anything else the value is set. */
function takeOf(story: ClaimStory, field: string, leaf: AnyLeaf, at: number) {
  if (field === 'elements') {
    const other = at === 0 ? 'denied_elements' : 'elements';
    const index = story[other].findIndex(({ value }) => value === leaf.value);
    return { stands: false, take: { entry: other, slot: `${other}.${index}`, value: '' } };
  }
  const slot = field === 'response' ? 'response.status' : field;
  const standing = claimEntries(story)
    .flatMap(({ slots }) => slots)
    .find(({ id }) => id === slot)?.leaf;
  const stands = standing?.value === leaf.value;
  return { stands, take: { entry: field, slot, value: typedWords(leaf) } };
}
