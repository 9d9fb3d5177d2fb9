import { z } from 'zod';
import { conditionSchema } from './condition.js';
import { jurisdictionSchema } from './jurisdiction.js';
import { DRAFTS } from './rule.js';

/** Every form that `assay report` drafts from fields, in the order of lists. The letter is one of its own kind. */
export const FIELD_FORMS = [
  ...DRAFTS.filter(isFieldForm),
  'cisa-irf',
  'ag-california',
  'ag-maine',
  'ag-massachusetts',
  'ag-newyork',
  'ag-texas',
  'ag-washington',
  'insurer',
  'holding',
  'board',
  'nciss',
] as const;
export type FieldForm = (typeof FIELD_FORMS)[number];
export const FORMS: readonly (FieldForm | 'letter')[] = [...FIELD_FORMS, 'letter'];
export type FormId = (typeof FORMS)[number];

function isFieldForm(draft: (typeof DRAFTS)[number]): draft is Exclude<(typeof DRAFTS)[number], 'letter'> {
  return draft !== 'letter';
}

const text = z.string().min(1);
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/u, 'lower-case letters, digits, - and _');

/** How it is known that a form asks for a field. Only what was `shown` by the form, the rule or the authority is sure. */
export const BASES = ['shown', 'derived', 'general_knowledge'] as const;
const CONFIDENCES = ['high', 'medium', 'low'] as const;

/** A path into the facts file or the results, as `forms/dictionary.yaml` lists it; `$state` is the state of the report. */
const factPath = z
  .string()
  .regex(/^[a-z_]+(?:\.(?:[a-z_0-9]+|\$state))*$/u, 'a path of forms/dictionary.yaml, such as incident.started');

/**
 * What decides whether a field is required, where facts can; several must all hold. `known`: the field's own facts are;
 * `offered`: services are; `supplement`: the draft supplements an earlier one; `state`: the report is for one of these.
 */
const decidedBySchema = z.strictObject({
  known: z.literal(true).optional(),
  offered: z.literal(true).optional(),
  supplement: z.literal(true).optional(),
  state: z.array(jurisdictionSchema).min(1).optional(),
  facts: conditionSchema.optional(),
});
export type DecidedBy = z.infer<typeof decidedBySchema>;

const required = z.union([
  z.enum(['yes', 'no', 'unknown']),
  z.strictObject({ if: text, when: decidedBySchema.optional() }),
]);

const fieldSchema = z.strictObject({
  id,
  label: text,
  help: text.optional(),
  /** Answers to choose from, in our words. */
  choices: z.array(text).optional(),
  required,
  /** Facts any one of which answers the field; those of `with` are needed besides; those of `also` help but do not answer. */
  from: z.array(factPath).default([]),
  with: z.array(factPath).default([]),
  also: z.array(factPath).default([]),
  basis: z.enum(BASES),
  section: text.optional(),
  /** Versions, variants or rules that ask for it, where not all of the form's do. */
  asked_in: z.array(text).optional(),
  /** States seen to ask for it, where not all do. */
  states: z.array(jurisdictionSchema).optional(),
  sources: z.array(text).optional(),
});
export type FormField = z.infer<typeof fieldSchema>;

const head = {
  title: text,
  recipient: text,
  legal_basis: text,
  status: z.enum(['law', 'proposed', 'voluntary', 'contract', 'own_design']),
  when: text,
  channel: text,
  /** Whether what is filed becomes public. */
  public: text,
  supplements: text,
  /** As of when the form or the rule was seen. */
  text_as_of: text,
  /** Day to which it was looked into. */
  reviewed: z.iso.date(),
  confidence: z.enum(CONFIDENCES),
  doubts: z.array(text),
  sources: z.array(text).min(1),
};

/** A file of `forms/`. */
export const formSchema = z.strictObject({
  id: z.enum(FIELD_FORMS),
  ...head,
  state: jurisdictionSchema.optional(),
  /** Whether the severity score is shown with it. */
  severity: z.boolean().default(false),
  /** What must be kept out of it. */
  leave_out: z.array(text).default([]),
  /** The text to be read out or printed, in sentences of ours with facts in braces; where the form is one to fill in, none. */
  text: z.array(z.strictObject({ heading: text.optional(), text })).default([]),
  fields: z.array(fieldSchema).min(1),
});
export type Form = z.infer<typeof formSchema>;

