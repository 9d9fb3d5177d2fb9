import { buildCommand } from '@stricli/core';
import type { IdentifyFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { reading } from '../guarded.js';
import { columnFlag, commonFlags, filesArgument, jsonFlag } from './common.js';

export const identifyCommand = buildCommand<IdentifyFlags, string[], CliContext>({
  loader: async () => reading(async () => (await import('../actions/identify.js')).identify),
  parameters: {
    flags: { json: jsonFlag, column: columnFlag, ...commonFlags },
    positional: filesArgument('File to look at; the formats of `assay verify`', 'FILE'),
  },
  docs: {
    brief: 'Say which data elements a file holds',
    fullDescription:
      'Names the data element of each column and why. Inside a workspace with an index, columns are also joined to your own ' +
      'data; outside one, names and patterns alone decide.',
  },
});
