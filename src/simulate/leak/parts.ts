import { type Seed, chance, splitRandom, splitSeed } from '../../base/random.js';
import { unreachable } from '../../base/errors.js';
import type { RowClass } from '../../model/verdict.js';
import { dayOf, isoOf } from '../days.js';
import { type Population, simulatePopulation } from '../population.js';
import { ENTRY, MEMBERSHIP, TAKING } from '../rates.js';
import { type Cells, type Field, NO_CELLS } from '../world/cells.js';
import { entered } from '../world/entry.js';
import { phoneNumber } from '../world/identifiers.js';
import { SimulateError } from '../error.js';
import { type Entry, type Source, cellsOf, drawEntries } from './draw.js';
import { inventedCells } from './invent.js';
import type { Draw, LeakRequest, PartKind } from './request.js';

/** Rows of one class. `cellsAt` makes a row on the spot. */
export type Part = {
  readonly kind: RowClass;
  readonly people: readonly (number | null)[];
  readonly entries: readonly Entry[];
  /** Rows from this one on were taken on the earlier day. */
  readonly earlierFrom?: number;
  cellsAt(row: number): Cells;
};

const UNIFORM: Draw = { kind: 'uniform' };

export type Context = {
  readonly request: LeakRequest;
  readonly source: Source;
  /** Where a share of the rows was taken on an earlier day. */
  readonly earlier: { readonly source: Source; readonly share: number } | null;
  readonly draw: Draw;
  readonly fields: readonly Field[];
};

export function makePart(context: Context, kind: PartKind, rows: number, seed: Seed): Part {
  switch (kind) {
    case 'authentic':
      return authentic(context, rows, seed);
    case 'recycled':
      return recycled(context, rows, seed);
    case 'scraped':
      return scraped(context, rows, seed);
    case 'stitched':
      return stitched(context, rows, seed);
    case 'fabricated':
      return fabricated(context, rows, seed);
    case 'not_ours':
      return notOurs(context, rows, seed);
    default:
      return unreachable(kind);
  }
}

function authentic({ source, earlier, draw, request }: Context, rows: number, seed: Seed): Part {
  const before = earlier === null ? 0 : Math.round(rows * earlier.share);
  const { partner, priorOverlap } = request;
  const latest = drawEntries(source, { draw, rows: rows - before, partner, priorOverlap }, seed);
  const old =
    earlier === null ? [] : drawEntries(earlier.source, { draw: UNIFORM, rows: before }, splitSeed(seed, 'earlier'));
  // Postpaid holds no middle initial, so none can be in what was taken from it.
  const middle = source.system === 'postpaid' ? { middle: '' } : {};
  const part = about('authentic', [...latest, ...old], (entry, row) => {
    const from = row < latest.length || earlier === null ? source : earlier.source;
    return { ...cellsOf(from, entry), ...middle };
  });
  return { ...part, earlierFrom: latest.length };
}

const PRIOR_CELLS = ['first_name', 'middle', 'last_name', 'phone', 'account_no', 'plan'] as const;

function recycled({ request }: Context, rows: number, seed: Seed): Part {
  const { population } = request;
  const day = population.priorLeak;
  const from = (system: 'postpaid' | 'prepaid', count: number): Entry[] =>
    drawEntries(
      { population, system, day, kept: 0 },
      { draw: UNIFORM, rows: count, priorOverlap: count },
      splitSeed(seed, system),
    );
  const postpaid = from('postpaid', Math.ceil(rows * 0.78));
  const entries = [...postpaid, ...from('prepaid', rows - postpaid.length)];
  return about('recycled', entries, ({ person, system, turn }, row) => {
    const leaked = cellsOf({ population, system, day, kept: 0 }, { person, system, turn });
    const rest = request.pad === 'invent' ? invented(population, seed, row, true, isoOf(day)) : NO_CELLS;
    return only(leaked, PRIOR_CELLS, rest);
  });
}

const SCRAPED_CELLS = ['first_name', 'middle', 'last_name', 'phone', 'street', 'city', 'state', 'zip'] as const;

function scraped({ source, draw }: Context, rows: number, seed: Seed): Part {
  const entries = drawEntries(source, { draw, rows }, seed);
  const { population, day } = source;
  // What anyone can look up is as it was in the world: it has not our clerks' errors.
  return about('scraped', entries, (entry, row) =>
    only(cellsOf({ ...source, how: 'true' }, entry), SCRAPED_CELLS, invented(population, seed, row, true, isoOf(day))),
  );
}

const TOGETHER: readonly (keyof Cells)[] = ['first_name', 'middle', 'last_name', 'street', 'city', 'state', 'zip'];

function stitched({ source, fields, request }: Context, rows: number, seed: Seed): Part {
  const groups = groupsOf(fields, request.keepTogether === true);
  const people = drawEntries(source, { draw: UNIFORM, rows: Math.max(rows, groups.length * 2) }, seed);
  if (people.length === 0) throw nobody();
  const step = Math.max(1, Math.floor(people.length / groups.length));
  const size = Math.min(rows, people.length);
  return {
    kind: 'stitched',
    people: Array.from({ length: size }, () => null),
    entries: [],
    cellsAt(row) {
      const cells: Cells = { ...NO_CELLS };
      for (const [at, group] of groups.entries()) {
        const entry = people[(row + at * step) % people.length];
        if (entry === undefined) continue;
        const whole = cellsOf(source, entry);
        for (const field of group) cells[field] = whole[field];
      }
      return cells;
    },
  };
}

