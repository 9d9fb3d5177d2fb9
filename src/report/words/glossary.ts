import { VERDICTS } from '../../model/verdict-words.js';
import { VERDICT_MEANING, VERDICT_WORDS } from './verdict.js';

/** A word of the vocabulary, as a heading would write it, and what it means, for somebody who reads it for the first time. */
export type Explained = { readonly word: string; readonly says: string };

/** Words that a person needs to read what Assay shows; the page explains them in place, the guide in a list. */
const WORDS = {
  claim: {
    word: 'Claim',
    says: 'What a third party says: a post, a mail, an article. It is not a fact until it was tested.',
  },
  case: {
    word: 'Case',
    says: 'All that belongs to one incident, in one record: what was claimed, found, decided, said and sent.',
  },
  event: {
    word: 'Event',
    says: 'One entry of a case. It is never changed: who was wrong adds a correction, and both stay readable.',
  },
  evidence: {
    word: 'Evidence',
    says: 'A file that the case keeps, with the digest that shows whether it is still the same.',
  },
  sample: {
    word: 'Sample',
    says: 'A few rows of a leak. What it shows of the whole is never more certain than its size allows.',
  },
  dump: { word: 'Dump', says: 'The whole leaked file.' },
  system_of_record: {
    word: 'System of record',
    says: 'A source that you own, such as billing or credit applications, with what it held at which time.',
  },
  reference: {
    word: 'Reference',
    says: 'The index of your systems of record, against which a leak is tested. It holds tokens, no clear identifiers.',
  },
  data_element: {
    word: 'Data element',
    says: 'What kind of value a column holds: a name, an SSN, a phone number, a driver licence.',
  },
  token: {
    word: 'Token',
    says: 'A value turned into a code by a secret key of yours. Equal values give equal codes; the code does not tell the value.',
  },
  clear_value: {
    word: 'Clear value',
    says: 'A value as it stands in the file, readable by people: personal data. On the page, every look at one is an event of the case.',
  },
  agreement: {
    word: 'Agreement',
    says: 'How one leaked value compares with the one in your records: exact, the same in another spelling, in part, different or missing.',
  },
  weight_of_evidence: {
    word: 'Weight of evidence',
    says: 'How many times likelier the rows are under one explanation than under another, as a power of ten: 3 means a thousand times.',
  },
  verdict: {
    word: 'Verdict',
    says: 'What the tested rows are: your own records, those of an earlier leak, made up, and so on, or that the data do not decide.',
  },
  as_of_date: {
    word: 'As-of date',
    says: 'When the rows were taken, read from what changes over time: address, SIM, handset, plan.',
  },
  extent: {
    word: 'Extent',
    says: 'How many people the leak can hold, given the sample. It is a range; a small sample gives a wide one.',
  },
  planted_record: {
    word: 'Planted record',
    says: 'A person who does not exist, put into a system of yours on purpose: who holds that record has your data.',
  },
  exposure: {
    word: 'Exposure',
    says: 'How many people, with which data elements, living where. Duties are reckoned from it.',
  },
  jurisdiction: {
    word: 'Jurisdiction',
    says: 'A state, territory or country with a law of its own. People count where they live.',
  },
  duty: {
    word: 'Duty',
    says: 'A rule of law applied to the facts: who must be told, by when, what, and what protects the report.',
  },
  anchor: {
    word: 'Anchor',
    says: 'The event that starts a clock, such as the discovery. A person sets it, with its time and zone; without it nothing counts down.',
  },
  fact: {
    word: 'Fact',
    says: 'What people have established about the incident. What nobody has said is unknown, and is never guessed.',
  },
  protection: {
    word: 'Protection',
    says: 'What the law gives those who report: that it stays out of public records, or cannot be used against them.',
  },
  decision: {
    word: 'Decision',
    says: 'Whether you follow a rule, by whom and why. The reason stands wherever the duty does.',
  },
  draft: {
    word: 'Draft',
    says: 'A report filled in from the facts, with what is still unknown marked. Nothing is sent by this program.',
  },
  supplement: {
    word: 'Supplement',
    says: 'A later version of a report. It says which answers have changed since the last.',
  },
  statement: {
    word: 'Statement',
    says: 'Anything that you said outside, to whom, and the facts that it rested on.',
  },
  restatement: {
    word: 'Restatement',
    says: 'A new statement in place of one that holds no more. It says what changed.',
  },
  posture: {
    word: 'Posture',
    says: 'How ready a small operator is: machines, whether they are still supported, known holes, mail, training.',
  },
  finding: { word: 'Finding', says: 'Something in the posture that is dangerous, with what it rests on.' },
  measure: { word: 'Measure', says: 'What closes one or several holes, with what it costs in money and hours.' },
  way_in: {
    word: 'Way in',
    says: 'How an attacker gets to the first machine: by mail, by remote access, from the Internet or on a stick.',
  },
  shaken_plan: {
    word: 'Shaken plan',
    says: 'The plan reckoned again with every figure off by up to a factor of two. A step that stands in nearly all of 40 does not hang on our figures.',
  },
  bundle: {
    word: 'Bundle',
    says: 'What a plant sends to its state: signed counts of what was found, without names, addresses or texts.',
  },
  alias: {
    word: 'Alias',
    says: 'A name that stands for a plant on the page of the state, so that who reads it does not learn which plant it is.',
  },
  as_of: {
    word: 'As of',
    says: 'The day for which an answer is given: with the law and the lists of that day, and the facts of the case by the day that each says of itself, not by when it was written; one that says none counts.',
  },
  lead: {
    word: 'Lead',
    says: 'Whoever runs the cases: adds to them, may look at clear values of leaked rows, and says who is in the team.',
  },
  counsel: {
    word: 'Counsel',
    says: 'Whoever advises on the cases: adds to them, and has notes under privilege that nobody else sees.',
  },
  reader: { word: 'Reader', says: 'Whoever looks on: sees the cases, and changes nothing.' },
} as const satisfies Readonly<Record<string, Explained>>;

type VerdictTerm = (typeof VERDICTS)[number];
export type TermId = keyof typeof WORDS | VerdictTerm;

/** The whole vocabulary, in the order of the story; the words of a verdict are those that verdicts are shown with. */
export function glossary(): ({ readonly id: TermId } & Explained)[] {
  const words = Object.entries(WORDS).flatMap(([id, explained]) => (isWord(id) ? [{ id, ...explained }] : []));
  const verdicts = VERDICTS.map((id) => ({ id, word: VERDICT_WORDS[id], says: VERDICT_MEANING[id] }));
  return [...words, ...verdicts];
}

function isWord(id: string): id is keyof typeof WORDS {
  return Object.hasOwn(WORDS, id);
}
