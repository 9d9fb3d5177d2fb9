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
