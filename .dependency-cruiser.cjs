// The house: folders are layers, imports go down only. `test/architecture.test.ts` runs these rules and plants a violation.
const stages = 'intake|identify|normalise|reference|match|weigh|trace|verdict|exposure';
const dutyStages = 'facts|rules|clock|evaluate|draft|statement';
const postureStages = 'inventory|finding|mail|training|questions|plan|oversight';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'base-is-the-ground',
      comment: 'base/ knows no domain and nothing above it',
      severity: 'error',
      from: { path: '^src/base/' },
      to: { path: '^src/(?!base/)' },
    },
    {
      name: 'model-is-plain',
      comment: 'model/ holds values: schema, type, example',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { path: '^src/(?!base/|model/)' },
    },
    {
      name: 'engine-knows-no-wing',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { path: '^src/(?!base/|model/|engine/)' },
    },
    {
      name: 'one-engine-one-folder',
      comment: 'an engine client is imported in its own folder only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/engine/duckdb/' },
      to: { path: 'node_modules/@duckdb/' },
    },
    {
      name: 'one-cluster-one-folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/engine/clickhouse/' },
      to: { path: 'node_modules/@clickhouse/' },
    },
    {
      name: 'one-store-one-folder',
      comment: 'the databases of cases, and what spells their SQL, are imported in store/ only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: 'node_modules/(libsql|pg|kysely)/' },
    },
    {
      name: 'one-notary-one-folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/stamp/' },
      to: { path: 'node_modules/(pkijs|asn1js)/' },
    },
    {
      name: 'one-sealer-one-folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/seal/|\\.test\\.ts$' },
      to: { path: 'node_modules/age-encryption/' },
    },
    {
      name: 'one-client-one-room',
      comment: 'what asks the Internet is imported where answers are held to limits only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/feeds/get/' },
      to: { path: 'node_modules/undici/' },
    },
    {
      name: 'cases-look-down',
      comment:
        'store/ keeps, stamp/ asks a notary, seal/ seals files, case/ reads what is kept, team/ knows passwords and invitations; none knows another',
      severity: 'error',
      from: { path: '^src/(store|stamp|seal|case|team)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!base/|model/|$1/)' },
    },
    {
      name: 'stages-share-only-the-model',
      comment: 'a stage never imports another; app/ composes them',
      severity: 'error',
      from: { path: `^src/proof/(${stages})/` },
      to: { path: `^src/proof/(${stages})/`, pathNot: '^src/proof/$1/' },
    },
    {
      name: 'duty-stages-share-only-the-model',
      comment: 'the clock comes into evaluate as an argument; app/ composes them',
      severity: 'error',
      from: { path: `^src/duty/(${dutyStages})/` },
      to: { path: `^src/duty/(${dutyStages})/`, pathNot: '^src/duty/$1/' },
    },
    {
      name: 'posture-stages-share-only-the-model',
      comment:
        'what machines there are, what is wrong with them, what first; app/ composes them; names and versions in product/ serve all',
      severity: 'error',
      from: { path: `^src/posture/(${postureStages})/` },
      to: { path: `^src/posture/(${postureStages})/`, pathNot: '^src/posture/$1/' },
    },
    {
      name: 'product-knows-no-stage',
      severity: 'error',
      from: { path: '^src/posture/product/' },
      to: { path: `^src/posture/(${postureStages})/` },
    },
    {
      name: 'posture-looks-down',
      comment: 'which hole first: knows nothing of claims, proofs or duties, and of no engine',
      severity: 'error',
      from: { path: '^src/posture/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!base/|model/|posture/)' },
    },
    {
      name: 'feeds-look-down',
      comment: 'snapshots of public data; who uses them gets them as values',
      severity: 'error',
      from: { path: '^src/feeds/' },
      to: { path: '^src/(?!base/|model/|feeds/)' },
    },
    {
      name: 'duty-looks-down',
      comment: 'whom must we tell: knows nothing of what is proved, and of no engine',
      severity: 'error',
      from: { path: '^src/duty/' },
      to: { path: '^src/(?!base/|model/|duty/)' },
    },
    {
      name: 'claim-looks-down',
      comment: 'what is said: knows nothing of what is proved or owed, and of no engine',
      severity: 'error',
      from: { path: '^src/claim/' },
      to: { path: '^src/(?!base/|model/|claim/)' },
    },
    {
      name: 'one-mail-reader-two-rooms',
      comment:
        'claims read the words of a mail, reports of posture/mail what is attached to it; the wings share nothing else',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(claim/decode|posture/mail/reports)/' },
      to: { path: 'node_modules/postal-mime/' },
    },
    {
      name: 'wings-look-down',
      severity: 'error',
      from: { path: '^src/proof/' },
      to: { path: '^src/(?!base/|model/|engine/|proof/)' },
    },
    {
      name: 'pure-stages-touch-nothing',
      comment: 'what decides reads no file, clock, process or network',
      severity: 'error',
      from: {
        path: '^src/(model|duty|case|posture/(product|finding|plan)|proof/(weigh|verdict))/',
        pathNot: '\\.test\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'input-output-has-its-places',
      comment:
        'files and processes: connections, intake, reference, workspace, simulate, app, cli; data/ is read in base/data.ts',
      severity: 'error',
      from: { path: '^src/(proof/(identify|normalise|match|trace|exposure)|claim|report)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(fs|child_process|net|http|https|os|worker_threads)' },
    },
    {
      name: 'one-word-processor-one-room',
      comment: 'the library that writes Word documents is imported in its own room only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/report/docx/' },
      to: { path: 'node_modules/docx/' },
    },
    {
      name: 'side-rooms-look-down',
      comment: 'workspace/, report/ and simulate/ stand beside the wings',
      severity: 'error',
      from: { path: '^src/(workspace|report)/' },
      to: { path: '^src/(?!base/|model/|workspace/|report/)' },
    },
    {
      name: 'simulate-looks-down',
      severity: 'error',
      from: { path: '^src/simulate/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!base/|model/|engine/|simulate/)' },
    },
    {
      name: 'app-has-no-face',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { path: '^src/(cli|server|report)/' },
    },
    {
      name: 'score-asks-app',
      comment: 'score/ is a program of its own over app/, simulate/ and identify; nothing else knows it',
      severity: 'error',
      from: { path: '^src/score/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!base/|model/|engine/|simulate/|app/|score/|proof/identify/identify)' },
    },
    {
      name: 'nothing-asks-score',
      severity: 'error',
      from: { path: '^src/(?!score/)' },
      to: { path: '^src/score/' },
    },
    {
      name: 'cli-asks-app',
      severity: 'error',
      from: { path: '^src/cli/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(engine|proof|duty|claim|posture|feeds|store|stamp|seal|case|team)/' },
    },
    {
      name: 'server-asks-app',
      comment: 'the other face: as the command line, and knows nothing of it',
      severity: 'error',
      from: { path: '^src/server/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(cli|engine|proof|duty|claim|posture|feeds|store|stamp|seal|case|team|score|simulate)/' },
    },
    {
      name: 'one-server-one-folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/server/' },
      to: { path: 'node_modules/(hono|@hono)/' },
    },
    {
      name: 'pages-know-types-only',
      comment: 'the page asks the server; it takes no code of it',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { path: '^src/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
