import { buildCommand } from '@stricli/core';
import type { ExplainFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { reading } from '../guarded.js';
import { columnFlag, commonFlags, filesArgument, jsonFlag, keepFlags, textFlag } from './common.js';

export const explainCommand = buildCommand<ExplainFlags, string[], CliContext>({
  loader: async () => reading(async () => (await import('../actions/explain.js')).explain),
  parameters: {
    flags: {
      row: textFlag('Number of the row, as --rows of `assay verify` writes it', 'N'),
      line: textFlag('Or its line in the file, as the ledger names it', 'N'),
      against: textFlag('Kind of row to weigh it against, such as authentic (default: the next best)', 'KIND'),
      clear: {
        kind: 'boolean',
        brief: "Show the row's own cells in clear: personal data",
        withNegated: false,
        default: false,
      },
      case: textFlag('With --clear: keep in this case that you looked, before anything is shown', 'CASE'),
      why: textFlag('With --case: why you look, in at most 500 characters', 'TEXT'),
      by: keepFlags.by,
      json: jsonFlag,
      column: columnFlag,
      ...commonFlags,
    },
    positional: filesArgument('Leaked file, the same as were given to `assay verify`', 'LEAK'),
  },
  docs: {
    brief: 'Show how one row of a leak was judged',
    fullDescription:
      'Takes the judgement of one row apart: the probability of each kind of row, and what each comparison weighs. The person whom ' +
      'the row fits is not named, and no value is shown without --clear.',
  },
});
