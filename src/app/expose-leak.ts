import type { Exposure } from '../model/exposure.js';
import { countExposure } from '../proof/exposure/exposure.js';
import type { AppContext, ExposeOptions } from './context.js';
import { judgeLeak, type Judged } from './judge-leak.js';
import { ABOUT_A_PERSON } from './person-token.js';
import { withLeak, type OpenedLeak } from './with-leak.js';

/** Counts the people whom a leak exposes, by data element and jurisdiction. The leak is judged as `verifyLeak` does. */
export async function exposeLeak(
  workspaceDir: string,
  leaks: readonly string[],
  options: ExposeOptions,
  context: AppContext,
): Promise<Exposure> {
  const started = performance.now();
  return withLeak({ workspaceDir, leaks }, context, async (opened) =>
    expose(opened, await judgeLeak(opened, options, context, started), context, started),
  );
}

async function expose(
  { session, read, reference, store }: OpenedLeak,
  { verdict, leak, match, weighing, trace }: Judged,
  context: AppContext,
  started: number,
): Promise<Exposure> {
  context.onProgress?.({ step: 'counting people', done: 0, total: null, unit: 'rows' });
  return countExposure(session.connection, {
    organisation: read.workspace.organisation.name,
    verdict,
    match,
    trace,
    patterns: match.patterns.flatMap(({ id, person }, at) =>
      person && ABOUT_A_PERSON.includes(weighing.patterns[at]?.class ?? 'fabricated') ? [id] : [],
    ),
    columns: columnsOf(leak),
    ranges: leak.files,
    reference,
    store,
    publicElements: read.workspace.public_elements,
    seconds: () => Math.round((performance.now() - started) / 10) / 100,
  });
}

/** Every column with the table that it is of. */
function columnsOf({ columns, tables }: Judged['leak']) {
  return columns.map((column, index) => ({
    ...column,
    table: tables.findLastIndex(({ columnOffset }) => columnOffset <= index),
  }));
}
