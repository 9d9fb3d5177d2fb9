/** What a user of the team needs in PostgreSQL, beside the right to connect. As docs/guide/case.md lists it. */
export const MEMBER_RIGHTS = [
  'GRANT SELECT, INSERT ON case_events TO assay_member',
  'GRANT SELECT ON case_store_versions TO assay_member',
];
