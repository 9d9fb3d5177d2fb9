import { Socket } from 'node:net';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { CASE_ID } from '../model/case.js';
import type { Backend } from './backend.js';
import type { ServerPlace } from './place.js';
import { postgresFault } from './postgres-fault.js';
import type { Tables } from './tables.js';

const CONNECT_MS = 10_000;
/** How long one waits for another that writes to the same case. */
const LOCK_MS = 10_000;
/** Spells "assay" for the lock of the store's shape; a case has one by its id, and all accounts together have one. */
const SHAPE_LOCK = 0x61737379;

/** Opens the database of a server. Nothing is made there yet. */
export function openPostgres(place: ServerPlace, patienceMs = LOCK_MS): Backend {
  const sockets = new Set<Socket>();
  const pool = new Pool({
    stream: () => keep(new Socket(), sockets),
    connectionString: addressOf(place),
    max: 2,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'assay',
    lock_timeout: patienceMs,
  });
  pool.on('error', () => undefined); // a connection that is lost while idle is told by the next question
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    name: 'postgres',
    db,
    patienceMs: 0,
    begin: 'begin',
    beginOn: (caseId) => beginLocked(requireId(caseId)),
    beginOnAccounts: beginLocked('team/accounts'), // no case has such an id
    async lockShape(on) {
      await sql`select pg_advisory_xact_lock(${SHAPE_LOCK}::bigint)`.execute(on);
    },
    async hasTable(on, table) {
      // to_regclass would answer from a cache that a wait for the lock does not refresh.
      const { rows } = await sql`select 1 from pg_catalog.pg_class
        where relname = ${table} and pg_catalog.pg_table_is_visible(oid)`.execute(on);
      return rows.length > 0;
    },
    fault: (error) => postgresFault(error, place),
    check: () => Promise.resolve([]),
    async close() {
      await db.destroy();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** `off` would acknowledge what a power cut takes away; anything stricter is the administrator's. */
const DURABLE = `select set_config('synchronous_commit',
  case current_setting('synchronous_commit') when 'off' then 'on' else current_setting('synchronous_commit') end, true)`;

function beginLocked(what: string): string {
  return `begin; ${DURABLE}; select pg_advisory_xact_lock(${SHAPE_LOCK}, hashtext('${what}'))`;
}

/** It stands in a statement as it is. */
function requireId(caseId: string): string {
  if (!CASE_ID.test(caseId)) throw new TypeError('no id of a case');
  return caseId;
}

/** A client that has no password to give forgets its connection, and leaves it open. */
function keep(socket: Socket, sockets: Set<Socket>): Socket {
  sockets.add(socket);
  return socket.once('close', () => sockets.delete(socket));
}

const LOCAL = ['localhost', '127.0.0.1', '::1', '[::1]', ''];

/** To another machine only encrypted and to the one that was meant, unless the address says otherwise. */
function addressOf({ url: given, password }: ServerPlace): string {
  const url = new URL(given);
  const isLocal = LOCAL.includes(url.hostname) || url.searchParams.get('host')?.startsWith('/') === true;
  const mode = url.searchParams.get('sslmode') ?? (isLocal ? 'disable' : 'verify-full');
  url.searchParams.set('sslmode', mode === 'disable' ? mode : 'verify-full');
  if (password !== undefined) url.password = encodeURIComponent(password); // the client prefers its address to all else
  return url.toString();
}
