import { buildCommand } from '@stricli/core';
import type { AskFlags } from '../../flags-posture.js';
import { guarded } from '../../guarded.js';
import type { CliContext } from '../../host.js';
import { commonFlags } from '../common.js';

const text = (input: string): string => input;

export const askCommand = buildCommand<AskFlags, [string?], CliContext>({
  loader: async () => guarded((await import('../../actions/posture/ask.js')).postureAsk),
  parameters: {
    flags: {
      inventory: {
        kind: 'parsed',
        parse: text,
        variadic: true,
        optional: true,
        brief: 'A list of machines: what it answers is not asked; repeatable',
        placeholder: 'FILE',
      },
      all: { kind: 'boolean', brief: 'Go on through all 38 goals', withNegated: false, default: false },
      again: { kind: 'boolean', brief: 'Ask anew what was answered before', withNegated: false, default: false },
      ...commonFlags,
    },
    positional: {
      kind: 'tuple',
      parameters: [
        {
          brief: 'Where the answers go (default: plant.yaml); what stands there is kept',
          placeholder: 'FILE',
          parse: text,
          optional: true,
        },
      ],
    },
  },
  docs: {
    brief: 'Ask ten subjects in plain words, and write plant.yaml',
    fullDescription:
      'For a plant without a list of machines, and for what no list says: how it is run. "I do not know" is always an answer. The file can be read by hand and by `assay posture check`.',
  },
});