/** Where an item stands in a letter, in the order of the letter. */
export const PLACES = [
  'head',
  'title',
  'opening',
  'what_happened',
  'what_information',
  'what_we_do',
  'what_you_can_do',
  'more_information',
  'signature',
] as const;

const itemSchema = z
  .strictObject({
    id,
    label: text,
    place: z.enum(PLACES),
    /** When it stands in letters of states that do not ask for it. */
    own: z.enum(['always', 'if_known', 'if_offered', 'if_credentials', 'never']),
    /** Sentences of ours, with facts in braces. */
    text: text.optional(),
    /** Sentences that are added once their facts are known. */
    if_known: z.array(text).default([]),
    /** The items whose text says it already. */
    same_as: z.array(id).default([]),
    /** It promises a service: printed only where the organisation offers one. */
    offered: z.boolean().default(false),
    /** What a person must see to before the sentence is printed. */
    confirm: text.optional(),
    help: text.optional(),
    basis: z.enum(BASES),
  })
  .refine((item) => (item.text === undefined) === item.same_as.length > 0, {
    message: 'an item has either a text or the items that say it',
    path: ['text'],
  });
export type LetterItem = z.infer<typeof itemSchema>;

/** `forms/letter/items.yaml`. */
export const letterSchema = z.strictObject({
  id: z.literal('letter'),
  ...head,
  headings: z.partialRecord(z.enum(PLACES), text),
  items: z.array(itemSchema).min(1),
});
export type LetterForm = z.infer<typeof letterSchema>;

/** When a state asks for an item. Several conditions must all hold; what only a `person` can tell is left to one. */
const whenSchema = z.strictObject({
  elements: z.array(text).min(1).optional(),
  only_credentials: z.literal(true).optional(),
  known: z.literal(true).optional(),
  offered: z.literal(true).optional(),
  person: text.optional(),
});
export type When = z.infer<typeof whenSchema>;

const askedSchema = z.strictObject({ item: id, when: whenSchema.optional(), if: text.optional() });

const stateSchema = z.strictObject({
  citation: text,
  prescribed: z.enum(['list', 'none', 'only_services', 'only_credentials']),
  text_as_of: text,
  confidence: z.enum(CONFIDENCES),
  headings: z.array(text).optional(),
  /** The usual headings would say what may not be said. */
  plain_headings: z.boolean().default(false),
  must: z.array(askedSchema).default([]),
  may: z.array(askedSchema).default([]),
  must_not: z.array(z.strictObject({ item: id, text })).default([]),
  /** Items that we keep out because they would tell what may not be told. */
  keep_out: z.array(id).default([]),
  monitoring: z
    .strictObject({
      required: z.boolean().default(true),
      months: z.int().positive().optional(),
      elements: z.array(text).optional(),
      condition: text.optional(),
      text,
    })
    .optional(),
  print: z
    .array(z.strictObject({ who: text, parts: z.array(text), if: text.optional(), note: text.optional() }))
    .default([]),
  format: z.array(text).default([]),
  delivery: z.array(text).default([]),
  notes: text.optional(),
  general_knowledge: z.array(text).default([]),
  sources: z.array(text).min(1),
});
export type LetterState = z.infer<typeof stateSchema>;

/** `forms/letter/states.yaml`: what the statutes want and forbid in a letter. */
export const letterStatesSchema = z.strictObject({
  reviewed: z.iso.date(),
  states: z.record(jurisdictionSchema, stateSchema),
});
export type LetterStates = z.infer<typeof letterStatesSchema>;

/** `forms/dictionary.yaml`: what each fact is, by its path. */
export const dictionarySchema = z.strictObject({ facts: z.record(factPath, text) });
export type Dictionary = z.infer<typeof dictionarySchema>['facts'];
