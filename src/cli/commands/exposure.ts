import { buildCommand } from '@stricli/core';
import type { ExposureFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { reading } from '../guarded.js';
import { columnFlag, commonFlags, filesArgument, jsonFlag, keepFlags, textFlag } from './common.js';

export const exposureCommand = buildCommand<ExposureFlags, string[], CliContext>({
  loader: async () => reading(async () => (await import('../actions/exposure.js')).exposure),
  parameters: {
    flags: {
      json: jsonFlag,
      html: textFlag('Write the counts as one self-contained HTML file with a map', 'FILE'),
      ...keepFlags,
      column: columnFlag,
      ...commonFlags,
    },
    positional: filesArgument('Leaked file, the same as were given to `assay verify`', 'LEAK'),
  },
  docs: {
    brief: 'Count the people whom a leak exposes, by data element and state',
    fullDescription:
      'Tests the leak as `assay verify` does, and counts people, never rows: with which data elements, living where when the rows ' +
      'were taken and now, customers and former ones. Of a sample it counts the sample; what it says of the rest is an estimate and stands apart.',
  },
});
