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

// The shape itself refuses what the chain would only show later: a change, a gap, a second follower. REPLACE of SQLite would delete
// without asking the trigger of DELETE; the one of INSERT comes first.
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    sqlite: [
      `${EVENTS} STRICT`,
      ...['UPDATE', 'DELETE'].map(
        (change) =>
          `CREATE TRIGGER case_events_no_${change.toLowerCase()} BEFORE ${change} ON case_events BEGIN SELECT RAISE(ABORT, 'append only'); END`,
      ),
      `CREATE TRIGGER case_events_next BEFORE INSERT ON case_events
       WHEN NEW.seq <> ${NEXT} OR NEW.prev <> coalesce(${LAST}, '${NO_EVENT}')
       BEGIN SELECT RAISE(ABORT, 'not next'); END`,
    ],
    postgres: [
      EVENTS,
      `CREATE FUNCTION case_events_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'append only' USING ERRCODE = 'AY001'; END $$`,
      `CREATE TRIGGER case_events_no_change BEFORE UPDATE OR DELETE ON case_events
       FOR EACH ROW EXECUTE FUNCTION case_events_refuse()`,
      `CREATE TRIGGER case_events_no_truncate BEFORE TRUNCATE ON case_events
       FOR EACH STATEMENT EXECUTE FUNCTION case_events_refuse()`,
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
];

/** Made before the first step, and never changed. */
export const VERSIONS_TABLE = 'CREATE TABLE case_store_versions (version INTEGER PRIMARY KEY, at TEXT NOT NULL)';
