import type { FeedName } from '../model/feeds.js';

/**
 * Where the publishers have their data. `cve` is a folder with one file per record, as the CVE List and CISA's Vulnrichment keep them
 * (`2023/6xxx/CVE-2023-6448.json`); `csaf` is the `changes.csv` of a CSAF provider (CSAF 2.0, section 7.1.13), beside its folders of years.
 */
export const PUBLISHERS: Readonly<Record<FeedName, string>> = {
  kev: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
  cve: 'https://raw.githubusercontent.com/CVEProject/cvelistV5/main/cves/',
  lifecycle: 'https://endoflife.date/api/v1/products/full',
  csaf: 'https://raw.githubusercontent.com/cisagov/CSAF/develop/csaf_files/OT/white/changes.csv',
};

/** Name of a feed as sentences show it. */
export const FEED_TITLES: Readonly<Record<FeedName, string>> = {
  kev: 'CISA, Known Exploited Vulnerabilities',
  cve: 'CVE records',
  lifecycle: 'endoflife.date',
  csaf: 'CISA, ICS advisories (CSAF)',
};
