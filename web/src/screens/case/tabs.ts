import type { TermId } from '../../../../src/report/words/glossary.js';

type Tab = {
  readonly to: `/cases/$case${string}`;
  readonly label: string;
  readonly end: boolean;
  /** Words of the vocabulary that its screen uses. */
  readonly words: readonly TermId[];
};

/** The screens of a case, in the order of the story. */
export const CASE_TABS = [
  { to: '/cases/$case', label: 'Timeline', end: true, words: ['case', 'anchor', 'duty', 'restatement'] },
  { to: '/cases/$case/claim', label: 'What is said', end: false, words: ['claim', 'evidence', 'data_element'] },
  {
    to: '/cases/$case/verify',
    label: 'Is it true?',
    end: false,
    words: ['verdict', 'weight_of_evidence', 'agreement', 'as_of_date', 'extent', 'planted_record', 'reference'],
  },
  {
    to: '/cases/$case/exposure',
    label: 'Who is hit?',
    end: false,
    words: ['exposure', 'jurisdiction', 'data_element', 'sample'],
  },
  { to: '/cases/$case/duties', label: 'Whom to tell?', end: false, words: ['jurisdiction'] },
  { to: '/cases/$case/say', label: 'What we say', end: false, words: ['statement', 'restatement', 'fact'] },
  { to: '/cases/$case/record', label: 'Record', end: false, words: ['event', 'evidence', 'case'] },
] as const satisfies readonly Tab[];
