import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBytes, type ReadBack } from '../../../../test/hostile/read-back.js';

// Whatever is read by the engine must come out as our own scanner reads it: the same rows, lines and ledger.

const ALWAYS = { cleanFrom: 1 };
const NEVER = { cleanFrom: Infinity };

/** Without paths, which are of scratch. */
function shown({ intake, tables }: ReadBack): unknown {
  return {
    files: intake.files,
    columns: intake.tables.map(({ columns, header, rows }) => ({ columns, header, rows })),
    tables,
  };
}

async function bothWays(files: Readonly<Record<string, string>>): Promise<{ ours: ReadBack; engine: ReadBack }> {
  return { ours: await readBytes(files, NEVER), engine: await readBytes(files, ALWAYS) };
}

function byEngine({ intake }: ReadBack): boolean[] {
  return intake.tables.map(({ numbered }) => numbered !== null);
}

const HEADER = 'ssn,phone,email';
const people = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `9001100${`${at}`.padStart(2, '0')},206555${1000 + at},p${at}@example.org`);

test('a clean text is read by the engine, numbered as by our scanner', async () => {
  const { ours, engine } = await bothWays({ 'leak.csv': [HEADER, ...people(300), ''].join('\n') });
  expect(byEngine(engine)).toEqual([true]);
  expect(byEngine(ours)).toEqual([false]);
  expect(shown(engine)).toEqual(shown(ours));
  expect(engine.tables[0]?.[299]).toMatchObject({ row: 300, line: 301 });
});

test('two clean files of one kind share a table, and their rows go on', async () => {
  const files = { 'a.csv': [HEADER, ...people(20)].join('\n'), 'b.csv': [HEADER, ...people(30)].join('\n') };
  const { ours, engine } = await bothWays(files);
  expect(shown(engine)).toEqual(shown(ours));
});

test.each([
  ['a line too short', 'lonely'],
  ['a line too long', 'a,b,c,d'],
  ['an empty line', ''],
  ['a line of blanks', '   '],
  ['the header again', HEADER],
  ['a quoted cell', '"900110099",2065550000,"x, y"'],
  ['a NUL', '900110099,206\u00005550000,x@example.org'],
  ['a return', '900110099,2065550000,x@example.org\r'],
  ['a character that could not be read', '900110099,2065550000,\ufffd@example.org'],
  ['our own mark for a quote', '900110099,\u001e2065550000\u001e,x@example.org'],
])('%s among the lines: line after line is looked at', async (_, odd) => {
  const lines = [HEADER, ...people(40), odd, ...people(10)];
  const { ours, engine } = await bothWays({ 'leak.csv': `${lines.join('\n')}\n` });
  expect(byEngine(engine)).toEqual([false]);
  expect(shown(engine)).toEqual(shown(ours));
});

test('property: whatever the lines hold, both ways give the same', { timeout: 120_000 }, async () => {
  const cell = fc.oneof(
    fc.constantFrom('', ' ', 'Ann', "O'Brien", 'Łódź', '206-555-0100', '#', '\\', 'NULL', '\\N', '-', '1e9', 'a b '),
    fc.string({ unit: fc.constantFrom('a', '1', ' ', '|', ';', "'", '\\', '#', 'é', '\t', '"'), maxLength: 6 }),
  );
  const line = fc.tuple(cell, cell, cell).map((cells) => cells.join(','));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), fc.boolean(), async (odd, last) => {
      const lines = [HEADER, ...people(25), ...odd, ...people(3)];
      const { ours, engine } = await bothWays({ 'leak.csv': lines.join('\n') + (last ? '\n' : '') });
      expect(shown(engine)).toEqual(shown(ours));
    }),
    { numRuns: 60 },
  );
});
