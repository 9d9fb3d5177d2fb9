import type { Connection } from '../../engine/connection.js';
import type { Element } from '../../model/element.js';
import type { ColumnFinding } from '../../model/fields.js';
import { inContext } from './context/registry.js';
import { decide, toFinding, type Decision } from './finding.js';
import { NO_HEADER, readHeader } from './header/match.js';
import { askReference, type JoinProbe } from './join.js';
import { adjust, judge, type Judged } from './judge.js';
import { decideNamed } from './named.js';
import { countValid } from './count.js';
import { profile } from './profile.js';
import { recognise } from './recognise/registry.js';

export type { JoinProbe, JoinQuestion } from './join.js';
export { luhnSql } from './rule.js';

export type IdentifyRequest = {
  /** SQL table expression with the columns `row`, `file`, `line`, `c0` ... VARCHAR; NULL is an empty cell. */
  readonly source: string;
  readonly columns: readonly { readonly name: string; readonly index: number }[];
  /** Without one the names say nothing. */
  readonly header: boolean;
  /** Elements that a person gave to columns, by name. They stand; values that contradict are said and counted. */
  readonly named?: Readonly<Record<string, Element>>;
  /** Names of columns that date the row: no dates of birth. */
  readonly reserved?: readonly string[];
  readonly join?: JoinProbe;
  readonly now: Date;
};

/** Tells which data element each column holds; one finding per column, in their order. */
export async function identify(connection: Connection, request: IdentifyRequest): Promise<ColumnFinding[]> {
  const table = await profile(connection, request.source, request.columns);
  const judged = table.columns.map((sample) =>
    judge(sample, request.header ? readHeader(sample.name) : NO_HEADER, recognise(sample, request.now)),
  );
  const before = inContext(table, judged);
  const joined = await askReference(before, request.join);
  const after = joined.adjustments.length === 0 ? before : adjust(before, joined.adjustments);
  const decisions = after.map((column) => decideColumn(column, request));
  const valid = await countValid(
    connection,
    request.source,
    table,
    decisions.map(({ reading }) => reading),
  );
  return after.map((column, at) => {
    const decision = decisions[at] ?? decide(column);
    return toFinding(column, decision, valid[at] ?? 0, joined.answer(at, decision.element));
  });
}

function decideColumn(column: Judged, { named, reserved }: IdentifyRequest): Decision {
  const { name } = column.sample;
  const given = named !== undefined && Object.hasOwn(named, name) ? named[name] : undefined;
  if (given !== undefined) return decideNamed(column, given, 'a person named it');
  if (reserved?.includes(name) === true) return decideNamed(column, 'date', 'it dates the row');
  return decide(column);
}
