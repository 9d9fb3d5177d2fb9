import { assert, constantFrom, asyncProperty, string, tuple } from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { readClaim } from '../../src/claim/claim.js';
import { ClaimError } from '../../src/claim/decode/error.js';
import { plainInk } from '../../src/cli/terminal/ink.js';
import { viewClaim } from '../../src/cli/view/claim.js';
import { claimSchema } from '../../src/model/claim.js';
import { claimPage } from '../../src/report/html/claim.js';
import { jsonDocument } from '../../src/report/json.js';

// Built from codes, so that no editor hides them.
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const SPICE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '\u001b[31mred\u001b[0m\u001b]0;title\u0007',
  'a\u202eb\u2066c\u200bd\u0000e\u0085f',
  '"><mark onmouseover=x>&lt;',
  '=HYPERLINK("http://example.invalid")',
];

const read = async (text: string) => readClaim(Buffer.from(text), { date: '2021-08-16', rates: null });
const OPTIONS = { subject: '<b>x</b>.txt', version: '0.1.0', writtenOn: new Date('2021-08-16T00:00:00Z') };

test.each(SPICE)('%j is inert wherever it was read from', async (spice) => {
  const text = [
    `A hacker using the name "Rook${spice}" claims to have data of 3 million customers of the bank Ardley ${spice} Trust.`,
    `Names, ${spice} passwords and phone numbers were stolen. "We are looking ${spice} into it," Ardley Trust said.`,
    `Ransomware locked a billing computer that was tied to the ${spice} network; it cost $9,000 to upgrade ${spice} it.`,
  ].join('\n\n');
  const { claim, text: shown } = await read(text);
  claimSchema.parse(claim);
  const page = claimPage({ claim, text: shown }, OPTIONS);
  const view = viewClaim({ claim, text: shown }, { width: 80, ink: plainInk });
  for (const output of [page, view, jsonDocument(claim)]) expect(output).not.toMatch(CONTROL);
  const elements = [...parseHTML(page).document.querySelectorAll('*')];
  const names = new Set(elements.map(({ tagName }) => tagName.toLowerCase()));
  expect(['script', 'img', 'a', 'iframe', 'b'].filter((name) => names.has(name))).toEqual([]);
  const attributes = new Set(elements.flatMap(({ attributes: own }) => [...own].map(({ name }) => name)));
  expect([...attributes].filter((name) => /^on|^(?:src|href|style)$/u.test(name))).toEqual([]);
});

test.each([
  [
    'another language',
    'Hacker behaupten, die Daten von drei Millionen Kunden der Bank zu haben, und sie wollen sie für 5.000 Euro verkaufen. Die Bank sagt, dass sie den Vorfall mit der Polizei prüft.',
  ],
  [
    'another script',
    'Хакеры утверждают, что у них есть данные трёх миллионов клиентов банка, и продают их за 5000 евро.',
  ],
])('%s is not read, and the answer says so', async (_what, text) => {
  const { claim } = await read(text);
  expect(claim.cannot_tell.map(({ field }) => field)).toEqual(['all']);
  expect([claim.people, claim.organisation, claim.subsets]).toEqual([null, null, []]);
});

test('three counts that differ stand side by side', async () => {
  const { claim } = await read(
    'The hackers claim data of 9 million customers of the bank Ardley Trust. Ardley Trust spoke of 1.2 million people. On Tuesday it said that data of 3.4 million customers was stolen.',
  );
  const [people] = claim.contradictions;
  expect(people).toMatchObject({ field: 'people', values: [{ value: 9e6 }, { value: 1.2e6 }, { value: 3.4e6 }] });
});

const LENGTH = 100_000;
/** A text eight times as long costs eight times as much, and 64 times where the cost grows with the square. */
const TIMES = 8;
/** Told apart as well as texts of twice the length would tell them with 30. */
const MOST_TIMES = 20;
/** Below this what is measured is noise. */
const LEAST_SECONDS = 0.02;
const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Seconds of processor time that reading a text takes: what else runs on the machine does not count. */
async function costOf(text: string): Promise<number> {
  const before = process.cpuUsage();
  const fault = await read(text).then(
    () => null,
    (error: unknown) => error,
  );
  expect(fault === null || fault instanceof ClaimError).toBe(true);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

test.each([
  ['one line of letters', 'a'],
  ['blanks', ' data '],
  ['digits', '1'],
  ['grouped digits', '1,000,'],
  ['number words', 'one hundred and '],
  ['prices', '$5 for '],
  ['quotes', '"said "'],
  ['open brackets', '<p '],
  ['newlines', 'x\n'],
  ['names', 'Aa Bb & '],
  ['negations', 'no names or '],
  ['dates', 'in March last year '],
  ['elements', 'first name, ssn, '],
  ['handles', 'gang calling itself '],
  ['assets', 'server connected to the '],
  ['seams', 'data breach.\nx yz '],
  ['class words', 'no training free grant vpn password '],
  ['duties', 'must tell the Board within 3 days '],
  ['costs', 'the new server cost $5 and '],
  ['header lines', 'From: a\n'],
  ['separators', '\n* * *\n'],
  ['entities', '&#x41;&lt;'],
  ['combining marks and nils', 'e\u0301\u0000'],
])('%s again and again costs what its length costs', async (_what, piece) => {
  const short = fill(piece, LENGTH / TIMES);
  await costOf(short);
  const least = Math.max(LEAST_SECONDS, await costOf(short));
  expect((await costOf(fill(piece, LENGTH))) / least).toBeLessThan(MOST_TIMES);
});

test('any text gives a claim that fits its schema, with spans inside the text, and twice the same', async () => {
  const words = constantFrom(
    'hacker',
    'data',
    'of',
    '3 million',
    'customers',
    'Ardley Bank',
    'said',
    '$5,000',
    'ssn',
    'on Sunday',
    'no',
    'if',
    '.',
    ',',
    '\n',
    '"',
    '“',
    '%',
    'BTC',
    'server',
    'Windows 7',
    'within 24 hours',
    'must report',
    'to CISA',
    'ransom',
    'your files',
    '<b>',
    '\u202e',
    '\u0000',
  );
  const any = tuple(...Array.from({ length: 24 }, () => words)).map((list) => list.join(' '));
  const check = async (text: string): Promise<void> => {
    const first = await read(`x ${text}`).catch(() => null);
    if (first === null) return;
    claimSchema.parse(first.claim);
    expect((await read(`x ${text}`)).claim).toEqual(first.claim);
    for (const span of spansOf(first.claim)) {
      expect(span[0]).toBeLessThanOrEqual(span[1]);
      expect(span[1]).toBeLessThanOrEqual(first.text.length);
    }
    claimPage(first, OPTIONS);
    viewClaim(first, { width: 60, ink: plainInk });
  };
  await assert(asyncProperty(any, check), { numRuns: 150 });
  await assert(asyncProperty(string({ unit: 'binary', maxLength: 300 }), check), { numRuns: 100 });
});

function spansOf(node: unknown): [number, number][] {
  if (Array.isArray(node)) return node.flatMap(spansOf);
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'span' && Array.isArray(value)
      ? [[Number(value[0]), Number(value[1])] as [number, number]]
      : spansOf(value),
  );
}
