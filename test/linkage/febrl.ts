import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTable } from '../../src/app/read-table.js';
import { withSession } from '../../src/app/session.js';
import { indexWorkspace, type AppContext } from '../../src/app/use-cases.js';
import { openDuckDbStore } from '../../src/engine/duckdb/store.js';
import { literal } from '../../src/engine/sql.js';
import { keySql } from '../../src/engine/token.js';
import type { Element } from '../../src/model/element.js';
import { MATCH_TABLES } from '../../src/model/match-tables.js';
import { readFiles } from '../../src/proof/intake/intake.js';
import { match } from '../../src/proof/match/match.js';
import { NORMALISER_VERSION, normalisedSql } from '../../src/proof/normalise/normalise.js';
import { keyCheck, loadKey, openReference } from '../../src/proof/reference/reference.js';

/** FEBRL's invented Australians (Christen 2008), where the machine has them; `rec_id` tells who is who. */
export const FEBRL = fileURLToPath(new URL('../../../shared/feeds/linkage', import.meta.url));

type Person = Readonly<Record<string, string>>;

/** What the files call a thing and what it is; the house number stands before its street, as in any address line. */
const COLUMNS: Readonly<Record<string, Element>> = {
  given_name: 'first_name',
  surname: 'last_name',
  street: 'street',
  suburb: 'city',
  postcode: 'postal_code',
  state: 'ignore',
  date_of_birth: 'date_of_birth',
  soc_sec_id: 'tax_id',
};

export type Linked = {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly misses: readonly string[];
};

export function readFebrl(name: string): Person[] {
  const [header = '', ...lines] = readFileSync(path.join(FEBRL, name), 'utf8').trim().split(/\r?\n/u);
  const names = header.split(',').map((text) => text.trim());
  return lines.map((line) => {
    const cells = line.split(',').map((text) => text.trim());
    return Object.fromEntries(names.map((column, at) => [column, cells[at] ?? '']));
  });
}

export const isOriginal = ({ rec_id: id = '' }: Person): boolean => id.endsWith('-org');
/** Whom a record is about: `rec-12-dup-3` and `rec-12-org` are one person. */
export const truthOf = ({ rec_id: id = '' }: Person): string => id.split('-')[1] ?? '';

/**
 * Indexes the originals, holds the duplicates against them and counts. A duplicate whose original is not among them is to be
 * linked with nobody; each of the others with one.
 */
export async function linkFebrl(
  originals: readonly Person[],
  duplicates: readonly Person[],
  without: readonly string[] = [],
): Promise<Linked> {
  const dir = mkdtempSync(path.join(tmpdir(), 'assay-febrl-'));
  try {
    mkdirSync(path.join(dir, 'leak'));
    writeFileSync(path.join(dir, 'people.csv'), toCsv(originals, ['rec_id', ...Object.keys(COLUMNS)]));
    writeFileSync(
      path.join(dir, 'leak', 'leak.csv'),
      toCsv(
        duplicates,
        Object.keys(COLUMNS).filter((name) => !without.includes(name)),
      ),
    );
    const named = Object.entries({ rec_id: 'record_id', ...COLUMNS }).map(([name, element]) => `${name}: ${element}`);
    writeFileSync(
      path.join(dir, 'assay.yaml'),
      `organisation: { name: FEBRL, sector: government, state: WA }\nsystems:\n  people: { files: [people.csv], columns: { ${named.join(', ')} } }\n`,
    );
    await indexWorkspace(dir, {}, context);
    return count(originals, duplicates, await link(dir));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const context: AppContext = {
  now: () => new Date('2021-08-20T12:00:00Z'),
  env: {},
  signal: new AbortController().signal,
  warn: () => {},
};

/** Row of the leak to row of the originals, by the matcher's own best candidate. */
async function link(dir: string): Promise<ReadonlyMap<number, number>> {
  const key = loadKey(path.join(dir, '.assay', 'key'), undefined);
  const { reference, database } = openReference(path.join(dir, '.assay', 'index'), {
    normaliser: NORMALISER_VERSION,
    keyCheck: keyCheck(key),
  });
  const options = { scratchParent: path.join(dir, '.assay', 'tmp'), allowed: [dir], key, reference: database };
  return withSession(options, context, async ({ connection, scratch }) => {
    const intake = await readFiles({ inputs: [path.join(dir, 'leak', 'leak.csv')], scratch: scratch.folder('leak') });
    const [table] = intake.tables;
    if (table === undefined) throw new Error('nothing was read');
    const { tokens, coherence } = await readTable(connection, table, {
      named: COLUMNS,
      now: context.now(),
      into: 'leak_tokens',
    });
    await match(connection, {
      tables: [{ tokens, coherence, columnOffset: 0 }],
      reference,
      store: await openDuckDbStore(connection),
      publicElements: [],
      rows: table.rows,
    });
    const rows = await connection.rows(
      `WITH original AS (
         SELECT row_number() OVER () AS row, rec_id FROM read_csv(${literal(path.join(dir, 'people.csv'))}, all_varchar = true)),
       known AS (SELECT o.row, l.person_id FROM original o JOIN reference.lookup l
         ON l.form = 'record_id' AND l.token = ${keySql(`token('record_id', ${normalisedSql('record_id', 'rec_id')})`)})
       SELECT l.row AS duplicate, min(k.row) AS original FROM ${MATCH_TABLES.leak} l JOIN ${MATCH_TABLES.unit} u USING (fingerprint)
       JOIN ${MATCH_TABLES.best} b ON b.unit = u.unit JOIN known k USING (person_id) GROUP BY l.row`,
    );
    return new Map(rows.map((row) => [Number(row['duplicate']) - 1, Number(row['original']) - 1]));
  });
}

function count(
  originals: readonly Person[],
  duplicates: readonly Person[],
  links: ReadonlyMap<number, number>,
): Linked {
  const known = new Set(originals.map(truthOf));
  let [right, wrong, missed] = [0, 0, 0];
  const misses: string[] = [];
  for (const [at, duplicate] of duplicates.entries()) {
    const linked = links.get(at);
    const original = linked === undefined ? undefined : originals[linked];
    const fits = original !== undefined && truthOf(original) === truthOf(duplicate);
    if (fits) right += 1;
    else if (original !== undefined) wrong += 1;
    if (!fits && known.has(truthOf(duplicate))) missed += 1;
    if (!fits && (original !== undefined || known.has(truthOf(duplicate))))
      misses.push(`${duplicate['rec_id'] ?? ''} with ${original?.['rec_id'] ?? 'nobody'}`);
  }
  const precision = right / Math.max(1, right + wrong);
  const recall = right / Math.max(1, right + missed);
  return { right, wrong, missed, precision, recall, f1: (2 * right) / Math.max(1, 2 * right + wrong + missed), misses };
}

function toCsv(people: readonly Person[], columns: readonly string[]): string {
  const cell = (person: Person, column: string): string =>
    column === 'street'
      ? `${person['street_number'] ?? ''} ${person['address_1'] ?? ''}`.trim()
      : (person[column] ?? '');
  const lines = people.map((person) => columns.map((column) => `"${cell(person, column)}"`).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}
