import type { Facts } from '../../model/facts.js';
import type { Report } from '../../model/report.js';
import { countWord, instantWords, stateWord } from './words.js';

type Contradiction = Report['contradictions'][number];
type Check = (facts: Facts) => readonly Contradiction[];

/** Facts that do not go together. Nothing is mended: a person corrects one of the two, or the report says both. */
export function contradictionsIn(facts: Facts): Contradiction[] {
  return CHECKS.flatMap((check) => check(facts));
}

const CHECKS: readonly Check[] = [
  ...[
    ['started', 'ended'],
    ['started', 'contained'],
    ['started', 'resolved'],
    ['discovered', 'contained'],
    ['ended', 'resolved'],
    ['discovered', 'determined'],
    ['discovered', 'material'],
  ].map(([first = '', second = '']) => inOrder(first, second)),
  status,
  ransom,
  people,
  letters,
  notified,
  offered,
  encrypted,
  discharged,
  severity,
  health,
];

function inOrder(first: string, second: string): Check {
  return ({ incident }) => {
    const times = new Map<string, unknown>(Object.entries(incident));
    const [before, after] = [times.get(first), times.get(second)];
    if (typeof before !== 'string' || typeof after !== 'string' || Date.parse(after) >= Date.parse(before)) return [];
    const facts = [`incident.${first}`, `incident.${second}`];
    return [{ facts, says: `${second} (${instantWords(after)}) lies before ${first} (${instantWords(before)})` }];
  };
}

function status({ incident }: Facts): Contradiction[] {
  const { status: state, ended, resolved } = incident;
  if (state === 'ongoing' && (ended !== undefined || resolved !== undefined))
    return [
      two(
        'incident.status',
        ended === undefined ? 'incident.resolved' : 'incident.ended',
        'it is called ongoing, but has an end',
      ),
    ];
  return [];
}

function ransom({ incident, ransom: given }: Facts): Contradiction[] {
  const { kind, ransom_paid: paidAt } = incident;
  return [
    ...when(
      given?.paid === false && paidAt !== undefined,
      'ransom.paid',
      'incident.ransom_paid',
      'no ransom was paid, but there is a time of payment',
    ),
    ...when(
      given?.paid === false && given.amount !== undefined,
      'ransom.paid',
      'ransom.amount',
      'no ransom was paid, but there is an amount paid',
    ),
    ...when(
      paidAt !== undefined && kind !== undefined && !kind.includes('ransom_payment'),
      'incident.kind',
      'incident.ransom_paid',
      'a ransom was paid, but the kind of incident does not say so',
    ),
  ];
}

function people({ exposure }: Facts): Contradiction[] {
  const { total, low, high, is_estimate: isEstimate } = exposure?.people ?? {};
  const outside = total !== undefined && ((low !== undefined && total < low) || (high !== undefined && total > high));
  return [
    ...when(
      outside,
      'exposure.people.total',
      'exposure.people.low',
      'the number of people lies outside its own bounds',
    ),
    ...when(
      low !== undefined && high !== undefined && low > high,
      'exposure.people.low',
      'exposure.people.high',
      'the lower bound is above the upper one',
    ),
    ...when(
      isEstimate === false && low !== undefined && high !== undefined && low < high,
      'exposure.people.is_estimate',
      'exposure.people.high',
      'the number is said to be no estimate, but has bounds',
    ),
  ];
}

function letters({ exposure, notice }: Facts): Contradiction[] {
  const residents = exposure?.people?.by_jurisdiction ?? {};
  const sent = notice?.individuals?.count_by_jurisdiction ?? {};
  return Object.entries(sent).flatMap(([code, number]) => {
    const known = Object.entries(residents).find(([each]) => each === code)?.[1];
    if (known === undefined || number <= known) return [];
    const says = `${stateWord(code)}: ${countWord(number)} letters, but ${countWord(known)} residents affected`;
    return [two(`notice.individuals.count_by_jurisdiction.${code}`, `exposure.people.by_jurisdiction.${code}`, says)];
  });
}

function notified({ law_enforcement: police }: Facts): Contradiction[] {
  if (police?.notified !== false) return [];
  return [
    ...when(
      police.case_number !== undefined,
      'law_enforcement.notified',
      'law_enforcement.case_number',
      'law enforcement was not told, but there is a report number',
    ),
    ...when(
      police.notified_at !== undefined,
      'law_enforcement.notified',
      'law_enforcement.notified_at',
      'law enforcement was not told, but there is a time when it was',
    ),
  ];
}

function offered({ services }: Facts): Contradiction[] {
  const isNamed =
    services?.months !== undefined || services?.provider !== undefined || services?.enrolment !== undefined;
  return when(
    services?.offered === false && isNamed,
    'services.offered',
    'services.provider',
    'no service is offered, but one is described',
  );
}

function encrypted({ exposure }: Facts): Contradiction[] {
  return when(
    exposure?.encrypted === false && exposure.key_taken === true,
    'exposure.encrypted',
    'exposure.key_taken',
    'the data was not encrypted, but its key was taken',
  );
}

function discharged({ discharge }: Facts): Contradiction[] {
  const isNamed = discharge?.start !== undefined || discharge?.volume !== undefined;
  return when(
    discharge?.occurred === false && isNamed,
    'discharge.occurred',
    'discharge.volume',
    'there was no discharge, but one is described',
  );
}

function severity({ incident }: Facts): Contradiction[] {
  const effect = incident.nciss?.functional_impact;
  const none = effect === 'no_impact' || effect === 'no_impact_to_services';
  return when(
    none && incident.affected?.operations === true,
    'incident.nciss.functional_impact',
    'incident.affected.operations',
    'operations were hit, but the severity says that services were not',
  );
}

function health({ exposure }: Facts): Contradiction[] {
  const { phi, elements } = exposure ?? {};
  const medical = elements?.some((each) => /^(?:medical|health|genetic)/u.test(each)) === true;
  return when(
    phi === false && medical,
    'exposure.phi',
    'exposure.elements',
    'no health information is said to be involved, but elements of it are named',
  );
}

function when(holds: boolean, first: string, second: string, says: string): Contradiction[] {
  return holds ? [two(first, second, says)] : [];
}

function two(first: string, second: string, says: string): Contradiction {
  return { facts: [first, second], says };
}
