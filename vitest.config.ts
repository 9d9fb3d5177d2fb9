import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.js';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A file starts in the process that ran the one before it, with the modules that are loaded there: no file leaves anything behind.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
