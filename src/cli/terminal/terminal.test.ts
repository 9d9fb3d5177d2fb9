import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AssayError } from '../../base/errors.js';
import { CliError, interrupted } from '../error.js';
import { exitCodeOf, formatFault } from './fault.js';
import { colourInk, inkFor, plainInk } from './ink.js';
import { clip, padEnd, padStart, widthOf, wrap } from './width.js';

const options = { ink: plainInk, cwd: '/home/ada/work', debug: false };
class Fault extends AssayError<'bad_yaml'> {}

test('an error says what, where and what to do', () => {
  const where = { file: '/home/ada/work/assay.yaml', line: 4, column: 7 };
  const error = new Fault('bad_yaml', 'it is not YAML', { where, hint: 'Check the colon.', exit: 2 });
  expect(formatFault(error, options)).toBe('error: it is not YAML\n  at assay.yaml:4:7\n  Check the colon.\n');
  expect(exitCodeOf(error)).toBe(2);
  const elsewhere = new Fault('bad_yaml', 'x', { where: { file: '/etc/assay.yaml' } });
  expect(formatFault(elsewhere, options)).toBe('error: x\n  at /etc/assay.yaml\n');
});

test('the words of an error that is not ours are shown only with --debug', () => {
  const error = new TypeError('row says 555-12-3456', { cause: new Error('the engine says more') });
  expect(formatFault(error, options)).toContain('(TypeError)');
  expect(formatFault(error, options)).not.toContain('555');
  expect(formatFault(error, { ...options, debug: true })).toMatch(
    /555-12-3456[\s\S]+caused by Error: the engine says more/u,
  );
  expect(exitCodeOf(error)).toBe(1);
  const refused = Object.assign(new Error('EACCES: x'), {
    syscall: 'open',
    code: 'EACCES',
    path: '/home/ada/\u001b[2J',
  });
  expect(formatFault(refused, options)).toContain(String.raw`refused open on /home/ada/\u{1b}[2J (EACCES)`);
});

test('messages, places, hints and stacks are inert', () => {
  const hostile = 'x\u001b[31m\u202e\u009b2J\n';
  const error = new CliError('bad_option', hostile, {
    where: { file: hostile },
    hint: hostile,
    exit: 2,
    cause: new Error(hostile),
  });
  // eslint-disable-next-line no-control-regex
  for (const debug of [false, true])
    expect(formatFault(error, { ...options, debug })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u0080-\u009f\u202e]/u);
  expect(exitCodeOf(interrupted('Gone.'))).toBe(130);
});

test('colour is for terminals that have it and people who want it', () => {
  const terminal = { write: () => true, isTTY: true, getColorDepth: () => 8 };
  expect(inkFor(terminal, {})).toBe(colourInk);
  expect(inkFor(terminal, { NO_COLOR: '1' })).toBe(plainInk);
  expect(inkFor(terminal, { NO_COLOR: '' })).toBe(colourInk);
  expect(inkFor(terminal, { TERM: 'dumb' })).toBe(plainInk);
  expect(inkFor({ ...terminal, isTTY: false }, {})).toBe(plainInk);
  expect(inkFor({ ...terminal, getColorDepth: () => 1 }, {})).toBe(plainInk);
});

test('wide characters take two columns, marks and colour none', () => {
  expect([widthOf('abc'), widthOf('漢字'), widthOf('e\u0301'), widthOf(colourInk('ab', 'bold', 'red'))]).toEqual([
    3, 4, 1, 2,
  ]);
  expect([padEnd('漢', 4), padStart('漢', 4), clip('漢字かな', 5), clip('abc', 3)]).toEqual([
    '漢  ',
    '  漢',
    '漢字…',
    'abc',
  ]);
});

test('wrapped lines keep every character and never pass the width', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 30 })),
      fc.integer({ min: 4, max: 40 }),
      (words, width) => {
        const text = words.join(' ');
        const lines = wrap(text, width);
        expect(lines.join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      },
    ),
  );
});
