import { buildCommand } from '@stricli/core';
import type { KeyFlags } from '../../flags-posture.js';
import { guarded } from '../../guarded.js';
import type { CliContext } from '../../host.js';
import { commonFlags } from '../common.js';

export const keyCommand = buildCommand<KeyFlags, [], CliContext>({
  loader: async () => guarded((await import('../../actions/posture/export.js')).postureKey),
  parameters: { flags: commonFlags },
  docs: { brief: 'Print the fingerprint of the key that signs your bundles, to be read out over the telephone' },
});
