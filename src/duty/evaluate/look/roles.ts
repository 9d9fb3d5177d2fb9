import type { Role, SECTORS } from '../../../model/facts-words.js';

type Sector = (typeof SECTORS)[number];

/**
 * Sectors in which a role is found at all. Where the facts name a sector but no roles, a role of other sectors is answered
 * with no; a role that is not listed here can be anybody's, and stays unknown. Judgement, told in docs/guide/counsel.md.
 */
export const SECTORS_OF_ROLE: Readonly<Partial<Record<Role, readonly Sector[]>>> = {
  telecommunications_carrier: ['communications', 'information_technology'],
  hipaa_covered_entity: ['health', 'finance', 'government', 'education', 'retail', 'emergency_services', 'other'],
  bank: ['finance'],
  bank_service_provider: ['finance', 'information_technology', 'other'],
  credit_union: ['finance'],
  sec_covered_institution: ['finance'],
  sec_service_provider: ['finance', 'information_technology', 'other'],
  nydfs_covered_entity: ['finance', 'health', 'other'],
  nerc_entity: ['energy', 'nuclear', 'dams', 'water', 'government'],
  pipeline: ['energy', 'transport', 'chemical'],
  railroad: ['transport'],
  over_the_road_bus: ['transport'],
  federal_agency: ['government', 'defense'],
  federal_tax_information_agency: ['government'],
  title_iv_school: ['education', 'health', 'government'],
  school: ['education', 'government'],
  tennessee_utility: ['water', 'energy', 'communications'],
  georgia_utility: ['water', 'energy', 'communications'],
  new_york_psc_utility: ['water', 'energy', 'communications'],
};

/** Roles that only a public body has. */
export const PUBLIC_ROLES: readonly Role[] = [
  'federal_agency',
  'federal_tax_information_agency',
  'state_agency',
  'local_government',
  'public_authority',
];
