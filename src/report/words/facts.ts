import { inertText } from '../../base/text.js';
import type { Duties } from '../../model/duty.js';
import { ANCHORS, type AnchorFact } from '../../model/facts-words.js';
import { JURISDICTION_NAMES, isJurisdiction } from '../../model/jurisdiction.js';
import { columnLabel } from './elements.js';
import { firstNeeds } from './duties.js';

/** What starts a clock, as somebody would say it who has not read the law. */
export const ANCHOR_WORDS: Readonly<Record<AnchorFact, string>> = {
  started: 'The incident began; nothing else may lie before it.',
  discovered: 'Somebody of yours first knew of it.',
  reasonably_believed: 'It was reasonably believed to have happened.',
  determined: 'You concluded that it is a breach that must be notified.',
  material: 'You concluded that it is material to investors.',
  ransom_paid: 'The ransom was paid.',
  confirmed: 'It was confirmed, and notice can be prepared (Rhode Island, utilities of Tennessee).',
  scope_identified: 'It is known whom it concerns (Maine, Minnesota).',
  investigation_concluded: 'The investigation ended (Maryland before October 2022).',
  assessed_notifiable: 'You assessed it as one that must be notified (Singapore).',
  classified_major: 'You classified it as major (DORA).',
  identified_to_soc: 'Your security team identified it (federal agencies).',
  reported_to_federal_agency: 'It was reported to a federal agency (Georgia).',
  new_information: 'Something became known that was not in an earlier report.',
  law_enforcement_cleared: 'Law enforcement cleared the notice.',
  remediated: 'It was remedied (closing reports).',
};

/** Facts that only rules ask for, in words; those that forms ask for are in the dictionary of the forms. */
export const RULE_FACTS: Readonly<Record<string, string>> = {
  'organisation.public_body': 'it is a public body',
  'organisation.listed': 'it reports to the SEC',
  'organisation.state': 'its home',
  'organisation.regulated_as': 'what it is regulated as, complete; nothing chosen means nothing of it',
  'organisation.service_connections': 'service connections of a water system',
  'exposure.encrypted': 'the data was encrypted',
  'exposure.key_taken': 'the means to decrypt was taken too',
  'exposure.cpni': 'it includes proprietary network information of customers (CPNI)',
  'exposure.account_is_financial': 'the account numbers open a financial account',
  'exposure.usable_without_code': 'the numbers can be used without a code',
  'exposure.usable_without_name': 'the elements suffice for identity theft without a name',
  'exposure.harm_unlikely': 'harm to the people was found unlikely, after investigation',
  'exposure.high_risk': 'the risk to the people is high (the European test)',
  'exposure.elements': 'data elements that were taken; the list is taken for complete',
  'exposure.elements_uncertain': 'data elements of which it is not sure whether they were taken',
  'exposure.elements_complete': 'what is not among the elements was not taken',
  'exposure.people.by_jurisdiction': 'where the people live, by state',
  'exposure.people.elsewhere': 'people who live in none of the 54 jurisdictions',
  '--as-of': 'the law of this day was not looked into; ask for another day',
};

/** Facts that nobody sets: they come with a finding. */
const FOUND_FACTS: Readonly<Record<string, string>> = {
  'verdict.at': 'when the verdict was reached',
  'verdict.word': 'the verdict',
};

/** What a fact is, by its path; `dictionary` is that of the forms. A path that neither knows is its own name. */
export function factMeans(path: string, dictionary: Readonly<Record<string, string>>): string {
  const state = path.split('.').at(-1) ?? '';
  const anchor = ANCHORS.find((each) => `incident.${each}` === path);
  if (anchor !== undefined) return inertText(ANCHOR_WORDS[anchor], 300);
  if (isJurisdiction(state)) {
    const of = dictionary[`${path.slice(0, -state.length)}$state`];
    if (of !== undefined) return inertText(`${of.replace(/ of the state/u, '')}: ${JURISDICTION_NAMES[state]}`, 300);
  }
  return inertText(RULE_FACTS[path] ?? FOUND_FACTS[path] ?? dictionary[path] ?? path, 300);
}

/** A word that a fact can be, as people read it. */
export function optionWords(option: string): string {
  if (isJurisdiction(option)) return JURISDICTION_NAMES[option];
  const known = columnLabel(option);
  return known === option
    ? option
        .split('_')
        .map((word) => (SHORT_NAMES.has(word) ? word.toUpperCase() : word))
        .join(' ')
    : known;
}

const SHORT_NAMES = new Set('circia hipaa ftc sec nydfs nerc mtsa psc eu uk nis2 dora app ip pin id'.split(' '));

/** A fact that rules wait for. */
export type AwaitedFact = {
  readonly path: string;
  /** Rules that wait for it, and those of them that wait for nothing else. */
  readonly rules: readonly string[];
  readonly alone: number;
};

/** The facts that rules wait for; first those that settle most. Facts that only matter once another is known are left out. */
export function awaitedFacts(open: Duties['cannot_tell']): AwaitedFact[] {
  const byPath = new Map<string, { readonly rules: string[]; alone: number }>();
  for (const { id, needs } of open) {
    const paths = firstNeeds(needs);
    for (const path of paths) {
      const found = byPath.get(path) ?? { rules: [], alone: 0 };
      found.rules.push(inertText(id, 120));
      if (paths.length === 1) found.alone += 1;
      byPath.set(path, found);
    }
  }
  const facts = [...byPath].map(([path, found]) => ({ path: inertText(path, 120), ...found }));
  return facts.sort(
    (one, other) =>
      other.alone - one.alone || other.rules.length - one.rules.length || (one.path < other.path ? -1 : 1),
  );
}
