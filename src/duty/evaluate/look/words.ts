import type { FlagFact } from '../../../model/condition.js';
import type { FactElement } from '../../../model/facts-words.js';
import type { Leaf } from './finding.js';

/** Each flag as a statement and as its denial. */
export const FLAG_WORDS: Readonly<Record<FlagFact, readonly [string, string]>> = {
  'organisation.public_body': ['it is a public body', 'it is no public body'],
  'organisation.listed': ['it reports to the SEC', 'it does not report to the SEC'],
  'incident.affected.operations': ['operations are affected', 'operations are not affected'],
  'incident.affected.safety': ['safety is affected', 'safety is not affected'],
  'incident.affected.ot': ['control systems are affected', 'control systems are not affected'],
  'exposure.encrypted': ['the data was encrypted', 'the data was not encrypted'],
  'exposure.key_taken': ['the key was taken too', 'the key was not taken'],
  'exposure.cpni': ['it includes CPNI', 'it includes no CPNI'],
  'exposure.account_is_financial': [
    'the account numbers open a financial account',
    'the account numbers open no financial account',
  ],
  'exposure.usable_without_code': [
    'the numbers can be used without a code',
    'the numbers cannot be used without a code',
  ],
  'exposure.usable_without_name': [
    'the elements suffice for identity theft without a name',
    'the elements do not suffice for identity theft without a name',
  ],
  'exposure.harm_unlikely': ['harm to the people was found unlikely', 'harm to the people was not found unlikely'],
  'exposure.high_risk': ['the risk to the people is high', 'the risk to the people is not high'],
};

const SHORT: Readonly<Record<string, string>> = {
  ssn: 'SSN',
  ssn_last4: 'last four digits of the SSN',
  tax_id: 'tax ID',
  drivers_license: 'driver licence',
  state_id: 'state ID card',
  ip_pin: 'IRS identity protection PIN',
  health_insurance_id: 'health insurance ID',
  mothers_maiden_name: "mother's maiden name",
  licence_plate_reads: 'licence plate reads',
  pin: 'PIN',
  hipaa_covered_entity: 'HIPAA covered entity',
  hipaa_business_associate: 'HIPAA business associate',
  ftc_financial_institution: 'financial institution under the FTC',
  sec_covered_institution: 'covered institution of Regulation S-P',
  sec_service_provider: 'service provider of a covered institution of Regulation S-P',
  nydfs_covered_entity: 'covered entity of the NYDFS',
  nerc_entity: 'NERC registered entity',
  mtsa_facility: 'vessel or facility under the MTSA',
  circia_covered_entity: 'CIRCIA covered entity',
  new_york_psc_utility: 'utility under the New York PSC',
  eu_controller: 'controller under the GDPR',
  eu_processor: 'processor under the GDPR',
  eu_nis2_entity: 'essential or important entity of NIS2',
  eu_dora_entity: 'financial entity of DORA',
  uk_controller: 'controller under the UK GDPR',
  uk_communications_provider: 'provider of public communications in the UK',
  title_iv_school: 'Title IV school',
};

export function plainWord(word: string): string {
  return SHORT[word] ?? word.replaceAll('_', ' ');
}

export function elementWord(element: FactElement): string {
  return plainWord(element);
}

const LISTED = 6;

/** The facts as sentences, each once; elements together in one. */
export function sentencesOf(leaves: readonly Leaf[]): string[] {
  const elements = (holds: boolean): string[] => [
    ...new Set(leaves.filter((leaf) => leaf.element !== undefined && leaf.holds === holds).map(({ says }) => says)),
  ];
  const [taken, absent] = [elements(true), elements(false)];
  const others = leaves.filter((leaf) => leaf.element === undefined || leaf.holds === null).map(({ says }) => says);
  return [
    ...new Set(others.filter((says) => !others.some((other) => other.startsWith(`${says},`)))),
    ...(taken.length === 0 ? [] : [`taken were: ${taken.join(', ')}`]),
    ...(absent.length === 0 ? [] : [`not taken were: ${shortened(absent)}`]),
  ];
}

/** What would have to stand in the facts file for another answer; elements together in one. */
export function changesOf(leaves: readonly Leaf[]): string[] {
  const elements = leaves.flatMap((leaf) => (leaf.element === undefined ? [] : [leaf.element]));
  const others = leaves.filter((leaf) => leaf.element === undefined).map(({ would }) => would);
  const [first] = elements;
  const together = first === undefined ? [] : [`exposure.elements: ${[...new Set(elements)].join(' or ')}`];
  return [...new Set(others), ...together];
}

function shortened(words: readonly string[]): string {
  const more = words.length - LISTED;
  return more > 0 ? `${words.slice(0, LISTED).join(', ')} or ${more} others` : words.join(', ');
}
