/** The statements of `docs/guide/clickhouse.md` that give the two roles their rights; a test compares them with the page. */
export const PUBLISHER_RIGHTS = [
  'GRANT SELECT, INSERT, CREATE TABLE, DROP TABLE, ALTER DELETE ON assay.* TO assay_publisher',
  'GRANT SELECT ON system.clusters TO assay_publisher',
  'GRANT SELECT ON system.processes TO assay_publisher',
  'GRANT TABLE ENGINE ON MergeTree TO assay_publisher',
  'GRANT TABLE ENGINE ON Distributed TO assay_publisher',
];

export const VERIFIER_RIGHTS = [
  'GRANT SELECT ON assay.* TO assay_verifier',
  'GRANT SELECT ON system.processes TO assay_verifier',
];
