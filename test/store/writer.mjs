// A process of its own that works on a store, for tests that kill it, fill its disk or let two upgrade at once.
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { openStore } from '../../dist/store/store.js';

const [given = '', task = '', name = ''] = process.argv.slice(2);
const place = JSON.parse(given);
const context = { now: () => new Date(), randomBytes, patienceMs: 60_000 };
const note = (text) => ({ kind: 'note', who: name || 'writer', basis: [], payload: { text } });

await { add, fill, upgrade }[task]();

/** Adds until somebody ends it. */
async function add() {
  const store = await openStore(place, context);
  for (let at = 0; ; at += 1) {
    const { seq, hash } = await store.append('kills', note(`${name} ${at} ${'x'.repeat(at % 3000)}`));
    writeSync(1, `${seq} ${hash}\n`);
  }
}

/** Adds until the disk is full; then says what is kept, makes room and adds once more. */
async function fill() {
  const store = await openStore(place, context);
  const folder = path.dirname(path.dirname(place.file));
  const { writeFileSync } = await import('node:fs');
  writeFileSync(path.join(folder, 'ballast'), Buffer.alloc(100_000));
  const hashes = [(await store.begin('full', 'ada', { name: 'Full' })).hash];
  let code = 'none';
  for (let at = 0; code === 'none' && at < 10_000; at += 1) {
    try {
      hashes.push((await store.append('full', note('x'.repeat(3000)))).hash);
    } catch (error) {
      ({ code } = error);
    }
  }
  await store.close();
  for (const each of readdirSync(folder)) if (each === 'ballast') rmSync(path.join(folder, each));
  const again = await openStore(place, context);
  const events = await again.events('full');
  const kept = events.filter(({ hash }) => hashes.includes(hash)).length;
  const { seq } = await again.append('full', note('after'));
  const { whole } = await again.verify('full');
  await again.close();
  const after = seq === events.length + 1;
  process.stdout.write(JSON.stringify({ code, acknowledged: hashes.length, kept, whole, after }));
}

/** Opens the store as a later version would, which has one more step. */
async function upgrade() {
  const { connect } = await import('../../dist/store/sqlite-connection.js');
  const { openPostgres } = await import('../../dist/store/postgres.js');
  const { migrate } = await import('../../dist/store/migrate.js');
  const { MIGRATIONS } = await import('../../dist/store/migrations.js');
  const backend = place.at === 'file' ? connect(place.file, 60_000) : openPostgres(place);
  const slow = 'CREATE TABLE case_later AS SELECT * FROM case_events';
  await migrate(backend, context.now, [
    ...MIGRATIONS,
    { version: MIGRATIONS.length + 1, sqlite: [slow], postgres: [slow] },
  ]);
  await backend.db.insertInto('case_later').columns(['case_id']).values({ case_id: name }).execute();
  await backend.close();
}
