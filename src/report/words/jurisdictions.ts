import { JURISDICTION_NAMES, isJurisdiction } from '../../model/jurisdiction.js';

/** Places with a state code and no statute of their own on notices: territories and military mail (USPS Publication 28, appendix B). */
const OTHERS: Readonly<Record<string, string>> = {
  AA: 'Armed Forces Americas',
  AE: 'Armed Forces Europe',
  AP: 'Armed Forces Pacific',
  AS: 'American Samoa',
  FM: 'Micronesia',
  MH: 'Marshall Islands',
  MP: 'Northern Mariana Islands',
  PW: 'Palau',
};

/** Name of a jurisdiction; null is one that is not known. */
export function jurisdictionName(code: string | null): string {
  if (code === null) return 'unknown';
  return isJurisdiction(code) ? JURISDICTION_NAMES[code] : (OTHERS[code] ?? code);
}

/** Whose law a rule is of: `US` is federal law, `US-CA` California, `CA` Canada. */
export function lawOf(code: string): string {
  if (code.startsWith('US-')) return jurisdictionName(code.slice(3));
  return LAWS[code] ?? code;
}

const LAWS: Readonly<Record<string, string>> = {
  US: 'United States (federal)',
  EU: 'European Union',
  UK: 'United Kingdom',
  CA: 'Canada',
  'CA-AB': 'Alberta',
  'CA-QC': 'Quebec',
  AU: 'Australia',
  BR: 'Brazil',
  IN: 'India',
  JP: 'Japan',
  SG: 'Singapore',
};
