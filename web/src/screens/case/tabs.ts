import type { CaseStep } from '../../../../src/model/case-documents.js';
import type { TermId } from '../../../../src/report/words/glossary.js';

type Tab = {
  readonly to: `/cases/$case${string}`;
  readonly label: string;
  readonly end: boolean;
  /** Words of the vocabulary that its screen uses. */
  readonly words: readonly TermId[];
  /** The step of the story that is taken there, and what it is called where it comes next. */
  readonly step?: { readonly id: CaseStep; readonly says: string };
};

/** The screens of a case, in the order of the story. */
export const CASE_TABS = [
  { to: '/cases/$case', label: 'Timeline', end: true, words: ['case', 'anchor', 'duty', 'restatement'] },
  {
    to: '/cases/$case/claim',
    label: 'What is said',
    end: false,
    words: ['claim', 'evidence', 'data_element'],
    step: { id: 'claim', says: 'give the text in which it is said' },
  },
  {
    to: '/cases/$case/verify',
    label: 'Is it true?',
    end: false,
    words: [
      'verdict',
      'weight_of_evidence',
      'agreement',
      'as_of_date',
      'extent',
      'planted_record',
      'reference',
      'token',
      'clear_value',
    ],
    step: { id: 'verify', says: 'test the sample against your systems' },
  },
  {
    to: '/cases/$case/exposure',
    label: 'Who is hit?',
    end: false,
    words: ['exposure', 'jurisdiction', 'data_element', 'sample'],
    step: { id: 'exposure', says: 'count the people whom it exposes' },
  },
  {
    to: '/cases/$case/duties',
    label: 'Whom to tell?',
    end: false,
    words: ['jurisdiction'],
    step: { id: 'duties', says: 'see whom you must tell, and by when' },
  },
  {
    to: '/cases/$case/say',
    label: 'What we say',
    end: false,
    words: ['statement', 'restatement', 'fact'],
    step: { id: 'say', says: 'see what may be said, and keep what was said' },
  },
  { to: '/cases/$case/record', label: 'Record', end: false, words: ['event', 'evidence', 'case'] },
] satisfies readonly Tab[];
