import { type Seed, below, permuted, splitRandom, splitSeed } from '../../base/random.js';
import { applicationOf } from '../application.js';
import type { Day } from '../days.js';
import { type Truthfulness, cellsOn, linesOf } from '../line.js';
import { type LineSystem, membershipOf, staysOf } from '../membership.js';
import type { Population } from '../population.js';
import { TAKING } from '../rates.js';
import { type System, inPriorLeak } from '../systems.js';
import type { Cells } from '../world/cells.js';
import { personOf } from '../world/person.js';
import { type PartnerName, wasHandedOver } from './hand-over.js';
import type { Draw } from './request.js';

/** An entry of a system: whose, and which of their stays. */
export type Entry = { readonly person: number; readonly system: System; readonly turn: number };

export type Source = {
  readonly population: Population;
  readonly system: System;
  readonly day: Day;
  /** Days for which the entries of those who left still stand: none, those of the system, or for good. */
  readonly kept: number;
  /** Default: as typed into the system. */
  readonly how?: Truthfulness;
};

/** The entries of one person that a copy of the system on that day would hold. */
export function entriesOf({ population, system, day, kept }: Source, person: number): Entry[] {
  const { systems, applied } = membershipOf(population, person);
  if (system === 'prospects') return applied !== null && applied <= day ? [{ person, system, turn: 0 }] : [];
  if (!systems.includes(system)) return [];
  return staysOf(population, person, system).flatMap(({ start, end }, turn) =>
    start <= day && (end === null || end + kept > day) ? [{ person, system, turn }] : [],
  );
}

export function cellsOf(source: Source, entry: Entry): Cells {
  const cells = entry.system === 'prospects' ? applicationCells(source, entry) : lineCells(source, entry, entry.system);
  if (cells === null) throw new RangeError('the entry was not there on that day');
  return cells;
}

function applicationCells({ population }: Source, { person }: Entry): Cells | null {
  return applicationOf(population, personOf(population, person))?.cells ?? null;
}

function lineCells(source: Source, { person, turn }: Entry, system: LineSystem): Cells | null {
  const { population, day, kept, how } = source;
  const line = linesOf(population, personOf(population, person), system, how)[turn];
  return line === undefined ? null : cellsOn(line, day, kept);
}

export type Wanted = {
  readonly draw: Draw;
  readonly rows: number;
  readonly partner?: PartnerName | undefined;
  /** Exactly so many of people in the earlier leak. Default: as chance has it. */
  readonly priorOverlap?: number | undefined;
};

/** So many entries of the source, without repetition; fewer when it has not so many. Uniform draws come in random order. */
export function drawEntries(source: Source, { draw, rows, partner, priorOverlap }: Wanted, seed: Seed): Entry[] {
  const drawn: Entry[] = [];
  const wanted = choice(source, draw, partner);
  const room = { inside: priorOverlap ?? rows, outside: priorOverlap === undefined ? rows : rows - priorOverlap };
  for (const person of order(source.population.people, draw, seed)) {
    for (const entry of entriesOf(source, person)) {
      if (drawn.length >= rows) return drawn;
      if (!wanted(entry)) continue;
      const side = priorOverlap !== undefined && inPriorLeak(source.population, entry) ? 'inside' : 'outside';
      if (room[side] <= 0) continue;
      room[side] -= 1;
      drawn.push(entry);
    }
  }
  return drawn;
}

/** People whose entries a taker who chooses so could have had. */
export function countPeople(source: Source, draw: Draw, partner?: PartnerName): number {
  const wanted = choice(source, draw, partner);
  let count = 0;
  for (let person = 0; person < source.population.people; person += 1) {
    if (entriesOf(source, person).some(wanted)) count += 1;
  }
  return count;
}

/** Which entries are taken at all. */
function choice(source: Source, draw: Draw, partner?: PartnerName): (entry: Entry) => boolean {
  const { population } = source;
  const drawn = (entry: Entry): boolean => {
    if (draw.kind === 'state') return cellsOf(source, entry).state === draw.state;
    return draw.kind !== 'cities' || inLargeTown(population, cellsOf(source, entry));
  };
  if (partner === undefined) return drawn;
  return (entry) => wasHandedOver(population, partner, entry, () => cellsOf(source, entry)) && drawn(entry);
}

function inLargeTown({ places }: Population, { state, city }: Cells): boolean {
  const towns = places.byCode.get(state)?.towns.items.slice(0, TAKING.citiesOfState) ?? [];
  return towns.some(({ name }) => name === city);
}

function* order(people: number, draw: Draw, seed: Seed): Generator<number> {
  const start = draw.kind === 'contiguous' ? below(splitRandom(seed, 'start'), Math.ceil(people * 0.8)) : 0;
  const shuffled = splitSeed(seed, 'order');
  for (let at = 0; at < people; at += 1) {
    // People are numbered in the order of joining.
    if (draw.kind === 'newest') yield people - 1 - at;
    else if (draw.kind === 'contiguous' || draw.kind === 'all') yield (start + at) % people;
    else yield permuted(at, people, shuffled);
  }
}
