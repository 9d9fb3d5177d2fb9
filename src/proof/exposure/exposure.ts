import { grouped, sumOf } from '../../base/numbers.js';
import type { Connection } from '../../engine/connection.js';
import type { Store } from '../../engine/store.js';
import type { Element } from '../../model/element.js';
import type { MatchResult } from '../../model/evidence.js';
import type { Counted, Exposure, Residence } from '../../model/exposure.js';
import type { Reference } from '../../model/reference.js';
import type { Trace } from '../../model/trace.js';
import type { Verdict } from '../../model/verdict.js';
import { combinationsOf, lawOf } from './combinations.js';
import { addUp, countPlaces, countStanding, makeExposed, type Counting, type Standing } from './count.js';
import { elementColumns, notCompared, type LeakColumn } from './elements.js';
import { estimateFrom, type Estimation } from './estimate.js';
import { elementsOf, isInterleaved, dependsOnTable, makePeople, type RowRange } from './people.js';
import { leaveOutPlanted } from './planted.js';
import { makeResidence, makeStanding, makeStates, nearOf, otherOf, undatedOf } from './residence.js';
import { whyNobody } from './why-nobody.js';

export type { LeakColumn } from './elements.js';

export type ExposureRequest = {
  readonly organisation: string;
  readonly verdict: Verdict;
  readonly match: MatchResult;
  readonly trace: Pick<Trace, 'units'>;
  /** Patterns whose rows are about a person of ours. */
  readonly patterns: readonly number[];
  /** All columns of the leak, as `MatchedCell.columns` counts them, and which rows are of which table. */
  readonly columns: readonly LeakColumn[];
  readonly ranges: readonly RowRange[];
  readonly reference: Reference;
  readonly store: Store;
  readonly publicElements: readonly Element[];
  readonly seconds: () => number;
};

/** Counts people, never rows, by data element and jurisdiction, out of the tables that match and trace left in the connection. */
export async function countExposure(connection: Connection, request: ExposureRequest): Promise<Exposure> {
  const { verdict, match } = request;
  const reason = whyNobody(verdict) ?? (request.patterns.length === 0 ? 'No row is about a person of yours.' : null);
  const counted = reason === null ? await count(connection, request) : null;
  const estimation: Estimation =
    counted === null
      ? { scope: 'unknown', estimated: null, reason: 'Nobody was counted.' }
      : estimateFrom(counted, verdict);
  return {
    schema: 'assay.exposure/1',
    organisation: request.organisation,
    sample: {
      files: verdict.sample.files.map(({ path, sha256, rows }) => ({ path, sha256, rows })),
      rows: verdict.sample.rows,
      repeated_rows: verdict.sample.repeated_rows,
    },
    verdict: verdict.verdict,
    probability: verdict.probability,
    counted,
    reason,
    scope: estimation.scope,
    estimated: estimation.estimated,
    estimated_reason: estimation.reason,
    public_elements: [...request.publicElements],
    not_compared: notCompared(match.cells, request.columns),
    law: lawOf(),
    cannot_tell: counted === null ? verdict.cannot_tell : unknownsOf(request, counted),
    warnings: verdict.warnings,
    engine: verdict.engine,
    reference: {
      built_at: verdict.reference.built_at,
      systems: verdict.reference.systems,
      people: verdict.reference.people,
    },
    seconds: request.seconds(),
  };
}