/** Cells that come from one person; each group takes another. */
function groupsOf(fields: readonly Field[], together: boolean): (keyof Cells)[][] {
  const cells = new Set(
    fields.flatMap((field): readonly (keyof Cells)[] => {
      if (field === 'full_name') return ['first_name', 'middle', 'last_name'];
      return field === 'address' ? ['street', 'city', 'state', 'zip'] : [field];
    }),
  );
  const single = [...cells].filter((field) => !together || !TOGETHER.includes(field)).map((field) => [field]);
  return together ? [[...TOGETHER], ...single] : single;
}

function fabricated({ source, request }: Context, rows: number, seed: Seed): Part {
  const { population, day } = source;
  return {
    kind: 'fabricated',
    people: Array.from({ length: rows }, () => null),
    entries: [],
    cellsAt: (row) => invented(population, seed, row, request.related !== false, isoOf(day)),
  };
}

const OWN_CELLS = ['account_no', 'imei', 'imsi', 'iccid', 'plan'] as const;
const SAME_EMAIL = 0.7;
const OTHER_SLOT = 23;

function notOurs({ source, request }: Context, rows: number, seed: Seed): Part {
  const { population } = source;
  const other = simulatePopulation({ ...population.options, seed: `${population.options.seed}/another carrier` });
  const theirs: Source = { ...source, population: other };
  const entries = drawEntries(theirs, { draw: UNIFORM, rows }, splitSeed(seed, 'theirs'));
  const share = request.jointShare ?? MEMBERSHIP.alsoCompetitor;
  const joint = entries.map((_, row) => chance(splitRandom(seed, 'joint', row), share));
  const ours = drawEntries(source, { draw: UNIFORM, rows: joint.filter(Boolean).length }, splitSeed(seed, 'ours'));
  let next = 0;
  const shared = joint.map((is) => (is ? (ours[next++] ?? null) : null));
  return {
    kind: 'not_ours',
    people: shared.map((entry) => entry?.person ?? null),
    entries: [],
    cellsAt(row) {
      const [entry, same] = [entries[row], shared[row]];
      if (entry === undefined) throw nobody();
      const cells = cellsOf(theirs, entry);
      return same === null || same === undefined ? cells : jointCells(cells, source, other, same);
    },
  };
}

/** Somebody who is a customer of both: our person with the other carrier's line. */
function jointCells(theirs: Cells, source: Source, other: Population, entry: Entry): Cells {
  const random = splitRandom(other.seed, 'joint', entry.person);
  const ours = cellsOf({ ...source, how: 'true' }, entry);
  const email = chance(random, SAME_EMAIL) ? ours.email : theirs.email;
  const state = source.population.places.byCode.get(ours.state);
  const serial = { seed: other.seed, people: other.people, person: entry.person, slot: OTHER_SLOT };
  const phone = state === undefined ? theirs.phone : phoneNumber(serial, random, state);
  return { ...ours, ...entered(random, { ...only(theirs, OWN_CELLS, ours), email, phone }) };
}

function about(kind: RowClass, entries: readonly Entry[], cells: (entry: Entry, row: number) => Cells): Part {
  return {
    kind,
    entries,
    people: entries.map(({ person }) => person),
    cellsAt(row) {
      const entry = entries[row];
      if (entry === undefined) throw nobody();
      return cells(entry, row);
    },
  };
}

function only(cells: Cells, fields: readonly (keyof Cells)[], rest: Readonly<Cells>): Cells {
  const result: Cells = { ...rest };
  for (const field of fields) result[field] = cells[field];
  return result;
}

function invented(population: Population, seed: Seed, row: number, related: boolean, day: string): Cells {
  return inventedCells(population, splitSeed(seed, 'invented', row), related, day);
}

function nobody(): SimulateError {
  return new SimulateError('nobody_to_draw', 'the system held nobody on that day', {
    hint: 'Take a later day or another system.',
  });
}

export function sourceOf({ population, system = 'postpaid', asOf, former = false, soldOn }: LeakRequest): Source {
  const day = asOf === undefined ? population.to - 1 : dayOf(asOf);
  checkDay(population, day);
  if (soldOn !== undefined && dayOf(soldOn) < day) throw badDay('a backup cannot be sold before it was made');
  const copied = soldOn === undefined ? 0 : system === 'prepaid' ? ENTRY.purgeDays : Number.POSITIVE_INFINITY;
  return { population, system, day, kept: former ? Number.POSITIVE_INFINITY : copied };
}

export function earlierOf({ earlier }: LeakRequest, source: Source): Context['earlier'] {
  if (earlier === undefined) return null;
  const day = earlier.asOf === undefined ? source.day - TAKING.earlierDays : dayOf(earlier.asOf);
  checkDay(source.population, day);
  return { source: { ...source, day }, share: earlier.share ?? TAKING.earlierShare };
}

function checkDay({ from, to }: Population, day: number): void {
  if (day < from || day >= to) throw badDay('the day of the leak lies outside the simulated history');
}

function badDay(message: string): SimulateError {
  return new SimulateError('bad_date', message);
}
