import { buildCommand } from '@stricli/core';
import type { InitFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { guarded } from '../guarded.js';
import { commonFlags, textFlag } from './common.js';

export const initCommand = buildCommand<InitFlags, [], CliContext>({
  loader: async () => guarded((await import('../actions/init.js')).init),
  parameters: {
    flags: {
      name: textFlag('Name of the organisation', 'NAME'),
      sector: textFlag('communications, water, health, finance, government, ...', 'SECTOR'),
      state: textFlag('Home jurisdiction, two letters', 'STATE'),
      customers: textFlag('A table of customers to begin with, relative to the folder', 'FILE'),
      yes: { kind: 'boolean', brief: 'Ask nothing; leave out what is not given', withNegated: false, default: false },
      ...commonFlags,
      workspace: textFlag('Folder to write it in (default: the current one)', 'DIR'),
    },
  },
  docs: { brief: 'Write assay.yaml, asking for what it needs; never overwrites one' },
});
