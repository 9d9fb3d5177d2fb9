import { buildCommand } from '@stricli/core';
import type { IndexFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { guarded } from '../guarded.js';
import { commonFlags } from './common.js';

export const indexCommand = buildCommand<IndexFlags, [], CliContext>({
  loader: async () => guarded((await import('../actions/index-systems.js')).indexSystems),
  parameters: {
    flags: {
      full: { kind: 'boolean', brief: 'Read every source again', withNegated: false, default: false },
      ...commonFlags,
    },
  },
  docs: {
    brief: 'Build or refresh the reference from the systems of record',
    fullDescription:
      'Reads the sources that assay.yaml names and keeps keyed tokens of their values under .assay/. Sources that did not change ' +
      'are not read again. Do it before an incident: then `assay verify` takes seconds.',
  },
});
