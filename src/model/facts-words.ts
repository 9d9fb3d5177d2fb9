import { ELEMENTS, type Element } from './element.js';

/** Sectors an organisation can be of: the sixteen of critical infrastructure (PPD-21, in short words), and others. */
export const SECTORS = [
  'communications',
  'water',
  'health',
  'finance',
  'government',
  'energy',
  'transport',
  'chemical',
  'commercial_facilities',
  'manufacturing',
  'dams',
  'defense',
  'emergency_services',
  'food',
  'information_technology',
  'nuclear',
  'education',
  'retail',
  'other',
] as const;

/** What an organisation is in the law's eyes. A rule asks for one of these where the sector alone does not tell. */
export const ROLES = [
  'telecommunications_carrier',
  'circia_covered_entity',
  'hipaa_covered_entity',
  'hipaa_business_associate',
  'health_record_vendor',
  'ftc_financial_institution',
  'bank',
  'bank_service_provider',
  'credit_union',
  'sec_covered_institution',
  'sec_service_provider',
  'nydfs_covered_entity',
  'nerc_entity',
  'pipeline',
  'railroad',
  'over_the_road_bus',
  'mtsa_facility',
  'waterfront_facility',
  'defense_contractor',
  'federal_agency',
  'federal_tax_information_agency',
  'tax_preparer',
  'title_iv_school',
  'school',
  'state_agency',
  'local_government',
  'public_authority',
  'government_contractor',
  'managed_service_provider',
  'information_broker',
  'water_system',
  'wastewater_system',
  'tennessee_utility',
  'georgia_utility',
  'new_york_psc_utility',
  'eu_controller',
  'eu_processor',
  'eu_nis2_entity',
  'eu_dora_entity',
  'uk_controller',
  'uk_communications_provider',
  'canada_organisation',
  'quebec_enterprise',
  'alberta_organisation',
  'australia_reporting_entity',
  'australia_app_entity',
  'japan_operator',
  'singapore_organisation',
  'india_body_corporate',
  'india_data_fiduciary',
  'brazil_controller',
] as const;
export type Role = (typeof ROLES)[number];

export const KINDS = ['data_breach', 'ransomware', 'operational_disruption', 'ransom_payment'] as const;

/** Events that can start a clock. Each is set by a person, with a time and a zone; none is guessed from another. */
export const ANCHORS = [
  'started',
  'discovered',
  'reasonably_believed',
  'determined',
  'material',
  'ransom_paid',
  'confirmed',
  'scope_identified',
  'investigation_concluded',
  'assessed_notifiable',
  'classified_major',
  'identified_to_soc',
  'reported_to_federal_agency',
  'new_information',
  'law_enforcement_cleared',
  'remediated',
] as const;
export type AnchorFact = (typeof ANCHORS)[number];

/** What the law asks of beyond the data elements that a file can be recognised to hold. */
const FURTHER_ELEMENTS = [
  'security_code',
  'military_id',
  'other_government_id',
  'student_id',
  'tribal_id',
  'voter_id',
  'employer_id',
  'ip_pin',
  'medical_id',
  'genetic',
  'private_key',
  'security_token',
  'electronic_signature',
  'mothers_maiden_name',
  'birth_or_marriage_certificate',
  'geolocation',
  'licence_plate_reads',
  'tax_information',
  'work_evaluation',
] as const;

export type FactElement = Exclude<Element, 'ignore' | 'unknown'> | (typeof FURTHER_ELEMENTS)[number];

/** Data elements as a facts file names them. */
export const FACT_ELEMENTS: readonly FactElement[] = [...ELEMENTS.filter(isAboutSomebody), ...FURTHER_ELEMENTS];

function isAboutSomebody(element: Element): element is Exclude<Element, 'ignore' | 'unknown'> {
  return element !== 'ignore' && element !== 'unknown';
}
