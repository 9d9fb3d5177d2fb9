import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STORES, note, tamper, withStore, type StoreKind } from './stores.js';

/** Sealed events of a case that was kept in another store. */
async function keptElsewhere(kind: StoreKind, texts: readonly string[]) {
  return withStore(await kind.place(), async (store) => {
    await store.begin('carrier', 'ada', { name: 'Carrier' });
    for (const text of texts) await store.append('carrier', note(text));
    return store.wholeEvents('carrier');
  });
}

describe.each(STORES)('a case that comes from elsewhere, on $name', (kind) => {
  beforeAll(kind.start);
  afterAll(kind.stop);

  test('is taken over whole, and then only what is new', async () => {
    const events = await keptElsewhere(kind, ['one', 'two', 'three']);
    await withStore(await kind.place(), async (store) => {
      expect(await store.adopt('carrier', events.slice(0, 2))).toEqual({ before: 0, added: 2 });
      expect(await store.adopt('carrier', events)).toEqual({ before: 2, added: 2 });
      expect(await store.adopt('carrier', events.slice(0, 1))).toEqual({ before: 4, added: 0 });
      expect(await store.wholeEvents('carrier')).toEqual(events);
      const next = await store.append('carrier', note('written here'));
      expect(next.prev).toBe(events.at(-1)?.hash);
      expect(await store.verify('carrier')).toMatchObject({ whole: true, events: 5 });
    });
  });

  test('is refused where the two went apart, and nothing of it is kept', async () => {
    const events = await keptElsewhere(kind, ['one', 'two']);
    const other = await keptElsewhere(kind, ['one']);
    await withStore(await kind.place(), async (store) => {
      await store.adopt('carrier', events.slice(0, 2));
      await store.append('carrier', note('written here'));
      const forked = { code: 'forked', message: expect.stringContaining('event 3') };
      await expect(store.adopt('carrier', events)).rejects.toMatchObject(forked);
      await expect(store.adopt('carrier', other)).rejects.toMatchObject({ code: 'other_case' });
      expect(await store.verify('carrier')).toMatchObject({ whole: true, events: 3 });
    });
  });

  test('is refused where it does not follow, whole or not at all', async () => {
    const events = await keptElsewhere(kind, ['one', 'two', 'three']);
    const gap = events.filter(({ seq }) => seq !== 3);
    await withStore(await kind.place(), async (store) => {
      await expect(store.adopt('carrier', gap)).rejects.toMatchObject({ code: 'seat_taken' });
      await expect(store.events('carrier')).rejects.toMatchObject({ code: 'no_such_case' });
    });
  });

  test('neither enters nor leaves a store that was tampered with', async () => {
    const place = await kind.place();
    const events = await keptElsewhere(kind, ['one', 'two']);
    await withStore(place, async (store) => store.adopt('carrier', events.slice(0, 2)));
    await tamper(place, `UPDATE case_events SET who = 'eve' WHERE seq = 2`);
    await withStore(place, async (store) => {
      const broken = { code: 'not_whole', message: expect.stringContaining('event 2') };
      await expect(store.wholeEvents('carrier')).rejects.toMatchObject(broken);
      await expect(store.adopt('carrier', events)).rejects.toMatchObject(broken);
    });
  });

  test('comes in without the words of what may be withheld, and breaks where others were taken out', async () => {
    const place = await kind.place();
    const events = await withStore(await kind.place(), async (store) => {
      await store.begin('carrier', 'ada', { name: 'Carrier' });
      await store.append('carrier', { kind: 'privileged_note', who: 'ada', basis: [], payload: { text: 'one' } });
      await store.append('carrier', note('two'));
      return store.wholeEvents('carrier');
    });
    const withheld = events.map((event) => (event.seq === 2 ? { ...event, payload: null, salt: null } : event));
    await withStore(place, async (store) => {
      await store.adopt('carrier', withheld);
      expect(await store.wholeEvents('carrier')).toEqual(withheld);
      expect(await store.verify('carrier')).toMatchObject({ whole: true, withheld: 1 });
    });
    await tamper(place, `UPDATE case_events SET payload = '', salt = '' WHERE seq = 3`);
    await withStore(place, async (store) => {
      const broken = { seq: 3, what: 'payload_altered' };
      expect(await store.verify('carrier')).toMatchObject({ whole: false, withheld: 1, first_break: broken });
    });
  });

  test('that two bring at once is there once', async () => {
    const place = await kind.place();
    const events = await keptElsewhere(kind, ['one', 'two']);
    await withStore(place, async (store) =>
      withStore(place, async (another) => {
        const both = await Promise.all([store.adopt('carrier', events), another.adopt('carrier', events)]);
        expect(both.map(({ added }) => added).toSorted((one, other) => one - other)).toEqual([0, 3]);
        expect(await store.verify('carrier')).toMatchObject({ whole: true, events: 3 });
      }),
    );
  });
});
