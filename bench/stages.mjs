// A verify in this process, with the seconds that its stages take. `node bench/stages.mjs WORKSPACE LEAK`
import path from 'node:path';
import { verifyLeak } from '../dist/app/use-cases.js';

const [workspace, leak] = process.argv.slice(2).map((file) => path.resolve(file));
const started = performance.now();
/** Seconds since the start at which a stage was first heard of. */
const begun = new Map();
await verifyLeak(
  workspace,
  [leak],
  { columns: {} },
  {
    now: () => new Date(),
    env: process.env,
    signal: new AbortController().signal,
    warn: () => {},
    onProgress: ({ step }) => {
      if (!begun.has(step)) begun.set(step, (performance.now() - started) / 1000);
    },
  },
);
const end = (performance.now() - started) / 1000;
const of = (from, to) => (begun.get(to) ?? end) - (begun.get(from) ?? 0);
process.stdout.write(
  `${JSON.stringify({
    read: begun.get('identifying columns') ?? 0,
    tokenise: of('identifying columns', 'matching'),
    match: of('matching', 'weighing'),
    judge: of('weighing', 'the end'),
  })}\n`,
);
