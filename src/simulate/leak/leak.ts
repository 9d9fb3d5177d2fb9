import { below, permuted, seedOf, splitRandom, splitSeed } from '../../base/random.js';
import { ROW_CLASSES, type RowClass } from '../../model/verdict.js';
import { type Canary, canariesOf } from '../canaries.js';
import { isoOf } from '../days.js';
import { SimulateError } from '../error.js';
import { staysOf } from '../membership.js';
import type { Population } from '../population.js';
import { COLUMNS, inPriorLeak } from '../systems.js';
import type { Cells } from '../world/cells.js';
import { countPeople } from './draw.js';
import { PARTNERS } from './hand-over.js';
import { type Layout, PLAIN_FORM, mangle, plainColumn } from './mangle.js';
import { type Context, type Part, earlierOf, makePart, sourceOf } from './parts.js';
import type { Leak, LeakRequest, PartKind, Truth } from './request.js';

/**
 * A leak of a simulated organisation and the truth about it. Deterministic from the request; rows are made while they are
 * walked, so a million of them need no more memory than their class and person.
 */
export function makeLeak(request: LeakRequest): Leak {
  const seed = splitSeed(seedOf(request.seed), 'leak');
  const source = sourceOf(request);
  const plain = plainLayout(request);
  const context: Context = {
    request,
    source,
    earlier: earlierOf(request, source),
    draw: request.draw ?? { kind: 'uniform' },
    fields: plain.columns.map(({ field }) => field),
  };
  const parts = partsOf(request).map(({ kind, rows }, at) => makePart(context, kind, rows, splitSeed(seed, kind, at)));
  const places = placesOf(parts, request.kind === 'mixed', splitSeed(seed, 'shuffle'));
  const canary = plantedIn(context, places.length, seed);
  const forms = request.partner === undefined ? [] : PARTNERS[request.partner].forms;
  const layout = mangle(plain, [...forms, ...(request.mangling ?? [])], splitSeed(seed, 'columns'));
  return {
    header: layout.columns.map(({ name }) => name),
    form: layout.form,
    rows: { [Symbol.iterator]: () => walk(places, layout, canary) },
    truth: truthOf(context, layout, places, canary),
  };
}

type Place = { readonly part: Part; readonly row: number };
type Planted = { readonly canary: Canary; readonly at: number } | null;

function* walk(places: readonly Place[], { columns }: Layout, planted: Planted): Generator<readonly string[]> {
  for (const [at, { part, row }] of places.entries()) {
    const cells: Readonly<Cells> = planted?.at === at ? planted.canary.cells : part.cellsAt(row);
    yield columns.map(({ read }) => read(cells));
  }
}

function plainLayout({ columns, kind, partner, system = 'postpaid' }: LeakRequest): Layout {
  const table = COLUMNS[kind === 'recycled' && columns === undefined ? 'priorLeak' : system];
  const held = partner === undefined ? table : PARTNERS[partner].columns;
  const headers = new Map(held.map(({ field, header }) => [field, header]));
  const fields = columns ?? [...headers.keys()];
  if (kind === 'authentic') {
    const cells = new Set((partner === undefined ? COLUMNS[system] : held).flatMap(({ field }) => cellsBehind(field)));
    const missing = fields.find((field) => cellsBehind(field).some((cell) => !cells.has(cell)));
    if (missing !== undefined) {
      throw new SimulateError(
        'column_not_held',
        `${partner ?? system} holds no ${missing}, so it cannot be leaked from there`,
      );
    }
  }
  return { columns: fields.map((field) => plainColumn(field, headers.get(field) ?? field)), form: PLAIN_FORM };
}

function cellsBehind(field: string): string[] {
  if (field === 'full_name' || field === 'middle') return ['first_name', 'last_name'];
  return field === 'address' ? ['street', 'city', 'state', 'zip'] : [field];
}

