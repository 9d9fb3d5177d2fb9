import { buildCommand } from '@stricli/core';
import type { StatementsFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { guarded } from '../guarded.js';
import { commonFlags, jsonFlag, textFlag } from './common.js';

export const statementsCommand = buildCommand<StatementsFlags, string[], CliContext>({
  loader: async () => guarded((await import('../actions/statements.js')).statements),
  parameters: {
    flags: {
      asOf: textFlag(
        'Judge by what was known on a day, 2021-08-20, or at a moment with its zone (default: now)',
        'DATE',
      ),
      json: jsonFlag,
      html: textFlag('Write the ladder as one self-contained HTML file', 'FILE'),
      ...commonFlags,
    },
    positional: {
      kind: 'array',
      parameter: {
        brief: 'Findings, statements and claims, as docs/guide/spokesperson.md shows them',
        placeholder: 'FILE.yaml',
        parse: (text: string) => text,
      },
    },
  },
  docs: {
    brief: 'Say which of your statements no longer hold, and whom to correct',
    fullDescription:
      'Holds everything that was said outside against what is known: what contradicts it, since when, by which finding, to whom ' +
      'it was told, and who of them was told otherwise since. What is only possible, or rests on nothing, is answered with "cannot tell".',
  },
});
