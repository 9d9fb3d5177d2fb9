import type { AsOf } from '../../model/clock.js';
import type { CheckedStatement, Statements, Topic } from '../../model/statement-check.js';
import type { Finding, StatedClaim, Statement, StatementFile } from '../../model/statement.js';
import { besideOf } from './beside.js';
import { saidIn, speaksOf } from './content.js';
import { differencesOf, type Ground } from './differences.js';
import { piecesOf, type Piece } from './known.js';
import { sumIn } from './sum.js';
import { hasCome, orderOf } from './time.js';

export { readStatements } from './read/read.js';

/**
 * Every statement as of a day, held against what is known by then: what contradicts it, since when, whom it was told to, and
 * who of them was told otherwise. Pure: the day is an argument, and what lies after it is left out.
 */
export function checkStatements(file: StatementFile, asOf: AsOf): Statements {
  const findings = inOrder(file.findings.filter(({ at }) => hasCome(at, asOf)));
  const statements = inOrder(file.statements.filter(({ at }) => hasCome(at, asOf)));
  const claims = inOrder(file.claims.filter(({ at }) => hasCome(at, asOf)));
  const ground = groundOf(findings, statements);
  const basisOf = basisIn(file);
  const checked = statements.map((statement) => checkedOf(statement, ground, basisOf));
  return {
    schema: 'assay.statements/1',
    organisation: file.organisation,
    as_of: asOf.instant ?? asOf.day,
    statements: checked,
    findings: findings.map((finding) => ({
      ...shown(finding, finding.finds),
      basis: finding.basis ?? null,
      sum: sumIn(finding.finds),
    })),
    claims: claims.map((claim) => ({
      ...shown(claim, claim.says),
      by: claim.by,
      beside: besideOf(claim, (topic) => knownOf(topic, ground)),
    })),
    owed: owedIn(checked),
    warnings: laterOnes(file, asOf),
  };
}

function groundOf(findings: readonly Finding[], statements: readonly Statement[]): Ground {
  const byId = new Map([...findings, ...statements].map((item) => [item.id, item]));
  const places = new Map(statements.map(({ id }, at) => [id, at]));
  const known = new Map<string, Finding[]>();
  const restsOn = (id: string): Finding[] => {
    const found = known.get(id);
    if (found !== undefined) return found;
    known.set(id, []); // what rests on itself in a circle rests on nothing more
    const item = byId.get(id);
    const own = item === undefined ? [] : 'finds' in item ? [item] : item.basis.flatMap(restsOn);
    known.set(id, [...new Set(own)]);
    return own;
  };
  return {
    pieces: piecesOf(findings, statements),
    statements,
    placeOf: (id) => places.get(id) ?? -1,
    isBacked: (statement, topic) => restsOn(statement.id).some(({ finds }) => speaksOf(finds, topic)),
  };
}

/** What is known now of a topic: what was found; only where nothing was, what statements of ours say. */
function knownOf(topic: Topic, { pieces }: Ground): Piece[] {
  const found = pieces.filter(({ what, content }) => what === 'finding' && speaksOf(content, topic));
  return found.length > 0 ? found : [...pieces];
}

type BasisOf = (id: string) => CheckedStatement['basis'];

function checkedOf(statement: Statement, ground: Ground, basisOf: BasisOf): CheckedStatement {
  const differences = differencesOf(statement, ground);
  const kinds = new Set(differences.map(({ kind }) => kind));
  return {
    ...shown(statement, statement.says),
    by: statement.by,
    to: [...statement.to],
    channel: statement.channel ?? null,
    form: statement.form ?? null,
    basis: statement.basis.flatMap(basisOf),
    holds: kinds.has('contradicts') ? 'no' : kinds.has('cannot_tell') ? 'open' : 'yes',
    differences,
    sum: sumIn(statement.says),
  };
}

/** What an id stands for: a case rests each statement on all that it found, so each is looked up once. */
function basisIn({ findings, statements, claims }: StatementFile): BasisOf {
  const byId = new Map<string, CheckedStatement['basis']>();
  const note = (what: CheckedStatement['basis'][number]['what'], items: readonly Item[]): void => {
    const seen = new Set<string>();
    for (const { id, at } of items) {
      if (seen.has(id)) continue;
      seen.add(id);
      byId.set(id, [...(byId.get(id) ?? []), { what, id, at }]);
    }
  };
  note('finding', findings);
  note('statement', statements);
  note('claim', claims);
  return (id) => byId.get(id) ?? [];
}

type Item = Statement | Finding | StatedClaim;

function shown(item: Item, content: Statement['says']) {
  return {
    id: item.id,
    at: item.at,
    source: item.source ?? null,
    confidence: item.confidence ?? 'high',
    doubts: [...(item.doubts ?? [])],
    says: saidIn(content),
  };
}

/** One line per audience, statement and topic that nobody of that audience was told otherwise. */
function owedIn(statements: readonly CheckedStatement[]): Statements['owed'] {
  return statements.flatMap(({ id, form, differences }) =>
    differences
      .filter(({ kind }) => kind === 'contradicts')
      .flatMap(({ topic, group, element, said, known, by, told }) =>
        told
          .filter(({ state }) => state === 'owed')
          .map(({ to }) => ({ topic, group, element, to, statement: id, form, said, known, by })),
      ),
  );
}

function laterOnes({ findings, statements, claims }: StatementFile, asOf: AsOf): string[] {
  return [...findings, ...statements, ...claims]
    .filter(({ at }) => !hasCome(at, asOf))
    .map(({ id, at }) => `${id} (${at}) lies after the day asked for and is not counted`);
}

function inOrder<Kind extends Item>(items: readonly Kind[]): Kind[] {
  return [...items].sort((left, right) => orderOf(left.at) - orderOf(right.at));
}