function partsOf({ kind, rows, parts }: LeakRequest): { readonly kind: PartKind; readonly rows: number }[] {
  if (kind !== 'mixed') return [{ kind, rows }];
  const shares = parts ?? [];
  const sum = shares.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-6) throw new SimulateError('bad_shares', 'the shares of a mixed leak must add up to 1');
  let given = 0;
  return shares.map((part, at) => {
    const count = at === shares.length - 1 ? rows - given : Math.round(rows * part.share);
    given += count;
    return { kind: part.kind, rows: count };
  });
}

function placesOf(parts: readonly Part[], shuffled: boolean, seed: ReturnType<typeof seedOf>): Place[] {
  const places = parts.flatMap((part) => part.people.map((_, row) => ({ part, row })));
  return shuffled ? places.map((place, at) => places[permuted(at, places.length, seed)] ?? place) : places;
}

function plantedIn({ request, source }: Context, rows: number, seed: ReturnType<typeof seedOf>): Planted {
  if (request.canary !== true || rows === 0) return null;
  const canary = canariesOf(request.population).find(
    ({ system, planted }) => system === source.system && planted <= source.day,
  );
  return canary === undefined ? null : { canary, at: below(splitRandom(seed, 'canary'), rows) };
}

function truthOf(
  { request, source, earlier, draw }: Context,
  layout: Layout,
  places: readonly Place[],
  planted: Planted,
): Truth {
  const own = request.kind === 'authentic' || request.kind === 'mixed';
  const classes = places.map(({ part }): RowClass => part.kind);
  const asOf = request.kind === 'recycled' ? request.population.priorLeak : source.day;
  const dated = !['fabricated', 'not_ours'].includes(request.kind);
  return {
    schema: 'assay.truth/1',
    kind: request.kind,
    verdict: request.kind,
    seed: request.seed,
    population: request.population.name,
    system: own ? source.system : null,
    as_of: dated ? isoOf(asOf) : null,
    extractions: dated ? extractionsOf(places, isoOf(asOf), earlier === null ? null : isoOf(earlier.source.day)) : [],
    sold_on: request.soldOn ?? null,
    partner: request.partner ?? null,
    draw: own ? draw.kind : null,
    columns: layout.columns.map(({ name, element, shape }) => ({ name, element, shape })),
    rows: places.length,
    shares: sharesOf(classes),
    canaries: planted === null ? [] : [{ canary_id: planted.canary.id, row: planted.at + 1 }],
    prior_rows: places.filter((place, at) => at !== planted?.at && leakedBefore(request, place)).length,
    eligible: own ? countPeople(source, draw, request.partner) : null,
    departed_rows:
      request.population.options.purged === true ? places.filter(hasDeparted(request.population)).length : 0,
    world_people: request.population.people,
    manglings: (request.mangling ?? []).map(({ kind }) => kind),
    classes,
    people: places.map(({ part, row }, at) => (at === planted?.at ? null : (part.people[row] ?? null))),
  };
}

function leakedBefore({ population }: LeakRequest, { part, row }: Place): boolean {
  const entry = part.entries[row];
  return entry !== undefined && inPriorLeak(population, entry);
}

function extractionsOf(places: readonly Place[], day: string, earlier: string | null): Truth['extractions'] {
  const old = places.filter(({ part, row }) => row >= (part.earlierFrom ?? Infinity)).length;
  const all = [
    { as_of: day, rows: places.length - old },
    { as_of: earlier ?? day, rows: old },
  ];
  return all.filter(({ rows }) => rows > 0);
}

function hasDeparted(population: Population): (place: Place) => boolean {
  return ({ part, row }) => {
    const entry = part.entries[row];
    if (entry === undefined || entry.system !== 'postpaid') return false;
    return staysOf(population, entry.person, entry.system)[entry.turn]?.end !== null;
  };
}

function sharesOf(classes: readonly RowClass[]): Partial<Record<RowClass, number>> {
  const counts: Partial<Record<RowClass, number>> = {};
  for (const name of classes) counts[name] = (counts[name] ?? 0) + 1;
  for (const name of ROW_CLASSES) if (counts[name] !== undefined) counts[name] /= classes.length;
  return counts;
}
