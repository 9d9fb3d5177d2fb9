import { expect, test } from 'vitest';
import { plainInk } from '../terminal/ink.js';
import { createProgress, type ProgressDisplay } from './progress.js';
import { progressLine } from './line.js';

type Setting = { readonly tty: boolean; readonly env?: Readonly<Record<string, string>>; readonly quiet?: boolean };

function display({ tty, env = {}, quiet = false }: Setting): {
  shown: ProgressDisplay;
  text: () => string;
  at: (ms: number) => void;
} {
  let now = 0;
  let written = '';
  const stream = { write: (text: string) => (written += text), isTTY: tty, columns: 60 };
  const shown = createProgress({ stream, ink: plainInk, env, quiet, clock: () => now });
  return { shown, text: () => written, at: (ms) => (now = ms) };
}

const read = (done: number, total: number | null = 100e6) => ({
  step: 'reading leak.csv',
  done,
  total,
  unit: 'bytes' as const,
});

test('a step under a second is never shown', () => {
  const { shown, text, at } = display({ tty: true });
  shown.onProgress(read(0));
  at(900);
  shown.onProgress(read(50e6));
  shown.onProgress({ step: 'matching', done: 0, total: null, unit: 'rows' });
  at(1800);
  shown.tick();
  shown.end();
  expect(text()).toBe('');
});

test('on a terminal one line is rewritten, and wiped at the end', () => {
  const { shown, text, at } = display({ tty: true });
  shown.onProgress(read(0));
  at(2000);
  shown.onProgress(read(20e6));
  shown.onProgress(read(21e6)); // too soon to draw again
  at(4000);
  shown.onProgress(read(50e6));
  shown.end();
  expect(text()).toBe(
    '\rreading leak.csv  20%  10.0 MB/s  8 s left\u001b[K\rreading leak.csv  50%  12.5 MB/s  4 s left\u001b[K\r\u001b[K',
  );
});

test('elsewhere there is a line at most every five seconds', () => {
  const { shown, text, at } = display({ tty: false });
  shown.onProgress(read(0));
  for (let second = 1; second <= 11; second += 1) {
    at(second * 1000);
    shown.onProgress(read(second * 1e6));
  }
  shown.end();
  expect(text().split('\n')).toEqual(
    [
      'reading leak.csv  1%  1.0 MB/s  1.7 min left',
      'reading leak.csv  6%  1.0 MB/s  1.6 min left',
      'reading leak.csv  11%  1.0 MB/s  89 s left',
      '',
    ].map((line) => line.replaceAll(/1\.\d min/gu, '2 min')),
  );
  expect(text()).not.toContain('\u001b');
});

test('a dumb terminal gets plain lines, and quiet means quiet', () => {
  for (const [setting, empty] of [
    [{ tty: true, env: { TERM: 'dumb' } }, false],
    [{ tty: true, quiet: true }, true],
  ] as const) {
    const { shown, text, at } = display(setting);
    shown.onProgress(read(0));
    at(3000);
    shown.tick();
    shown.warn('the index is old');
    shown.end();
    expect(text()).not.toContain('\u001b');
    expect(text() === '').toBe(empty);
  }
});

test('a remark does not tear the line', () => {
  const { shown, text, at } = display({ tty: true });
  shown.onProgress(read(0));
  at(3000);
  shown.tick();
  shown.warn('the index is old');
  expect(text()).toMatch(/\r\u001b\[Knote: the index is old\n$/u);
});

test('a line says what is known: rate and rest, or only how much and how long', () => {
  const rows = { step: 'tokenising', total: 10_000, unit: 'rows' } as const;
  expect(progressLine({ ...rows, done: 0 }, { ...rows, done: 2500 }, 5)).toBe('tokenising  25%  500 rows/s  15 s left');
  expect(progressLine(read(0, null), read(5e6, null), 5)).toBe('reading leak.csv  5 MB  1.0 MB/s  5 s');
  const steps = { step: 'identifying columns', total: 4, unit: 'steps' } as const;
  expect(progressLine({ ...steps, done: 0 }, { ...steps, done: 1 }, 3)).toBe('identifying columns  2 of 4  9 s left');
  const step = { step: 'write the versions', total: 21, unit: 'steps' } as const;
  expect(progressLine({ ...step, done: 13 }, { ...step, done: 13.25 }, 10)).toBe(
    'write the versions  14 of 21  25%  30 s left',
  );
  expect(progressLine({ ...read(0), step: '\u001b[2Jx' }, { ...read(0), step: '\u001b[2Jx' }, 1)).toContain(
    String.raw`\u{1b}[2Jx`,
  );
});
