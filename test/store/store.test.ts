import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVENT_KINDS, eventSchema, type NewEvent } from '../../src/model/case.js';
import { checkChain } from '../../src/store/check-chain.js';
import { openStore } from '../../src/store/store.js';
import { CONTEXT, STORES, backendOf, note, tamper, withStore } from './stores.js';

describe.each(STORES)('a case store on $name', (kind) => {
  beforeAll(kind.start);
  afterAll(kind.stop);

  test('keeps what it was given, in order, and proves it', async () => {
    const place = await kind.place();
    await withStore(place, async (store) => {
      const first = await store.begin('carrier-2021', 'ada', { name: 'Carrier 2021' });
      const second = await store.append('carrier-2021', note('a claim is on a forum', [first.id]));
      expect([first.seq, second.seq, second.prev]).toEqual([1, 2, first.hash]);
      expect(second).toMatchObject({ id: 'carrier-2021/2', at: '2021-08-16T09:30:00.000Z', who: 'ada' });
    });
    await withStore(place, async (store) => {
      const events = await store.events('carrier-2021');
      expect(events.map((event) => eventSchema.parse(event))).toEqual(events);
      expect(events.map(({ payload }) => payload)).toEqual([
        { name: 'Carrier 2021' },
        { text: 'a claim is on a forum' },
      ]);
      const head = { seq: 2, at: events[1]?.at, hash: events[1]?.hash };
      expect(await store.verify('carrier-2021')).toMatchObject({
        whole: true,
        events: 2,
        withheld: 0,
        head,
        first_break: null,
      });
      expect(await store.heads()).toEqual([{ case: 'carrier-2021', ...head }]);
      expect(await store.check()).toEqual([]);
    });
  });

  test('gives every text back as it was', async () => {
    const place = await kind.place();
    await withStore(place, async (store) => {
      await store.begin('texts', 'ada', { name: 'Texts' });
      await fc.assert(
        fc.asyncProperty(
          // A note of blanks alone says nothing and is refused.
          fc.string({ unit: 'binary', minLength: 1 }).filter((text) => /\S/u.test(text)),
          fc.string({ minLength: 1 }),
          async (text, plain) => {
            const kept = await store.append('texts', note(text));
            expect(kept.payload).toEqual({ text });
            await store.append('texts', note(`${plain}\u0000\ud800'"\\`));
          },
        ),
        { numRuns: 25 },
      );
      expect(await store.verify('texts')).toMatchObject({ whole: true, events: 51 });
    });
  });

  test('lets nobody change, take away, replace or skip', async () => {
    const place = await kind.place();
    await withStore(place, async (store) => {
      await store.begin('fixed', 'ada', { name: 'Fixed' });
      await store.append('fixed', note('one'));
    });
    const backend = backendOf(place);
    const columns = `case_id, seq, at, who, kind, basis, payload, salt, payload_sha256, prev, hash`;
    const copy = (seq: number): string =>
      `INTO case_events (${columns}) SELECT case_id, ${seq}, at, who, kind, basis, payload, salt, payload_sha256, prev, 'x${seq}' FROM case_events WHERE seq = 2`;
    const attempts: string[][] = [
      [`UPDATE case_events SET payload = '{}'`, 'append_only'],
      ['DELETE FROM case_events WHERE seq = 2', 'append_only'],
      [`INSERT ${copy(2)}`, 'seat_taken'],
      [`INSERT ${copy(4)}`, 'seat_taken'],
      [`INSERT ${copy(3)}`, 'seat_taken'],
      ...(kind.name === 'sqlite'
        ? [[`INSERT OR REPLACE ${copy(2)}`, 'seat_taken']]
        : [['TRUNCATE case_events', 'append_only']]),
    ];
    for (const [statement = '', code] of attempts) {
      const fault = await sql
        .raw(statement)
        .execute(backend.db)
        .then(() => null, backend.fault);
      expect([statement, fault?.code]).toEqual([statement, code]);
    }
    await backend.close();
    await withStore(place, async (store) => expect((await store.verify('fixed')).whole).toBe(true));
  });

  test('serialises those who add to one case at once', async () => {
    const place = await kind.place();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(place, CONTEXT)));
    await stores[0]?.begin('busy', 'ada', { name: 'Busy' });
    await Promise.all(
      stores.map(async (store, writer) => {
        for (let at = 0; at < 15; at += 1) await store.append('busy', note(`${writer}.${at}`));
      }),
    );
    const [store] = stores;
    expect(await store?.verify('busy')).toMatchObject({ whole: true, events: 61 });
    const texts = (await store?.events('busy'))?.map(({ payload }) => JSON.stringify(payload));
    expect(new Set(texts).size).toBe(61);
    await Promise.all(stores.map((each) => each.close()));
  });

  test('keeps what was written on the last event that its writer saw, and nothing that was written on less', async () => {
    const place = await kind.place();
    const [one, other] = await Promise.all([openStore(place, CONTEXT), openStore(place, CONTEXT)]);
    await one.begin('shared', 'ada', { name: 'Shared' });
    expect(await one.append('shared', { ...note('first'), after: 1 })).toMatchObject({ seq: 2 });
    await expect(other.append('shared', { ...note('second'), after: 1 })).rejects.toMatchObject({ code: 'case_moved' });
    await expect(other.append('shared', { ...note('ahead'), after: 9 })).rejects.toMatchObject({ code: 'case_moved' });
    const both = [one, other].map(async (store) => store.append('shared', { ...note('at once'), after: 2 }));
    const ends = await Promise.allSettled(both);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'case_moved' } });
    expect(await other.append('shared', { ...note('looked again'), after: 3 })).toMatchObject({ seq: 4 });
    expect(await one.verify('shared')).toMatchObject({ whole: true, events: 4 });
    await Promise.all([one.close(), other.close()]);
  });

  test('begins a case once, and adds to none that is not there', async () => {
    await withStore(await kind.place(), async (store) => {
      await store.begin('one', 'ada', { name: 'One' });
      await expect(store.begin('one', 'ben', { name: 'One' })).rejects.toMatchObject({ code: 'case_exists' });
      await expect(store.append('two', note('x'))).rejects.toMatchObject({ code: 'no_such_case' });
      await expect(store.events('two')).rejects.toMatchObject({ code: 'no_such_case' });
      await expect(store.verify('two')).rejects.toMatchObject({ code: 'no_such_case' });
    });
  });

  test('refuses what it does not know, and shows it when a later version wrote it', async () => {
    const place = await kind.place();
    await withStore(place, async (store) => {
      const first = await store.begin('later', 'ada', { name: 'Later' });
      const unknown = loosely({ ...note('x'), kind: 'hologram' });
      await expect(store.append('later', unknown)).rejects.toMatchObject({ code: 'unknown_kind' });
      const wrong = loosely({ ...note('x'), payload: { text: 'x', extra: 1 } });
      await expect(store.append('later', wrong)).rejects.toMatchObject({ code: 'bad_payload' });
      await expect(store.append('later', note('\t'))).rejects.toMatchObject({ code: 'bad_payload' });
      await expect(store.append('later', { ...note('x'), who: 'a\u0000b' })).rejects.toMatchObject({
        code: 'bad_payload',
      });
      await expect(store.append('later', note('x', ['what']))).rejects.toMatchObject({ code: 'bad_payload' });
      const { seal, seatAfter } = await import('../../src/store/chain.js');
      const { toRow } = await import('../../src/store/tables.js');
      const event = seal(seatAfter(first), unknown, { at: first.at, salt: '00' });
      const backend = backendOf(place);
      await backend.db.insertInto('case_events').values(toRow(event)).execute();
      await backend.close();
      expect((await store.events('later'))[1]).toMatchObject({ kind: 'hologram', payload: { text: 'x' } });
      expect(await store.verify('later')).toMatchObject({ whole: true, events: 2 });
      expect(EVENT_KINDS).not.toContain('hologram');
    });
  });

  test.each<[string, string, { seq: number; what: string }]>([
    [
      'a payload',
      `UPDATE case_events SET payload = '{"text":"no"}' WHERE seq = 3`,
      { seq: 3, what: 'payload_altered' },
    ],
    [
      'a payload that is no JSON',
      `UPDATE case_events SET payload = '{' WHERE seq = 3`,
      { seq: 3, what: 'payload_altered' },
    ],
    ['an author', `UPDATE case_events SET who = 'eve' WHERE seq = 2`, { seq: 2, what: 'event_altered' }],
    [
      'a time',
      `UPDATE case_events SET at = '2021-08-15T00:00:00.000Z' WHERE seq = 4`,
      { seq: 4, what: 'event_altered' },
    ],
    ['a basis', `UPDATE case_events SET basis = 'x' WHERE seq = 4`, { seq: 4, what: 'event_altered' }],
    ['a hash', `UPDATE case_events SET hash = 'x' WHERE seq = 5`, { seq: 5, what: 'event_altered' }],
    ['a link', `UPDATE case_events SET prev = '${'1'.repeat(64)}' WHERE seq = 4`, { seq: 4, what: 'link_altered' }],
    ['a number far away', 'UPDATE case_events SET seq = 2000000000 WHERE seq = 5', { seq: 5, what: 'reordered' }],
    ['an event taken out', 'DELETE FROM case_events WHERE seq = 3', { seq: 3, what: 'missing' }],
    ['the first taken out', 'DELETE FROM case_events WHERE seq = 1', { seq: 1, what: 'missing' }],
    [
      'an event taken out, the others moved up',
      'DELETE FROM case_events WHERE seq = 3; UPDATE case_events SET seq = 3 WHERE seq = 4; UPDATE case_events SET seq = 4 WHERE seq = 5',
      { seq: 3, what: 'reordered' },
    ],
    [
      'two that changed places',
      'UPDATE case_events SET seq = 99 WHERE seq = 3; UPDATE case_events SET seq = 3 WHERE seq = 4; UPDATE case_events SET seq = 4 WHERE seq = 99',
      { seq: 3, what: 'reordered' },
    ],
  ])('names the first that does not fit: %s', async (_name, statements, first_break) => {
    const place = await kind.place();
    await withStore(place, async (store) => {
      await store.begin('broken', 'ada', { name: 'Broken' });
      for (const text of ['one', 'two', 'three', 'four']) await store.append('broken', note(text));
    });
    await tamper(place, ...statements.split('; '));
    await withStore(place, async (store) =>
      expect(await store.verify('broken')).toMatchObject({ whole: false, first_break }),
    );
  });

  test('an end that was cut off is seen by whoever kept the head', async () => {
    const place = await kind.place();
    const head = await withStore(place, async (store) => {
      await store.begin('cut', 'ada', { name: 'Cut' });
      await store.append('cut', note('one'));
      return (await store.append('cut', note('two'))).hash;
    });
    await withStore(place, async (store) => expect((await store.verify('cut', [head])).whole).toBe(true));
    await tamper(place, 'DELETE FROM case_events WHERE seq = 3');
    await withStore(place, async (store) => {
      expect((await store.verify('cut')).whole).toBe(true);
      expect((await store.verify('cut', [head])).first_break).toMatchObject({ seq: 3, what: 'head_not_found' });
    });
  });

  test('a copy that withholds payloads is proved all the same, and lies about none', async () => {
    await withStore(await kind.place(), async (store) => {
      await store.begin('open', 'ada', { name: 'Open' });
      for (const text of ['secret', 'public']) await store.append('open', note(text));
      const sealed = (await store.events('open')).map((event) => ({
        ...event,
        payload: JSON.stringify(event.payload),
      }));
      const copy = sealed.map((event) => (event.seq === 2 ? { ...event, payload: null, salt: null } : event));
      expect(checkChain('open', copy)).toMatchObject({ whole: true, withheld: 1 });
      const lie = copy.map((event) =>
        event.seq === 2 ? { ...event, payload: '{"text":"other"}', salt: '00' } : event,
      );
      expect(checkChain('open', lie)).toMatchObject({ first_break: { seq: 2, what: 'payload_altered' } });
    });
  });
});

/** An event that the types would not let through. */
function loosely(event: object): NewEvent {
  const any: NewEvent = JSON.parse(JSON.stringify(event));
  return any;
}
