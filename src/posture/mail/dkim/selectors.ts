/**
 * Selectors that mail hosts and mailing services are known to use, from what they publish for their customers (general knowledge,
 * 2026-11). The list can show a key; it can never show that there is none.
 */
export const WELL_KNOWN_SELECTORS: readonly string[] = [
  'default',
  'dkim',
  'mail',
  'email',
  'smtp',
  'mta',
  'key1',
  'dkim1',
  'selector1', // Microsoft 365
  'selector2',
  'google', // Google Workspace
  's1', // several mailing services
  's2',
  'k1',
  'k2',
  'k3',
  'mandrill',
  'fm1', // Fastmail
  'fm2',
  'fm3',
  'protonmail', // Proton
  'protonmail2',
  'protonmail3',
  'zoho', // Zoho
  'zmail',
  'sig1', // iCloud
  'ctct1', // Constant Contact
  'ctct2',
  'pm', // Postmark
  'mxvault',
  'krs',
  'mailjet',
  'zendesk1',
  'zendesk2',
  'hs1',
  'hs2',
  'everlytickey1',
  'cm',
];

/** Nobody uses it: a domain that answers to it answers to everything. */
export const NOBODYS_SELECTOR = 'assay-asks-for-no-key';
