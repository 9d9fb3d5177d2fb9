import type { Facts } from '../../../model/facts.js';
import type { LetterState } from '../../../model/form.js';
import { JURISDICTION_NAMES, type Jurisdiction } from '../../../model/jurisdiction.js';
import type { Paragraph } from '../../../model/report.js';
import { countWord } from '../words.js';

/** What a person must see to before this letter goes out: what the state wants and the facts deny, or forbids and the texts may hold. */
export function warningsOf(
  rules: LetterState,
  state: Jurisdiction,
  facts: Facts,
  written: readonly Paragraph[],
): string[] {
  return [
    ...services(rules, state, facts),
    ...forbiddenCount(rules, state, facts, written),
    ...freeText(rules, state, written),
  ];
}

/** The state wants a service for these elements, and what is offered is none or shorter. */
function services({ monitoring }: LetterState, state: Jurisdiction, { exposure, services: given }: Facts): string[] {
  if (monitoring?.required !== true || monitoring.elements === undefined) return [];
  const name = JURISDICTION_NAMES[state];
  if (
    exposure?.elements !== undefined &&
    !exposure.elements.some((each) => monitoring.elements?.includes(each) === true)
  )
    return [];
  const months = monitoring.months ?? 0;
  if (given?.offered === false)
    return [`${name} wants a service offered for ${months} months, and services.offered says no`];
  if (given?.months !== undefined && given.months < months)
    return [`${name} wants a service for at least ${months} months, and services.months says ${given.months}`];
  return [];
}

/** The forbidden number must not stand in a text that somebody wrote. */
function forbiddenCount(
  rules: LetterState,
  state: Jurisdiction,
  { exposure }: Facts,
  written: readonly Paragraph[],
): string[] {
  if (!rules.must_not.some(({ item }) => item === 'people_count_state')) return [];
  const residents = exposure?.people?.by_jurisdiction?.[state];
  const texts = written.flatMap(({ spans }) => spans).filter(({ kind }) => kind === 'fact');
  const shown = residents === undefined ? [] : [String(residents), countWord(residents)];
  const found = texts.filter(({ text }) => shown.some((number) => text.includes(number)));
  return found.map(
    ({ fact }) =>
      `${fact ?? 'a text'} holds the number of residents of ${JURISDICTION_NAMES[state]}, which the state forbids in the letter`,
  );
}

/** Words of people cannot be searched for the nature of a breach: a person reads them. */
function freeText(rules: LetterState, state: Jurisdiction, written: readonly Paragraph[]): string[] {
  if (rules.must_not.length === 0) return [];
  const free = written
    .flatMap(({ spans }) => spans)
    .filter(
      ({ kind, fact }) =>
        kind === 'fact' &&
        fact !== null &&
        /^(?:incident|response|exposure\.(?:acquired|biometric)|services\.(?:description|enrolment))\b/u.test(fact),
    );
  if (free.length === 0) return [];
  const facts = [...new Set(free.map(({ fact }) => fact ?? ''))];
  const forbidden = rules.must_not.map(({ text }) => text).join('; ');
  return [
    `${JURISDICTION_NAMES[state]} forbids ${forbidden}: read ${facts.join(', ')} for it before the letter goes out`,
  ];
}
