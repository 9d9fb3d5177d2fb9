import { builtInKind, codeKind, type DateKind } from './dates.js';
import type { Fail, OfficeLimits, Part } from './part.js';
import { decodeEscapes } from './text.js';
import { readWholeXml } from './xml.js';

export type Sheet = { readonly name: string; readonly hidden: boolean; readonly part: Part };

/** What of a workbook is read before its sheets. */
export type Workbook = {
  readonly sheets: readonly Sheet[];
  readonly mode1904: boolean;
  readonly strings: readonly string[];
  /** By the number of a cell's style. */
  readonly styles: readonly (DateKind | null)[];
};

/** Reads what a workbook says of its sheets; `path` is the archive's, as the paths of its members begin. */
export async function readWorkbook(
  path: string,
  members: readonly Part[],
  limits: OfficeLimits,
  fail: Fail,
): Promise<Workbook> {
  const partAt = (name: string): Part | undefined =>
    members.find((member) => member.path.toLowerCase() === `${path}!${name}`.toLowerCase());
  const main = partAt('xl/workbook.xml');
  if (main === undefined) throw fail('damaged', 'The workbook has no list of sheets.', { where: { file: path } });
  const relations = await readRelations(partAt('xl/_rels/workbook.xml.rels'), fail);
  const listed: { name: string; hidden: boolean; id: string }[] = [];
  let mode1904 = false;
  await readWholeXml(
    main,
    {
      open: (tag, given) => {
        if (tag === 'workbookPr') mode1904 = given['date1904'] === '1' || given['date1904'] === 'true';
        if (tag !== 'sheet' || listed.length > limits.maxTables) return;
        const id = given['r:id'] ?? Object.entries(given).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
        listed.push({ name: given['name'] ?? '', hidden: (given['state'] ?? 'visible') !== 'visible', id });
      },
    },
    fail,
  );
  const target = (type: string): Part | undefined => {
    const found = [...relations.values()].find((one) => one.type.endsWith(`/${type}`));
    return found === undefined ? undefined : partAt(found.target);
  };
  const sheets = listed.flatMap(({ name, hidden, id }) => {
    const relation = relations.get(id);
    const part = relation?.type.endsWith('/worksheet') === true ? partAt(relation.target) : undefined;
    return part === undefined ? [] : [{ name, hidden, part }];
  });
  return {
    sheets,
    mode1904,
    strings: await readStrings(target('sharedStrings'), limits, fail),
    styles: await readStyles(target('styles'), fail),
  };
}

type Relation = { readonly type: string; readonly target: string };

async function readRelations(part: Part | undefined, fail: Fail): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (part === undefined) return relations;
  await readWholeXml(
    part,
    {
      open: (tag, given) => {
        if (tag !== 'Relationship') return;
        const target = given['Target'] ?? '';
        relations.set(given['Id'] ?? '', {
          type: given['Type'] ?? '',
          target: target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//u, '')}`,
        });
      },
    },
    fail,
  );
  return relations;
}

/** Bytes a kept string costs beside its characters. */
const STRING_COST = 64;

async function readStrings(part: Part | undefined, limits: OfficeLimits, fail: Fail): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined) return strings;
  let budget = limits.heapBytes / 2;
  let text = '';
  let inText = false;
  let phonetic = 0;
  await readWholeXml(
    part,
    {
      open: (tag) => {
        if (tag === 'si') text = '';
        if (tag === 'rPh') phonetic += 1;
        inText = tag === 't' && phonetic === 0;
      },
      text: (given) => {
        if (inText && text.length <= limits.maxCellBytes) text += given;
      },
      close: (tag) => {
        if (tag === 'rPh') phonetic -= 1;
        inText = false;
        if (tag !== 'si') return;
        budget -= text.length + STRING_COST;
        if (budget < 0) throw fail('limit', 'The workbook holds too much shared text.', { where: { file: part.path } });
        strings.push(decodeEscapes(text));
      },
    },
    fail,
  );
  return strings;
}

const MAX_STYLES = 100_000;

async function readStyles(part: Part | undefined, fail: Fail): Promise<(DateKind | null)[]> {
  const styles: (DateKind | null)[] = [];
  if (part === undefined) return styles;
  const codes = new Map<number, DateKind | null>();
  let inCells = false;
  await readWholeXml(
    part,
    {
      open: (tag, given) => {
        if (codes.size > MAX_STYLES || styles.length > MAX_STYLES) return;
        if (tag === 'numFmt') codes.set(Number(given['numFmtId']), codeKind(given['formatCode'] ?? ''));
        if (tag === 'cellXfs') inCells = true;
        if (tag === 'xf' && inCells) {
          const id = Number(given['numFmtId'] ?? 0);
          const own = codes.get(id);
          styles.push(own === undefined ? builtInKind(id) : own);
        }
      },
      close: (tag) => {
        if (tag === 'cellXfs') inCells = false;
      },
    },
    fail,
  );
  return styles;
}
