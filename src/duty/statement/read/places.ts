import type { StatementFile } from '../../../model/statement.js';
import type { Content, Finding, StatedClaim, Statement } from '../../../model/statement.js';

/** One item of the file with the path to it. */
export type Placed = {
  readonly item: Finding | Statement | StatedClaim;
  readonly path: readonly (string | number)[];
  readonly content: Content;
  readonly contentPath: readonly (string | number)[];
};

/** The lists of the file, and the key under which their items hold what is said or found. */
export const LISTS = [
  ['findings', 'finds'],
  ['statements', 'says'],
  ['claims', 'says'],
] as const;

export function placedIn(file: StatementFile): Placed[] {
  const place = (list: string, at: number, key: string, item: Placed['item'], content: Content): Placed => ({
    item,
    path: [list, at],
    content,
    contentPath: [list, at, key],
  });
  return [
    ...file.findings.map((item, at) => place('findings', at, 'finds', item, item.finds)),
    ...file.statements.map((item, at) => place('statements', at, 'says', item, item.says)),
    ...file.claims.map((item, at) => place('claims', at, 'says', item, item.says)),
  ];
}
