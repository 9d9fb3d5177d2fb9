/** One step of the store's shape. Steps are never changed once released: a later one is added. */
export type Migration = {
  readonly version: number;
  readonly sqlite: readonly string[];
  readonly postgres: readonly string[];
};

const EVENTS = `CREATE TABLE case_events (
  case_id TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  basis TEXT NOT NULL,
  payload TEXT NOT NULL,
  salt TEXT NOT NULL,
  payload_sha256 TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  PRIMARY KEY (case_id, seq)
)`;

const LAST = `(SELECT hash FROM case_events WHERE case_id = NEW.case_id ORDER BY seq DESC LIMIT 1)`;
const NEXT = `(SELECT coalesce(max(seq), 0) + 1 FROM case_events WHERE case_id = NEW.case_id)`;
const NO_EVENT = '0'.repeat(64);

const ACCOUNTS = `CREATE TABLE team_accounts (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  closed INTEGER NOT NULL,
  password TEXT,
  invitation TEXT,
  invited_until TEXT,
  epoch INTEGER NOT NULL,
  added_at TEXT NOT NULL
)`;

const teamLog = (seq: string): string => `CREATE TABLE team_log (
  seq ${seq},
  at TEXT NOT NULL,
  act TEXT NOT NULL,
  account TEXT,
  by_whom TEXT NOT NULL,
  source TEXT,
  role TEXT
)`;

const refusesOfSqlite = (table: string): string[] =>
  ['UPDATE', 'DELETE'].map(
    (change) =>
      `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table} BEGIN SELECT RAISE(ABORT, 'append only'); END`,
  );

const refusesOfPostgres = (table: string): string[] => [
  `CREATE TRIGGER ${table}_no_change BEFORE UPDATE OR DELETE ON ${table}
       FOR EACH ROW EXECUTE FUNCTION case_events_refuse()`,
  `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
       FOR EACH STATEMENT EXECUTE FUNCTION case_events_refuse()`,
];

// The shape itself refuses what the chain would only show later: a change, a gap, a second follower. REPLACE of SQLite would delete
// without asking the trigger of DELETE; the one of INSERT comes first.
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    sqlite: [
      `${EVENTS} STRICT`,
      ...refusesOfSqlite('case_events'),
      `CREATE TRIGGER case_events_next BEFORE INSERT ON case_events
       WHEN NEW.seq <> ${NEXT} OR NEW.prev <> coalesce(${LAST}, '${NO_EVENT}')
       BEGIN SELECT RAISE(ABORT, 'not next'); END`,
    ],
    postgres: [
      EVENTS,
      `CREATE FUNCTION case_events_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'append only' USING ERRCODE = 'AY001'; END $$`,
      ...refusesOfPostgres('case_events'),
      `CREATE FUNCTION case_events_next() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF NEW.seq <> ${NEXT} OR NEW.prev <> coalesce(${LAST}, '${NO_EVENT}') THEN
           RAISE EXCEPTION 'not next' USING ERRCODE = 'AY002';
         END IF;
         RETURN NEW;
       END $$`,
      `CREATE TRIGGER case_events_next BEFORE INSERT ON case_events FOR EACH ROW EXECUTE FUNCTION case_events_next()`,
    ],
  },
  {
    version: 2,
    sqlite: [
      `${ACCOUNTS} STRICT`,
      `${teamLog('INTEGER PRIMARY KEY AUTOINCREMENT')} STRICT`,
      ...refusesOfSqlite('team_log'),
      `CREATE TRIGGER team_log_no_replace BEFORE INSERT ON team_log 
       WHEN EXISTS (SELECT 1 FROM team_log WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'append only'); END`,
    ],
    postgres: [ACCOUNTS, teamLog('INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY'), ...refusesOfPostgres('team_log')],
  },
];

/** Made before the first step, and never changed. */
export const VERSIONS_TABLE = 'CREATE TABLE case_store_versions (version INTEGER PRIMARY KEY, at TEXT NOT NULL)';
