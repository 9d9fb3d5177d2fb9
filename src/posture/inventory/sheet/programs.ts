import { statedProgram, CONTROL_ROLES, type Program, type Role } from '../../../model/asset.js';
import type { SetAside } from '../draft.js';
import { isAbsent } from '../cells/absent.js';
import { partOf, type Part } from '../words/parts.js';
import { splitPrograms } from '../words/split-programs.js';
import type { ProgramColumns, ProgramKind } from './layout.js';
import { oneLine, type Row } from './rows.js';

export type ProgramsRead = { readonly programs: Program[]; readonly set_aside: SetAside[] };

/** What a machine is that a line names: its role and name tell what an unknown product is. */
export type Company = { readonly role: Role | null; readonly name: string | null };

/** Programs of one line from one group of columns. */
export function programsOf(row: Row, columns: ProgramColumns, company: Company): ProgramsRead {
  const cell = (at: number | null): string => {
    const text = at === null ? '' : (row.cells[at] ?? '');
    return isAbsent(text) ? '' : text;
  };
  const pieces = {
    vendor: oneLine(cell(columns.vendor)) || null,
    edition: oneLine(cell(columns.edition)) || null,
    version: oneLine(cell(columns.version)) || null,
  };
  const named = cell(columns.at);
  const lists = columns.kind === 'os' || columns.kind === 'software';
  const names = lists ? splitPrograms(named) : named === '' ? [] : [oneLine(named)];
  if (names.length > 1) return severalOf(names, { ...columns, cell, pieces, row });
  const [name = null] = names;
  const text = [pieces.vendor, name, pieces.edition, pieces.version].filter((piece) => piece !== null).join(' ');
  if (text === '') return { programs: [], set_aside: [] };
  const hasPieces = text !== name || columns.kind === 'product';
  const part = partFor(columns.kind, name ?? text, company);
  const program = statedProgram(part, text, row.where);
  return { programs: [hasPieces ? { ...program, ...pieces, product: name } : program], set_aside: [] };
}

type Several = Pick<ProgramColumns, 'kind' | 'version'> & {
  readonly cell: (at: number | null) => string;
  readonly pieces: Pick<Program, 'vendor' | 'edition' | 'version'>;
  readonly row: Row;
};

/** Several programs in one cell: a version cell of as many pieces belongs to them one by one, another to none of them. */
function severalOf(names: readonly string[], given: Several): ProgramsRead {
  const versions = splitPrograms(given.cell(given.version));
  const apart = given
    .cell(given.version)
    .split(/[;,\n|]+/u)
    .map((piece) => piece.trim());
  const matching = [versions, apart].find((list) => list.length === names.length) ?? null;
  const programs = names.map((name, at) => {
    const version = matching?.[at] ?? null;
    const part = partFor(given.kind, name, { role: null, name: null });
    const text = version === null ? name : `${name} ${version}`;
    const program = statedProgram(part, oneLine(text), given.row.where);
    return version === null ? program : { ...program, product: oneLine(name), version };
  });
  const { vendor, edition, version } = given.pieces;
  const left = [vendor, edition, matching === null ? version : null].filter((piece) => piece !== null);
  const why = 'maker, edition or version beside several programs: it is not told which one is meant';
  return { programs, set_aside: left.length === 0 ? [] : [{ where: given.row.where, why }] };
}

/** The kind of thing by its words, where the column leaves it open or plainly holds another. */
function partFor(kind: ProgramKind, text: string, company: Company): Part {
  const known = partOf(text);
  switch (kind) {
    case 'firmware':
      return 'firmware';
    case 'os':
      return known ?? 'os';
    case 'software':
      return known === 'os' ? 'os' : 'software';
    case 'hardware':
      return known ?? 'hardware';
    default:
      return known ?? unknownProduct(company);
  }
}

function unknownProduct({ role, name }: Company): Part {
  if (name !== null && /\b(?:software|program|driver|application|suite)\b/iu.test(name)) return 'software';
  const runsPrograms = role !== null && role !== 'plc' && role !== 'rtu' && CONTROL_ROLES.includes(role);
  return runsPrograms ? 'software' : 'hardware';
}
