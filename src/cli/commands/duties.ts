import { buildCommand } from '@stricli/core';
import type { DutiesFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { guarded } from '../guarded.js';
import { commonFlags, jsonFlag, textFlag } from './common.js';

export const dutiesCommand = buildCommand<DutiesFlags, string[], CliContext>({
  loader: async () => guarded((await import('../actions/duties.js')).duties),
  parameters: {
    flags: {
      facts: textFlag('Facts of the incident, as docs/guide/counsel.md shows them', 'FACTS.yaml'),
      exposure: textFlag('Take people and elements from what `assay exposure --json` wrote', 'EXPOSURE.json'),
      asOf: textFlag('Replay the law of a day, 2021-08-20, or of a moment with its zone (default: now)', 'DATE'),
      json: jsonFlag,
      ics: textFlag('Write the deadlines as a calendar', 'FILE.ics'),
      all: {
        kind: 'boolean',
        brief: 'Also show what is asked for in each notice, all doubts, and why the other rules do not apply',
        withNegated: false,
        default: false,
      },
      ...commonFlags,
    },
    positional: {
      kind: 'array',
      parameter: { brief: 'Id of a case, in place of --facts', placeholder: 'CASE', parse: (text: string) => text },
    },
  },
  docs: {
    brief: 'Say who must be told by when, and why',
    fullDescription:
      'Applies the law to the facts of a file or of a case: every duty with its reason, its deadline in the zone of whoever is told, and its ' +
      'protection; what cannot be told and for lack of which fact; and what does not apply. No clock runs from an event that ' +
      'nobody has set. Not legal advice.',
  },
});
