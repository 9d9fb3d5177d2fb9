import { buildCommand, buildRouteMap } from '@stricli/core';
import type { ClaimFlags } from '../flags.js';
import { guarded } from '../guarded.js';
import type { CliContext } from '../host.js';
import { commonFlags, jsonFlag, keepFlags, textFlag } from './common.js';

const readCommand = buildCommand<ClaimFlags, [string], CliContext>({
  loader: async () => guarded((await import('../actions/claim.js')).claimRead),
  parameters: {
    flags: {
      date: textFlag('The day of the text, 2021-08-16: `Sunday` and `last month` are read against it', 'DATE'),
      rates: textFlag(
        'What a unit of a currency was worth in dollars: { as_of: 2021-08-15, usd: { BTC: 46000 } }',
        'FILE',
      ),
      json: jsonFlag,
      html: textFlag('Write the text with what was read marked in it, as one self-contained HTML file', 'FILE'),
      ...keepFlags,
      ...commonFlags,
    },
    positional: {
      kind: 'tuple',
      parameters: [
        {
          brief: 'A post, an article, a mail or a note: plain text, a saved mail or a page',
          placeholder: 'TEXTFILE',
          parse: (text: string) => text,
        },
      ],
    },
  },
  docs: {
    brief: 'Read what a post, an article, a mail or a note claims',
    fullDescription:
      'Who says what of whose data: people, elements, offers and demands, access, samples that were checked, the response, and what a local ' +
      'paper tells of a plant. Every field with the words it was read from and a confidence; what the text does not say stays empty. English only, by rules, nothing is looked up.',
  },
});

export const claimCommands = buildRouteMap({
  routes: { read: readCommand },
  docs: { brief: 'Read what somebody claims' },
});
