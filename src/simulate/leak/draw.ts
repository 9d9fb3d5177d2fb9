import { type Seed, below, permuted, splitRandom, splitSeed } from '../../base/random.js';
import { applicationOf } from '../application.js';
import type { Day } from '../days.js';
import { type Truthfulness, cellsOn, linesOf } from '../line.js';
import { type LineSystem, membershipOf, staysOf } from '../membership.js';
import type { Population } from '../population.js';
import { type System, inPriorLeak } from '../systems.js';
import type { Cells } from '../world/cells.js';
import { personOf } from '../world/person.js';
import type { Draw } from './request.js';

/** An entry of a system: whose, and which of their stays. */
export type Entry = { readonly person: number; readonly system: System; readonly turn: number };

export type Source = {
  readonly population: Population;
  readonly system: System;
  readonly day: Day;
  readonly former: boolean;
  /** Default: as typed into the system. */
  readonly how?: Truthfulness;
};

/** The entries of one person that a copy of the system on that day would hold. */
export function entriesOf({ population, system, day, former }: Source, person: number): Entry[] {
  const { systems, applied } = membershipOf(population, person);
  if (system === 'prospects') return applied !== null && applied <= day ? [{ person, system, turn: 0 }] : [];
  if (!systems.includes(system)) return [];
  return staysOf(population, person, system).flatMap(({ start, end }, turn) =>
    start <= day && (former || end === null || end > day) ? [{ person, system, turn }] : [],
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
  const { population, day, former, how } = source;
  const line = linesOf(population, personOf(population, person), system, how)[turn];
  return line === undefined ? null : cellsOn(line, day, former ? Number.POSITIVE_INFINITY : 0);
}

/** So many entries of the source, without repetition; fewer when it has not so many. Uniform draws come in random order. */
export function drawEntries(source: Source, draw: Draw, rows: number, seed: Seed, priorOverlap?: number): Entry[] {
  const drawn: Entry[] = [];
  const room = { inside: priorOverlap ?? rows, outside: priorOverlap === undefined ? rows : rows - priorOverlap };
  for (const person of order(source.population.people, draw, seed)) {
    for (const entry of entriesOf(source, person)) {
      if (drawn.length >= rows) return drawn;
      if (draw.kind === 'state' && cellsOf(source, entry).state !== draw.state) continue;
      const side = priorOverlap !== undefined && inPriorLeak(source.population, entry) ? 'inside' : 'outside';
      if (room[side] <= 0) continue;
      room[side] -= 1;
      drawn.push(entry);
    }
  }
  return drawn;
}

export function countEntries(source: Source): number {
  let count = 0;
  for (let person = 0; person < source.population.people; person += 1) count += entriesOf(source, person).length;
  return count;
}

function* order(people: number, draw: Draw, seed: Seed): Generator<number> {
  const start = draw.kind === 'contiguous' ? below(splitRandom(seed, 'start'), Math.ceil(people * 0.8)) : 0;
  const shuffled = splitSeed(seed, 'order');
  const random = draw.kind === 'uniform' || draw.kind === 'state';
  for (let at = 0; at < people; at += 1) yield random ? permuted(at, people, shuffled) : (start + at) % people;
}
