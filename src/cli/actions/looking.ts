import { lookAtRow } from '../../app/look-at-row.js';
import type { ExplainOptions } from '../../app/use-cases.js';
import { PAYLOADS } from '../../model/case.js';
import type { Explanation } from '../../model/explanation.js';
import { badOption } from '../error.js';
import type { ExplainFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { entryOf } from './case/entry.js';
import { remark, withProgress } from './run.js';

type Look = (dir: string, leaks: readonly string[], options: ExplainOptions) => Promise<Explanation>;

/** How a row is shown in clear where the case of `--case` keeps who looked and why. */
export function lookingIn(context: CliContext, flags: ExplainFlags): Look {
  if (flags.case === undefined) throw badOption('--why and --by are what a case keeps', 'Name the case with --case.');
  if (!flags.clear) throw badOption('--case keeps that you looked at clear values', 'Ask for them with --clear.');
  const why = parseWhy(flags);
  const entry = entryOf(flags.case, flags.by === undefined ? {} : { by: flags.by });
  return async (dir, leaks, options) => {
    const seen = await withProgress(context, flags, async (app) =>
      lookAtRow(dir, leaks, { ...options, entry, why }, app),
    );
    remark(context, flags, `Kept as ${seen.event.id}`);
    return seen.explanation;
  };
}

function parseWhy({ why }: ExplainFlags): string {
  if (why === undefined) throw badOption('it is not said why you look', 'Say it with --why TEXT: the case keeps it.');
  const fault = PAYLOADS.look.shape.why.safeParse(why).error?.issues[0];
  if (fault === undefined) return why;
  throw badOption(`--why ${fault.message}`, 'Say in a sentence why you look.');
}