async function count(connection: Connection, request: ExposureRequest): Promise<Counted> {
  const { match, verdict, reference, store, patterns } = request;
  const columns = elementColumns(match.cells, request.columns);
  const elements = elementsOf(columns);
  const counting: Counting = { elements, combinations: combinationsOf(elements) };
  await makePeople(connection, { patterns, columns, ranges: request.ranges });
  const planted = await leaveOutPlanted(connection, store, match.canaries);
  await makeStates(connection);
  await makeStanding(connection, store, reference, request.trace.units > 0);
  const { estimate: date } = verdict.as_of;
  const source = verdict.systems[0]?.system;
  const dated =
    date !== null && source !== undefined && (await makeResidence(connection, store, reference, { date, source }));
  await makeExposed(connection, counting, dated);
  const now = await countPlaces(connection, counting, 'now');
  const day = dated ? await countPlaces(connection, counting, 'day') : [];
  const standing = await countStanding(connection);
  const about = new Set(patterns);
  const rows = sumOf(match.patterns.map((pattern) => (about.has(pattern.id) ? pattern.rows : 0)));
  return {
    basis: 'counted',
    rows: { about_a_person: rows, others: match.rows - rows },
    ...addUp(now, counting),
    planted,
    as_of: asOf(verdict, dated, day, standing),
    now: nowOf(reference, now, standing),
    moved: standing.moved,
  };
}

function asOf(
  verdict: Verdict,
  dated: boolean,
  jurisdictions: Residence['jurisdictions'],
  standing: Standing,
): Residence {
  const { estimate, low, high, reason, extractions } = verdict.as_of;
  if (!dated) {
    const why = estimate === null ? (reason ?? 'The rows could not be dated.') : 'No system of record holds a state.';
    return { day: null, basis: why, jurisdictions: [], remarks: [] };
  }
  const span = low === null || high === null || low === high ? '' : ` (95% between ${low} and ${high})`;
  const two = extractions.length === 0 ? '' : ' The rows were taken at two times; the day is of the larger part.';
  return {
    day: estimate,
    basis: `The state that ${verdict.systems[0]?.system ?? 'the source'} held on the day when the rows were taken, ${estimate ?? ''}${span}.${two}`,
    jurisdictions,
    remarks: [
      {
        remark:
          'moved to another state between two dates of the systems, or with records in several states, so unknown',
        people: standing.torn,
      },
      { remark: 'placed by another system, as the source had no record in force', people: otherOf(standing.ranks) },
      {
        remark: 'placed by the version nearest to the day, as they came later or had gone',
        people: nearOf(standing.ranks),
      },
      { remark: 'placed by a table without dates', people: undatedOf(standing.ranks) },
    ].filter(({ people }) => people > 0),
  };
}

function nowOf(
  reference: Reference,
  jurisdictions: Residence['jurisdictions'],
  { several, lingering }: Standing,
): Residence {
  const days = reference.systems.flatMap(({ last }) => (last === null ? [] : [last]));
  const newest = days.toSorted().at(-1) ?? null;
  return {
    day: newest,
    basis: `The state in the newest record of each person that names one${newest === null ? '; the systems know no dates' : `, as the systems stood by ${newest}`}. Of former people it is the last that was known.`,
    jurisdictions,
    remarks: [
      { remark: 'with records in several states at once, of which the newest decides', people: several },
      { remark: 'left, but still in a table without dates, so not counted as former', people: lingering },
    ].filter(({ people }) => people > 0),
  };
}

function unknownsOf({ verdict, match, ranges, columns }: ExposureRequest, counted: Counted): string[] {
  const { others } = counted.rows;
  const blurred = isInterleaved(ranges) && elementColumns(match.cells, columns).some(dependsOnTable);
  return [
    'Which of the elements and combinations make a notice due is the question of each law; encryption, risk of harm and exemptions are not looked at here.',
    'An element that the file does not hold is not said to be safe: the file may be a part of what was taken.',
    ...(others === 0
      ? []
      : [
          `${grouped(others)} of ${grouped(match.rows)} rows are blank or not held to be about one person of yours: whom they expose is not counted.`,
        ]),
    ...(blurred
      ? [
          'Rows of two tables of one file lie among each other, and they show the same values in different ways: of such an element less may be called clear than is.',
        ]
      : []),
    ...(verdict.verdict === 'recycled'
      ? ['The rows are of an earlier leak: the people may have been told already.']
      : []),
    ...(verdict.verdict === 'scraped'
      ? ['What is right in the rows anyone can look up: they need not come from your systems.']
      : []),
  ];
}
